import { JsonSyntaxError, readJson } from '#kernel/strict-json';
import { FileRefusal } from './file-refusal.ts';
import { jsonElements } from './json-elements.ts';
import type { Row } from './rows.ts';

/**
 * Rows of a JSON list and of JSON lines. Each is read as strictly as a live call: what an ordinary reader would mend in
 * silence (a repeated key, a number that loses digits, half a letter) is told, and the row set aside or rejected for it.
 */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let number = 0;
  for await (const element of jsonElements(text, checked)) {
    number++;
    if (element.text === null) {
      yield { number, cells: {}, broken: 'over-64-kib' };
      continue;
    }
    yield rowOf(number, element.text) ?? cutOff(number);
  }
}

/** A line that is no JSON is a bad row of a good file. */
export async function* lineRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let held = '';
  let number = 0;
  for await (const chunk of text) {
    const lines = (held + chunk).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      number++;
      if (line.trim() !== '') yield lineRow(line, number);
    }
  }
  if (held.trim() !== '') yield lineRow(held, number + 1);
}

function lineRow(line: string, number: number): Row {
  const row = rowOf(number, line.replace(/^\uFEFF/, ''));
  if (row !== null && row.broken !== NOT_AN_OBJECT) return row;
  return { number, cells: { line: line.slice(0, 2_000) }, broken: NOT_AN_OBJECT };
}

const NOT_AN_OBJECT = 'not-a-json-object';

/** Null when the text is not JSON. */
function rowOf(number: number, text: string): Row | null {
  try {
    const { value, faults } = readJson(text);
    const object = typeof value === 'object' && value !== null && !Array.isArray(value);
    const worst = faults.find(({ fault }) => REJECTED.has(fault)) ?? faults[0];
    return {
      number,
      cells: object ? flat(value) : { value: String(value).slice(0, 2_000) },
      broken: object ? (worst?.fault ?? null) : NOT_AN_OBJECT,
    };
  } catch (fault) {
    if (fault instanceof JsonSyntaxError) return null;
    throw fault;
  }
}

/** Faults after which nobody can tell what was meant. */
const REJECTED: ReadonlySet<string> = new Set(['repeated-key', 'forbidden-key', 'too-deep']);

function checked(text: string): void {
  try {
    readJson(text);
  } catch {
    throw new FileRefusal('unreadable', 'The file is not valid JSON; it may be cut off.');
  }
}

function cutOff(number: number): never {
  throw new FileRefusal('unreadable', `The file is not valid JSON in its row ${number}; it may be cut off.`);
}

/** Nested objects become dotted columns; lists are joined. */
function flat(
  value: object,
  prefix = '',
  into: Record<string, string> = Object.create(null),
): Record<string, string> {
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined) continue;
    if (Array.isArray(inner))
      into[prefix + key] = inner
        .map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one)))
        .join('\n');
    else if (typeof inner === 'object') flat(inner, `${prefix}${key}.`, into);
    else into[prefix + key] = String(inner);
  }
  return into;
}
