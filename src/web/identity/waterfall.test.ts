import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonsOf } from '#kernel/identity/comparison/comparison';
import { FIELD_TYPES } from '#kernel/identity/field';
import { barsOf, kindOf, levelOf, placeOf, silentIn, timesOf, zeroOf } from './waterfall.ts';

const step = (field: string, bits: number, rarityBits = 0) => ({
  field,
  words: bits === 0 ? null : `identity.level.${field}.same`,
  left: ['a'],
  right: ['b'],
  m: 0.9,
  u: 0.1,
  bits,
  rarityBits,
  cumulativeBits: 0,
});
const why = (bits: readonly number[], guard: number) => ({
  modelVersion: 'built-in',
  priorBits: -17,
  steps: bits.map((one, at) => step(`field-${at + 1}x`, one, one === 0 ? 0 : 0.5)),
  guards: guard === 0 ? [] : [{ kind: 'household' as const, bits: guard }],
  vetoes: [],
  finalBits: -17 + bits.reduce((sum, one) => sum + (one === 0 ? 0 : one + 0.5), 0) + guard,
  probability: 0.5,
  band: 'review' as const,
  wouldChange: [],
});

describe('why two records are one person, as bars', () => {
  it('each bar begins where the one before ended, and the last one is their sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 14 })),
        fc.integer({ min: -8, max: 0 }),
        (bits, guard) => {
          const bars = barsOf(why(bits, guard));
          const moves = bars.slice(0, -1);
          expect(bars.length).toBe(2 + bits.filter((one) => one !== 0).length + (guard === 0 ? 0 : 1));
          for (const [at, bar] of moves.entries()) expect(bar.from).toBeCloseTo(moves[at - 1]?.to ?? 0, 9);
          expect(bars.at(-1)?.to).toBeCloseTo(moves.at(-1)?.to ?? Number.NaN, 9);
        },
      ),
    );
  });

  it('every bar has its place on one axis, and zero as well', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 14 })),
        fc.integer({ min: -8, max: 0 }),
        (bits, guard) => {
          const bars = barsOf(why(bits, guard));
          for (const bar of bars) {
            const { start, width } = placeOf(bar, bars);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start + width).toBeLessThanOrEqual(100.000001);
          }
          expect(zeroOf(bars)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('what one of the two does not say has no bar and is named apart', () => {
    const missing = why([3, 0, -2], 0);
    expect(silentIn(missing)).toEqual(['field-2x']);
    expect(barsOf(missing).map(({ id }) => id)).toEqual(['prior', 'field-1x', 'field-3x', 'sum']);
  });

  it('bits are told as "so many times as likely", to two figures', () => {
    expect([0, 1, -3, 3.2, 10, -40].map(timesOf)).toEqual([1, 2, 8, 9.2, 1000, 1_000_000]);
  });
});

describe('the words of a comparison', () => {
  const words = (['he', 'en'] as const).map((language): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, '..', 'language', language, 'identity.json'), 'utf8')),
  );
  const said = (catalogue: unknown, path: readonly string[]): unknown =>
    path.reduce((found: unknown, part) => Reflect.get(Object(found), part), catalogue);

  it('stand in both languages for every level of every comparison that the kernel knows', () => {
    const comparisons = comparisonsOf(FIELD_TYPES);
    expect(comparisons.length).toBeGreaterThan(14);
    for (const { name, kind, levels } of comparisons)
      for (const level of levels)
        for (const catalogue of words) {
          expect([
            kind,
            level,
            typeof said(catalogue, ['level', ...levelOf(`identity.level.${kind}.${level}`).split('.')]),
          ]).toEqual([kind, level, 'string']);
          expect([name, typeof said(catalogue, ['field', kindOf(name)])]).toEqual([name, 'string']);
        }
  });

  it('a second street is still a street', () => {
    expect(kindOf('street-2')).toBe('street');
    expect(kindOf('name-order')).toBe('name-order');
  });
});
