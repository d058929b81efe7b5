import { randomUUID } from 'node:crypto';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { countersOf, type Incoming, type Outcome } from '#server/customers/ingest/incoming';
import { keepAside } from '#server/customers/ingest/quarantine.store';
import type { Writer } from '#server/customers/ingest/writer';
import { checkItem, externalIdOf } from '#server/customers/intake/item';
import type { DateOrder } from '#server/customers/intake/when';
import { announce } from '#server/platform/events/outbox.store';
import { faultFacts } from '#server/platform/log';
import { giveMemoryBack } from '#server/platform/memory';
import { forgetUploadKey, makeUploadKey, readUploadKey } from '#server/platform/vault/key-files';
import type { Trx, World } from '#server/platform/world';
import { FileRefusal } from './file-refusal.ts';
import {
  createImport,
  ensureDivisions,
  ensureSource,
  type ImportError,
  type ImportRow,
  imports,
  moveImport,
  saveErrors,
  setState,
} from './import.store.ts';
import { lookAt } from './look.ts';
import { mapRow, missingColumns } from './map-row.ts';
import { type Row, rowsOf, unpacked } from './rows.ts';
import type { Sniffed } from './sniff.ts';
import { readSpool, removeSpool, spoolExists, spoolFile, writeSpool } from './spool.ts';

/**
 * The life of an import: a file is uploaded sealed, looked at, mapped, read in chunks, stored, counted and forgotten.
 * The counters move in the transaction of their chunk; after a crash the file is read again and as many rows skipped as
 * were counted.
 */
export interface Importing {
  readonly world: World;
  readonly master: Buffer;
  readonly writer: Writer;
  /** Journeys make the journey that a mapping describes, before the first row. */
  readonly prepareJourney: (trx: Trx, mapping: Mapping, sample: boolean) => Promise<void>;
}

const CHUNK = 1_000;
const ITEM_LIMIT = 64 * 1024;
/** Bytes of a file after whose import the waste is worth a collection. */
const LARGE_FILE = 16 * 1024 * 1024;
const cancelled = new Set<string>();

export async function upload(
  importing: Importing,
  source: NodeJS.ReadableStream,
): Promise<{ uploadId: string; bytes: number }> {
  const uploadId = randomUUID();
  const key = makeUploadKey(importing.world.home, importing.master, uploadId);
  try {
    const bytes = await writeSpool(spoolFile(importing.world.home, uploadId), key, source);
    return { uploadId, bytes };
  } catch (fault) {
    await forgetUpload(importing, uploadId);
    throw fault;
  }
}

export function uploadedBytes(importing: Importing, uploadId: string): AsyncGenerator<Buffer> {
  const { home } = importing.world;
  return unpacked(readSpool(spoolFile(home, uploadId), readUploadKey(home, importing.master, uploadId)));
}

export async function forgetUpload(importing: Importing, uploadId: string): Promise<void> {
  await removeSpool(spoolFile(importing.world.home, uploadId));
  forgetUploadKey(importing.world.home, uploadId);
}

/** Checks the whole file before the first row is stored: encoding, shape, columns. Throws `FileRefusal`. */
export async function startImport(
  importing: Importing,
  facts: {
    uploadId: string;
    fileName: string;
    fileBytes: number;
    mapping: Mapping;
    startedBy: string | null;
    sample: boolean;
  },
): Promise<string> {
  const { world } = importing;
  if (!(await spoolExists(spoolFile(world.home, facts.uploadId))))
    throw new FileRefusal('unreadable', 'The uploaded file is no longer here; upload it again.');
  const looked = await lookAt(() => uploadedBytes(importing, facts.uploadId), facts.fileName, facts.mapping);
  const missing = missingColumns(facts.mapping, looked.columns);
  if (missing.length > 0) {
    throw new FileRefusal(
      'bad-mapping',
      `The mapping names ${missing.length === 1 ? 'a column' : 'columns'} that the file does not have: ${missing.join(', ')}. The file has: ${looked.columns.join(', ')}.`,
    );
  }
  const needed =
    facts.mapping.rows === 'person'
      ? ['customer.reference']
      : ['externalId', 'occurredAt', 'kind', 'channel'];
  const unmapped = needed.filter((field) => !(field in facts.mapping.fields));
  if (unmapped.length > 0)
    throw new FileRefusal(
      'bad-mapping',
      `The mapping leaves out what every row needs: ${unmapped.join(', ')}.`,
    );
  const mapping: Mapping = {
    ...facts.mapping,
    file: {
      ...facts.mapping.file,
      ...looked.sniffed,
      delimiter: delimiterOf(looked.sniffed),
      dateOrder: looked.dateOrder,
    },
  };
  await world.db.transaction().execute(async (trx) => {
    await ensureDivisions(trx, mapping.divisions ?? [], facts.sample);
    const source = await ensureSource(trx, mapping.source, facts.sample);
    await importing.prepareJourney(trx, mapping, facts.sample);
    await createImport(trx, {
      ...facts,
      id: facts.uploadId,
      sourceId: source.id,
      rowsTotal: looked.total,
      mapping,
      now: world.now(),
    });
  });
  importing.writer.forgetRules();
  return facts.uploadId;
}

function delimiterOf(sniffed: Sniffed): Mapping['file']['delimiter'] {
  const { delimiter } = sniffed;
  return delimiter === ',' || delimiter === ';' || delimiter === '\t' || delimiter === '|'
    ? delimiter
    : 'auto';
}

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
    const whole = await readThrough(importing, row);
    await setState(world.db, id, whole ? 'done' : 'cancelled', { now: world.now() });
    await world.db.transaction().execute((trx) => announce(trx, 'import.finished', [id]));
    await forgetUpload(importing, id);
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

interface ReadRow {
  readonly incoming: Incoming | null;
  readonly error: ImportError | null;
  readonly raw: string;
  readonly number: number;
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
  const counted = countBytes(uploadedBytes(importing, row.id), progress);
  let toSkip = row.counters.received;
  let chunk: ReadRow[] = [];
  for await (const fileRow of rowsOf(counted, lookedBefore(mapping))) {
    if (toSkip > 0) {
      toSkip--;
      continue;
    }
    chunk.push(readRow(importing.world, mapping, fileRow, row));
    if (chunk.length < CHUNK) continue;
    if (inHand.length > 1) await inHand.shift();
    if (cancelled.has(row.id)) return false;
    const storing = storeChunk(importing, row, chunk, progress.bytes);
    // The fault is met when the chunk is awaited; until then it must not count as unhandled.
    storing.catch(() => undefined);
    inHand.push(storing);
    chunk = [];
  }
  for (const storing of inHand.splice(0)) await storing;
  if (cancelled.has(row.id)) return false;
  await storeChunk(importing, row, chunk, progress.bytes);
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
  const { format, encoding, delimiter } = mapping.file;
  if (format === 'auto' || encoding === 'auto') throw new Error('an import starts with a looked-at file');
  return { format, encoding, delimiter: delimiter === 'auto' ? null : delimiter };
}

function readRow(world: World, mapping: Mapping, row: Row, { id: importId, sourceId }: ImportRow): ReadRow {
  const raw = JSON.stringify(row.cells);
  const bad = (status: 'quarantined' | 'rejected', reason: string): ReadRow => ({
    incoming: null,
    error: { rowNumber: row.number, status, reason, raw },
    raw,
    number: row.number,
  });
  if (raw.length > ITEM_LIMIT) return bad('rejected', 'over-64-kib');
  const order: DateOrder = mapping.file.dateOrder === 'auto' ? 'dmy' : mapping.file.dateOrder;
  const mapped = mapRow({ mapping, dateOrder: order }, row);
  if (mapped.status !== 'good') return bad(mapped.status, mapped.reason);
  const item =
    mapping.rows === 'interaction'
      ? mapped.item
      : {
          ...mapped.item,
          externalId: referenceOf(mapped.item) ?? '',
          occurredAt: world.now().toISOString(),
          kind: 'other',
          channel: 'system',
        };
  if (mapping.rows === 'person' && externalIdOf(item) === null) return bad('rejected', 'no-person-reference');
  const checked = checkItem(item, mapping.file.timeZone);
  if (checked.status !== 'good') return bad(checked.status, checked.reason);
  if (mapping.rows === 'interaction') {
    return {
      incoming: { rowKind: 'interaction', sourceId, importId, ...checked, original: JSON.stringify(item) },
      error: null,
      raw,
      number: row.number,
    };
  }
  const { customer } = checked.item;
  if (customer?.reference === undefined) return bad('rejected', 'no-person-reference');
  return {
    incoming: {
      rowKind: 'person',
      sourceId,
      importId,
      customer: { ...customer, reference: customer.reference },
      original: JSON.stringify(mapped.item),
    },
    error: null,
    raw,
    number: row.number,
  };
}

function referenceOf(item: Record<string, unknown>): string | null {
  const { customer } = item;
  if (typeof customer !== 'object' || customer === null || !('reference' in customer)) return null;
  return typeof customer.reference === 'string' ? customer.reference : null;
}

async function storeChunk(
  importing: Importing,
  row: ImportRow,
  chunk: readonly ReadRow[],
  bytesRead: number,
): Promise<void> {
  if (chunk.length === 0) return;
  const { world, writer } = importing;
  const good = chunk.filter((row) => row.incoming !== null);
  await writer.store(
    good.flatMap((row) => (row.incoming === null ? [] : [row.incoming])),
    async (trx, outcomes) => {
      const errors = chunk.flatMap((row) => (row.error === null ? [] : [row.error]));
      good.forEach((row, at) => {
        const outcome = outcomes[at];
        if (outcome !== undefined && (outcome.status === 'quarantined' || outcome.status === 'rejected'))
          errors.push({
            rowNumber: row.number,
            status: outcome.status,
            reason: outcome.reason ?? '',
            raw: row.raw,
          });
      });
      const early: Outcome[] = chunk.flatMap((row) =>
        row.error === null ? [] : [{ status: row.error.status, reason: row.error.reason }],
      );
      await saveErrors(trx, world, row.id, errors);
      await keepQuarantined(trx, world, row, chunk);
      await moveImport(trx, row.id, countersOf([...outcomes, ...early]), bytesRead);
    },
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
