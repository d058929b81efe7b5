import { sql } from 'kysely';
import type { Segment } from '#contract/customers';
import type { Db, Trx } from '#server/platform/world';

/** Named segments, and everything that each of them meant before. */
export interface StoredSegment {
  readonly id: string;
  readonly name: string;
  readonly segment: Segment;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: Date;
  readonly archivedAt: Date | null;
  readonly versions: number;
}

export async function storedSegments(
  db: Db,
  where: { readonly id: string } | { readonly archived: boolean },
): Promise<StoredSegment[]> {
  const which =
    'id' in where
      ? sql`s.id = ${where.id}`
      : where.archived
        ? sql`s.archived_at is not null`
        : sql`s.archived_at is null`;
  const { rows } = await sql<Omit<StoredSegment, 'by'> & { byId: string | null; byName: string | null }>`
    select s.id, s.name, s.conditions as segment, s.by_employee as "byId", e.name as "byName", s.at, s.archived_at as "archivedAt",
           (select count(*)::int from segment_version v where v.segment_id = s.id) as versions
      from segment s left join employee e on e.id = s.by_employee where ${which} order by lower(s.name), s.id limit 500`.execute(
    db,
  );
  return rows.map(({ byId, byName, ...row }) => ({
    ...row,
    by: byId === null || byName === null ? null : { id: byId, name: byName },
  }));
}

/** A new segment, or what an old one means from now on. */
export async function saveSegment(
  trx: Trx,
  row: {
    readonly id: string;
    readonly name: string;
    readonly segment: Segment;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const conditions = JSON.stringify(row.segment);
  await sql`
    insert into segment (id, name, conditions, by_employee, at) values (${row.id}, ${row.name}, ${conditions}::jsonb, ${row.by}, ${row.at})
    on conflict (id) do update set name = excluded.name, conditions = excluded.conditions, by_employee = excluded.by_employee, at = excluded.at`.execute(
    trx,
  );
  await sql`
    insert into segment_version (segment_id, version, name, conditions, by_employee, at)
    select ${row.id}, coalesce(max(version), 0) + 1, ${row.name}, ${conditions}::jsonb, ${row.by}, ${row.at} from segment_version where segment_id = ${row.id}`.execute(
    trx,
  );
}

export async function putAway(trx: Trx, id: string, at: Date | null): Promise<void> {
  await sql`update segment set archived_at = ${at} where id = ${id}`.execute(trx);
}

/** Another segment in use that is called so. */
export async function isNameTaken(trx: Trx, name: string, but: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from segment where lower(name) = lower(${name}) and archived_at is null and id <> ${but} limit 1`.execute(
    trx,
  );
  return rows.length > 0;
}
