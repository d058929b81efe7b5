import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was forgotten, beside the keys and outside the database; one JSON object a line, only ever added to. */
export function appendToKeyLog(home: string, name: string, entry: unknown): void {
  const file = join(home, 'keys', name);
  mkdirSync(join(home, 'keys'), { recursive: true, mode: 0o700 });
  const whole = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const handle = openSync(file, 'a', 0o600);
  try {
    // A line that a crash cut short is ended, and passed over by the reader.
    appendFileSync(handle, `${whole === '' || whole.endsWith('\n') ? '' : '\n'}${JSON.stringify(entry)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function readKeyLog(home: string, name: string): unknown[] {
  const file = join(home, 'keys', name);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').map(jsonOf);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
