import type { Calendar, CalendarDay } from '#contract/calendar';
import { type BusinessCalendar, officeHours } from '#kernel/business-time';
import { dayIn, instant } from '#kernel/clock';
import { hebrewHolidays } from '#kernel/hebrew-holidays';
import { readIcs } from '#kernel/ics';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';
import { arrangeCalendar } from './calendar.policy.ts';
import {
  type Change,
  calendarDays,
  changeBefore,
  changes,
  lockCalendar,
  ownWeek,
  removeDays,
  saveChange,
  setDays,
  setWeek,
  type Week,
} from './calendar.store.ts';

/**
 * When the organization is open. Where nobody arranged anything it is the usual week of the country, without holidays: those are
 * only suggested. Each change keeps what was before it, so that it is taken back exactly.
 */
const HISTORY = 20;

/** What everything that counts in working time counts by. */
export async function openingHours(world: World, db: Db = world.db): Promise<BusinessCalendar> {
  const usual = officeHours(world.organization);
  const [week, days] = await Promise.all([ownWeek(db), calendarDays(db, null)]);
  return {
    ...usual,
    week: week ?? usual.week,
    exceptions: new Map(days.map(({ day, hours }) => [day, hours])),
  };
}

export async function readCalendar(
  world: World,
  actor: Actor,
  input: { readonly year?: number | undefined },
): Promise<Calendar> {
  const { timeZone, country } = world.organization;
  const now = dayIn(timeZone, instant(world.now().getTime()));
  const year = input.year ?? Number(now.slice(0, 4));
  const within = { from: `${year}-01-01`, to: `${year}-12-31` };
  const [week, days, history] = await Promise.all([
    ownWeek(world.db),
    calendarDays(world.db, within),
    changes(world.db, HISTORY),
  ]);
  const known = new Set(days.map(({ day }) => day));
  return {
    year,
    week: [...(week ?? officeHours(world.organization).week)],
    ownWeek: week !== null,
    days,
    suggested:
      country === 'IL' ? hebrewHolidays(within.from, within.to).filter(({ day }) => !known.has(day)) : [],
    history: history.map(({ id, after, by, byName, at }) => ({
      id,
      at: at.toISOString(),
      by: by === null || byName === null ? null : { id: by, name: byName },
      set: after.days.filter(({ is }) => is !== null).length,
      removed: after.days.filter(({ is }) => is === null).length,
      week: 'week' in after,
    })),
    may: can(actor, arrangeCalendar, undefined) ? ['arrange'] : [],
  };
}

export async function changeCalendar(
  world: World,
  actor: Actor,
  input: {
    readonly year: number;
    readonly set: readonly CalendarDay[];
    readonly remove: readonly string[];
    readonly week?: Week | null | undefined;
  },
): Promise<Result<{ changeId: string; calendar: Calendar }, 'forbidden'>> {
  const after: Change = {
    days: [
      ...input.remove.map((day) => ({ day, is: null })),
      ...input.set.map((one) => ({ day: one.day, is: one })),
    ],
    ...(input.week !== undefined && { week: input.week }),
  };
  const changed = await applied(world, actor, input.year, async () => after);
  if (changed.ok) return changed;
  if (changed.refusal === 'forbidden') return refused('forbidden');
  throw new Error('a change that was just asked for is not there');
}

export async function takeBackChange(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly year: number },
): Promise<Result<{ changeId: string; calendar: Calendar }, 'forbidden' | 'not-found'>> {
  return applied(world, actor, input.year, (trx) => changeBefore(trx, input.id));
}

async function applied(
  world: World,
  actor: Actor,
  year: number,
  what: (trx: Trx) => Promise<Change | null>,
): Promise<Result<{ changeId: string; calendar: Calendar }, 'forbidden' | 'not-found'>> {
  if (!isEmployee(actor) || !can(actor, arrangeCalendar, undefined)) return refused('forbidden');
  const changeId = newId();
  const changed = await world.db.transaction().execute(async (trx) => {
    await lockCalendar(trx);
    const after = await what(trx);
    if (after === null) return false;
    const held = new Map((await calendarDays(trx, null)).map((one) => [one.day, one]));
    const before: Change = {
      days: [...new Set(after.days.map(({ day }) => day))].map((day) => ({ day, is: held.get(day) ?? null })),
      ...('week' in after && { week: await ownWeek(trx) }),
    };
    const at = world.now();
    await removeDays(
      trx,
      after.days.flatMap(({ day, is }) => (is === null ? [day] : [])),
    );
    await setDays(
      trx,
      after.days.flatMap(({ is }) => (is === null ? [] : [is])),
      { id: actor.employeeId, at },
    );
    if ('week' in after) await setWeek(trx, after.week ?? null);
    await saveChange(trx, { id: changeId, before, after, by: actor.employeeId, at });
    await record(trx, at, {
      actor,
      action: 'calendar.change',
      objectType: 'calendar',
      objectId: changeId,
      facts: { days: after.days.length, week: 'week' in after },
    });
    return true;
  });
  // Only a change that is taken back can be missing.
  if (!changed) return refused('not-found');
  return done({ changeId, calendar: await readCalendar(world, actor, { year }) });
}

export function daysOfFile(
  actor: Actor,
  input: { readonly text: string },
): Result<{ days: { day: string; name: string }[]; skipped: number }, 'forbidden'> {
  if (!can(actor, arrangeCalendar, undefined)) return refused('forbidden');
  const { days, skipped } = readIcs(input.text);
  return done({ days: [...days], skipped });
}
