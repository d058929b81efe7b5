import { sql } from 'kysely';
import type { Db, Trx } from '#server/platform/world';
import type { RunState } from './run.ts';

/** Runs of going over everything again, and the rulings each of them made. */
export interface RunRow {
  readonly id: string;
  readonly version: string;
  readonly fromVersions: string[];
  readonly state: RunState;
  readonly phase: 'parting' | 'joining';
  readonly cursor: string | null;
  readonly total: number;
  readonly seen: number;
  readonly joined: number;
  readonly parted: number;
  readonly asked: number;
  readonly spared: number;
  readonly kept: number;
  readonly workedMs: number;
  readonly by: string | null;
  readonly byName: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
}

const columns = sql`r.id, r.version, r.from_versions as "fromVersions", r.state, r.phase, r.cursor, r.total, r.seen, r.joined, r.parted, r.asked, r.spared,
  r.kept, r.worked_ms as "workedMs", r.by_employee as by, e.name as "byName", r.started_at as "startedAt", r.finished_at as "finishedAt",
  r.undone_at as "undoneAt"`;

export async function runs(db: Db, limit: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${columns} from resolution_run r left join employee e on e.id = r.by_employee order by r.started_at desc, r.id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function runById(db: Db, id: string): Promise<RunRow | null> {
  const { rows } = await sql<RunRow>`
    select ${columns} from resolution_run r left join employee e on e.id = r.by_employee where r.id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export async function lockRun(trx: Trx, id: string): Promise<RunRow | null> {
  await sql`select 1 from resolution_run where id = ${id} for update`.execute(trx);
  return runById(trx, id);
}

export async function runsIn(db: Db, states: readonly RunState[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from resolution_run where state = any(${[...states]}::text[]) order by started_at`.execute(db);
  return rows.map(({ id }) => id);
}

/** The models that decided since everything was gone over last, that one first; the version of that run is one of them. */
export async function versionsSinceLastRun(db: Db): Promise<{ last: string | null; since: string[] }> {
  const { rows } = await sql<{ last: string | null; since: string[] }>`
    with last as (
      select version, started_at from resolution_run where state = 'done' order by started_at desc limit 1
    )
    select (select version from last) as last,
           coalesce((select array_agg(version order by at) from identity_model_switch
                      where at >= coalesce((select started_at from last), '-infinity')), '{}') as since`.execute(
    db,
  );
  return rows[0] ?? { last: null, since: [] };
}

export async function saveRun(
  trx: Trx,
  row: {
    readonly id: string;
    readonly version: string;
    readonly fromVersions: readonly string[];
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into resolution_run (id, version, from_versions, state, total, by_employee, started_at)
    select ${row.id}, ${row.version}, ${[...row.fromVersions]}::text[], 'running', count(*), ${row.by}, ${row.at}
      from source_record`.execute(trx);
}

export async function setRunState(trx: Trx, id: string, state: RunState, at: Date): Promise<void> {
  const ends = state === 'done' || state === 'cancelled';
  await sql`
    update resolution_run set state = ${state}, finished_at = case when ${ends} then ${at}::timestamptz else finished_at end,
           undone_at = case when ${state === 'undone'} then ${at}::timestamptz else undone_at end where id = ${id}`.execute(
    trx,
  );
}

export interface Progress {
  readonly seen: number;
  readonly joined: number;
  readonly parted: number;
  readonly asked: number;
  readonly spared: number;
  readonly workedMs: number;
}

export async function advanceRun(
  trx: Trx,
  id: string,
  to: Progress & { readonly phase: 'parting' | 'joining'; readonly cursor: string | null },
): Promise<void> {
  await sql`
    update resolution_run set phase = ${to.phase}, cursor = ${to.cursor}, seen = seen + ${to.seen}, joined = joined + ${to.joined}, parted = parted + ${to.parted},
           asked = asked + ${to.asked}, spared = spared + ${to.spared}, worked_ms = case when phase = ${to.phase} then worked_ms + ${to.workedMs} else 0 end where id = ${id}`.execute(
    trx,
  );
}

export async function recordsAfter(db: Db, cursor: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from source_record where ${cursor}::uuid is null or id > ${cursor}::uuid order by id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export async function rememberRulings(trx: Trx, runId: string, rulingIds: readonly string[]): Promise<void> {
  if (rulingIds.length === 0) return;
  await sql`
    insert into resolution_ruling (run_id, seq, ruling_id)
    select ${runId}, coalesce((select max(seq) from resolution_ruling where run_id = ${runId}), 0) + n.at, n.id
      from unnest(${[...rulingIds]}::uuid[]) with ordinality as n(id, at)`.execute(trx);
}

/** Rulings of a run that stand, the last first. */
export async function rulingsStanding(trx: Trx, runId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ruling_id as id from resolution_ruling where run_id = ${runId} and undone_at is null and not kept order by seq desc limit ${limit}`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

export async function markRuling(
  trx: Trx,
  rulingId: string,
  became: 'undone' | 'kept',
  at: Date,
): Promise<void> {
  await sql`
    update resolution_ruling set undone_at = case when ${became === 'undone'} then ${at}::timestamptz end, kept = ${became === 'kept'} where ruling_id = ${rulingId}`.execute(
    trx,
  );
  if (became === 'kept')
    await sql`update resolution_run set kept = kept + 1 where id = (select run_id from resolution_ruling where ruling_id = ${rulingId})`.execute(
      trx,
    );
}
