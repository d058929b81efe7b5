import { createReadStream, statSync } from 'node:fs';
import { type EventLog, logWriter } from '#kernel/journeys/event-log';
import { type LifeCycleRow, pairLifeCycles, transitionOf } from '#kernel/journeys/life-cycle';
import { decoded } from '#server/customers/import/decode';
import type { FileBytes } from '#server/customers/import/file-bytes';
import { FileRefusal } from '#server/customers/import/file-refusal';
import { rowsOf as importRows, unpacked } from '#server/customers/import/rows';
import { type Sniffed, sniff } from '#server/customers/import/sniff';
import { type XesEvent, xesReader } from '#server/customers/import/xes-events';
import { rowsOf as plainRows } from './evaluate-table.ts';
import { readTimes, timeOf } from './event-times.ts';
import { Refused } from './talk.ts';

/**
 * A log of events in any file that can be imported, also packed. Of a table one says which columns hold the case, the
 * activity and the time; XES says so itself.
 */
export interface EventColumns {
  readonly case: string | undefined;
  readonly activity: string | undefined;
  readonly time: string | undefined;
  readonly group: string | undefined;
  readonly sequence: string | undefined;
  readonly lifecycle: string | undefined;
  readonly instance: string | undefined;
}

export interface ReadLog {
  readonly log: EventLog;
  /** Rows that are events; with a life cycle two of them are one step. */
  readonly events: number;
  /** Rows without a case or an activity. */
  readonly leftOut: number;
  readonly unreadTimes: number;
  /** Starts that were never completed; 0 without a life cycle. */
  readonly unfinished: number;
  readonly grouped: boolean;
}

interface RawEvent {
  readonly case: string;
  readonly activity: string;
  readonly time: string;
  readonly group: string;
  readonly sequence: string;
  readonly lifecycle: string;
  readonly instance: string;
}

type Part = keyof EventColumns;
const PARTS: readonly Part[] = ['case', 'activity', 'time', 'group', 'sequence', 'lifecycle', 'instance'];
const XES_KEYS = { activity: 'concept:name', time: 'time:timestamp', group: 'org:group' } as const;
const HEAD = 256 * 1024;

export async function readEventFile(
  path: string,
  columns: EventColumns,
  options: { readonly delimiter: string | undefined; readonly header: boolean },
): Promise<ReadLog> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Refused('NO_FILE', `${path} is not a file that can be read. Check the path.`);
  const file: FileBytes = {
    stream: () => unpacked(createReadStream(path, { highWaterMark: HEAD })),
    places: async () => null,
  };
  try {
    const told = { format: 'auto', encoding: 'auto', letters: 'auto' } as const;
    const sniffed = sniff(await headOf(file), path, { ...told, delimiter: options.delimiter ?? 'auto' });
    if (sniffed.format === 'xes') return await xesLog(file, sniffed, columns);
    for (const part of ['case', 'activity', 'time'] as const)
      if (columns[part] === undefined)
        throw new Refused(
          'NO_COLUMN',
          `${path} is a table: say which column holds the ${part}, --${part} COLUMN.`,
        );
    const table = options.header
      ? importRows(file, sniffed)
      : withoutHeader(path, options.delimiter ?? sniffed.delimiter ?? ',');
    return tableLog(await tableEvents(path, table, columns), columns);
  } catch (fault) {
    if (fault instanceof FileRefusal) throw new Refused('UNREADABLE_FILE', `${path}: ${fault.message}`);
    throw fault;
  }
}

async function headOf(file: FileBytes): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.stream()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= HEAD) break;
  }
  return Buffer.concat(parts);
}

/**
 * Every trace is a case of its own, whatever its name, unless an attribute is named that says which belong together. Events
 * go straight into the log: a long one is not held in memory twice.
 */
async function xesLog(file: FileBytes, sniffed: Sniffed, columns: EventColumns): Promise<ReadLog> {
  const seen = new Set<Part>();
  const read = ({ trace, event }: XesEvent, part: Part, key: string | undefined): string => {
    if (key === undefined) return '';
    const found =
      event.get(key) ??
      trace.get(key) ??
      event.get(key.replace(/^event:/, '')) ??
      trace.get(key.replace(/^trace:/, ''));
    if (found !== undefined) seen.add(part);
    return found ?? '';
  };
  const keys = { ...XES_KEYS, ...defined(columns) };
  const gathered = gathering(columns);
  let number = 0;
  let name = '';
  const reader = xesReader((one) => {
    if (columns.case !== undefined) name = caseName(one, columns.case, seen);
    else if (one.traceNumber !== number) name = String(one.traceNumber);
    number = one.traceNumber;
    const time = read(one, 'time', keys.time);
    gathered.take(
      {
        case: name,
        activity: read(one, 'activity', keys.activity),
        time,
        group: read(one, 'group', keys.group),
        sequence: read(one, 'sequence', columns.sequence),
        lifecycle: read(one, 'lifecycle', columns.lifecycle),
        instance: read(one, 'instance', columns.instance),
      },
      timeOf(time, 'ymd'),
    );
  });
  for await (const text of decoded(file.stream(), sniffed.encoding, {
    rowByRow: false,
    foreign: { seen: false },
  }))
    reader.write(text);
  reader.close();
  if (number === 0) throw new Refused('EMPTY_FILE', 'The XES log holds no events.');
  for (const part of PARTS)
    if (columns[part] !== undefined && !seen.has(part))
      throw new Refused(
        'NO_COLUMN',
        `No event of the XES log has an attribute "${columns[part]}" (--${part}).`,
      );
  return gathered.end();
}

/** A name of a case is asked of the trace first: events have names of their own under the same key. */
function caseName({ trace, event }: XesEvent, key: string, seen: Set<Part>): string {
  const bare = key.replace(/^(trace|event|case):(?=.*:|index$)/, '');
  const found = trace.get(key) ?? trace.get(bare) ?? event.get(key) ?? event.get(bare);
  if (found !== undefined) seen.add('case');
  return found ?? '';
}

async function tableEvents(
  path: string,
  rows: AsyncIterable<{ readonly cells: Readonly<Record<string, string>> }>,
  columns: EventColumns,
): Promise<RawEvent[]> {
  const events: RawEvent[] = [];
  const seen = new Set<string>();
  const names = new Set<string>();
  const cell = (cells: Readonly<Record<string, string>>, column: string | undefined): string => {
    if (column === undefined) return '';
    const found = cells[column];
    if (found !== undefined) seen.add(column);
    return (found ?? '').trim();
  };
  for await (const { cells } of rows) {
    if (events.length < 100) for (const name of Object.keys(cells)) names.add(name);
    events.push({
      case: cell(cells, columns.case),
      activity: cell(cells, columns.activity),
      time: cell(cells, columns.time),
      group: cell(cells, columns.group),
      sequence: cell(cells, columns.sequence),
      lifecycle: cell(cells, columns.lifecycle),
      instance: cell(cells, columns.instance),
    });
  }
  if (events.length === 0) throw new Refused('EMPTY_FILE', `${path} holds no rows.`);
  for (const part of PARTS) {
    const column = columns[part];
    if (column !== undefined && !seen.has(column))
      throw new Refused('NO_COLUMN', `${path} has no column "${column}"; it has ${[...names].join(', ')}.`);
  }
  return events;
}

async function* withoutHeader(
  path: string,
  delimiter: string,
): AsyncGenerator<{ cells: Record<string, string> }> {
  for await (const { columns, cells } of plainRows(path, { delimiter, header: false }))
    yield { cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) };
}

function tableLog(raw: readonly RawEvent[], columns: EventColumns): ReadLog {
  const times = readTimes(raw.map(({ time }) => time));
  const gathered = gathering(columns);
  for (const [place, event] of raw.entries())
    gathered.take(event, times.at[place] ?? Number.NaN, times.order?.[place]);
  return gathered.end();
}

/** Rows become events of a log, or wait to be paired where there is a life cycle. */
function gathering(columns: EventColumns): {
  take(raw: RawEvent, at: number, order?: number): void;
  end(): ReadLog;
} {
  const writer = logWriter();
  const cycles: LifeCycleRow[] = [];
  const words = new Set<string>();
  let events = 0;
  let leftOut = 0;
  let unreadTimes = 0;
  let grouped = false;
  return {
    take(raw, at, order = Number.NaN) {
      if (raw.case === '' || raw.activity === '') {
        leftOut++;
        return;
      }
      events++;
      if (Number.isNaN(at) && Number.isNaN(order)) unreadTimes++;
      grouped ||= raw.group !== '';
      const sequence = columns.sequence === undefined || raw.sequence === '' ? order : Number(raw.sequence);
      const event = {
        case: raw.case,
        activity: raw.activity,
        at,
        group: raw.group,
        sequence: Number.isNaN(sequence) ? undefined : sequence,
      };
      if (columns.lifecycle === undefined) {
        writer.add(event);
        return;
      }
      if (words.size < 5) words.add(raw.lifecycle);
      cycles.push({ ...event, transition: transitionOf(raw.lifecycle), instance: raw.instance });
    },
    end() {
      if (events === 0) throw new Refused('NO_EVENTS', 'No row of the file has both a case and an activity.');
      const paired = pairLifeCycles(cycles);
      if (columns.lifecycle !== undefined && paired.events.length === 0)
        throw new Refused(
          'NO_TRANSITIONS',
          `The column "${columns.lifecycle}" says neither start nor complete; it says ${[...words].join(', ')}.`,
        );
      for (const event of paired.events) writer.add(event);
      return { log: writer.log(), events, leftOut, unreadTimes, unfinished: paired.unfinished, grouped };
    },
  };
}

function defined(columns: EventColumns): Partial<Record<Part, string>> {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined));
}
