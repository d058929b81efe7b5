import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { openWriter } from '#server/customers/ingest/writer';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testWorld } from '#server/platform/world.fixture';
import type { Importing } from './import.actions.ts';
import type { ImportDesk } from './import-desk.actions.ts';
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
