import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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
  const file = join(home, 'keys', ERASURE_LOG);
  const whole = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const handle = openSync(file, 'a', 0o600);
  try {
    // A line that a crash cut short is ended, and passed over by the reader.
    appendFileSync(handle, `${whole === '' || whole.endsWith('\n') ? '' : '\n'}${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function readErasures(home: string): LoggedErasure[] {
  const file = join(home, 'keys', ERASURE_LOG);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const entry = entrySchema.safeParse(jsonOf(line));
      return entry.success ? [entry.data] : [];
    });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
