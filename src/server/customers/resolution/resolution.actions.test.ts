import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainIdentity } from '#server/customers/identity/explain.actions';
import { switchModelOn } from '#server/customers/identity/model.actions';
import { answerReview, reviewsWaiting } from '#server/customers/identity/review.actions';
import { rebuild } from '#server/customers/ingest/rebuild.actions';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { newId } from '#server/platform/ids';
import { foresee } from './foresee.actions.ts';
import { believe, divided, goOver, stateOf, withdraw } from './resolution.fixture.ts';
import { actOnRun, listRuns, modelsFor, nextStep, type Runner, startRun } from './run.actions.ts';
import { runById } from './run.store.ts';
import { openRunner } from './runner.actions.ts';

const RUNS = process.env.EMPTY_CHAIR_NIGHTLY === undefined ? 20 : 300;

let house: LiveHouse;
let runner: Runner;
let crm: string;
let branch: string;
let n = 0;

beforeAll(async () => {
  house = await openLiveHouse();
  runner = openRunner(house.world, house.writer, []);
  crm = await house.silo('crm', 80);
  branch = await house.silo('branch', 30);
});
afterAll(async () => {
  runner.stop();
  await runner.idle();
  await house.close();
});

async function empty(): Promise<void> {
  await house.database.ownerPool.query(
    `truncate interaction, interaction_past, verbatim, rollup_day, source_record, source_record_version, record_key, intake_key, identity_key, block_key,
       meeting_key, crowded_key, identity_review, customer, customer_alias, membership, membership_past, edge, ruling, resolution_run, resolution_ruling,
       identity_model, identity_model_switch, case_file, pledge, consent, outbox cascade`,
  );
  house.writer.forgetRules();
}
async function hear(silo: string, customer: Record<string, string>): Promise<string> {
  n++;
  const externalId = `r${n}`;
  await house.send(silo, [{ externalId, customer: { reference: externalId, ...customer } }]);
  const { rows } = await sql<{ id: string }>`
    select m.customer_id as id from intake_key k join membership m on m.record_id = k.record_id order by k.interaction_id desc limit 1`.execute(
    house.world.db,
  );
  return rows[0]?.id ?? '';
}
const run = async (id: string) => {
  const found = await runById(house.world.db, id);
  if (found === null) throw new Error('no such run');
  return found;
};

const GIVEN = ['דנה', 'עומר', 'רחל', 'Rachel', 'גיל', 'שלומית'];
const FAMILY = ['כהן', 'לוי', 'Levi', 'מזרחי', 'זילברשטיין'];
const person = fc.record({
  silo: fc.constantFrom('crm', 'branch'),
  given: fc.constantFrom(...GIVEN.slice(0, 4)),
  family: fc.constantFrom(...FAMILY.slice(0, 3)),
  birth: fc.constantFrom('', '1961-04-17', '1961-04-18', '1984-11-20'),
  street: fc.constantFrom('', 'הרצל 12', 'הנביאים 4'),
  phone: fc.constantFrom('', '', '0541234567', '0529876543'),
});

describe('every record gone over again', () => {
  it('changes nothing under the model that decided it, and comes back whole when a run under another is withdrawn', async () => {
    let [changed, apart, together, asked] = [0, 0, 0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 4, maxLength: 14 }),
        fc.constantFrom(-30, -18, -12, -7, 7, 12),
        async (people, bits) => {
          await empty();
          house.at('2026-03-01T08:30:00Z');
          for (const { silo, given, family, birth, street, phone } of people)
            await hear(silo === 'crm' ? crm : branch, {
              name: `${given} ${family}`,
              ...(birth && { birthDate: birth }),
              ...(street && { street, city: 'חיפה' }),
              ...(phone && { phone }),
            });
          const before = await stateOf(house);
          const nothing = await run(await goOver(house, runner));
          expect(nothing).toMatchObject({ state: 'done', joined: 0, parted: 0, asked: 0 });
          expect(nothing.seen).toBe(people.length * 2);
          expect(await stateOf(house)).toBe(before);

          await believe(house, bits);
          house.at('2026-03-02T08:30:00Z');
          const id = await goOver(house, runner);
          const did = await run(id);
          const after = await stateOf(house);
          expect(after !== before).toBe(did.joined + did.parted + did.asked > 0);
          const again = await run(await goOver(house, runner));
          expect(again).toMatchObject({ joined: 0, parted: 0, asked: 0 });
          expect(await stateOf(house)).toBe(after);
          expect((await rebuild(house.world, house.writer, house.other, { compare: true })).equal).toBe(true);

          await withdraw(house, runner, id);
          expect(await run(id)).toMatchObject({ state: 'undone', kept: 0 });
          expect(await stateOf(house)).toBe(before);
          if (after !== before) changed++;
          apart += did.parted;
          together += did.joined;
          asked += did.asked;
        },
      ),
      { numRuns: RUNS, seed: 11 },
    );
    expect(changed).toBeGreaterThan(RUNS / 4);
    expect(apart).toBeGreaterThan(0);
    expect(together).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(0);
  }, 600_000);
});

describe('a run', () => {
  it('takes apart what the new model does not bear, tells what moved, and the time before is still known', async () => {
    await empty();
    house.at('2026-04-01T08:00:00Z');
    const one = await hear(crm, {
      name: 'אביגדור זילברשטיין',
      birthDate: '1961-04-17',
      phone: '054-3311220',
    });
    expect(await hear(branch, { name: 'Avigdor Zilberstein', birthDate: '17/04/1961' })).toBe(one);
    const foreseen = async (version: string) => allowed(await foresee(house.world, house.other, version));
    const version = await believe(house, -30);
    expect(await foreseen(version)).toMatchObject({ looked: 1, of: 1, parted: 1, joined: 0, asked: 0 });
    house.at('2026-04-02T08:00:00Z');
    const id = await goOver(house, runner);
    expect(await run(id)).toMatchObject({ version, state: 'done', parted: 1, joined: 0 });
    const members = async (customer: string, asOf?: string) =>
      allowed(await explainIdentity(house.world, { id: customer, ...(asOf && { asOf }) })).members.length;
    expect(await members(one)).toBe(1);
    expect(await members(one, '2026-04-01T12:00:00Z')).toBe(2);
    const { rows } = await sql<{ ids: string[] }>`
      select ids from outbox where kind = 'identity.changed' and facts ->> 'run' = ${id} and cardinality(ids) > 0`.execute(
      house.world.db,
    );
    expect(rows.length).toBe(1);
    expect(rows[0]?.ids.length).toBe(1);
    const { rulings } = allowed(await explainIdentity(house.world, { id: one }));
    expect(rulings[0]).toMatchObject({ type: 'split', by: null, undoable: true });
  });

  it('asks instead where a case or a promise is open, and the answer is a person’s', async () => {
    await empty();
    const one = await hear(crm, {
      name: 'אביגדור זילברשטיין',
      birthDate: '1961-04-17',
      phone: '054-3311220',
    });
    await hear(branch, { name: 'Avigdor Zilberstein', birthDate: '17/04/1961' });
    await house.send(crm, [
      {
        externalId: 'promise',
        kind: 'promise-made',
        customer: { reference: `r${n - 1}` },
        pledge: { reference: 'p1', text: 'נחזור אליך', state: 'open' },
      },
    ]);
    expect(
      Number(
        (
          await sql<{ n: number }>`select count(*)::int as n from pledge where state = 'open'`.execute(
            house.world.db,
          )
        ).rows[0]?.n,
      ),
    ).toBe(1);
    await believe(house, -30);
    const id = await goOver(house, runner);
    expect(await run(id)).toMatchObject({ parted: 0, asked: 1, spared: 1 });
    const waiting = async () => allowed(await reviewsWaiting(house.world, house.agent, { limit: 10 }));
    const [question] = (await waiting()).items;
    expect(question).toMatchObject({ cause: 'model', stillOne: { key: null }, stake: { openPromises: 1 } });
    const state = await stateOf(house);
    allowed(
      await answerReview(house.world, house.writer, house.agent, { id: question?.id ?? '', answer: 'same' }),
    );
    expect((await waiting()).items).toEqual([]);
    // A person's word stands: no later run doubts it.
    await believe(house, -40);
    expect(await run(await goOver(house, runner))).toMatchObject({ parted: 0, asked: 0 });
    expect(allowed(await explainIdentity(house.world, { id: one })).members.length).toBe(2);
    expect(await stateOf(house)).not.toBe(state);
  });

  it('joins what the new model knows to be one, and never those whom a person told apart', async () => {
    await empty();
    const one = await hear(crm, {
      name: 'עמליה אוחנה',
      city: 'חיפה',
      phone: '054-8811223',
    });
    const other = await hear(branch, {
      name: 'עמליה אוחנה',
      city: 'חיפה',
      phone: '052-3390471',
    });
    if (one === other) throw new Error('they were to be two');
    await believe(house, 12);
    const id = await goOver(house, runner);
    expect(await run(id)).toMatchObject({ joined: 1 });
    const { rows } = await sql<{ id: string }>`select id from ruling where type = 'merge'`.execute(
      house.world.db,
    );
    await withdraw(house, runner, id);
    expect(rows.length).toBe(1);
    const ruling = await house.merge(one, other);
    await house.undo(ruling);
    // Withdrawing a merge says that the two are different.
    await believe(house, 14);
    expect(await run(await goOver(house, runner))).toMatchObject({ joined: 0, asked: 0 });
    expect(await house.customer('054-8811223')).not.toBe(await house.customer('052-3390471'));
  });

  it('gives a part the address that it had before it was joined, and takes it again when it is withdrawn', async () => {
    await empty();
    const one = await hear(crm, {
      name: 'אביגדור זילברשטיין',
      birthDate: '1961-04-17',
      phone: '054-3311220',
    });
    const other = await hear(branch, { name: 'Avigdor Zilberstein' });
    expect(other).not.toBe(one);
    await house.send(branch, [
      {
        externalId: `more-${n}`,
        customer: { reference: `r${n}`, name: 'Avigdor Zilberstein', birthDate: '17/04/1961' },
      },
    ]);
    const members = async (id: string) =>
      allowed(await explainIdentity(house.world, { id })).members.map(({ recordId }) => recordId);
    expect((await members(other)).length).toBe(2);
    const before = await stateOf(house);
    await believe(house, -30);
    const id = await goOver(house, runner);
    expect(await run(id)).toMatchObject({ parted: 1 });
    expect((await members(one)).length).toBe(1);
    expect((await members(other)).length).toBe(1);
    expect(await members(one)).not.toEqual(await members(other));
    await withdraw(house, runner, id);
    expect(await stateOf(house)).toBe(before);
    expect(await members(other)).toEqual(await members(one));
  });

  it('leaves what a person said later where it is when it is withdrawn, and counts it', async () => {
    await empty();
    const one = await hear(crm, {
      name: 'אביגדור זילברשטיין',
      birthDate: '1961-04-17',
      phone: '054-3311220',
    });
    await hear(branch, { name: 'Avigdor Zilberstein', birthDate: '17/04/1961' });
    const third = await hear(crm, { name: 'מנחם מזרחי', phone: '052-1112223' });
    await believe(house, -30);
    const id = await goOver(house, runner);
    const { rows } = await sql<{ id: string }>`
      select customer_id as id from membership where customer_id not in (${one}, ${third})`.execute(
      house.world.db,
    );
    expect(rows.length).toBe(1);
    await house.merge(third, rows[0]?.id ?? '');
    await withdraw(house, runner, id);
    expect(await run(id)).toMatchObject({ state: 'undone', kept: 1 });
    expect(allowed(await explainIdentity(house.world, { id: third })).members.length).toBe(2);
  });

  it('goes on where it was cut off and ends as if it had not been; it can be paused, ended and is alone', async () => {
    const people = Array.from({ length: 150 }, (_, at) => ({
      name: `${GIVEN[at % 6]} ${FAMILY[at % 5]}${'אבגדהוזחטיכלמנסעפצקרשת'[at % 22]}${at % 9}`,
      birthDate: `19${50 + (at % 40)}-0${1 + (at % 9)}-1${at % 9}`,
    }));
    const fill = async () => {
      await empty();
      house.at('2026-05-01T08:00:00Z');
      for (const silo of [crm, branch])
        for (let from = 0; from < people.length; from += 200)
          await house.send(
            silo,
            people.slice(from, from + 200).map((customer, at) => ({
              externalId: `${silo}-${from + at}`,
              customer: { reference: `x${from + at}`, ...customer },
            })),
          );
      await believe(house, -22);
    };
    await fill();
    const first = await goOver(house, runner);
    const whole = await run(first);
    expect(whole.parted).toBeGreaterThan(10);
    const expected = { parted: whole.parted, joined: whole.joined, asked: whole.asked, seen: whole.seen };
    const ends = await divided(house);
    await withdraw(house, runner, first);
    expect(await divided(house)).not.toBe(ends);

    const still = openRunner(house.world, house.writer, []);
    still.stop();
    const id = allowed(await startRun(house.world, still, house.other)).id;
    await still.idle();
    expect(await startRun(house.world, runner, house.other)).toEqual({ ok: false, refusal: 'run-under-way' });
    expect(await switchModelOn(house.world, house.writer, house.other, 'built-in-1000')).toMatchObject({
      refusal: 'run-under-way',
    });
    const started = await run(id);
    const models = await modelsFor(house.world, { version: started.version, before: started.fromVersions });
    if (models === null) throw new Error('no models');
    const step = () => house.writer.rule((trx) => nextStep(trx, house.world, id, models));
    expect(await step()).toBe(true);
    // Cut off in the middle of a chunk: the chunk was never there.
    const cut = stateOf(house);
    await cut;
    await expect(
      house.writer.rule(async (trx) => {
        await nextStep(trx, house.world, id, models);
        throw new Error('the lights went out');
      }),
    ).rejects.toThrow('lights');
    expect(await stateOf(house)).toBe(await cut);
    const act = (what: 'pause' | 'resume' | 'cancel') =>
      actOnRun(house.world, still, house.other, { id, act: what });
    expect(allowed(await act('pause'))).toMatchObject({
      state: 'paused',
      acts: ['resume', 'cancel', 'undo'],
    });
    expect(await step()).toBe(false);
    expect(await act('pause')).toEqual({ ok: false, refusal: 'not-now' });
    const resumed = allowed(await act('resume'));
    expect(resumed.share).toBeGreaterThan(0);
    expect(resumed.share).toBeLessThan(1);
    await runner.resume();
    await runner.idle();
    const ended = await run(id);
    expect(ended).toMatchObject({ state: 'done', ...expected });
    expect(await divided(house)).toBe(ends);
    expect(allowed(await listRuns(house.world, house.agent))[0]).toMatchObject({
      id,
      share: 1,
      secondsLeft: null,
    });
    expect(await act('cancel')).toEqual({ ok: false, refusal: 'not-now' });
    expect(await startRun(house.world, runner, house.agent)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await actOnRun(house.world, runner, house.other, { id: newId(), act: 'undo' })).toEqual({
      ok: false,
      refusal: 'not-found',
    });
  }, 60_000);
});
