import { pino } from 'pino';
import { refusalOfDisk } from './start-refusal.ts';

/**
 * Structured lines without personal data: events with ids and counts. `words` are for people who started the
 * process by hand; with `--json` they go to standard error.
 */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [fact: string]: unknown;
}
export type Log = (line: LogLine) => void;

export function openLog(destination: string | 'stderr'): Log {
  const logger = pino({ base: null }, destination === 'stderr' ? pino.destination(2) : fileOf(destination));
  return ({ level, event, ...facts }) => logger[level]({ event, ...facts });
}

function fileOf(path: string): ReturnType<typeof pino.destination> {
  try {
    const file = pino.destination({ dest: path, mkdir: true, sync: true, mode: 0o600 });
    // A line that the disk does not take any more is lost; unheard, the event would end the process with it.
    return file.on('error', () => undefined);
  } catch (failure) {
    throw refusalOfDisk(failure, path);
  }
}

/** What may be logged of a fault: its kind and place, never a message that could quote a row. */
export function faultFacts(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
  const table = 'table' in fault && typeof fault.table === 'string' ? fault.table : undefined;
  const constraint =
    'constraint' in fault && typeof fault.constraint === 'string' ? fault.constraint : undefined;
  const stack = (fault.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
  return { fault: fault.name, code, table, constraint, stack: stack.map((line) => line.trim()) };
}
