import { sql } from 'kysely';
import { THINGS, type Thing } from '#contract/silos';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';

/** Where a silo said something else than what is mastered here. One open row for each subject of a record. */
export type Value = Readonly<Record<string, unknown>>;

export interface Differing {
  readonly recordId: string;
  readonly slot: number;
  readonly sourceId: string;
  readonly thing: Thing;
  readonly subject: string;
  readonly ours: Value;
  readonly theirs: Value;
}

const oursPlace = (id: string): string => `conflict.ours:${id}`;
const theirsPlace = (id: string): string => `conflict.theirs:${id}`;

/** What is said again counts up and takes the newer value; what is new is opened. */
export async function keepDiffering(
  trx: Trx,
  world: World,
  differing: readonly Differing[],
  now: Date,
): Promise<void> {
  for (const one of differing) {
    const open = await trx
      .selectFrom('silo_conflict')
      .select('id')
      .where('record_id', '=', one.recordId)
      .where('thing', '=', one.thing)
      .where('subject', '=', one.subject)
      .where('state', '=', 'open')
      .forUpdate()
      .executeTakeFirst();
    const id = open?.id ?? newId();
    const sealed = {
      ours_cipher: world.vault.seal(oursPlace(id), JSON.stringify(one.ours), one.slot),
      theirs_cipher: world.vault.seal(theirsPlace(id), JSON.stringify(one.theirs), one.slot),
    };
    if (open === undefined)
      await trx
        .insertInto('silo_conflict')
        .values({
          ...sealed,
          ...{ record_id: one.recordId, id, source_id: one.sourceId, thing: one.thing, subject: one.subject },
          ...{ since: now, last_at: now, state: 'open' },
        })
        .execute();
    else
      await trx
        .updateTable('silo_conflict')
        .set({ ...sealed, times: sql`times + 1`, last_at: now })
        .where('record_id', '=', one.recordId)
        .where('id', '=', id)
        .execute();
  }
}

/** The silo says by now what is mastered here. */
export async function closeAgreed(
  trx: Trx,
  agreed: readonly { readonly recordId: string; readonly thing: Thing; readonly subject: string }[],
  now: Date,
): Promise<void> {
  if (agreed.length === 0) return;
  await sql`
    update silo_conflict c set state = 'agreed', answered_at = ${now}
      from unnest(${agreed.map((one) => one.recordId)}::uuid[], ${agreed.map((one) => one.thing)}::text[], ${agreed.map((one) => one.subject)}::text[]) as a(record_id, thing, subject)
     where c.record_id = a.record_id and c.thing = a.thing and c.subject = a.subject and c.state = 'open'`.execute(
    trx,
  );
}

export interface ConflictRow {
  readonly id: string;
  readonly recordId: string;
  readonly sourceId: string;
  readonly thing: Thing;
  readonly subject: string;
  readonly ours: Value;
  readonly theirs: Value;
  readonly times: number;
  readonly since: Date;
  readonly lastAt: Date;
  readonly state: 'open' | 'ours' | 'theirs' | 'agreed';
  readonly answeredBy: { readonly id: string; readonly name: string } | null;
  readonly answeredAt: Date | null;
}

export async function conflicts(
  db: Db,
  world: World,
  query: {
    readonly sourceId?: string;
    readonly id?: string;
    readonly open?: boolean;
    readonly before?: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<ConflictRow[]> {
  const wanted = [sql`true`];
  if (query.sourceId !== undefined) wanted.push(sql`c.source_id = ${query.sourceId}`);
  if (query.id !== undefined) wanted.push(sql`c.id = ${query.id}`);
  if (query.open !== undefined) wanted.push(query.open ? sql`c.state = 'open'` : sql`c.state <> 'open'`);
  if (query.before) wanted.push(sql`(c.last_at, c.id) < (${query.before.at}, ${query.before.id}::uuid)`);
  const { rows } = await sql<{
    id: string;
    recordId: string;
    sourceId: string;
    thing: string;
    subject: string;
    ours: Buffer;
    theirs: Buffer;
    times: number;
    since: Date;
    lastAt: Date;
    state: ConflictRow['state'];
    by: string | null;
    byName: string | null;
    answeredAt: Date | null;
  }>`
    select c.id, c.record_id as "recordId", c.source_id as "sourceId", c.thing, c.subject, c.ours_cipher as ours, c.theirs_cipher as theirs, c.times, c.since,
           date_trunc('milliseconds', c.last_at) as "lastAt", c.state, c.answered_by as by, e.name as "byName", c.answered_at as "answeredAt"
      from silo_conflict c left join employee e on e.id = c.answered_by
     where ${sql.join(wanted, sql` and `)} order by c.last_at desc, c.id desc limit ${query.limit}`.execute(
    db,
  );
  return rows.flatMap(({ by, byName, ours, theirs, ...row }): ConflictRow[] => {
    const thing = THINGS.find((one) => one === row.thing);
    const [here, there] = [
      world.vault.read(oursPlace(row.id), ours),
      world.vault.read(theirsPlace(row.id), theirs),
    ];
    if (thing === undefined || here === null || there === null) return [];
    return [
      {
        ...row,
        thing,
        ours: JSON.parse(here),
        theirs: JSON.parse(there),
        answeredBy: by === null ? null : { id: by, name: byName ?? '' },
      },
    ];
  });
}

/** Moves a conflict from one state to another; false when it was not in it any more. */
export async function moveConflict(
  trx: Trx,
  move: {
    readonly id: string;
    readonly from: readonly ConflictRow['state'][];
    readonly to: ConflictRow['state'];
    readonly by: string | null;
    readonly at: Date | null;
  },
): Promise<boolean> {
  const { rows } = await sql`
    update silo_conflict c set state = ${move.to}, answered_by = ${move.by}, answered_at = ${move.at}
     where c.id = ${move.id} and c.state = any(${[...move.from]}::text[])
       and (${move.to} <> 'open' or not exists (select 1 from silo_conflict o where o.record_id = c.record_id and o.thing = c.thing and o.subject = c.subject and o.state = 'open'))
    returning 1`.execute(trx);
  return rows.length > 0;
}

export async function openConflicts(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select source_id as id, count(*) as n from silo_conflict where state = 'open' group by 1`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

export interface TouchedPledge {
  readonly id: string;
  readonly recordId: string;
  readonly sourceId: string;
  readonly referenceHash: Buffer;
  readonly state: 'open' | 'kept' | 'broken' | 'moved';
  readonly dueAt: Date | null;
}

/** Promises that these silos gave and a person of ours moved or settled since. */
export async function touchedPledges(db: Db, recordIds: readonly string[]): Promise<TouchedPledge[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<TouchedPledge>`
    select p.id, p.record_id as "recordId", p.source_id as "sourceId", p.reference_hash as "referenceHash", p.state, p.due_at as "dueAt"
      from pledge p where p.record_id = any(${[...recordIds]}::uuid[]) and p.source_id is not null
       and exists (select 1 from pledge_event v where v.record_id = p.record_id and v.pledge_id = p.id and v.by_employee is not null)`.execute(
    db,
  );
  return rows;
}
