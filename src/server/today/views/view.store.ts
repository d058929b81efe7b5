import { sql } from 'kysely';
import { VIEW_PLACES, type View, type ViewPlace } from '#contract/views';
import type { Db, Trx } from '#server/platform/world';

/** Views of lists: filters under a name. */
export interface ViewRow {
  readonly id: string;
  readonly place: ViewPlace;
  readonly name: string;
  readonly search: string;
  readonly shared: View['shared'];
  readonly divisionId: string | null;
  readonly by: string;
  readonly byName: string;
  readonly isDefault: boolean;
  readonly removed: boolean;
}

/** Those that are mine, my division's and everybody's; with an id that one, also when it was removed. */
export async function viewsFor(
  db: Db,
  reader: { readonly employeeId: string; readonly divisionId: string | null },
  id: string | null = null,
): Promise<ViewRow[]> {
  const { rows } = await sql<Omit<ViewRow, 'place'> & { place: string }>`
    select v.id, v.place, v.name, v.search, v.shared, v.division_id as "divisionId", v.by_employee as by, e.name as "byName",
           d.view_id is not null as "isDefault", v.removed_at is not null as removed
      from list_view v join employee e on e.id = v.by_employee
      left join list_view_default d on d.employee_id = ${reader.employeeId} and d.place = v.place and d.view_id = v.id
     where (${id}::uuid is null and v.removed_at is null or v.id = ${id}::uuid)
       and (v.by_employee = ${reader.employeeId} or v.shared = 'everybody' or (v.shared = 'division' and v.division_id = ${reader.divisionId}::uuid))
     order by v.place, lower(v.name), v.id limit 500`.execute(db);
  return rows.flatMap((row) => {
    const place = VIEW_PLACES.find((one) => one === row.place);
    return place === undefined ? [] : [{ ...row, place }];
  });
}

export async function insertView(
  trx: Trx,
  row: {
    readonly id: string;
    readonly place: string;
    readonly name: string;
    readonly search: string;
    readonly shared: View['shared'];
    readonly divisionId: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('list_view')
    .values({
      id: row.id,
      place: row.place,
      name: row.name,
      search: row.search,
      shared: row.shared,
      division_id: row.divisionId,
      by_employee: row.by,
      at: row.at,
    })
    .execute();
}

export async function updateView(
  trx: Trx,
  id: string,
  to: {
    readonly name: string;
    readonly search: string;
    readonly shared: View['shared'];
    readonly divisionId: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('list_view')
    .set({ name: to.name, search: to.search, shared: to.shared, division_id: to.divisionId })
    .where('id', '=', id)
    .execute();
}

export async function setRemoved(trx: Trx, id: string, at: Date | null): Promise<void> {
  await trx.updateTable('list_view').set({ removed_at: at }).where('id', '=', id).execute();
}

export async function saveDefault(
  trx: Trx,
  employeeId: string,
  place: string,
  viewId: string | null,
): Promise<void> {
  await trx
    .deleteFrom('list_view_default')
    .where('employee_id', '=', employeeId)
    .where('place', '=', place)
    .execute();
  if (viewId !== null)
    await trx
      .insertInto('list_view_default')
      .values({ employee_id: employeeId, place, view_id: viewId })
      .execute();
}
