import { type Result, refused } from '#kernel/result';
import { FileRefusal } from './file-refusal.ts';

/** A refused file or mapping as the contract tells it: which of the two, and the sentence. */
export type FileTrouble = {
  readonly code: 'unreadable' | 'bad-mapping';
  readonly data: { readonly sentence: string };
};

/** Throws whatever is not a refusal: that is a fault. */
export function troubled(fault: unknown): Result<never, FileTrouble> {
  if (fault instanceof FileRefusal) return refused({ code: fault.kind, data: { sentence: fault.message } });
  throw fault;
}
