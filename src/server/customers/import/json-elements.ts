import { FileRefusal } from './file-refusal.ts';

/**
 * The rows of a JSON file, one text after the other, however long the file is: the elements of the list that the file is, or
 * of the first list in the object that it is. What stands between them must be JSON too: a file that is cut off or goes on
 * after its end is refused. An element longer than the limit comes without its text.
 */
export interface JsonElement {
  readonly text: string | null;
}

const LONGEST = 4 * 1024 * 1024;
const OPEN = new Set(['{', '[']);
const CLOSE = new Set(['}', ']']);
const BLANK = new Set([' ', '\n', '\r', '\t']);

type Expected =
  | 'beginning'
  | 'first-element'
  | 'element'
  | 'after-element'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'value'
  | 'after-value'
  | 'end';
/** What to do with a value when its end is found. */
type Within = 'element' | 'key' | 'value';

const AFTER: Readonly<Record<Within, Expected>> = {
  element: 'after-element',
  key: 'colon',
  value: 'after-value',
};

export async function* jsonElements(
  text: AsyncIterable<string>,
  check: (text: string) => void,
): AsyncGenerator<JsonElement> {
  let expected: Expected = 'beginning';
  let wrapped = false;
  let listSeen = false;
  let value: Scanner | null = null;
  let within: Within = 'element';
  let parts: string[] = [];
  let length = 0;
  let position = 0;
  let begun = false;

  const refuse = (): never => {
    throw new FileRefusal(
      'unreadable',
      `The file is not valid JSON near character ${position}; it may be cut off.`,
    );
  };
  const take = (piece: string): void => {
    length += piece.length;
    if (length <= LONGEST) parts.push(piece);
    else parts = [];
  };
  const begin = (kind: Within, letter: string): void => {
    within = kind;
    value = openScanner(letter);
    parts = [];
    length = 0;
  };
  const finish = (): string | null => {
    const whole = length <= LONGEST ? parts.join('') : null;
    value = null;
    parts = [];
    if (within === 'element') return whole;
    if (whole === null) return refuse();
    check(whole);
    return whole;
  };

  for await (const read of text) {
    const chunk = begun ? read : read.replace(/^\uFEFF/, '');
    begun = true;
    let at = 0;
    while (at < chunk.length) {
      if (value !== null) {
        const end = scan(value, chunk, at);
        take(chunk.slice(at, end.at));
        position += end.at - at;
        at = end.at;
        if (!end.ended) continue;
        const whole = finish();
        expected = AFTER[within];
        if (within === 'element') yield { text: whole };
        continue;
      }
      const letter = chunk.charAt(at);
      if (!BLANK.has(letter)) {
        switch (expected) {
          case 'beginning':
            if (letter === '[') {
              expected = 'first-element';
              listSeen = true;
            } else if (letter === '{') {
              expected = 'first-key';
              wrapped = true;
            } else refuse();
            break;
          case 'first-element':
          case 'element':
            if (letter === ']' && expected === 'first-element') {
              expected = wrapped ? 'after-value' : 'end';
              break;
            }
            begin('element', letter);
            continue;
          case 'after-element':
            if (letter === ',') expected = 'element';
            else if (letter === ']') expected = wrapped ? 'after-value' : 'end';
            else refuse();
            break;
          case 'first-key':
          case 'key':
            if (letter === '}' && expected === 'first-key') {
              expected = 'end';
              break;
            }
            if (letter !== '"') refuse();
            begin('key', letter);
            continue;
          case 'colon':
            if (letter !== ':') refuse();
            expected = 'value';
            break;
          case 'value':
            if (letter === '[' && !listSeen) {
              listSeen = true;
              expected = 'first-element';
              break;
            }
            begin('value', letter);
            continue;
          case 'after-value':
            if (letter === ',') expected = 'key';
            else if (letter === '}') expected = 'end';
            else refuse();
            break;
          default:
            refuse();
        }
      }
      at++;
      position++;
    }
  }
  if (expected !== 'end') refuse();
  if (!listSeen) throw new FileRefusal('unreadable', 'The JSON holds no list of rows.');
}

/** Where inside a value the reading stands: how deep, in a string, after a backslash. */
interface Scanner {
  readonly kind: 'nested' | 'string' | 'bare';
  depth: number;
  quoted: boolean;
  escaped: boolean;
}

function openScanner(letter: string): Scanner {
  const kind = OPEN.has(letter) ? 'nested' : letter === '"' ? 'string' : 'bare';
  return { kind, depth: 0, quoted: false, escaped: false };
}

/** Goes on in `chunk` from `at`; gives where the value ends, or the end of the chunk. */
function scan(value: Scanner, chunk: string, from: number): { at: number; ended: boolean } {
  let at = from;
  while (at < chunk.length) {
    if (value.quoted) {
      if (value.escaped) {
        value.escaped = false;
        at++;
        continue;
      }
      const letter = chunk.charCodeAt(at);
      at++;
      if (letter === 92) value.escaped = true;
      else if (letter === 34) {
        value.quoted = false;
        if (value.kind === 'string') return { at, ended: true };
      }
      continue;
    }
    const letter = chunk.charAt(at);
    if (value.kind === 'bare') {
      if (letter === ',' || CLOSE.has(letter) || BLANK.has(letter)) return { at, ended: true };
      at++;
      continue;
    }
    at++;
    if (letter === '"') value.quoted = true;
    else if (OPEN.has(letter)) value.depth++;
    else if (CLOSE.has(letter)) {
      value.depth--;
      if (value.depth === 0) return { at, ended: true };
    }
  }
  return { at, ended: false };
}
