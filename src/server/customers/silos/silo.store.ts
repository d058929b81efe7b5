import { sql } from 'kysely';
import { sourcesWithCounts } from '#server/customers/import/import.store';
import type { Db, Trx } from '#server/platform/world';

/** Silos as they stand: what they brought, how they speak, and who moves what. */
export type SiloFacts = Awaited<ReturnType<typeof sourcesWithCounts>>[number] & {
  readonly lastWordAt: Date | null;
};

export async function silos(db: Db): Promise<SiloFacts[]> {
  const facts = await sourcesWithCounts(db);
  const { rows } = await sql<{ id: string; at: Date | null }>`
    select s.id, greatest((select max(i.finished_at) from import i where i.source_id = s.id and i.state = 'done'),
                          (select max(c.last_run_at) from connection c where c.source_id = s.id),
                          (select max(k.last_used_at) from api_key k where k.source_id = s.id and k.kind = 'ingest')) as at
      from source s`.execute(db);
  const words = new Map(rows.map(({ id, at }) => [id, at]));
  return facts.map((row) => ({ ...row, lastWordAt: words.get(row.id) ?? null }));
}

export interface MoveRow {
  readonly sourceId: string;
  readonly subject: string;
  readonly state: 'to-move' | 'moving' | 'here';
  readonly divisionId: string | null;
  readonly employee: { readonly id: string; readonly name: string } | null;
  readonly due: string | null;
}

export async function moves(db: Db): Promise<MoveRow[]> {
  const { rows } = await sql<Omit<MoveRow, 'employee'> & { by: string | null; name: string | null }>`
    select m.source_id as "sourceId", m.subject, m.state, m.division_id as "divisionId", m.employee_id as by, e.name, m.due::text as due
      from silo_move m left join employee e on e.id = m.employee_id`.execute(db);
  return rows.map(({ by, name, ...row }) => ({
    ...row,
    employee: by === null ? null : { id: by, name: name ?? '' },
  }));
}

export async function saveMove(
  trx: Trx,
  move: Omit<MoveRow, 'employee'> & {
    readonly employeeId: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const said = {
    state: move.state,
    division_id: move.divisionId,
    employee_id: move.employeeId,
    due: move.due,
    by_employee: move.by,
    at: move.at,
  };
  await trx
    .insertInto('silo_move')
    .values({ source_id: move.sourceId, subject: move.subject, ...said })
    .onConflict((conflict) => conflict.columns(['source_id', 'subject']).doUpdateSet(said))
    .execute();
}

/** Whether the named division and person are there and at work. */
export async function moversExist(
  db: Db,
  divisionId: string | null,
  employeeId: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ well: boolean }>`
    select (${divisionId}::uuid is null or exists (select 1 from division where id = ${divisionId}::uuid))
       and (${employeeId}::uuid is null or exists (select 1 from employee where id = ${employeeId}::uuid and deactivated_at is null)) as well`.execute(
    db,
  );
  return rows[0]?.well === true;
}

export async function toldCounts(db: Db, sourceId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ thing: string; n: number }>`
    select thing, count(*) as n from outward_told where source_id = ${sourceId} group by 1`.execute(db);
  return new Map(rows.map(({ thing, n }) => [thing, n]));
}

export async function keysOfSource(
  db: Db,
  sourceId: string,
): Promise<{ id: string; name: string; kind: 'ingest' | 'outward'; lastUsedAt: Date | null }[]> {
  const rows = await db
    .selectFrom('api_key')
    .select(['id', 'name', 'kind', 'last_used_at as lastUsedAt'])
    .where('source_id', '=', sourceId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.flatMap(({ kind, ...row }) => (kind === 'read' ? [] : [{ ...row, kind }]));
}

export async function connectionsOfSource(
  db: Db,
  sourceId: string,
): Promise<{ id: string; kind: 'mailbox' | 'webhook'; failing: boolean }[]> {
  const rows = await db
    .selectFrom('connection')
    .select(['id', 'kind', 'failure'])
    .where('source_id', '=', sourceId)
    .orderBy('created_at')
    .execute();
  return rows.map(({ failure, ...row }) => ({ ...row, failing: failure !== null }));
}

export async function lastFile(db: Db, sourceId: string): Promise<{ seq: number; at: Date } | null> {
  const row = await db
    .selectFrom('outward_file')
    .select(['seq', 'at'])
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
  return row ?? null;
}

export async function rememberFile(
  trx: Trx,
  file: { sourceId: string; seq: number; by: string | null; at: Date },
): Promise<void> {
  const said = { seq: file.seq, by_employee: file.by, at: file.at };
  await trx
    .insertInto('outward_file')
    .values({ source_id: file.sourceId, ...said })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet(said))
    .execute();
}
