import { ORPCError } from '@orpc/client';

/** A refusal that came beside the typed calls, in their form. */
export function refusalOf(code: string, status: number): Error {
  return new ORPCError(code, { status });
}
