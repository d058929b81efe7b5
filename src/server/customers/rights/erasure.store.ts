import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';

/** Erasures, the ways they closed, and the rows that they take along. */
export interface ErasureRow {
  readonly id: string;
  readonly number: number;
  readonly customerId: string;
  readonly recordIds: readonly string[];
  readonly slots: readonly number[];
  readonly reason: string;
  readonly askedAt: Date;
  readonly byEmployee: string | null;
  readonly erasedAt: Date;
  readonly counts: Readonly<Record<string, number>>;
}

export interface ClosedWay {
  /** A `Way`; the log of an older release may know others. */
  readonly way: string;
  readonly hash: Buffer;
}

export async function nextErasureNumber(trx: Trx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('erasure_number') as n`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** Numbers go on after the highest that was ever given, also in a database that was restored from before it. */
export async function passErasureNumber(trx: Trx, number: number): Promise<void> {
  const next = await nextErasureNumber(trx);
  for (let given = next; given < number; given = await nextErasureNumber(trx));
}

/** Key slots of records, which stay as they are until the transaction ends. */
export async function slotsOfRecords(trx: Trx, recordIds: readonly string[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('source_record')
    .select('key_slot as slot')
    .where('id', 'in', [...recordIds])
    .forUpdate()
    .execute();
  return rows.map((row) => row.slot);
}

export interface Held {
  readonly interactions: number;
  readonly verbatims: number;
  readonly promises: number;
  readonly cases: number;
  readonly openCases: number;
  readonly legalThreat: boolean;
  readonly compensations: number;
  readonly scenarios: number;
}

/** What is known of these records, before anything is done to them. */
export async function heldOf(db: Db, recordIds: readonly string[]): Promise<Held> {
  const ids = [...recordIds];
  const { rows } = await sql<Held>`
    select (select count(*) from interaction where record_id = any(${ids}::uuid[])) as interactions,
           (select count(*) from verbatim where record_id = any(${ids}::uuid[])) as verbatims,
           (select count(*) from pledge where record_id = any(${ids}::uuid[])) as promises,
           (select count(*) from case_file where record_id = any(${ids}::uuid[])) as cases,
           (select count(*) from case_file where record_id = any(${ids}::uuid[]) and state = 'open') as "openCases",
           (select coalesce(bool_or(legal_threat and state = 'open'), false) from case_file where record_id = any(${ids}::uuid[])) as "legalThreat",
           (select count(*) from compensation where record_id = any(${ids}::uuid[])) as compensations,
           (select count(*) from decision_scenario where record_id = any(${ids}::uuid[])) as scenarios`.execute(
    db,
  );
  const held = rows[0];
  if (held === undefined) throw new Error('a count without a row');
  return held;
}

export async function saveErasure(trx: Trx, row: ErasureRow, ways: readonly ClosedWay[]): Promise<void> {
  await trx
    .insertInto('erasure')
    .values({
      id: row.id,
      number: row.number,
      customer_id: row.customerId,
      record_ids: [...row.recordIds],
      slots: [...row.slots],
      reason: row.reason,
      asked_at: row.askedAt,
      by_employee: row.byEmployee,
      erased_at: row.erasedAt,
      counts: JSON.stringify(row.counts),
    })
    .execute();
  if (ways.length === 0) return;
  await sql`
    insert into suppression (way, value_hash, erasure_id)
    select way, value_hash, ${row.id} from unnest(${ways.map(({ way }) => way)}::text[], ${ways.map(({ hash }) => hash)}::bytea[]) as w(way, value_hash)
    on conflict do nothing`.execute(trx);
}

/** Deletes the rows of an erasure that was saved in this transaction. Rollups are not its business. */
export async function deleteErased(trx: Trx, erasureId: string): Promise<void> {
  await sql`select erase_records(${erasureId})`.execute(trx);
}

export async function markErased(trx: Trx, erasureId: string, at: Date): Promise<void> {
  await trx.insertInto('erasure_done').values({ erasure_id: erasureId, at }).execute();
}

const COLUMNS = [
  'e.id',
  'e.number',
  'e.customer_id as customerId',
  'e.record_ids as recordIds',
  'e.slots',
  'e.reason',
  'e.asked_at as askedAt',
  'e.by_employee as byEmployee',
  'e.erased_at as erasedAt',
  'e.counts',
  'd.at as doneAt',
] as const;

export type KeptErasure = Omit<ErasureRow, 'counts'> & {
  readonly counts: unknown;
  readonly doneAt: Date | null;
};

export async function erasures(db: Db): Promise<KeptErasure[]> {
  return db
    .selectFrom('erasure as e')
    .leftJoin('erasure_done as d', 'd.erasure_id', 'e.id')
    .select(COLUMNS)
    .orderBy('e.number', 'desc')
    .limit(1_000)
    .execute();
}

/** By its own id, or by the address that the customer had. */
export async function erasureOf(db: Db, id: string): Promise<KeptErasure | null> {
  const row = await db
    .selectFrom('erasure as e')
    .leftJoin('erasure_done as d', 'd.erasure_id', 'e.id')
    .select(COLUMNS)
    .where((where) =>
      where.or([
        where('e.id', '=', id),
        where('e.customer_id', '=', id),
        where(
          'e.customer_id',
          'in',
          where.selectFrom('customer_alias').select('customer_id').where('old_id', '=', id),
        ),
      ]),
    )
    .orderBy('e.number', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Erasures whose keys a crash left on the disk. */
export async function unfinished(db: Db): Promise<{ id: string; slots: readonly number[] }[]> {
  return db
    .selectFrom('erasure as e')
    .leftJoin('erasure_done as d', 'd.erasure_id', 'e.id')
    .select(['e.id', 'e.slots'])
    .where('d.at', 'is', null)
    .execute();
}

/** Every closed way, as the writer keeps them in mind: base64 of the keyed hash. */
export async function closedWays(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('suppression').select('value_hash').execute();
  return new Set(rows.map((row) => row.value_hash.toString('base64')));
}

export async function waysOfErasure(db: Db, erasureId: string): Promise<ClosedWay[]> {
  const rows = await db
    .selectFrom('suppression')
    .select(['way', 'value_hash as hash'])
    .where('erasure_id', '=', erasureId)
    .execute();
  return rows.map((row) => ({ way: row.way, hash: row.hash }));
}

/** Sealed rows that belong to nobody yet: set aside, or refused with an import. They are searched, not joined. */
export async function asideRows(
  db: Db,
): Promise<{ table: 'quarantine' | 'import_error'; place: string; id: string; row: number; raw: Buffer }[]> {
  const { rows } = await sql<{
    table: 'quarantine' | 'import_error';
    place: string;
    id: string;
    row: number;
    raw: Buffer;
  }>`
    select 'quarantine' as table, 'quarantine:' || id as place, id, 0::bigint as row, raw_cipher as raw from quarantine
    union all
    select 'import_error', 'import-error:' || import_id || ':' || row_number, import_id, row_number, raw_cipher from import_error`.execute(
    db,
  );
  return rows;
}

export async function deleteAside(
  trx: Trx,
  rows: readonly { table: 'quarantine' | 'import_error'; id: string; row: number }[],
): Promise<void> {
  const ids = rows.filter((row) => row.table === 'quarantine').map((row) => row.id);
  if (ids.length > 0) await trx.deleteFrom('quarantine').where('id', 'in', ids).execute();
  const errors = rows.filter((row) => row.table === 'import_error');
  if (errors.length === 0) return;
  await sql`
    delete from import_error e using unnest(${errors.map((row) => row.id)}::uuid[], ${errors.map((row) => row.row)}::bigint[]) as g(id, row)
     where e.import_id = g.id and e.row_number = g.row`.execute(trx);
}
