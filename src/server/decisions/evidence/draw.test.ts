import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#kernel/canonical-json';
import { contentHash } from './content-hash.ts';
import { drawOne, drawQuotes, QUOTES_OF_EACH_KIND } from './draw.ts';

test('the same evidence has the same hash, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'א' }], a: 1.5 })).toBe('{"a":1.5,"b":[1,{"c":"א","d":null}]}');
  expect(contentHash('{}').toString('hex')).toBe(
    '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
  expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
});

const words = fc.array(
  fc.record({
    id: fc.uuid(),
    sentiment: fc.constantFrom('negative', 'positive', null),
    at: fc.integer({ min: 0, max: 1_000 }).map((day) => new Date(day * 86_400_000)),
  }),
  { maxLength: 40 },
);

test('quotes are the newest complaints and then others by lot, nobody twice, whatever the order they come in', () => {
  fc.assert(
    fc.property(words, (rows) => {
      const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
      const drawn = drawQuotes(unique, 'seed');
      expect(new Set(drawn.map((quote) => quote.words.id)).size).toBe(drawn.length);
      const newest = drawn.filter(({ drawnBy }) => drawnBy === 'newest-negative');
      const negative = unique.filter(({ sentiment }) => sentiment === 'negative');
      expect(newest).toHaveLength(Math.min(QUOTES_OF_EACH_KIND, negative.length));
      const oldestDrawn = Math.min(...newest.map((quote) => quote.words.at.getTime()));
      const left = negative.filter(({ id }) => !newest.some((quote) => quote.words.id === id));
      for (const { at } of left) expect(at.getTime()).toBeLessThanOrEqual(oldestDrawn);
      expect(drawQuotes([...unique].reverse(), 'seed').map((quote) => quote.words.id)).toEqual(
        drawn.map((quote) => quote.words.id),
      );
    }),
  );
});

test('a lot may be drawn again and gives the same; other seeds reach everybody', () => {
  const people = Array.from({ length: 8 }, (_, at) => `customer-${at}`);
  expect(drawOne(people, 'x')).toBe(drawOne([...people].reverse(), 'x'));
  expect(drawOne([], 'x')).toBeNull();
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 4_000; seed++) {
    const drawn = drawOne(people, String(seed)) ?? '';
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  for (const n of counts.values()) expect(n).toBeGreaterThan(400);
});
