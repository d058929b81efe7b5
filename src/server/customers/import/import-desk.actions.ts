import { statSync } from 'node:fs';
import type { Import } from '#contract/imports';
import type { Connector, Mapping } from '#contract/mapping';
import { done, type Result, refused } from '#kernel/result';
import type { IngestRules } from '#server/customers/ingest/accepted-row';
import { type Actor, actorName } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { faultFacts } from '#server/platform/log';
import { type Outage, throughOutages } from '#server/platform/outage';
import { type FileTrouble, troubled } from './file-trouble.ts';
import { type Importing, startImport } from './import.actions.ts';
import { type ImportRow, imports, setState } from './import.store.ts';
import { cancelImport, resumeImports, runImport } from './import-run.actions.ts';
import { spoolExists, spoolFile } from './spool.ts';
import { forgetUpload, sweepUploads } from './upload.actions.ts';

/** Where people bring files: start, watch, cancel. Imports run one after the other in the background. */
export interface ImportDesk extends Importing {
  /** File names of uploads, kept only while the process lives: they may name a person. */
  readonly uploads: Map<string, string>;
  running: Promise<void>;
  /** Directories without whose disks nothing can be stored. */
  readonly disks: readonly string[];
  /** What the import under way waits for; it goes on by itself. */
  outage: Outage | null;
  /** Touchpoints and divisions as the writer knows them. */
  readonly readRules: () => Promise<IngestRules>;
  /** Ready mappings for what companies have. */
  readonly connectors: readonly Connector[];
}

const WAITS_FOR: Readonly<Record<Outage, string>> = {
  'disk-full': 'The disk is full. Free some space; the import then goes on by itself.',
  'database-away': 'The database does not answer. The import goes on by itself when it is back.',
};

export async function startUpload(
  desk: ImportDesk,
  actor: Actor,
  input: { uploadId: string; mapping: Mapping },
): Promise<Result<Import, 'not-found' | FileTrouble>> {
  const file = spoolFile(desk.world.home, input.uploadId);
  if (!(await spoolExists(file))) return refused('not-found');
  try {
    const fileName = desk.uploads.get(input.uploadId) ?? 'file';
    await startImport(desk, {
      uploadId: input.uploadId,
      fileName,
      fileBytes: statSync(file).size,
      mapping: input.mapping,
      startedBy: actor.kind === 'employee' ? actor.employeeId : null,
      sample: false,
      alongside: (trx) =>
        record(trx, desk.world.now(), {
          actor,
          action: 'import.start',
          objectType: 'import',
          objectId: input.uploadId,
          facts: { source: input.mapping.source.code, by: actorName(actor) },
        }),
    });
    runInBackground(desk, input.uploadId);
    return readImport(desk, input.uploadId);
  } catch (fault) {
    const trouble = troubled(fault);
    // A person mends the mapping and tries again; the command line uploads again, so its file must not stay.
    if (actor.kind === 'system') await forgetUpload(desk, input.uploadId);
    return trouble;
  }
}

export function runInBackground(desk: ImportDesk, id: string): void {
  inBackground(desk, id, () => runImport(desk, id));
}

/** After whatever runs already; a fault is logged under the import that it belongs to. */
export function inBackground(desk: ImportDesk, id: string, work: () => Promise<void>): void {
  desk.running = desk.running
    .then(() => patiently(desk, work))
    .catch((fault: unknown) =>
      desk.world.log({ level: 'error', event: 'import.fault', import: id, ...faultFacts(fault) }),
    );
}

/** Imports that a crash or a stop interrupted go on, then `more`; an outage only makes them wait. */
export async function resumePatiently(desk: ImportDesk, more: () => Promise<void>): Promise<void> {
  await patiently(desk, async () => {
    await resumeImports(desk);
    await more();
  });
}

async function patiently(desk: ImportDesk, work: () => Promise<void>): Promise<void> {
  await throughOutages(work, {
    disks: desk.disks,
    told: (outage) => {
      if (outage !== null && desk.outage !== outage)
        desk.world.log({ level: 'warn', event: 'import.waits', outage });
      desk.outage = outage;
    },
  });
}

/** Files that nobody began to import are forgotten, with their names. */
export async function sweepDesk(desk: ImportDesk): Promise<void> {
  for (const id of await sweepUploads(desk)) desk.uploads.delete(id);
}

export async function listImports(desk: ImportDesk): Promise<Import[]> {
  return (await imports(desk.world.db)).map((row) => view(desk, row));
}

export async function readImport(desk: ImportDesk, id: string): Promise<Result<Import, 'not-found'>> {
  const [row] = await imports(desk.world.db, { id });
  return row === undefined ? refused('not-found') : done(view(desk, row));
}

export async function stopImport(
  desk: ImportDesk,
  actor: Actor,
  id: string,
): Promise<Result<Import, 'not-found'>> {
  const [row] = await imports(desk.world.db, { id });
  if (row === undefined) return refused('not-found');
  if (row.state === 'waiting') await setState(desk.world.db, id, 'cancelled', { now: desk.world.now() });
  if (row.state === 'running') cancelImport(id);
  await desk.world.db
    .transaction()
    .execute((trx) =>
      record(trx, desk.world.now(), { actor, action: 'import.cancel', objectType: 'import', objectId: id }),
    );
  return readImport(desk, id);
}

function view({ world, outage }: ImportDesk, row: ImportRow): Import {
  const now = world.now();
  const waitsFor = row.state === 'running' ? outage : null;
  const ended = row.finishedAt ?? (row.state === 'running' ? now : null);
  const seconds =
    row.startedAt === null || ended === null ? null : (ended.getTime() - row.startedAt.getTime()) / 1000;
  const share =
    row.state === 'done' ? 1 : Math.min(1, row.counters.received / Math.max(1, row.rowsTotal ?? 0));
  return {
    id: row.id,
    source: { id: row.sourceId, code: row.sourceCode, name: row.sourceName },
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    state: row.state,
    failure: waitsFor === null ? row.failure : WAITS_FOR[waitsFor],
    waitsFor,
    ...row.counters,
    share,
    secondsLeft:
      row.state === 'running' && seconds !== null && share > 0.02
        ? Math.round((seconds * (1 - share)) / share)
        : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    seconds,
    errors: row.errors,
  };
}
