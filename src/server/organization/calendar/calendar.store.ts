import { sql } from 'kysely';
import type { CalendarDay, Hours } from '#contract/calendar';
import type { Db, Trx } from '#server/platform/world';

/** When the organization is open, and every change of that. */
export type Week = readonly (Hours | null)[];

/** Null while nobody arranged a week: then it is the country's. */
export async function ownWeek(db: Db): Promise<Week | null> {
  const rows = await db.selectFrom('calendar_week').selectAll().execute();
  if (rows.length === 0) return null;
  return Array.from({ length: 7 }, (_, weekday) => {
    const row = rows.find((one) => one.weekday === weekday);
    return row === undefined ? null : { from: row.from_minute, to: row.to_minute };
  });
}

export async function calendarDays(
  db: Db,
  within: { readonly from: string; readonly to: string } | null,
): Promise<CalendarDay[]> {
  const { rows } = await sql<{
    day: string;
    name: string;
    from: number | null;
    to: number | null;
    origin: CalendarDay['origin'];
  }>`
    select to_char(day, 'YYYY-MM-DD') as day, name, from_minute as "from", to_minute as "to", origin from calendar_day
     where ${within === null} or day between ${within?.from ?? null}::date and ${within?.to ?? null}::date order by day`.execute(
    db,
  );
  return rows.map(({ from, to, ...row }) => ({
    ...row,
    hours: from === null || to === null ? null : { from, to },
  }));
}

/** One change at a time: the row stands for the whole calendar. */
export async function lockCalendar(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar'))`.execute(trx);
}

export async function setDays(
  trx: Trx,
  days: readonly CalendarDay[],
  by: { readonly id: string | null; readonly at: Date },
): Promise<void> {
  if (days.length === 0) return;
  const once = [...new Map(days.map((one) => [one.day, one])).values()];
  await sql`
    insert into calendar_day (day, name, from_minute, to_minute, origin, by_employee, at)
    select day, name, from_minute, to_minute, origin, ${by.id}::uuid, ${by.at}::timestamptz
      from unnest(${once.map((one) => one.day)}::date[], ${once.map((one) => one.name)}::text[], ${once.map((one) => one.hours?.from ?? null)}::int[],
                  ${once.map((one) => one.hours?.to ?? null)}::int[], ${once.map((one) => one.origin)}::text[]) as n(day, name, from_minute, to_minute, origin)
    on conflict (day) do update set name = excluded.name, from_minute = excluded.from_minute, to_minute = excluded.to_minute, origin = excluded.origin,
      by_employee = excluded.by_employee, at = excluded.at`.execute(trx);
}

export async function removeDays(trx: Trx, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await sql`delete from calendar_day where day = any(${[...days]}::date[])`.execute(trx);
}

export async function setWeek(trx: Trx, week: Week | null): Promise<void> {
  await trx.deleteFrom('calendar_week').execute();
  const rows = (week ?? []).flatMap((hours, weekday) =>
    hours === null ? [] : [{ weekday, from_minute: hours.from, to_minute: hours.to }],
  );
  if (rows.length > 0) await trx.insertInto('calendar_week').values(rows).execute();
}

/** What a change was, as it is kept: days before and after, and the week where it changed. */
export interface Change {
  readonly days: readonly { readonly day: string; readonly is: CalendarDay | null }[];
  /** Absent where the week did not change. */
  readonly week?: Week | null;
}

export async function saveChange(
  trx: Trx,
  row: {
    readonly id: string;
    readonly before: Change;
    readonly after: Change;
    readonly by: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into calendar_change (id, before, after, by_employee, at)
    values (${row.id}, ${JSON.stringify(row.before)}::jsonb, ${JSON.stringify(row.after)}::jsonb, ${row.by}, ${row.at})`.execute(
    trx,
  );
}

export async function changes(
  db: Db,
  limit: number,
): Promise<{ id: string; after: Change; by: string | null; byName: string | null; at: Date }[]> {
  const { rows } = await sql<{
    id: string;
    after: Change;
    by: string | null;
    byName: string | null;
    at: Date;
  }>`
    select c.id, c.after, c.by_employee as by, e.name as "byName", c.at from calendar_change c left join employee e on e.id = c.by_employee
     order by c.at desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

export async function changeBefore(trx: Trx, id: string): Promise<Change | null> {
  const { rows } = await sql<{ before: Change }>`select before from calendar_change where id = ${id}`.execute(
    trx,
  );
  return rows[0]?.before ?? null;
}
