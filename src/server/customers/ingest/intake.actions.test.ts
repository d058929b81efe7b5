import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '#server/customers/import/replay.actions';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import { rebuild } from '#server/customers/ingest/rebuild.actions';
import { sourceForKey } from '#server/organization/keys/key.store';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { takeIn } from './intake.actions.ts';
import { quarantined } from './quarantine.store.ts';
import { openWriter, type Writer } from './writer.ts';

let world: World;
let writer: Writer;
let sourceId: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  drop = database.drop;
  world = testWorld(database.appPool);
  writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  }));
  sourceId = await world.db
    .transaction()
    .execute((trx) => sourceForKey(trx, { code: 'shop', name: 'Shop', now: world.now() }));
});
afterAll(async () => {
  await writer.stop();
  await drop();
});

const item = (n: number, more: object = {}) => ({
  externalId: `e${n}`,
  occurredAt: `2026-11-0${(n % 9) + 1}T10:00:00Z`,
  kind: 'survey-answer',
  channel: 'web',
  customer: {
    reference: `c${n % 40}`,
    name: `לקוחה ${n % 40}`,
    phone: `050-55${String(10_000 + (n % 40)).slice(1)}1`,
  },
  text: 'השירות היה מצוין, תודה רבה',
  score: n % 11,
  measure: 'nps',
  ...more,
});
const send = (items: unknown[]) =>
  takeIn(world, writer, sourceId, Buffer.from(JSON.stringify({ interactions: items })));
const sendText = (text: string) => takeIn(world, writer, sourceId, Buffer.from(text));

describe('live intake', () => {
  it('keeps 499 good items beside one poison item, and knows them all again', async () => {
    const items: unknown[] = Array.from({ length: 500 }, (_, n) => item(n));
    items[250] = item(250, { text: 'bad\u0000text' });
    const first = await send(items);
    expect(first).toMatchObject({
      ok: true,
      value: { received: 500, stored: 499, duplicate: 0, quarantined: 1, rejected: 0 },
    });
    expect(first.ok && first.value.items[250]).toMatchObject({
      index: 250,
      externalId: 'e250',
      status: 'quarantined',
      reason: 'nul',
    });
    const again = await send(items);
    expect(again).toMatchObject({
      ok: true,
      value: { received: 500, stored: 0, duplicate: 499, quarantined: 1 },
    });
    expect((await quarantined(world.db)).filter((row) => row.reason === 'nul')).toHaveLength(1);
  });

  it('sets aside what is damaged, rejects what cannot be kept apart, and stores the rest', async () => {
    const good = JSON.stringify(item(1001));
    const text = `{"interactions":[${good},
      {"externalId":"p1","occurredAt":"2026-02-30T10:00:00Z","kind":"call","channel":"phone"},
      {"externalId":"p2","occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone","score":9007199254740993},
      {"externalId":"p3","occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone","text":"\\ud800"},
      {"occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone"},
      {"externalId":"p4","externalId":"p5","occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone"},
      {"externalId":"p6","__proto__":{"admin":true},"occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone"},
      {"externalId":"p7","occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone","text":"${'x'.repeat(70_000)}"},
      {"externalId":"p8","occurredAt":"2026-02-01T10:00:00Z","kind":"call","channel":"phone"}]}`;
    const taken = await sendText(text);
    expect(taken.ok && taken.value.items.map(({ status, reason }) => [status, reason])).toEqual([
      ['stored', null],
      ['quarantined', 'impossible-date:occurredAt'],
      ['quarantined', 'unsafe-number'],
      ['quarantined', 'lone-surrogate'],
      ['rejected', 'no-external-id'],
      ['rejected', 'repeated-key'],
      ['rejected', 'forbidden-key'],
      ['rejected', 'over-64-kib'],
      ['stored', null],
    ]);
  });

  it('refuses a body that is no UTF-8 JSON, or not of the described shape, whole', async () => {
    for (const body of ['', '{', '[]', '{"interactions":{}}', 'null', '{"interactions":[1,]}'])
      expect(await sendText(body), body).toEqual({ ok: false, refusal: 'bad-request' });
    expect(await takeIn(world, writer, sourceId, Buffer.from([0x7b, 0xff, 0xfe]))).toEqual({
      ok: false,
      refusal: 'bad-request',
    });
    expect(await send(Array.from({ length: 501 }, (_, n) => item(n)))).toEqual({
      ok: false,
      refusal: 'too-large',
    });
  });

  it('stores changed content as a new version and moves the counters with it', async () => {
    await send([item(2001, { score: 2 })]);
    const before = await counted();
    expect(await send([item(2001, { score: 9 })])).toMatchObject({ ok: true, value: { stored: 1 } });
    const after = await counted();
    expect(after.interactions).toBe(before.interactions);
    expect(after.promoters).toBe(before.promoters + 1);
    expect(after.detractors).toBe(before.detractors - 1);
    expect(await send([item(2001, { score: 2 })])).toMatchObject({ ok: true, value: { duplicate: 1 } });
  });

  it('gives the same rows whatever way calls overlap', async () => {
    const before = await counted();
    const calls = Array.from({ length: 12 }, (_, call) =>
      Array.from({ length: 25 }, (_, n) => item(3000 + ((call * 10 + n) % 60))),
    );
    const answers = await Promise.all(calls.map(send));
    const stored = answers.reduce((sum, answer) => sum + (answer.ok ? answer.value.stored : 0), 0);
    expect(stored).toBe(60);
    expect((await counted()).interactions).toBe(before.interactions + 60);
  });

  it('replays what was set aside, mended without inventing anything', async () => {
    const kept = (await quarantined(world.db)).find((row) => row.reason === 'nul');
    const actor = testActor({ role: 'cx-lead' });
    expect(await replay(world, writer, actor, kept?.id ?? '')).toEqual({
      ok: true,
      value: { status: 'stored', reason: null },
    });
    const impossible = (await quarantined(world.db)).find((row) => row.reason.startsWith('impossible-date'));
    expect(await replay(world, writer, actor, impossible?.id ?? '')).toMatchObject({
      ok: true,
      value: { status: 'quarantined' },
    });
  });

  it('keeps every counter equal to its rows', async () => {
    const result = await rebuild(world, writer, testActor({ role: 'owner' }), { compare: true });
    expect(result).toMatchObject({ equal: true, differences: [] });
    expect(result.checked).toBeGreaterThan(5);
  });

  it('notices a counter that was changed by hand', async () => {
    await sql`update rollup_day set n = n + 1 where ctid = (select ctid from rollup_day limit 1)`.execute(
      world.db,
    );
    const result = await rebuild(world, writer, testActor({ role: 'owner' }), { compare: true });
    expect(result.equal).toBe(false);
    expect(result.differences).toHaveLength(1);
    expect(await rebuild(world, writer, testActor({ role: 'owner' }), { compare: false })).toMatchObject({
      equal: true,
    });
  });

  it('leaves no plain name, phone or word of a customer in any row', async () => {
    await send([
      item(4001, {
        customer: {
          reference: 'plain-ref-77',
          name: 'Plantedname Testsurname',
          phone: '054-7654321',
          email: 'planted.person@mailbox.example',
        },
        text: 'plantedword in a sentence',
      }),
    ]);
    const { rows } = await sql<{ dump: string }>`
      select string_agg(dump, ' ') as dump from (
        select (to_jsonb(r) - 'terms')::text as dump from source_record r union all select (to_jsonb(i))::text from interaction i union all select to_jsonb(v)::text from verbatim v
        union all select to_jsonb(k)::text from intake_key k union all select to_jsonb(q)::text from quarantine q union all select to_jsonb(o)::text from outbox o) t`.execute(
      world.db,
    );
    const dump = rows[0]?.dump ?? '';
    expect(dump.length).toBeGreaterThan(100_000);
    for (const secret of ['Plantedname', '7654321', 'planted.person', 'plantedword', 'plain-ref-77']) {
      expect(dump.includes(secret), secret).toBe(false);
      expect(dump.includes(Buffer.from(secret).toString('hex')), secret).toBe(false);
    }
  });
});

async function counted(): Promise<{ interactions: number; promoters: number; detractors: number }> {
  const { rows } = await sql<{
    interactions: number;
    promoters: number;
    detractors: number;
  }>`select sum(n)::int as interactions, sum(promoters)::int as promoters, sum(detractors)::int as detractors from rollup_day`.execute(
    world.db,
  );
  return rows[0] ?? { interactions: 0, promoters: 0, detractors: 0 };
}
