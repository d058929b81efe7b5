import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

/**
 * When the organization is open: a week, and the days that differ from it. Promises in working days, what is late and how long a
 * division held a customer are all counted by it.
 */
const hours = z
  .strictObject({ from: z.number().int().min(0).max(1439), to: z.number().int().min(1).max(1440) })
  .refine(({ from, to }) => from < to);
export type Hours = z.infer<typeof hours>;
export const CALENDAR_ORIGINS = ['hand', 'file', 'suggested'] as const;

export const calendarDaySchema = z.strictObject({
  day: z.iso.date(),
  name: z.string().trim().min(1).max(120),
  /** Null: closed all day. */
  hours: hours.nullable(),
  origin: z.enum(CALENDAR_ORIGINS),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

export const calendarSchema = z.object({
  year: z.number().int(),
  /** By weekday, 0 = Sunday; null is closed. */
  week: z.array(hours.nullable()).length(7),
  /** False while it is the usual week of the country. */
  ownWeek: z.boolean(),
  days: z.array(calendarDaySchema),
  /** Holidays of rest of that year that are not in it yet; an eve closes early. */
  suggested: z.array(z.object({ day: z.iso.date(), name: nameSchema, kind: z.enum(['closed', 'eve']) })),
  history: z.array(
    z.object({
      id: z.string(),
      at: instantSchema,
      by: employeeRefSchema.nullable(),
      /** How many days were set, and removed, and whether the week was. */
      set: z.number().int(),
      removed: z.number().int(),
      week: z.boolean(),
    }),
  ),
  may: z.array(z.literal('arrange')),
});
export type Calendar = z.infer<typeof calendarSchema>;

const year = z.coerce.number().int().min(1970).max(2200);
const changed = z.object({ changeId: z.string(), calendar: calendarSchema });

export const calendarContract = {
  read: endpoint
    .route({
      method: 'GET',
      path: '/calendar',
      summary: 'Working week, days that differ, and holidays to consider',
    })
    .input(z.object({ year: year.optional() }))
    .output(calendarSchema),
  change: endpoint
    .route({
      method: 'PUT',
      path: '/calendar',
      summary:
        'Set and remove days that differ, and the working week; null gives the week back to the country’s',
    })
    .input(
      z.strictObject({
        year,
        set: z.array(calendarDaySchema).max(400).default([]),
        remove: z.array(z.iso.date()).max(400).default([]),
        week: z.array(hours.nullable()).length(7).nullable().optional(),
      }),
    )
    .output(changed),
  takeBack: endpoint
    .route({
      method: 'POST',
      path: '/calendar/changes/{id}/undo',
      summary: 'Take a change back: the days and the week as they were before it',
    })
    .input(z.strictObject({ id: z.uuid(), year }))
    .output(changed),
  readFile: endpoint
    .route({
      method: 'POST',
      path: '/calendar/file',
      summary: 'The days in a calendar file (ICS), before anything is set',
    })
    .input(z.strictObject({ text: z.string().max(1_000_000) }))
    .output(
      z.object({
        days: z.array(z.object({ day: z.iso.date(), name: z.string() })),
        skipped: z.number().int(),
      }),
    ),
};
