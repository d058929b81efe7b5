import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { letterSchema } from '#contract/open-doors';
import { ensureOrganization } from '#server/organization/organization.actions';
import { checkChain } from '#server/platform/audit/audit.store';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import { takeWaitingMail } from '#server/platform/mail/outgoing-mail.store';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { listLetters, readLetter, send, writeMonthlyLetter } from './letter.actions.ts';
import { renderLetterMail } from './letter.jobs.ts';

const NOWHERE = '00000000-0000-0000-0000-000000000000';
let database: TestDatabase;
let world: World;
let now = new Date('2026-03-10T09:00:00Z');
const reader = testActor();
const lead = testActor({ role: 'cx-lead' });
const source = newId();

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool, () => now);
  await ensureOrganization(world, { name: 'אור־נט', language: 'he', divisions: 'default' });
});
afterAll(() => database.drop());

beforeEach(async () => {
  now = new Date('2026-03-10T09:00:00Z');
  await run(
    'truncate letter, outgoing_mail, rollup_day, verbatim, interaction, membership, source_record, pledge, compensation, case_file, pattern, decision, idea, employee cascade',
  );
});

function run(text: string, values: unknown[] = []) {
  return database.ownerPool.query(text, values);
}

function value<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function counted(
  day: string,
  kind: string,
  facts: { n?: number; amount?: number; nps?: [number, number] } = {},
) {
  const [promoters, detractors] = facts.nps ?? [0, 0];
  const n = facts.n ?? 1;
  await run(
    `insert into rollup_day (day, touchpoint_id, source_id, kind, channel, measure, n, scored, promoters, detractors, amount_sum)
     values ($1, $2, $3, $4, 'phone', $5, $6, $7, $8, $9, $10)`,
    [
      day,
      NOWHERE,
      source,
      kind,
      facts.nps ? 'nps' : '',
      n,
      facts.nps ? n : 0,
      promoters,
      detractors,
      facts.amount ?? 0,
    ],
  );
}

async function said(
  text: string,
  facts: { day: string; sentiment: string; name: string; signals?: string[]; themes?: string[] },
) {
  const [recordId, id] = [newId(), newId()];
  const profile = world.vault.seal(`record:${recordId}`, JSON.stringify({ name: facts.name }));
  const item = world.vault.seal(
    `interaction:${id}`,
    JSON.stringify({ externalId: id, occurredAt: facts.day, kind: 'call', channel: 'phone', text }),
  );
  const at = new Date(`${facts.day}T10:00:00Z`);
  await run(
    'insert into source_record (id, source_id, key_slot, profile_cipher, created_at, updated_at) values ($1, $2, 0, $3, $4, $4)',
    [recordId, source, profile, at],
  );
  await run('insert into membership (record_id, customer_id, ruling_id, from_at) values ($1, $2, $3, $4)', [
    recordId,
    newId(),
    newId(),
    at,
  ]);
  await run(
    `insert into interaction (record_id, id, source_id, occurred_at, received_at, day, kind, channel, direction, item_cipher)
     values ($1, $2, $3, $4, $4, $5, 'call', 'phone', 'in', $6)`,
    [recordId, id, source, at, facts.day, item],
  );
  await run(
    `insert into verbatim (record_id, interaction_id, source_id, occurred_at, day, kind, channel, sentiment, signals, themes)
     values ($1, $2, $3, $4, $5, 'call', 'phone', $6, $7, $8)`,
    [recordId, id, source, at, facts.day, facts.sentiment, facts.signals ?? [], facts.themes ?? []],
  );
}

async function promised(due: string, state: string, resolved: string | null) {
  const id = newId();
  await run(
    `insert into pledge (record_id, id, source_id, reference_hash, text_cipher, made_at, due_at, state, resolved_at, channel, performed_by)
     values ($1, $2, $3, $4, '', '2026-01-01', $5, $6, $7, 'phone', (select id from division where code = 'operations'))`,
    [newId(), id, source, Buffer.from(id), due, state, resolved],
  );
}

describe('the letter of a month', () => {
  test('is made of what happened in it, and of the month before for comparison', async () => {
    await counted('2026-02-03', 'call', { n: 40 });
    await counted('2026-02-04', 'survey-answer', { n: 10, nps: [6, 2] });
    await counted('2026-02-05', 'return', { n: 2, amount: -5000 });
    await counted('2026-02-06', 'credit', { n: 3, amount: 900 });
    await counted('2026-01-15', 'call', { n: 30 });
    await counted('2026-03-01', 'call', { n: 7 });
    await promised('2026-02-10T10:00:00Z', 'kept', '2026-02-10T15:00:00Z');
    await promised('2026-02-10T10:00:00Z', 'kept', '2026-02-12T15:00:00Z');
    await promised('2026-02-11T10:00:00Z', 'moved', null);
    await promised('2026-02-12T10:00:00Z', 'open', null);
    await promised('2026-03-12T10:00:00Z', 'open', null);
    const letter = value(await readLetter(world, reader, '2026-02-14'));
    expect(letterSchema.safeParse(letter).success).toBe(true);
    expect(letter).toMatchObject({
      month: '2026-02-01',
      organization: 'אור־נט',
      heard: { interactions: { n: 55, before: 30 }, nps: { value: 40, n: 10 } },
      returns: { n: 2, amountMinor: 5000, before: 0 },
      credits: { n: 3, amountMinor: 900 },
      promises: { due: 4, broken: 1, movedByUs: 1, open: 1, kept: { value: 0.25 }, byDivision: [] },
      may: ['letter.read'],
    });
    const { rows } = await run('select content_cipher from letter');
    expect(Buffer.from(rows[0].content_cipher).toString('latin1')).not.toContain('interactions');
  });

  test('tells stories without the people in them, none of a threat to sue, and the same ones every time', async () => {
    await counted('2026-02-03', 'call', { n: 5 });
    const themes = ['delay'];
    await said('אני דליה ברזילי וחיכיתי לטכנאי יום שלם לשווא', {
      day: '2026-02-03',
      sentiment: 'negative',
      name: 'דליה ברזילי',
      themes,
    });
    await said('הטכנאי של יונתן שמש איחר בארבע שעות ואיש לא הודיע', {
      day: '2026-02-04',
      sentiment: 'negative',
      name: 'יונתן שמש',
      themes,
    });
    await said('תודה ענקית לנציגה שפתרה לי הכול בשיחה אחת', {
      day: '2026-02-05',
      sentiment: 'positive',
      name: 'רותם הדר',
    });
    await said('חזרו אליי בדיוק כשהבטיחו והתקלה נפתרה מיד', {
      day: '2026-02-05',
      sentiment: 'positive',
      name: 'ענת גפן',
    });
    await said('העורך דין שלי כבר מכין את התביעה נגדכם', {
      day: '2026-02-06',
      sentiment: 'negative',
      name: 'א',
      signals: ['legal-threat'],
    });
    const letter = value(await readLetter(world, reader, '2026-02-01'));
    expect(letter.stories.map(({ drawnBy }) => drawnBy)).toEqual(['random', 'typical', 'gone-well']);
    expect(new Set(letter.stories.map(({ words }) => words)).size).toBe(letter.stories.length);
    const all = letter.stories.map(({ words }) => words).join(' ');
    for (const secret of ['דליה', 'ברזילי', 'יונתן', 'שמש', 'התביעה']) expect(all).not.toContain(secret);
    expect(letter.legalThreats.n).toBe(1);
    expect(letter.heard.negative).toMatchObject({ value: 0.6, n: 5 });
    now = new Date(now.getTime() + 11 * 60_000);
    expect(value(await readLetter(world, reader, '2026-02-01')).stories).toEqual(letter.stories);
  });

  test('tells nothing that is sensitive, though there be nothing else to tell', async () => {
    await counted('2026-02-03', 'call', { n: 5 });
    for (const signal of ['legal-threat', 'safety'])
      await said('העורך דין שלי מכין תביעה, והכבל החשוף מסוכן לילדים', {
        day: '2026-02-06',
        sentiment: 'negative',
        name: 'א',
        signals: [signal],
        themes: ['delay'],
      });
    const letter = value(await readLetter(world, reader, '2026-02-01'));
    expect(letter.heard.verbatims.n).toBe(2);
    expect(letter.stories).toEqual([]);
  });

  test('names each veto and override of the month', async () => {
    await counted('2026-02-03', 'call');
    const [decision, rep, chief] = [newId(), newId(), newId()];
    for (const [id, name] of [
      [rep, 'נציגת הלקוחות'],
      [chief, 'המנכ״לית'],
    ])
      await run("insert into employee (id, name, email, role) values ($1, $2, $3, 'executive')", [
        id,
        name,
        `${id}@x.example`,
      ]);
    await run(
      `insert into decision (id, kind, title, question, motives, gain, trust, segment, prediction, state, proposer_id, review_on, created_at)
       values ($1, 'price', 'העלאת מחיר', '?', '', '', '', '{}', '', 'closed', $2, '2026-05-01', '2026-01-20')`,
      [decision, chief],
    );
    for (const [seq, type, by, words] of [
      [1, 'brought', chief, null],
      [2, 'vetoed', rep, 'הבטחנו שנה'],
      [3, 'overridden', chief, 'אין ברירה'],
    ])
      await run(
        "insert into decision_event (decision_id, seq, type, by_employee, words, at) values ($1, $2, $3, $4, $5, '2026-02-20')",
        [decision, seq, type, by, words],
      );
    expect(value(await readLetter(world, reader, '2026-02-01')).decisions).toEqual([
      {
        title: 'העלאת מחיר',
        state: 'closed',
        vetoes: [{ by: 'נציגת הלקוחות', words: 'הבטחנו שנה' }],
        override: { by: 'המנכ״לית', reason: 'אין ברירה', reviewOn: '2026-05-01' },
      },
    ]);
  });

  test('does not exist for a month in which nothing was heard, nor for one to come', async () => {
    expect(await readLetter(world, reader, '2026-02-01')).toEqual({ ok: false, refusal: 'not-found' });
    await counted('2026-04-03', 'call');
    expect(await readLetter(world, reader, '2026-04-01')).toEqual({ ok: false, refusal: 'not-found' });
    expect(await writeMonthlyLetter(world)).toBeNull();
    expect(await listLetters(world)).toEqual({ current: '2026-03-01', letters: [] });
  });

  test('carries the end of the audit chain as it was before the letter', async () => {
    await counted('2026-02-03', 'call');
    const { head } = await checkChain(world.db);
    const letter = value(await readLetter(world, reader, '2026-02-01'));
    expect(letter.chainHead).toBe(head);
    const after = await checkChain(world.db);
    expect(after.intact).toBe(true);
    expect(after.head).not.toBe(head);
  });

  test('follows the figures until it is sent, and stays as everybody got it afterwards', async () => {
    await run(
      "insert into employee (id, name, email, role, language) values ($1, 'A', 'a@x.example', 'agent', 'en')",
      [newId()],
    );
    await counted('2026-02-03', 'call');
    expect(await writeMonthlyLetter(world)).toBe('2026-02-01');
    await counted('2026-02-04', 'chat', { n: 9 });
    now = new Date(now.getTime() + 11 * 60_000);
    expect(value(await readLetter(world, reader, '2026-02-01')).heard.interactions.n).toBe(10);
    expect(
      value(await send(world, lead, { month: '2026-02-01', again: false }, { mailIsSetUp: true })),
    ).toEqual({ queued: 1 });
    await counted('2026-02-05', 'visit', { n: 5 });
    now = new Date(now.getTime() + 11 * 60_000);
    const letter = value(await readLetter(world, lead, '2026-02-01'));
    expect(letter).toMatchObject({
      heard: { interactions: { n: 10 } },
      sentTo: 1,
      may: ['letter.read', 'letter.send'],
    });
  });
});

describe('sending the letter', () => {
  beforeEach(async () => {
    await counted('2026-02-03', 'call', { n: 40 });
    for (const [language, sample] of [
      ['he', false],
      ['en', false],
      ['he', true],
    ])
      await run(
        "insert into employee (id, name, email, role, language, sample) values ($1, $2, $3, 'employee', $2, $4)",
        [newId(), language, `${newId()}@x.example`, sample],
      );
  });

  test('goes once to everybody who is real, unless it is asked for again', async () => {
    const ports = { mailIsSetUp: true };
    const input = { month: '2026-02-01', again: false };
    const both = await Promise.all([send(world, lead, input, ports), send(world, lead, input, ports)]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect(await send(world, lead, input, ports)).toEqual({ ok: false, refusal: 'sent-already' });
    expect(value(await send(world, lead, { ...input, again: true }, ports))).toEqual({ queued: 2 });
    const { rows } = await run("select count(*)::int as n from outgoing_mail where state = 'waiting'");
    expect(rows).toEqual([{ n: 4 }]);
    const events = await run("select facts from outbox where kind = 'letter.sent'");
    expect(events.rows.length).toBeGreaterThanOrEqual(2);
  });

  test('is refused without a mail server and to whoever may not', async () => {
    const input = { month: '2026-02-01', again: false };
    expect(await send(world, lead, input, { mailIsSetUp: false })).toEqual({
      ok: false,
      refusal: 'mail-not-set-up',
    });
    expect(await send(world, reader, input, { mailIsSetUp: true })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    const invented = testActor({ role: 'cx-lead', sample: true });
    expect(await send(world, invented, input, { mailIsSetUp: true })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
  });

  test('each gets it in their own language and direction, with nothing fetched from elsewhere', async () => {
    value(await send(world, lead, { month: '2026-02-01', again: false }, { mailIsSetUp: true }));
    const mails = new Map<string, string>();
    for (
      let mail = await takeWaitingMail(world.db, now);
      mail !== null;
      mail = await takeWaitingMail(world.db, now)
    ) {
      const rendered = await renderLetterMail(world, mail, { baseUrl: 'https://cx.example/' });
      mails.set(rendered?.subject ?? '', `${rendered?.html}\n${rendered?.text}`);
    }
    expect([...mails.keys()].sort()).toEqual([
      'The monthly letter of אור־נט · February 2026',
      'הדוח החודשי של אור־נט · פברואר 2026',
    ]);
    for (const [subject, words] of mails) {
      expect(words).toContain(
        subject.startsWith('The') ? '<html lang="en" dir="ltr">' : '<html lang="he" dir="rtl">',
      );
      expect(words).toContain('https://cx.example/open-doors?month=2026-02-01');
      expect(words).not.toMatch(/<(img|script|link)|src=|url\(|undefined|\[object/i);
    }
  });
});
