import { z } from 'zod';
import { appendToKeyLog, readKeyLog } from './key-log.ts';
import { ERASURE_LOG } from './keys-file.ts';

/**
 * Who was forgotten, beside the keys and outside the database: a backup of the rows that is older than an erasure is
 * erased again when it is restored. Ids, key slots and keyed hashes; no word of who it was. One JSON object a line.
 */
const entrySchema = z.object({
  id: z.uuid(),
  number: z.number().int(),
  customerId: z.uuid(),
  recordIds: z.array(z.uuid()).readonly(),
  slots: z.array(z.number().int().nonnegative()).readonly(),
  reason: z.string(),
  askedAt: z.string(),
  byEmployee: z.uuid().nullable(),
  erasedAt: z.string(),
  counts: z.record(z.string(), z.number()).readonly(),
  ways: z.array(z.object({ way: z.string(), hash: z.string() })),
});
export type LoggedErasure = z.infer<typeof entrySchema>;

/** Durable when it returns. An entry that is there already is not written again. */
export function appendErasure(home: string, entry: LoggedErasure): void {
  if (readErasures(home).some(({ id }) => id === entry.id)) return;
  appendToKeyLog(home, ERASURE_LOG, entry);
}

export function readErasures(home: string): LoggedErasure[] {
  return readKeyLog(home, ERASURE_LOG).flatMap((line) => entrySchema.safeParse(line).data ?? []);
}
