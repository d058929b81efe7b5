/**
 * Reads JSON the way an intake must: what `JSON.parse` mends in silence is told instead. A repeated key, `__proto__`,
 * a number that loses digits, NUL, a lone surrogate and too deep nesting are faults with the path where they stand,
 * so that one bad item can be set aside and the others kept. Grammar: RFC 8259. Time is linear in the text.
 */
export type JsonFault =
  | 'repeated-key'
  | 'forbidden-key'
  | 'unsafe-number'
  | 'nul'
  | 'lone-surrogate'
  | 'too-deep';

export interface StrictJson {
  readonly value: unknown;
  readonly faults: readonly { readonly fault: JsonFault; readonly path: readonly (string | number)[] }[];
  /** Where each element of the array at `itemsAt` begins and ends in the text. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export class JsonSyntaxError extends Error {
  readonly position: number;
  constructor(position: number) {
    super(`Not JSON at character ${position}`);
    this.name = 'JsonSyntaxError';
    this.position = position;
  }
}

const MAX_DEPTH = 32;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Throws `JsonSyntaxError` when the text is not JSON at all. `itemsAt` is the key of the top-level array to measure. */
export function readJson(text: string, itemsAt?: string): StrictJson {
  const faults: { fault: JsonFault; path: (string | number)[] }[] = [];
  const spans: { start: number; end: number }[] = [];
  const path: (string | number)[] = [];
  let at = 0;

  function blame(fault: JsonFault): void {
    faults.push({ fault, path: [...path] });
  }

  function skip(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      at++;
    }
  }

  function readString(): string {
    const start = at;
    at++;
    for (;;) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code) || code < 32) throw new JsonSyntaxError(at);
      if (code === 34) break;
      at += code === 92 ? 2 : 1;
    }
    at++;
    const raw = text.slice(start, at);
    if (!raw.includes('\\')) {
      const plain = raw.slice(1, -1);
      if (LONE_SURROGATE.test(plain)) blame('lone-surrogate');
      return plain;
    }
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      throw new JsonSyntaxError(start);
    }
    if (typeof value !== 'string') throw new JsonSyntaxError(start);
    if (value.includes('\u0000')) blame('nul');
    if (LONE_SURROGATE.test(value)) blame('lone-surrogate');
    return value;
  }

  function readNumber(): number {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (match === null) throw new JsonSyntaxError(at);
    at += match[0].length;
    const value = Number(match[0]);
    const whole = !/[.eE]/.test(match[0]);
    if (
      !Number.isFinite(value) ||
      (whole && !Number.isSafeInteger(value)) ||
      Math.abs(value) > Number.MAX_SAFE_INTEGER
    )
      blame('unsafe-number');
    return value;
  }

  function readWord(word: string, value: unknown): unknown {
    if (!text.startsWith(word, at)) throw new JsonSyntaxError(at);
    at += word.length;
    return value;
  }

  function readValue(depth: number): unknown {
    skip();
    if (depth === MAX_DEPTH + 1) blame('too-deep');
    if (depth > MAX_DEPTH * 8) throw new JsonSyntaxError(at);
    switch (text.charAt(at)) {
      case '{':
        return readObject(depth);
      case '[':
        return readArray(depth);
      case '"':
        return readString();
      case 't':
        return readWord('true', true);
      case 'f':
        return readWord('false', false);
      case 'n':
        return readWord('null', null);
      default:
        return readNumber();
    }
  }

  function readObject(depth: number): unknown {
    const members = new Map<string, unknown>();
    at++;
    skip();
    if (text.charAt(at) === '}') {
      at++;
      return {};
    }
    for (;;) {
      skip();
      if (text.charAt(at) !== '"') throw new JsonSyntaxError(at);
      const key = readString();
      path.push(key);
      if (members.has(key)) blame('repeated-key');
      if (key === '__proto__') blame('forbidden-key');
      skip();
      if (text.charAt(at) !== ':') throw new JsonSyntaxError(at);
      at++;
      const value = readValue(depth + 1);
      if (key !== '__proto__') members.set(key, value);
      path.pop();
      skip();
      const next = text.charAt(at++);
      if (next === '}') return Object.fromEntries(members);
      if (next !== ',') throw new JsonSyntaxError(at - 1);
    }
  }

  function readArray(depth: number): unknown[] {
    const items: unknown[] = [];
    const measured = path.length === 1 && path[0] === itemsAt;
    at++;
    skip();
    if (text.charAt(at) === ']') {
      at++;
      return items;
    }
    for (;;) {
      skip();
      const start = at;
      path.push(items.length);
      items.push(readValue(depth + 1));
      path.pop();
      if (measured) spans.push({ start, end: at });
      skip();
      const next = text.charAt(at++);
      if (next === ']') return items;
      if (next !== ',') throw new JsonSyntaxError(at - 1);
    }
  }

  const value = readValue(0);
  skip();
  if (at < text.length) throw new JsonSyntaxError(at);
  return { value, faults, spans };
}
