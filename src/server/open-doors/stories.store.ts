import { type RawBuilder, sql } from 'kysely';
import type { Profile } from '#server/customers/record/profile';
import { openItem } from '#server/customers/record/timeline.actions';
import type { Db, World } from '#server/platform/world';
import type { Span } from './month.ts';
import { saidIn } from './month-facts.store.ts';
import type { Candidate, DrawnBy } from './stories.ts';

/** How many are looked at before a rule gives up. */
const LOOKED_AT = 40;

interface Row {
  id: string;
  recordId: string;
  at: Date;
  sentiment: string;
  item: Buffer;
}

/** Candidates of each rule in the order of the draw, opened, with what their people are known by. */
export async function candidatesOf(
  db: Db,
  world: World,
  asked: { month: string; span: Span },
): Promise<Record<DrawnBy, Candidate[]>> {
  const rows = {
    random: await drawn(db, asked, sql`true`),
    typical: await typical(db, asked),
    'gone-well': await drawn(db, asked, sql`v.sentiment = 'positive'`),
  };
  const people = await knownBy(db, world, [...rows.random, ...rows.typical, ...rows['gone-well']]);
  const opened = (list: readonly Row[]) =>
    list.map(({ id, recordId, at, sentiment, item }): Candidate => {
      const person = people.get(recordId);
      return {
        id,
        recordId,
        customerId: person?.customerId ?? recordId,
        text: openItem(world, id, item).text ?? '',
        at,
        sentiment,
        knownBy: person?.values ?? [],
      };
    });
  return {
    random: opened(rows.random),
    typical: opened(rows.typical),
    'gone-well': opened(rows['gone-well']),
  };
}

/** Threats to sue and danger are sensitive: such words are handled, not told to everybody. */
async function drawn(
  db: Db,
  { month, span }: { month: string; span: Span },
  rule: RawBuilder<unknown>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with pool as (
      select v.record_id, v.interaction_id, v.occurred_at, v.sentiment from verbatim v
       where ${saidIn(span)} and v.sentiment is not null
         and not v.signals && array['legal-threat', 'safety'] and ${rule}
       order by md5(${month} || v.interaction_id::text), v.interaction_id limit ${LOOKED_AT}
    )
    select p.interaction_id as id, p.record_id as "recordId", p.occurred_at as at, p.sentiment, i.item_cipher as item
      from pool p join interaction i on i.record_id = p.record_id and i.id = p.interaction_id
     order by md5(${month} || p.interaction_id::text), p.interaction_id`.execute(db);
  return rows;
}

/** The commonest theme together with the mood in which it comes most. */
async function typical(db: Db, asked: { month: string; span: Span }): Promise<Row[]> {
  const { span } = asked;
  const { rows } = await sql<{ theme: string; sentiment: string }>`
    select theme, sentiment from verbatim v cross join unnest(v.themes) as theme
     where ${saidIn(span)} and sentiment is not null
     group by theme, sentiment
     order by sum(count(*)) over (partition by theme) desc, theme, count(*) desc, sentiment limit 1`.execute(
    db,
  );
  const [most] = rows;
  if (most === undefined) return [];
  return drawn(db, asked, sql`v.themes @> array[${most.theme}]::text[] and v.sentiment = ${most.sentiment}`);
}

/** What every silo that knows the same customer knows them by, per record asked about. */
async function knownBy(
  db: Db,
  world: World,
  rows: readonly Row[],
): Promise<Map<string, { customerId: string; values: string[] }>> {
  const ids = [...new Set(rows.map(({ recordId }) => recordId))];
  if (ids.length === 0) return new Map();
  const { rows: records } = await sql<{ asked: string; customerId: string; id: string; profile: Buffer }>`
    select asked.record_id as asked, asked.customer_id as "customerId", r.id, r.profile_cipher as profile
      from membership asked join membership m on m.customer_id = asked.customer_id
      join source_record r on r.id = m.record_id where asked.record_id = any(${ids}::uuid[])`.execute(db);
  const people = new Map<string, { customerId: string; values: string[] }>();
  for (const { asked, customerId, id, profile } of records) {
    // The ingest seals a record's profile into this place and nothing else.
    const known = JSON.parse(world.vault.open(`record:${id}`, profile)) as Profile;
    const person = people.get(asked) ?? { customerId, values: [] };
    const { name, givenName, surname, reference, street, nationalId, birthDate, phones, emails } = known;
    for (const value of [name, givenName, surname, reference, street, nationalId, birthDate]) {
      if (value !== undefined) person.values.push(value);
    }
    person.values.push(...(phones ?? []), ...(emails ?? []));
    people.set(asked, person);
  }
  return people;
}
