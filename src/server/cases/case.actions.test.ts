import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Case, caseSchema } from '#contract/cases';
import type { Role } from '#contract/organization';
import type { Result } from '#kernel/result';
import { checkChain } from '#server/platform/audit/audit.store';
import { connect } from '#server/platform/database';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import {
  acceptBaton,
  closeWithOutcome,
  giveBackBaton,
  handOver,
  note,
  open,
  reopenAgain,
} from './case.actions.ts';
import { listCases, readCase, readPolicy } from './case-page.actions.ts';
import { compensate, seedCompensationPolicy } from './compensation.actions.ts';
import {
  insertDivision,
  insertPerson,
  insertSource,
  insertWords,
  type TestPerson,
} from './customer.fixture.ts';

let database: TestDatabase;
let pool: Pool;
let world: World;
let now: Date;
let source: string;
let customer: TestPerson;
const division = { service: '', operations: '', legal: '' };

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.appUrl, { max: 7, applicationName: 'test cases' });
  world = testWorld(pool, () => now);
  now = new Date('2026-03-01T08:00:00Z');
  for (const code of ['service', 'operations', 'legal'] as const)
    division[code] = await insertDivision(world, code);
  source = await insertSource(world);
  customer = await insertPerson(world, source, { name: 'דנה לוי' });
  await seedCompensationPolicy(world);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
});

function member(of: keyof typeof division, role: Role = 'agent') {
  return testActor({ divisionId: division[of], role });
}

function value<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function opened(by = member('service')): Promise<Case> {
  return value(
    await open(world, by, {
      customerId: customer.customerId,
      subject: 'האינטרנט מתנתק',
      divisionId: division.service,
    }),
  );
}

describe('opening', () => {
  test('a case has a number, the customer by name, one holder and a first line of history', async () => {
    const agent = member('service');
    const first = await opened(agent);
    const second = await opened(agent);
    expect(first).toMatchObject({
      state: 'open',
      customerId: customer.customerId,
      customerName: 'דנה לוי',
      subject: 'האינטרנט מתנתק',
      holder: { code: 'service' },
      holderEmployee: { id: agent.employeeId },
      offeredTo: null,
      handOvers: 0,
      events: [{ seq: 1, type: 'opened', by: { id: agent.employeeId }, to: { code: 'service' } }],
    });
    expect(second.number).toBe(first.number + 1);
    expect(first.may).toEqual(['case.note', 'case.tell', 'case.compensate', 'case.hand-over', 'case.close']);
  });

  test('from words it carries the words and the threat in them, and the same words open no second case', async () => {
    const verbatimId = await insertWords(world, source, customer, {
      text: 'אני פונה לעורך דין',
      at: new Date('2026-02-27T10:00:00Z'),
      sentiment: 'negative',
      signals: ['legal-threat'],
    });
    const input = { verbatimId, subject: 'איום בתביעה', divisionId: division.legal };
    const both = await Promise.all([
      open(world, member('service'), input),
      open(world, member('operations'), input),
    ]);
    const won = both.find((result) => result.ok);
    const lost = both.find((result) => !result.ok);
    expect(won?.ok === true && won.value).toMatchObject({
      legalThreat: true,
      verbatim: { id: verbatimId, text: 'אני פונה לעורך דין' },
    });
    const caseId = won?.ok === true ? won.value.id : '';
    expect(lost).toEqual({ ok: false, refusal: { code: 'already-open', data: { caseId } } });
  });

  test('needs a customer or words that are there, and somebody who cares for customers', async () => {
    const input = { subject: 'שאלה', divisionId: division.service };
    expect(await open(world, member('service'), input)).toEqual({ ok: false, refusal: 'needs-customer' });
    expect(await open(world, member('service'), { ...input, customerId: newId() })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(await open(world, member('service'), { ...input, verbatimId: newId() })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(
      await open(world, member('service', 'analyst'), { ...input, customerId: customer.customerId }),
    ).toEqual({ ok: false, refusal: 'forbidden' });
  });

  test('nothing that a customer said lies open in the database', async () => {
    const { id } = await opened();
    await note(world, member('service'), { id, words: 'סוד של לקוחה', told: false });
    const { rows } = await pool.query<{ row: string }>(
      `select encode(subject_cipher, 'escape') as row from case_file union all select encode(body_cipher, 'escape') from case_event where body_cipher is not null`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { row } of rows) {
      const text = Buffer.from(row, 'latin1').toString('utf8');
      expect(text).not.toContain('סוד');
      expect(text).not.toContain('מתנתק');
    }
  });
});

describe('the baton', () => {
  test('passes by offer and acceptance, and each division answers for its own business minutes', async () => {
    const { id } = await opened();
    now = new Date('2026-03-01T09:00:00Z');
    const offered = value(
      await handOver(world, member('service'), {
        id,
        divisionId: division.operations,
        reason: 'נדרש ביקור טכנאי',
      }),
    );
    expect(offered).toMatchObject({ holder: { code: 'service' }, offeredTo: { code: 'operations' } });
    expect(offered.may).not.toContain('case.accept');
    now = new Date('2026-03-01T09:30:00Z');
    const taken = value(await acceptBaton(world, member('operations', 'employee'), { id }));
    expect(taken).toMatchObject({ holder: { code: 'operations' }, offeredTo: null, handOvers: 1 });
    now = new Date('2026-03-01T10:00:00Z');
    const page = value(await readCase(world, member('service'), id));
    expect(page.heldBy.map((held) => [held.division.code, held.businessMinutes])).toEqual([
      ['service', 90],
      ['operations', 30],
    ]);
    expect(page.events.map(({ type }) => type)).toEqual(['opened', 'offered', 'accepted']);
    expect(page.events[1]?.words).toBe('נדרש ביקור טכנאי');
  });

  test('is offered by its holder or the CX lead only, and taken by the division it is offered to', async () => {
    const { id } = await opened();
    const input = { id, divisionId: division.legal, reason: 'לבדיקה' };
    expect(await handOver(world, member('operations'), input)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await handOver(world, member('operations', 'employee'), input)).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect(await handOver(world, member('service'), { ...input, divisionId: newId() })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    value(await handOver(world, testActor({ role: 'cx-lead' }), input));
    expect(await acceptBaton(world, member('operations'), { id })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await handOver(world, member('service'), input)).toEqual({ ok: false, refusal: 'in-the-air' });
    const back = value(await giveBackBaton(world, member('legal'), { id, reason: 'לא שלנו' }));
    expect(back).toMatchObject({ holder: { code: 'service' }, offeredTo: null, handOvers: 0 });
    expect(await acceptBaton(world, member('legal'), { id })).toEqual({ ok: false, refusal: 'not-offered' });
  });

  test('is taken once when many reach for it', async () => {
    const { id } = await opened();
    value(
      await handOver(world, member('service'), { id, divisionId: division.operations, reason: 'מי לוקח' }),
    );
    const hands = Array.from({ length: 16 }, () => member('operations'));
    const results = await Promise.all(hands.map((hand) => acceptBaton(world, hand, { id })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusal === 'not-offered')).toHaveLength(15);
    const winner = hands[results.findIndex(({ ok }) => ok)];
    const page = value(await readCase(world, member('service'), id));
    expect(page.holderEmployee?.id).toBe(winner?.employeeId);
    expect(page.events.filter(({ type }) => type === 'accepted')).toHaveLength(1);
  });
});

describe('words', () => {
  test('what the customer was told, and when the next word comes, are written by the holder', async () => {
    const { id } = await opened();
    const told = { id, words: 'נחזור עד יום שלישי', told: true, nextWordAt: '2026-03-03T10:00:00Z' };
    expect(await note(world, member('operations'), told)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(value(await note(world, member('service'), told)).nextWordAt).toBe('2026-03-03T10:00:00.000Z');
    const page = value(
      await note(world, member('operations'), { id, words: 'הראוטר מדגם בעייתי', told: false }),
    );
    expect(page.nextWordAt).toBe('2026-03-03T10:00:00.000Z');
    expect(page.events.slice(1).map(({ type, words }) => [type, words])).toEqual([
      ['told', 'נחזור עד יום שלישי'],
      ['noted', 'הראוטר מדגם בעייתי'],
    ]);
  });
});

describe('compensation', () => {
  test('32 gifts at the same moment never exceed the clause together', async () => {
    const { id } = await opened();
    const results = await Promise.all(
      Array.from({ length: 32 }, () =>
        compensate(world, member('service'), { id, kind: 'credit', harm: 'delay', amountMinor: 700 }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(8);
    const page = value(await readCase(world, member('service'), id));
    const sum = page.compensations.reduce((all, { amountMinor }) => all + amountMinor, 0);
    expect(sum).toBe(5_600);
    expect(page.authority.find(({ harm }) => harm === 'delay')?.leftMinor).toBe(400);
    expect(page.authority).toHaveLength(6);
    expect(page.compensations[0]?.words.he).toContain('עיכוב');
    expect(caseSchema.parse(page)).toEqual(page);
    expect(
      await compensate(world, member('service'), { id, kind: 'credit', harm: 'delay', amountMinor: 401 }),
    ).toEqual({
      ok: false,
      refusal: { code: 'over-limit', data: { leftMinor: 400 } },
    });
    const manager = member('service', 'division-manager');
    expect(
      value(await compensate(world, manager, { id, kind: 'credit', harm: 'delay', amountMinor: 401 }))
        .compensations,
    ).toHaveLength(9);
    const { rows } = await pool.query(
      `select 1 from audit where object_id = $1 and action = 'case.compensate' and outcome = 'refused'`,
      [id],
    );
    expect(rows).toHaveLength(25);
  });

  test('is given by the division that holds the customer, by a role that has a clause', async () => {
    const { id } = await opened();
    const gift = { id, kind: 'gift' as const, harm: 'delay' as const, amountMinor: 100 };
    expect(await compensate(world, member('operations'), gift)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await compensate(world, member('service', 'employee'), gift)).toEqual({
      ok: false,
      refusal: 'no-clause',
    });
  });

  test('the first policy is written once and never over the word of the organization', async () => {
    await seedCompensationPolicy(world);
    const policy = value(await readPolicy(world, member('legal', 'employee')));
    expect(policy).toHaveLength(24);
    await pool.query(
      `insert into compensation_policy (version, clause, role, harm, limit_minor, words_he, words_en, from_at)
       values (2, 'agent-delay', 'agent', 'delay', 100, 'א', 'a', '2026-04-01')`,
    );
    expect(value(await readPolicy(world, member('legal')))).toHaveLength(24);
    now = new Date('2026-04-02T08:00:00Z');
    expect(value(await readPolicy(world, member('legal')))).toMatchObject([{ version: 2, limitMinor: 100 }]);
  });
});

describe('the end', () => {
  test('the holder closes with an outcome, nothing happens after it, and reopening starts nothing over', async () => {
    const { id } = await opened();
    const closing = { id, outcome: 'solved' as const, words: 'הראוטר הוחלף' };
    expect(await closeWithOutcome(world, member('operations'), closing)).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(value(await closeWithOutcome(world, member('service'), closing))).toMatchObject({
      state: 'closed',
      outcome: 'solved',
      may: ['case.reopen'],
      authority: [],
    });
    for (const refusedAct of [
      await closeWithOutcome(world, member('service'), closing),
      await handOver(world, member('service'), { id, divisionId: division.legal, reason: 'מאוחר' }),
      await note(world, member('service'), { id, words: 'מאוחר', told: false }),
      await compensate(world, member('service'), { id, kind: 'gift', harm: 'delay', amountMinor: 1 }),
    ])
      expect(refusedAct).toEqual({ ok: false, refusal: 'case-closed' });
    const again = value(await reopenAgain(world, member('operations'), { id, reason: 'שוב מתנתק' }));
    expect(again).toMatchObject({
      state: 'open',
      holder: { code: 'service' },
      closedAt: null,
      outcome: null,
    });
    expect(await reopenAgain(world, member('service'), { id, reason: 'שוב' })).toEqual({
      ok: false,
      refusal: 'case-open',
    });
  });

  test('the history cannot be rewritten by the running product, and the log of acts is unbroken', async () => {
    await expect(pool.query('update case_event set at = now()')).rejects.toThrow(/permission denied/);
    await expect(pool.query('delete from compensation')).rejects.toThrow(/permission denied/);
    const chain = await checkChain(world.db);
    expect(chain.intact).toBe(true);
    expect(chain.checked).toBeGreaterThan(20);
  });

  test('each act is announced to the other modules', async () => {
    const { id } = await opened();
    value(await handOver(world, member('service'), { id, divisionId: division.legal, reason: 'לבדיקה' }));
    value(await acceptBaton(world, member('legal'), { id }));
    value(await closeWithOutcome(world, member('legal'), { id, outcome: 'explained', words: 'הוסבר' }));
    const { rows } = await pool.query<{ kind: string }>(
      'select kind from outbox where $1 = any(ids) order by seq',
      [id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'case.opened',
      'case.handed-over',
      'case.accepted',
      'case.closed',
    ]);
  });
});

describe('lists', () => {
  test('page from the newest, by division and by customer, and never show what is not the reader’s', async () => {
    const other = await insertPerson(world, source, { name: 'רון כהן' });
    const mine = value(
      await open(world, member('legal'), {
        customerId: other.customerId,
        subject: 'חוזה',
        divisionId: division.legal,
      }),
    );
    const query = { state: 'open' as const, limit: 2 };
    const first = value(await listCases(world, member('service'), query));
    expect(first.items).toHaveLength(2);
    expect(first.items[0]?.id).toBe(mine.id);
    const second = value(await listCases(world, member('service'), { ...query, after: first.next ?? '' }));
    expect(second.items[0]?.number).toBeLessThan(first.items[1]?.number ?? 0);
    const ofOther = value(
      await listCases(world, member('service'), { ...query, customerId: other.customerId }),
    );
    expect(ofOther.items.map(({ id }) => id)).toEqual([mine.id]);
    expect(ofOther.items[0]?.customerName).toBe('רון כהן');
    const lawyer = member('legal', 'employee');
    const own = value(await listCases(world, lawyer, { state: 'all', limit: 200 }));
    expect(own.items.length).toBeGreaterThan(0);
    expect(
      own.items.every(({ holder, offeredTo }) => holder.code === 'legal' || offeredTo?.code === 'legal'),
    ).toBe(true);
    expect(
      value(await listCases(world, lawyer, { state: 'all', limit: 200, divisionId: division.service })).items,
    ).toEqual([]);
    expect(await readCase(world, member('operations', 'employee'), mine.id)).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    for (const role of ['customer-representative', 'analyst'] as const)
      expect(await listCases(world, member('service', role), query)).toEqual({
        ok: false,
        refusal: 'forbidden',
      });
  });
});
