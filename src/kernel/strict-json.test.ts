import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSyntaxError, readJson } from './strict-json.ts';

describe('reading JSON strictly', () => {
  it('reads whatever JSON.stringify writes, and finds no fault in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const read = readJson(text);
        expect(read.value).toEqual(JSON.parse(text));
        const faultless = read.faults.filter(
          ({ fault }) => fault !== 'nul' && fault !== 'unsafe-number' && fault !== 'lone-surrogate',
        );
        expect(faultless.filter(({ fault }) => fault !== 'forbidden-key')).toEqual([]);
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const broken = [
      '',
      '{',
      '[1,]',
      '{"a":1,}',
      "{'a':1}",
      '01',
      '1.',
      'nul',
      '"\u0001"',
      '"a',
      '[1] 2',
      '{"a" 1}',
      '\\',
      'NaN',
      '-',
    ];
    for (const text of broken) expect(() => readJson(text), text).toThrow(JsonSyntaxError);
    expect(broken.length).toBeGreaterThan(10);
  });

  it('names each fault and the item it stands in', () => {
    const text =
      '{"interactions":[{"a":1},{"a":1,"a":2},{"__proto__":{}},{"n":9007199254740993},{"t":"x\\u0000"},{"t":"\\ud800"}]}';
    const read = readJson(text, 'interactions');
    expect(read.faults.map(({ fault, path }) => [fault, path[1]])).toEqual([
      ['repeated-key', 1],
      ['forbidden-key', 2],
      ['unsafe-number', 3],
      ['nul', 4],
      ['lone-surrogate', 5],
    ]);
    expect(read.spans.map(({ start, end }) => text.slice(start, end))[1]).toBe('{"a":1,"a":2}');
    expect(read.spans).toHaveLength(6);
  });

  it('does not let __proto__ reach the prototype', () => {
    const read = readJson('{"__proto__":{"admin":true}}');
    expect(Reflect.get(Object(read.value), 'admin')).toBeUndefined();
  });

  it('tells of nesting too deep and survives absurd nesting', () => {
    expect(readJson(`${'['.repeat(40)}${']'.repeat(40)}`).faults[0]?.fault).toBe('too-deep');
    expect(() => readJson('['.repeat(100_000))).toThrow(JsonSyntaxError);
  });
});
