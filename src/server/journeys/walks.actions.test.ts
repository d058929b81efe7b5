import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mappingSchema } from '#contract/mapping';
import { drawing } from '#kernel/drawing';
import { startImport } from '#server/customers/import/import.actions';
import { runImport } from '#server/customers/import/import-run.actions';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { upload } from '#server/customers/import/upload.actions';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testWorld } from '#server/platform/world.fixture';
import { journeyOfMapping, listJourneys, readJourney, readTouchpointRule } from './journey.actions.ts';

/** What the screen says of the steps, against the database's own window functions over the same rows. */
let world: World;
let writer: Writer;
let close: () => Promise<void>;

const name = { he: 'x', en: 'x' };
const KINDS = ['visit', 'order', 'bill', 'call'];

beforeAll(async () => {
  const database = await testDatabase();
  const home = mkdtempSync(join(tmpdir(), 'empty-chair-walks-'));
  world = { ...testWorld(database.appPool), home };
  writer = openWriter(world, async () => ({
    touchpointOf: await readTouchpointRule(world),
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  }));
  close = async () => {
    await writer.stop();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  };
  const importing = { world, writer, master: randomBytes(32), prepareJourney: journeyOfMapping };
  const mapping = mappingSchema.parse({
    mapping: 1,
    source: { code: 'shop', name, kind: 'help-desk' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'id' },
      occurredAt: { column: 'at' },
      kind: { column: 'kind' },
      channel: { constant: 'phone' },
      'customer.reference': { column: 'who' },
    },
    journey: {
      code: 'buying',
      name,
      stages: [
        {
          code: 'all',
          name,
          touchpoints: KINDS.map((kind) => ({ code: kind, name, rules: [{ kind: [kind] }] })),
        },
      ],
    },
  });
  const draw = drawing(5);
  const rows = Array.from({ length: 600 }, (_, at) => {
    // Whole hours of five days: many of one moment.
    const day = 1 + Math.floor(draw() * 5);
    const hour = String(Math.floor(draw() * 24)).padStart(2, '0');
    return `${at},2026-02-0${day}T${hour}:00:00Z,${KINDS[Math.floor(draw() * 4)]},p${Math.floor(draw() * 60)}`;
  });
  const { uploadId, bytes } = await upload(
    importing,
    Readable.from([Buffer.from(`id,at,kind,who\n${rows.join('\n')}\n`)]),
  );
  const id = await startImport(importing, {
    uploadId,
    fileName: 'shop.csv',
    fileBytes: bytes,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(importing, id);
});
afterAll(async () => {
  await close();
});

describe('the steps on the journey screen', () => {
  it('are those that the database finds with its own window functions', async () => {
    const [journey] = await listJourneys(world);
    const read = await readJourney(world, { id: journey?.id ?? '' });
    const shown = read.ok ? read.value.steps : [];
    const { rows } = await sql<{ fromId: string; toId: string; people: number; medianHours: number }>`
      with walked as (
        select record_id, touchpoint_id as here, occurred_at, lead(touchpoint_id) over w as there, lead(occurred_at) over w as there_at
          from interaction where touchpoint_id is not null window w as (partition by record_id order by occurred_at, id)
      )
      select here as "fromId", there as "toId", count(distinct record_id) as people,
             percentile_cont(0.5) within group (order by extract(epoch from there_at - occurred_at) / 3600)::float8 as "medianHours"
        from walked where here <> there group by 1, 2 having count(distinct record_id) >= 5`.execute(
      world.db,
    );
    expect(rows.length).toBe(12);
    const sorted = (list: readonly (typeof rows)[number][]) =>
      list
        .map(
          ({ fromId, toId, people, medianHours }) => `${fromId} ${toId} ${people} ${medianHours.toFixed(6)}`,
        )
        .toSorted();
    expect(sorted(shown)).toEqual(sorted(rows));
  });
});
