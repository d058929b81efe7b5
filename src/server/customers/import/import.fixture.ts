import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { z } from 'zod';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { openWriter } from '#server/customers/ingest/writer';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testWorld } from '#server/platform/world.fixture';
import { type Importing, startImport } from './import.actions.ts';
import { imports } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { readDivisionCodes } from './silos.actions.ts';
import { upload } from './upload.actions.ts';

/** A desk of a test's own: its database, its home, its clock. */
export async function openTestDesk(
  now?: () => Date,
): Promise<{ desk: ImportDesk; ownerPool: Pool; close(): Promise<void> }> {
  const database = await testDatabase();
  const home = mkdtempSync(join(tmpdir(), 'empty-chair-desk-'));
  const world: World = { ...testWorld(database.appPool, now), home };
  const readRules = async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  });
  const writer = openWriter(world, readRules);
  return {
    ownerPool: database.ownerPool,
    desk: {
      world,
      writer,
      master: randomBytes(32),
      prepareJourney: async () => undefined,
      uploads: new Map(),
      running: Promise.resolve(),
      disks: [home],
      outage: null,
      readRules,
      connectors: [],
    },
    async close() {
      await writer.stop();
      await database.drop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export async function uploaded(importing: Importing, text: string): Promise<string> {
  return (await upload(importing, Readable.from([Buffer.from(text)]))).uploadId;
}

export function ticketMapping(source: string, fields: object = {}): Mapping {
  return mappingSchema.parse({
    mapping: 1,
    source: { code: source, name: { he: source, en: source }, kind: 'help-desk' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'id' },
      occurredAt: { column: 'at' },
      kind: { constant: 'ticket' },
      channel: { constant: 'phone' },
      text: { column: 'text' },
      'customer.reference': { column: 'who' },
      ...fields,
    },
  });
}

/** A file as it is brought, imported to its end, and how it ended. */
export async function broughtIn(
  desk: Importing,
  bytes: Buffer,
  fileName: string,
  mapping: Mapping,
): Promise<{ id: string; counters: unknown; state: string }> {
  const { uploadId } = await upload(desk, Readable.from([bytes]));
  await startImport(desk, {
    uploadId,
    fileName,
    fileBytes: bytes.length,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(desk, uploadId);
  const [row] = await imports(desk.world.db, { id: uploadId });
  return { id: uploadId, counters: row?.counters, state: row?.state ?? 'lost' };
}

/** What `broughtIn` says of a file all of whose rows were stored, or set aside. */
export function ended(stored: number, aside = 0): object {
  return {
    state: 'done',
    counters: { received: stored + aside, stored, duplicate: 0, quarantined: aside, rejected: 0 },
  };
}

/** What an import stored, as it was sent, by the silo's own id. */
export async function itemsStored(
  desk: Importing,
  importId: string,
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ id: string; item: Buffer }>`
    select id, item_cipher as item from interaction where import_id = ${importId}`.execute(desk.world.db);
  return new Map(
    rows.map(({ id, item }) => {
      const read = z
        .looseObject({ externalId: z.string() })
        .parse(JSON.parse(desk.world.vault.open(`interaction:${id}`, item)));
      return [read.externalId, read] as const;
    }),
  );
}
