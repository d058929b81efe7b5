import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Decision, decisionSchema } from '#contract/decisions';
import type { Role } from '#contract/organization';
import type { Result } from '#kernel/result';
import { insertPerson, insertSource, insertWords, type TestPerson } from '#server/cases/customer.fixture';
import { close, signOver, vote } from '#server/decisions/chair/chair.actions';
import type { EmployeeActor } from '#server/platform/access';
import { checkChain } from '#server/platform/audit/audit.store';
import { connect } from '#server/platform/database';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { bring, change, propose, seatCustomer, withdraw } from './decision.actions.ts';
import type { Draft } from './decision.store.ts';
import { listDecisions, readDecision } from './decision-page.actions.ts';

let database: TestDatabase;
let pool: Pool;
let world: World;
let now: Date;
let source: string;
let dana: TestPerson;
let ron: TestPerson;
const people: Record<'chief' | 'finance' | 'product' | 'lead' | 'tomer' | 'hadas' | 'inLine', EmployeeActor> =
  {
    chief: testActor(),
    finance: testActor(),
    product: testActor(),
    lead: testActor(),
    tomer: testActor(),
    hadas: testActor(),
    inLine: testActor(),
  };
const draft: Draft = {
  kind: 'price',
  title: 'העלאת מחיר לחבילת ביתי',
  question: 'להעלות את מחיר החבילה ב־10 ₪?',
  motives: 'היעד הרבעוני לא הושג',
  gain: 'הכנסה נוספת ברבעון',
  trust: 'לקוחות ותיקים ירגישו נענשים',
  benefitMinor: 1_000_000,
  targetServed: 'בונוס רבעוני',
  prediction: 'נטישה תעלה בחצי אחוז',
  reviewOn: '2026-09-01',
  segment: { plan: ['ביתי'] },
};
const anyPassword = async () => false;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.appUrl, { max: 7, applicationName: 'test decisions' });
  world = testWorld(pool, () => now);
  now = new Date('2026-03-01T08:00:00Z');
  people.chief = await employee('executive', null);
  people.finance = await employee('executive', people.chief);
  people.product = await employee('division-manager', people.chief);
  people.lead = await employee('cx-lead', people.chief);
  people.tomer = await employee('customer-representative', people.lead);
  people.hadas = await employee('customer-representative', people.lead);
  people.inLine = await employee('customer-representative', people.product);
  source = await insertSource(world);
  dana = await insertPerson(world, source, { name: 'דנה לוי', plan: 'ביתי', city: 'חיפה' });
  ron = await insertPerson(world, source, { name: 'רון כהן', plan: 'ביתי' });
  const stranger = await insertPerson(world, source, { name: 'נועה בר', plan: 'עסקי' });
  const said = async (person: TestPerson, day: string, text: string, sentiment: 'negative' | 'positive') =>
    insertWords(world, source, person, { text, at: new Date(`${day}T10:00:00Z`), sentiment, signals: [] });
  await said(dana, '2026-02-20', 'אני דנה לוי, 054-1234567, הבטיחו לי מחיר קבוע', 'negative');
  await said(dana, '2026-02-21', 'שוב העלו לדנה את המחיר', 'negative');
  await said(ron, '2026-02-22', 'יקר לי', 'negative');
  await said(ron, '2026-02-23', 'תודה, הטכנאי הגיע', 'positive');
  await said(stranger, '2026-02-23', 'לא קשור להחלטה', 'negative');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  now = new Date('2026-03-01T08:00:00Z');
});

async function employee(role: Role, reportsTo: EmployeeActor | null): Promise<EmployeeActor> {
  const employeeId = newId();
  await database.ownerPool.query(
    `insert into employee (id, name, email, role, reports_to) values ($1, $2, $3, $4, $5)`,
    [
      employeeId,
      `${role} ${employeeId.slice(-4)}`,
      `${employeeId}@or-net.example`,
      role,
      reportsTo?.employeeId ?? null,
    ],
  );
  return testActor({ employeeId, role, reportsTo: reportsTo?.employeeId ?? null });
}

function value<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

function asSample(actor: EmployeeActor): EmployeeActor {
  return { ...actor, sample: true };
}

async function proposed(): Promise<Decision> {
  return value(await propose(world, people.product, draft));
}

async function brought(): Promise<Decision> {
  const { id } = await proposed();
  value(await seatCustomer(world, people.product, { id, by: 'hardest-hit' }));
  return value(await bring(world, people.product, { id, days: 7 }));
}

async function vetoed(): Promise<Decision> {
  const { id } = await brought();
  return value(await vote(world, people.tomer, { id, vote: 'vetoed', words: 'הבטחנו מחיר קבוע' }));
}

describe('before the vote', () => {
  test('a draft shows, live, who is affected and what they said, without telling who they are', async () => {
    const decision = await proposed();
    expect(decision).toMatchObject({ ...draft, state: 'draft', ballots: [], override: null });
    expect(decision.evidence).toMatchObject({
      frozenAt: null,
      hash: null,
      affected: { customers: 2, unhappy: 2 },
      verbatims: { n: 4, negative: 3 },
    });
    const words = decision.evidence.verbatims.quotes.map((quote) => quote.words);
    expect(words).toHaveLength(4);
    expect(decision.evidence.verbatims.quotes.map(({ drawnBy }) => drawnBy)).toEqual([
      'newest-negative',
      'newest-negative',
      'newest-negative',
      'random',
    ]);
    expect(words.join(' ')).not.toMatch(/דנה|לוי|054|לא קשור/);
    expect(words.join(' ')).toContain('הבטיחו לי מחיר קבוע');
    expect(decision.seats.map(({ id }) => id).sort()).toEqual(
      [people.tomer.employeeId, people.hadas.employeeId].sort(),
    );
    expect(decision.may).toEqual([
      'decision.change',
      'decision.draw-scenario',
      'decision.bring',
      'decision.withdraw',
    ]);
  });

  test('a customer is seated by the hardest hit, by lot and by choice, with how it was done written down', async () => {
    const { id } = await proposed();
    const first = value(await seatCustomer(world, people.product, { id, by: 'hardest-hit' }));
    expect(first.scenarios).toMatchObject([
      {
        customerId: dana.customerId,
        pseudonym: 'household-1',
        drawnBy: 'hardest-hit',
        facts: { city: 'חיפה', interactions: 2 },
      },
    ]);
    expect(first.scenarios[0]?.story.map(({ words }) => words)).toEqual([
      'אני […] […], […], הבטיחו לי מחיר קבוע',
      'שוב העלו […] את המחיר',
    ]);
    const second = value(await seatCustomer(world, people.tomer, { id, by: 'random' }));
    expect(second.scenarios[1]).toMatchObject({ customerId: ron.customerId, pseudonym: 'household-2' });
    const { rows } = await pool.query<{ body: Record<string, unknown> }>(
      `select body from decision_event where decision_id = $1 and type = 'scenario' order by seq`,
      [id],
    );
    expect(rows.map(({ body }) => [body.drawnBy, body.among])).toEqual([
      ['hardest-hit', 2],
      ['random', 1],
    ]);
    expect(rows[1]?.body.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(await seatCustomer(world, people.product, { id, by: 'random' })).toEqual({
      ok: false,
      refusal: 'nobody',
    });
  });

  test('only customers of the affected segment are seated, three at most, by those who may', async () => {
    const { id } = await proposed();
    const other = await insertPerson(world, source, { name: 'אורי גל', plan: 'עסקי' });
    const chosen = { id, by: 'chosen' as const };
    expect(await seatCustomer(world, people.product, { ...chosen, customerId: other.customerId })).toEqual({
      ok: false,
      refusal: 'nobody',
    });
    expect(await seatCustomer(world, people.product, chosen)).toEqual({ ok: false, refusal: 'nobody' });
    expect(await seatCustomer(world, people.finance, { id, by: 'random' })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    value(await change(world, people.product, { id, segment: { plan: ['ביתי', 'עסקי'] } }));
    for (const customerId of [other.customerId, dana.customerId, ron.customerId])
      value(await seatCustomer(world, people.product, { ...chosen, customerId }));
    expect(await seatCustomer(world, people.product, { id, by: 'random' })).toEqual({
      ok: false,
      refusal: 'enough',
    });
    const fewer = value(await change(world, people.product, { id, segment: { plan: ['ביתי'] } }));
    expect(fewer.scenarios).toEqual([]);
  });

  test('it is not brought without a life at the table, nor where nobody may vote', async () => {
    const { id } = await proposed();
    expect(await bring(world, people.product, { id, days: 7 })).toEqual({
      ok: false,
      refusal: 'no-scenario',
    });
    expect(await bring(world, people.finance, { id, days: 7 })).toEqual({ ok: false, refusal: 'forbidden' });
    const chiefs = value(await propose(world, people.chief, draft));
    expect(chiefs.seats).toEqual([]);
    value(await seatCustomer(world, people.chief, { id: chiefs.id, by: 'random' }));
    expect(await bring(world, people.chief, { id: chiefs.id, days: 7 })).toEqual({
      ok: false,
      refusal: 'no-seat',
    });
    expect(await propose(world, people.tomer, draft)).toEqual({ ok: false, refusal: 'forbidden' });
  });
});

describe('the frozen evidence', () => {
  test('stays what it was when the vote opened, whatever customers say later, and its hash tells', async () => {
    const decision = await brought();
    expect(decision).toMatchObject({ state: 'voting', voteUntil: '2026-03-08T08:00:00.000Z' });
    expect(decision.evidence.hash).toMatch(/^[0-9a-f]{64}$/);
    await insertWords(world, source, ron, { text: 'מאוחר מדי', at: now, sentiment: 'negative' });
    const again = value(await readDecision(world, people.finance, decision.id));
    expect(again.evidence).toEqual(decision.evidence);
    expect(again.scenarios).toEqual(decision.scenarios);
    const { rows } = await pool.query<{ hash: string; sealed: string }>(
      `select body->>'hash' as hash, body->>'sealed' as sealed from decision_event where decision_id = $1 and type = 'brought'`,
      [decision.id],
    );
    expect(rows[0]?.hash).toBe(decision.evidence.hash);
    expect(Buffer.from(rows[0]?.sealed ?? '', 'base64').toString('utf8')).not.toContain('הבטיחו');
    expect(await change(world, people.product, { id: decision.id, title: 'אחר' })).toEqual({
      ok: false,
      refusal: 'frozen',
    });
    expect(await bring(world, people.product, { id: decision.id, days: 7 })).toEqual({
      ok: false,
      refusal: 'frozen',
    });
    expect(await seatCustomer(world, people.product, { id: decision.id, by: 'random' })).toEqual({
      ok: false,
      refusal: 'frozen',
    });
  });

  test('that somebody reached into is not shown', async () => {
    const { id } = await brought();
    await database.ownerPool.query(`update decision set evidence_hash = '\\x00' where id = $1`, [id]);
    await expect(readDecision(world, people.product, id)).rejects.toThrow(/does not match its hash/);
    await database.ownerPool.query(`delete from decision_event where decision_id = $1`, [id]);
    await database.ownerPool.query(`delete from decision_scenario where decision_id = $1`, [id]);
    await database.ownerPool.query(`delete from decision where id = $1`, [id]);
  });
});

describe('the vote', () => {
  test('belongs to representatives outside the proposer’s line', async () => {
    const { id } = await brought();
    const ballot = { id, vote: 'agreed' as const, words: 'בתנאי שנודיע' };
    expect(await vote(world, people.inLine, ballot)).toEqual({ ok: false, refusal: 'own-line' });
    expect(await vote(world, people.lead, ballot)).toEqual({ ok: false, refusal: 'forbidden' });
    const voted = value(await vote(world, people.tomer, ballot));
    expect(voted.seats.map(({ id: seat, voted: did }) => [seat, did])).toContainEqual([
      people.tomer.employeeId,
      true,
    ]);
    expect(await close(world, people.product, { id })).toEqual({ ok: false, refusal: 'vote-runs' });
    expect(value(await vote(world, people.hadas, ballot)).state).toBe('cleared');
    expect(value(await close(world, people.product, { id }))).toMatchObject({
      state: 'closed',
      override: null,
    });
    expect(await vote(world, people.hadas, { ...ballot, vote: 'vetoed' })).toEqual({
      ok: false,
      refusal: 'not-open',
    });
    expect(await withdraw(world, people.product, { id, reason: 'מאוחר' })).toEqual({
      ok: false,
      refusal: 'frozen',
    });
  });

  test('a veto stops the decision until it is answered', async () => {
    const { id, state, may } = await vetoed();
    expect(state).toBe('vetoed');
    expect(may).toEqual(['decision.vote', 'decision.withdraw-veto']);
    now = new Date('2026-04-01T08:00:00Z');
    expect(await close(world, people.product, { id })).toEqual({ ok: false, refusal: 'veto-stands' });
    expect(await vote(world, people.hadas, { id, vote: 'veto-withdrawn', words: 'לא שלי' })).toEqual({
      ok: false,
      refusal: 'no-veto',
    });
    expect(
      value(await vote(world, people.tomer, { id, vote: 'veto-withdrawn', words: 'נמצא פתרון' })).state,
    ).toBe('voting');
    expect(await close(world, people.product, { id })).toEqual({ ok: false, refusal: 'chair-silent' });
    value(
      await vote(world, people.tomer, { id, vote: 'agreed-on-conditions', words: 'בתנאי של הודעה מראש' }),
    );
    expect(value(await close(world, people.lead, { id })).state).toBe('closed');
  });

  test('a vetoed decision that is changed is a draft again, and what the chair saw stays in the history', async () => {
    const { id, evidence } = await vetoed();
    const again = value(await change(world, people.product, { id, title: 'העלאה בלי לקוחות ותיקים' }));
    expect(again).toMatchObject({
      state: 'draft',
      ballots: [],
      evidence: { hash: null },
      title: 'העלאה בלי לקוחות ותיקים',
    });
    expect(again.scenarios).toHaveLength(1);
    const second = value(await bring(world, people.product, { id, days: 3 }));
    expect(second.state).toBe('voting');
    expect(second.events.map(({ type }) => type)).toEqual([
      'proposed',
      'scenario',
      'brought',
      'vetoed',
      'changed',
      'brought',
    ]);
    const { rows } = await pool.query(
      `select body->>'hash' as hash from decision_event where decision_id = $1 and type = 'brought'`,
      [id],
    );
    expect(rows.map((row: { hash: string }) => row.hash)).toContain(evidence.hash);
  });

  test('a vote and a closing at the same moment never leave a closed decision with a veto', async () => {
    const outcomes = { closed: 0, vetoed: 0 };
    for (let round = 0; round < 8; round++) {
      const { id } = await brought();
      value(await vote(world, people.tomer, { id, vote: 'agreed', words: 'אפשר' }));
      now = new Date('2026-03-09T08:00:00Z');
      const acts = [
        () => vote(world, people.hadas, { id, vote: 'vetoed', words: 'עצירה' }),
        () => close(world, people.product, { id }),
        () => close(world, people.lead, { id }),
      ];
      const results = await Promise.all((round % 2 === 0 ? acts : acts.reverse()).map((act) => act()));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const after = value(await readDecision(world, people.lead, id));
      const hasVeto = after.ballots.some(({ vote: ballot }) => ballot === 'vetoed');
      expect(after.state).toBe(hasVeto ? 'vetoed' : 'closed');
      outcomes[hasVeto ? 'vetoed' : 'closed']++;
      now = new Date('2026-03-01T08:00:00Z');
    }
    expect(outcomes.closed + outcomes.vetoed).toBe(8);
  });
});

describe('the signature over a veto', () => {
  const reason = 'ההחלטה נדרשת על פי הרגולציה החדשה';

  test('is given above the proposer, with the password again, with a review, and is read by every employee', async () => {
    const { id } = await vetoed();
    const input = { id, reason, reviewOn: '2026-06-01' };
    expect(await signOver(world, people.lead, input, anyPassword)).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await signOver(world, people.finance, input, anyPassword)).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await signOver(world, people.chief, input, async () => true)).toEqual({
      ok: false,
      refusal: 'sign-again',
    });
    expect(await signOver(world, people.chief, { ...input, password: 'wrong' }, anyPassword)).toEqual({
      ok: false,
      refusal: 'sign-again',
    });
    const right = async (employeeId: string, password: string) =>
      employeeId === people.chief.employeeId && password === 'right';
    expect(
      await signOver(world, people.chief, { ...input, reviewOn: '2026-03-01', password: 'right' }, right),
    ).toEqual({
      ok: false,
      refusal: 'review-date',
    });
    const signed = value(await signOver(world, people.chief, { ...input, password: 'right' }, right));
    expect(signed).toMatchObject({
      state: 'cleared',
      override: { by: { id: people.chief.employeeId }, reason, reviewOn: '2026-06-01' },
    });
    expect(await vote(world, people.tomer, { id, vote: 'vetoed', words: 'שוב לא' })).toEqual({
      ok: false,
      refusal: 'not-open',
    });
    const closed = value(await close(world, people.product, { id }));
    expect(closed).toMatchObject({ state: 'closed', override: { reason } });
    expect(decisionSchema.parse(closed)).toEqual(closed);
    const listed = value(await listDecisions(world, testActor({ role: 'employee' })));
    expect(listed.find((row) => row.id === id)).toMatchObject({ overridden: true, state: 'closed' });
  });

  test('needs a veto, never comes from the proposer, and does not silence the next veto', async () => {
    const open = await brought();
    const input = { reason, reviewOn: '2026-06-01' };
    expect(await signOver(world, asSample(people.chief), { ...input, id: open.id }, anyPassword)).toEqual({
      ok: false,
      refusal: 'no-veto',
    });
    const own = value(await propose(world, people.finance, draft));
    value(await seatCustomer(world, people.finance, { id: own.id, by: 'random' }));
    value(await bring(world, people.finance, { id: own.id, days: 7 }));
    value(await vote(world, people.tomer, { id: own.id, vote: 'vetoed', words: 'לא כך' }));
    expect(await signOver(world, asSample(people.finance), { ...input, id: own.id }, anyPassword)).toEqual({
      ok: false,
      refusal: 'own-decision',
    });
    const signed = value(
      await signOver(world, asSample(people.chief), { ...input, id: own.id }, anyPassword),
    );
    expect(signed.state).toBe('cleared');
    expect(
      value(await vote(world, people.hadas, { id: own.id, vote: 'vetoed', words: 'סיבה אחרת' })).state,
    ).toBe('vetoed');
    expect(await close(world, people.finance, { id: own.id })).toEqual({ ok: false, refusal: 'veto-stands' });
  });
});

test('votes, vetoes and signatures cannot be rewritten, and each act is in the unbroken log and announced', async () => {
  await expect(pool.query(`update decision_event set words = 'x'`)).rejects.toThrow(/permission denied/);
  await expect(pool.query('delete from decision_event')).rejects.toThrow(/permission denied/);
  const chain = await checkChain(world.db);
  expect(chain.intact).toBe(true);
  expect(chain.checked).toBeGreaterThan(50);
  const { rows } = await pool.query<{ kind: string }>(`select distinct kind from outbox order by 1`);
  expect(rows.map(({ kind }) => kind)).toEqual([
    'decision.brought',
    'decision.closed',
    'decision.overridden',
    'decision.vetoed',
  ]);
  const { rows: refusals } = await pool.query(
    `select 1 from audit where action = 'decision.close' and outcome = 'refused'`,
  );
  expect(refusals.length).toBeGreaterThan(3);
});
