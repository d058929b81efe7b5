import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowed, type LiveHouse, openLiveHouse } from '#server/customers/record/live.fixture';
import { mergeCustomers, splitRecords } from './ruling.actions.ts';
import { undoRuling } from './undo.actions.ts';

const RUNS = process.env.EMPTY_CHAIR_NIGHTLY === undefined ? 25 : 2_000;

let house: LiveHouse;
let customers: string[];
beforeAll(async () => {
  house = await openLiveHouse();
  const crm = await house.silo('crm', 80);
  const given = ['דנה', 'עומר', 'רחל', 'גיל', 'שלומית', 'בועז'];
  await house.send(
    crm,
    given.map((name, at) => ({
      externalId: `u${at}`,
      customer: {
        reference: `u${at}`,
        name: `${name} ${'אבגדהוזח'.repeat(2).slice(at, at + 5)}`,
        phone: `054${at}3371${at}28`,
      },
      text: `מילה ${at}`,
    })),
  );
  const { rows } = await sql<{
    id: string;
  }>`select distinct customer_id as id from membership order by 1`.execute(house.world.db);
  customers = rows.map(({ id }) => id);
});
afterAll(() => house.close());

/**
 * Everything that says whose a record is: memberships with the ruling by which they hold, where old addresses lead, and
 * what is seen of each customer. That two were said to be different is not part of it: an undo says so on purpose.
 */
async function state(): Promise<string> {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'memberships', (select jsonb_agg(jsonb_build_array(record_id, customer_id, ruling_id) order by record_id) from membership),
      'addresses', (select jsonb_agg(jsonb_build_array(old_id, customer_id) order by old_id) from customer_alias a
                     where not exists (select 1 from ruling r where r.type = 'undo' and r.id = a.ruling_id)),
      'edges', (select jsonb_agg(jsonb_build_array(record_a, record_b, kind) order by id) from edge where retracted_at is null and kind <> 'manual-different'),
      'interactions', (select jsonb_object_agg(c, n) from (select m.customer_id as c, count(*) as n from interaction i join membership m using (record_id) group by 1) x)
    ) as state`.execute(house.world.db);
  return JSON.stringify(rows[0]?.state);
}

const merge = async (one: string, other: string): Promise<string | null> => {
  const done = await mergeCustomers(house.world, house.writer, house.agent, {
    customerId: one,
    otherId: other,
    reason: 'one person',
  });
  return done.ok ? done.value.rulingId : null;
};
const split = async (from: string, share: number): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from membership where customer_id = coalesce((select customer_id from customer_alias where old_id = ${from}), ${from}::uuid) order by 1`.execute(
    house.world.db,
  );
  const recordIds = rows.slice(0, Math.floor(rows.length * share)).map(({ id }) => id);
  if (recordIds.length === 0) return null;
  const done = await splitRecords(house.world, house.writer, house.agent, {
    id: from,
    recordIds,
    reason: 'two persons',
  });
  return done.ok ? done.value.rulingId : null;
};

describe('what was joined', () => {
  it('is taken apart step by step, each step exactly what was before it, however often a record was carried on', async () => {
    let steps = 0;
    let deepest = 0;
    const customer = fc.integer({ min: 0, max: 5 });
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ merge: fc.tuple(customer, customer) }) },
      {
        weight: 1,
        arbitrary: fc.record({ split: customer, share: fc.double({ min: 0.2, max: 0.8, noNaN: true }) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 7 }), async (acts) => {
        const before: { ruling: string; state: string }[] = [];
        for (const one of acts) {
          const was = await state();
          const ruling =
            'merge' in one
              ? await merge(customers[one.merge[0]] ?? '', customers[one.merge[1]] ?? '')
              : await split(customers[one.split] ?? '', one.share);
          if (ruling === null) continue;
          expect(await state()).not.toBe(was);
          before.push({ ruling, state: was });
        }
        deepest = Math.max(deepest, before.length);
        for (const { ruling, state: was } of before.reverse()) {
          const undone = await undoRuling(house.world, house.writer, house.agent, {
            id: ruling,
            reason: 'not so',
          });
          expect(undone.ok).toBe(true);
          expect(await state()).toBe(was);
          steps++;
        }
      }),
      { numRuns: RUNS, seed: 5 },
    );
    expect(steps).toBeGreaterThan(RUNS);
    expect(deepest).toBeGreaterThan(2);
  }, 600_000);

  it('is withdrawn only from the last: what a later ruling stands on stays', async () => {
    const [a = '', b = '', c = ''] = customers;
    const first = (await merge(b, c)) ?? '';
    const second = (await merge(a, b)) ?? '';
    const undo = (id: string) => undoRuling(house.world, house.writer, house.agent, { id, reason: 'not so' });
    expect(await undo(first)).toEqual({ ok: false, refusal: 'not-undoable' });
    allowed(await undo(second));
    expect(await undo(second)).toEqual({ ok: false, refusal: 'not-undoable' });
    allowed(await undo(first));
  });
});
