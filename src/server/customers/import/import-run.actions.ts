import { type Mapping, mappingSchema } from '#contract/mapping';
import { FORGOTTEN } from '#server/customers/ingest/forgotten';
import { countersOf, type Outcome } from '#server/customers/ingest/incoming';
import { settleWordIndexes } from '#server/customers/ingest/ingest.store';
import { keepAside } from '#server/customers/ingest/quarantine.store';
import { announce } from '#server/platform/events/outbox.store';
import { faultFacts } from '#server/platform/log';
import { frugally, giveMemoryBack } from '#server/platform/memory';
import type { Trx, World } from '#server/platform/world';
import type { FileBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import type { Importing } from './import.actions.ts';
import { type ImportRow, imports, moveImport, setState } from './import.store.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { saveErrors } from './row-error.store.ts';
import { rowsOf } from './rows.ts';
import type { Sniffed } from './sniff.ts';
import { forgetUpload, uploadedFile } from './upload.actions.ts';

/**
 * An import on its way: the file is read in chunks, each stored and counted in one transaction. The counters are the cursor:
 * after a crash or an outage the file is read again and as many rows skipped as were counted.
 */
const CHUNK = 1_000;
/** Bytes of a file after whose import the waste is worth a collection. */
const LARGE_FILE = 16 * 1024 * 1024;
const cancelled = new Set<string>();

export function cancelImport(id: string): void {
  cancelled.add(id);
}

/** Reads from where the counters stand to the end. Resolves when the import has ended, however it ended. */
export async function runImport(importing: Importing, id: string): Promise<void> {
  const { world } = importing;
  const [row] = await imports(world.db, { id });
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return;
  if (row.state === 'waiting') await setState(world.db, id, 'running', { now: world.now() });
  try {
    const whole = await frugally(() => readThrough(importing, row));
    await setState(world.db, id, whole ? 'done' : 'cancelled', { now: world.now() });
    await world.db.transaction().execute((trx) => announce(trx, 'import.finished', [id]));
    await forgetUpload(importing, id);
    await settleWordIndexes(world.db);
    if (row.fileBytes > LARGE_FILE) giveMemoryBack();
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) {
      // The process is stopping or the database is away: the import goes on by itself later.
      world.log({ level: 'error', event: 'import.interrupted', import: id, ...faultFacts(fault) });
      throw fault;
    }
    await setState(world.db, id, 'failed', { failure: fault.message, now: world.now() });
    await forgetUpload(importing, id);
  }
  cancelled.delete(id);
}

/** Imports that a crash or a stop interrupted go on by themselves. */
export async function resumeImports(importing: Importing): Promise<void> {
  for (const row of (await imports(importing.world.db, { unfinished: true })).reverse())
    await runImport(importing, row.id);
}

async function readThrough(importing: Importing, row: ImportRow): Promise<boolean> {
  // One chunk is being written while the next is hashed and waits.
  const inHand: Promise<void>[] = [];
  try {
    return await readChunks(importing, row, inHand);
  } finally {
    // Whatever ends the reading, no chunk may be counted after it ended.
    await Promise.allSettled(inHand);
  }
}

async function readChunks(importing: Importing, row: ImportRow, inHand: Promise<void>[]): Promise<boolean> {
  const mapping = mappingSchema.parse(row.mapping);
  const progress = { bytes: 0 };
  const file = uploadedFile(importing, row.id);
  const counted: FileBytes = { ...file, stream: () => countBytes(file.stream(), progress) };
  let toSkip = row.counters.received;
  let begun = toSkip;
  const store = (rows: readonly ReadRow[]): Promise<void> => {
    const after = begun;
    begun += rows.length;
    return storeChunk(importing, row, { rows, after, bytesRead: progress.bytes });
  };
  let chunk: ReadRow[] = [];
  for await (const fileRow of rowsOf(counted, lookedBefore(mapping))) {
    if (toSkip > 0) {
      toSkip--;
      continue;
    }
    chunk.push(
      readRow({ mapping, sourceId: row.sourceId, importId: row.id, now: importing.world.now() }, fileRow),
    );
    if (chunk.length < CHUNK) continue;
    if (inHand.length > 1) await inHand.shift();
    if (cancelled.has(row.id)) return false;
    const storing = store(chunk);
    // The fault is met when the chunk is awaited; until then it must not count as unhandled.
    storing.catch(() => undefined);
    inHand.push(storing);
    chunk = [];
  }
  for (const storing of inHand.splice(0)) await storing;
  if (cancelled.has(row.id)) return false;
  await store(chunk);
  return true;
}

async function* countBytes(
  bytes: AsyncIterable<Buffer>,
  progress: { bytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    progress.bytes += chunk.length;
    yield chunk;
  }
}

function lookedBefore(mapping: Mapping): Sniffed {
  const { format, encoding, delimiter, letters } = mapping.file;
  if (format === 'auto' || encoding === 'auto') throw new Error('an import starts with a looked-at file');
  return {
    format,
    encoding,
    delimiter: delimiter === 'auto' ? null : delimiter,
    letters: letters === 'auto' ? 'logical' : letters,
  };
}

interface Chunk {
  readonly rows: readonly ReadRow[];
  /** How many rows of the file were counted before this chunk. */
  readonly after: number;
  readonly bytesRead: number;
}

class OutOfTurn extends Error {
  constructor() {
    super('the chunk before was not counted');
    this.name = 'OutOfTurn';
  }
}

async function storeChunk(
  importing: Importing,
  row: ImportRow,
  { rows: chunk, after, bytesRead }: Chunk,
): Promise<void> {
  if (chunk.length === 0) return;
  const { world, writer } = importing;
  const good = chunk.filter((row) => row.incoming !== null);
  await writer.store(
    good.flatMap(({ incoming }) => (incoming === null ? [] : [incoming])),
    async (trx, outcomes) => {
      const errors = chunk.flatMap((row) => (row.error === null ? [] : [row.error]));
      good.forEach((row, at) => {
        const outcome = outcomes[at];
        if (outcome !== undefined && (outcome.status === 'quarantined' || outcome.status === 'rejected'))
          errors.push({
            rowNumber: row.number,
            status: outcome.status,
            reason: outcome.reason ?? '',
            raw: outcome.reason === FORGOTTEN ? '{}' : row.raw,
          });
      });
      const early: Outcome[] = chunk.flatMap((row) =>
        row.error === null ? [] : [{ status: row.error.status, reason: row.error.reason }],
      );
      await saveErrors(trx, world, row.id, errors);
      await keepQuarantined(trx, world, row, chunk);
      const counters = countersOf([...outcomes, ...early]);
      // When the chunk before was lost with its connection, this one must not be counted in its place.
      if (!(await moveImport(trx, row.id, { counters, after, bytesRead }))) throw new OutOfTurn();
    },
    { readAgainAfterCrash: true },
  );
}

/** Rows set aside before they reached the writer are kept like any other quarantined item. */
async function keepQuarantined(
  trx: Trx,
  world: World,
  row: ImportRow,
  chunk: readonly ReadRow[],
): Promise<void> {
  const aside = chunk.flatMap(({ error }) => (error?.status === 'quarantined' ? [error] : []));
  if (aside.length === 0) return;
  await keepAside(
    trx,
    world,
    aside.map((error) => ({
      sourceId: row.sourceId,
      importId: row.id,
      externalId: null,
      original: error.raw,
      reason: error.reason,
    })),
  );
}
