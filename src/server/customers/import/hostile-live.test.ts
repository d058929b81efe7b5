import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { HOSTILE, here, hostile, JSON_KEPT_ASIDE, JSON_OURS } from './hostile.fixture.ts';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';

/** Typed by us: what becomes of each. */
const TRANSFORMED: Readonly<Record<string, string>> = {
  'number_-9223372036854775808': 'quarantined unsafe-number',
  'number_-9223372036854775809': 'quarantined unsafe-number',
  'number_1.0': 'stored',
  // A fraction is rounded as fractions are; a whole number never is.
  'number_1.000000000000000005': 'stored',
  number_1000000000000000: 'stored',
  number_10000000000000000999: 'quarantined unsafe-number',
  'number_1e-999': 'stored',
  number_1e6: 'stored',
  number_9223372036854775807: 'quarantined unsafe-number',
  number_9223372036854775808: 'quarantined unsafe-number',
  // Two keys that look alike are two keys.
  object_key_nfc_nfd: 'stored',
  object_key_nfd_nfc: 'stored',
  object_same_key_different_values: 'rejected repeated-key',
  object_same_key_same_value: 'rejected repeated-key',
  object_same_key_unclear_values: 'rejected repeated-key',
  string_1_escaped_invalid_codepoint: 'quarantined lone-surrogate',
  string_1_invalid_codepoint: 'refused bad-request',
  string_2_escaped_invalid_codepoints: 'quarantined lone-surrogate',
  string_2_invalid_codepoints: 'refused bad-request',
  string_3_escaped_invalid_codepoints: 'quarantined lone-surrogate',
  string_3_invalid_codepoints: 'refused bad-request',
  string_with_escaped_NULL: 'quarantined nul',
};
const POISONED: Readonly<Record<string, string>> = {
  'nul in text': 'quarantined nul',
  'lone surrogate': 'quarantined lone-surrogate',
  'proto key': 'rejected forbidden-key',
  // A field that we do not know; it is kept in the original and read by nobody.
  'constructor key': 'stored',
  'duplicate key': 'rejected repeated-key',
  'big int id': 'quarantined unsafe-number',
  'exp number': 'quarantined unsafe-number',
  'neg zero': 'stored',
  'array for string': 'rejected no-external-id',
  'huge string': 'rejected over-64-kib',
  depth: 'refused bad-request',
  future: 'stored',
  past: 'stored',
  // 02:30 does not exist on that night: the hour after the gap is meant (`when.ts`).
  'no tz': 'stored',
  'latin1 bytes': 'refused bad-request',
};

let desk: ImportDesk;
let close: () => Promise<void>;
let sourceId: string;
beforeAll(async () => {
  ({ desk, close } = await openTestDesk());
  await startImport(desk, {
    uploadId: await uploaded(desk, 'id,at,who,text\n1,2026-03-01,p,x\n'),
    fileName: 'x.csv',
    fileBytes: 1,
    mapping: ticketMapping('live'),
    startedBy: null,
    sample: false,
  });
  sourceId = (await desk.world.db.selectFrom('source').select('id').executeTakeFirstOrThrow()).id;
});
afterAll(() => close());

let sent = 0;
/** The item between two good ones: what became of it; "refused" when the call was, and then nothing of it is stored. */
async function between(item: Buffer): Promise<string> {
  sent++;
  const good = (side: string): string =>
    `{"externalId":"good-${side}-${sent}","occurredAt":"2026-03-01T10:00:00Z","kind":"chat","channel":"chat"}`;
  const body = Buffer.concat([
    Buffer.from(`{"interactions":[${good('a')},`),
    item,
    Buffer.from(`,${good('b')}]}`),
  ]);
  const taken = await takeIn(desk.world, desk.writer, sourceId, body);
  const neighbours = await stored(['a', 'b'].map((side) => `good-${side}-${sent}`));
  if (!taken.ok) {
    expect(neighbours, 'nothing of a refused call is stored').toBe(0);
    return `refused ${taken.refusal}`;
  }
  expect(neighbours, 'its neighbours are stored').toBe(2);
  expect(taken.value.received).toBe(3);
  const { status, reason } = taken.value.items[1] ?? { status: 'lost', reason: null };
  return reason === null ? status : `${status} ${reason}`;
}

async function stored(externalIds: readonly string[]): Promise<number> {
  const hashes = externalIds.map((id) => desk.world.vault.hash('external-id', id));
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from intake_key where source_id = ${sourceId} and external_hash = any(${hashes}::bytea[])`.execute(
    desk.world.db,
  );
  return rows[0]?.n ?? 0;
}

describe.skipIf(!here)('the files of JSONTestSuite in a live call', () => {
  const inItem = (value: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(
        `{"externalId":"suite-${sent}","occurredAt":"2026-03-01T10:00:00Z","kind":"chat","channel":"chat","v":`,
      ),
      value,
      Buffer.from('}'),
    ]);

  it('each is taken when it is JSON, refuses its call when it is not, and never becomes something else', async () => {
    const folder = 'jsontestsuite/test_parsing';
    const files = readdirSync(join(HOSTILE, folder));
    expect(files.length).toBeGreaterThan(300);
    const seen: Record<string, string> = {};
    for (const file of files) {
      const [verdict = ''] = (await between(inItem(hostile(`${folder}/${file}`)))).split(' ');
      seen[file] = verdict;
    }
    const of = (kind: string): [string, string][] =>
      Object.entries(seen).filter(([file]) => file.startsWith(kind));
    expect(of('n_').filter(([, verdict]) => verdict !== 'refused')).toEqual([]);
    expect(of('y_').filter(([file, verdict]) => verdict !== (JSON_KEPT_ASIDE[file] ?? 'stored'))).toEqual([]);
    const ours = Object.entries(JSON_OURS).flatMap(([verdict, names]) =>
      names.map((name) => [`i_${name}.json`, verdict] as const),
    );
    expect(Object.fromEntries(of('i_'))).toEqual(Object.fromEntries(ours));
  }, 60_000);

  it('what parsers disagree about is set aside or rejected, or means what it says', async () => {
    const folder = 'jsontestsuite/test_transform';
    const seen: Record<string, string> = {};
    for (const file of readdirSync(join(HOSTILE, folder)))
      seen[file.replace('.json', '')] = await between(inItem(hostile(`${folder}/${file}`)));
    expect(seen).toEqual(TRANSFORMED);
  });
});

describe.skipIf(!here)('events made to poison a batch, in a live call', () => {
  const events = here
    ? z
        .array(z.object({ name: z.string(), json: z.string() }))
        .parse(JSON.parse(hostile('hebrew-hostile/poison-events.json').toString('utf8')))
    : [];

  it('are all judged', () => expect(events.map(({ name }) => name)).toEqual(Object.keys(POISONED)));

  it.each(events)('$name', async ({ name, json }) => {
    const filled = json
      .replace('<1 MiB + 1 byte>', 'x'.repeat(1024 * 1024 + 1))
      .replace('<100000 nested arrays>', '['.repeat(100_000))
      .replace('"id":', '"externalId":')
      .replace('"id":', '"externalId":')
      .replace('"body":', '"text":')
      .replace('"at":', '"occurredAt":');
    const rest = json.includes('"at"')
      ? '"kind":"chat","channel":"chat"'
      : '"occurredAt":"2026-03-01T10:00:00Z","kind":"chat","channel":"chat"';
    const item = json.startsWith('<bytes')
      ? Buffer.concat([
          Buffer.from(`{"externalId":"latin",${rest},"text":"`),
          Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
          Buffer.from('"}'),
        ])
      : Buffer.from(filled.startsWith('{') ? `${filled.slice(0, -1)},${rest}}` : filled);
    const began = Date.now();
    expect(await between(item)).toBe(POISONED[name]);
    expect(Date.now() - began, 'nobody waits for it').toBeLessThan(2_000);
  });
});

describe.skipIf(!here)('files that are brought to the wrong door', () => {
  const folders = ['hebrew-hostile/encodings', 'csv-spectrum/csvs'];
  const files = here
    ? folders.flatMap((folder) => readdirSync(join(HOSTILE, folder)).map((file) => `${folder}/${file}`))
    : [];
  it('are all there', () => expect(files.length).toBe(24));

  it.each(files)('%s is refused as a whole and leaves nothing', async (file) => {
    const before = await desk.world.db
      .selectFrom('interaction')
      .select(sql<number>`count(*)`.as('n'))
      .execute();
    const taken = await takeIn(desk.world, desk.writer, sourceId, hostile(file));
    expect(taken).toEqual({ ok: false, refusal: 'bad-request' });
    expect(await between(hostile(file))).toBe('refused bad-request');
    expect(
      await desk.world.db.selectFrom('interaction').select(sql<number>`count(*)`.as('n')).execute(),
    ).toEqual(before);
  });

  it.each(here ? readdirSync(join(HOSTILE, 'csv-spectrum/json')) : [])(
    'the rows of %s are taken as items',
    async (file) => {
      const rows = z
        .array(z.record(z.string(), z.string()))
        .or(z.record(z.string(), z.string()).transform((row) => [row]))
        .parse(JSON.parse(hostile(`csv-spectrum/json/${file}`).toString('utf8')));
      for (const [at, attributes] of rows.entries())
        expect(
          await between(
            Buffer.from(
              JSON.stringify({
                externalId: `${file}-${at}`,
                occurredAt: '2026-03-01T10:00:00Z',
                kind: 'chat',
                channel: 'chat',
                attributes,
              }),
            ),
          ),
        ).toBe('stored');
      expect(rows.length).toBeGreaterThan(0);
    },
  );
});
