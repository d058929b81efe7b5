import { z } from 'zod';
import { appendToKeyLog, readKeyLog } from './key-log.ts';
import { REMOVAL_LOG } from './keys-file.ts';

/**
 * Imports that were taken back and sources of a sample that was removed: their keys are destroyed, so that rows of them in
 * an older backup could no more be read. A database that still has them is made to take them back again.
 */
const entrySchema = z.union([
  z.object({ import: z.uuid(), at: z.string() }),
  z.object({ sampleSources: z.array(z.uuid()), at: z.string() }),
]);
type LoggedRemoval = z.infer<typeof entrySchema>;

/** Durable when it returns; what is there already is not written again. */
export function appendRemoval(home: string, entry: LoggedRemoval): void {
  const { imports, sampleSources } = readRemovals(home);
  const known =
    'import' in entry
      ? imports.includes(entry.import)
      : entry.sampleSources.every((id) => sampleSources.includes(id));
  if (!known) appendToKeyLog(home, REMOVAL_LOG, entry);
}

export function readRemovals(home: string): { imports: string[]; sampleSources: string[] } {
  const entries = readKeyLog(home, REMOVAL_LOG).flatMap((line) => entrySchema.safeParse(line).data ?? []);
  return {
    imports: entries.flatMap((entry) => ('import' in entry ? [entry.import] : [])),
    sampleSources: entries.flatMap((entry) => ('import' in entry ? [] : entry.sampleSources)),
  };
}
