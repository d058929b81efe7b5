import { type Day, nextDay } from './clock.ts';

/**
 * The days of a calendar file (iCalendar, RFC 5545): each event of whole days with its name. Times are dropped, an event of many
 * days is each of them. Events that repeat by a rule are not worked out: they are counted, so that nobody believes they came in.
 */
export interface IcsDays {
  readonly days: readonly { readonly day: Day; readonly name: string }[];
  /** Events that repeat, or that say no day. */
  readonly skipped: number;
}

const EVENTS_AT_MOST = 2_000;
const DAYS_OF_ONE = 31;
const NAME_AT_MOST = 120;

export function readIcs(text: string): IcsDays {
  // A long line goes on after a line break and a blank (§3.1).
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const days = new Map<Day, string>();
  let skipped = 0;
  let events = 0;
  let event: Map<string, string> | null = null;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = new Map();
    else if (line === 'END:VEVENT' && event !== null) {
      if (events++ >= EVENTS_AT_MOST) break;
      const found = event.has('RRULE') ? [] : daysOf(event);
      if (found.length === 0) skipped++;
      const name = words(event.get('SUMMARY') ?? '').slice(0, NAME_AT_MOST);
      for (const day of found) if (!days.has(day)) days.set(day, name);
      event = null;
    } else if (event !== null) {
      const colon = line.indexOf(':');
      const property = line.slice(0, colon).split(';')[0]?.toUpperCase() ?? '';
      if (colon > 0 && !event.has(property)) event.set(property, line.slice(colon + 1).trim());
    }
  }
  return {
    days: [...days].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    skipped,
  };
}

/** From the start to before the end; without an end the one day. */
function daysOf(event: ReadonlyMap<string, string>): Day[] {
  const start = dayOf(event.get('DTSTART'));
  if (start === null) return [];
  const end = dayOf(event.get('DTEND'));
  const days = [start];
  for (let day = nextDay(start); end !== null && day < end && days.length < DAYS_OF_ONE; day = nextDay(day))
    days.push(day);
  return days;
}

function dayOf(value: string | undefined): Day | null {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})/.exec(value ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = `${year}-${month}-${date}`;
  const millis = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== day ? null : day;
}

/** Escapes of text (§3.3.11). */
function words(value: string): string {
  return value
    .replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? ' ' : mark))
    .trim();
}
