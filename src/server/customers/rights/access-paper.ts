import { startThread } from '#server/platform/thread';
import type { Language } from './access-words.ts';

/**
 * What we know of a person, for the person to read: who they are with us, what we promised, what happened between us,
 * who looked. It is set in a thread of its own, which ends with the page.
 */
export interface AccessPaper {
  readonly organization: string;
  readonly timeZone: string;
  readonly madeAt: string;
  readonly attributes: readonly {
    attribute: string;
    value: string;
    source: { he: string; en: string };
  }[];
  readonly promises: readonly { text: string; madeAt: string; dueAt: string | null; state: string }[];
  readonly contacts: readonly { at: string; kind: string; channel: string; text: string | null }[];
  readonly contactsInAll: number;
  readonly cases: readonly { number: number; openedAt: string; subject: string }[];
  readonly looks: readonly { division: string; times: number }[];
}

export function printPaper(paper: AccessPaper, language: Language): Promise<Buffer> {
  const thread = startThread('./access-pdf-thread', import.meta.url, { paper, language });
  return new Promise((resolve, reject) => {
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the paper's thread ended with ${code}`)));
  });
}
