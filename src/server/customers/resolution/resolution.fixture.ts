import { sql } from 'kysely';
import { builtInModel } from '#server/customers/identity/likeness';
import { countRecords, saveModel, saveSwitch } from '#server/customers/identity/model.store';
import type { LiveHouse } from '#server/customers/record/live.fixture';
import { newId } from '#server/platform/ids';
import { actOnRun, type Runner, startRun } from './run.actions.ts';

/** Models that differ by how much they believe in one person at all, and everything that says whose a record is. */

/** Switches on a model that gives so many bits more or less than the one that comes with the product. */
export async function believe(house: LiveHouse, bits: number): Promise<string> {
  const { world } = house;
  const usual = builtInModel(await countRecords(world.db));
  const version = `test-${newId()}`;
  await world.db.transaction().execute(async (trx) => {
    const model = { ...usual, version, prior: usual.prior * 2 ** bits };
    await saveModel(trx, world, { model, records: 0, by: null, at: world.now() });
    await saveSwitch(trx, { id: newId(), version, by: null, at: world.now() });
  });
  house.writer.forgetRules();
  return version;
}

export async function goOver(house: LiveHouse, runner: Runner): Promise<string> {
  const begun = await startRun(house.world, runner, house.other);
  if (!begun.ok) throw new Error(begun.refusal);
  await runner.idle();
  return begun.value.id;
}

export async function withdraw(house: LiveHouse, runner: Runner, id: string): Promise<void> {
  const undone = await actOnRun(house.world, runner, house.other, { id, act: 'undo' });
  if (!undone.ok) throw new Error(undone.refusal);
  await runner.idle();
}

/**
 * Whose each record is and by which ruling, where addresses lead, what holds records together, whom somebody is asked about, and
 * what is seen of each customer: contacts, cases, promises and the day's counters.
 */
export async function stateOf(house: LiveHouse): Promise<string> {
  const { rows } = await sql<{ state: unknown }>`
    select jsonb_build_object(
      'memberships', (select jsonb_agg(jsonb_build_array(record_id, customer_id, ruling_id) order by record_id) from membership),
      'addresses', (select jsonb_agg(jsonb_build_array(old_id, customer_id, ruling_id) order by old_id) from customer_alias a
                     where not exists (select 1 from ruling r where r.type = 'undo' and r.id = a.ruling_id)),
      'edges', (select jsonb_agg(jsonb_build_array(record_a, record_b, kind, rule, ruling_id, bits) order by record_a, record_b, kind, rule) from edge where retracted_at is null),
      'questions', (select jsonb_agg(jsonb_build_array(record_a, record_b, cause, answer, leaving) order by record_a, record_b) from identity_review),
      'keys', (select jsonb_agg(jsonb_build_array(type, encode(value_hash, 'hex'), class, record_count) order by type, value_hash) from identity_key),
      'contacts', (select jsonb_object_agg(c, n) from (select m.customer_id as c, count(*) as n from interaction i join membership m using (record_id) group by 1) x),
      'rollups', (select jsonb_agg(jsonb_build_array(day, kind, channel, n) order by day, kind, channel) from rollup_day)
    ) as state`.execute(house.world.db);
  return JSON.stringify(rows[0]?.state);
}

/** How the records are divided among customers, whatever these are called. */
export async function divided(house: LiveHouse): Promise<string> {
  const { rows } = await sql<{ part: string[] }>`
    select array_agg(record_id::text order by record_id) as part from membership group by customer_id order by 1`.execute(
    house.world.db,
  );
  return JSON.stringify(rows.map(({ part }) => part));
}
