import { describe, expect, it } from 'vitest';
import { comparisonsOf } from '#kernel/identity/comparison/comparison';
import { makeComparer } from '#kernel/identity/comparison/levels';
import type { Schema } from '#kernel/identity/field';
import { defaultModel } from '#kernel/identity/model/model';
import { createPool } from '#kernel/identity/record/pool';
import { explain } from './explain.ts';
import { strongestPath } from './path.ts';

const SCHEMA: Schema = ['given-name', 'surname', 'phone', 'street', 'street-number', 'city', 'birth-date'];

function explained(first: readonly string[], second: readonly string[]) {
  const pool = createPool(SCHEMA);
  const [a, b] = [pool.read(first), pool.read(second)];
  pool.count(a, 1);
  pool.count(b, 1);
  return explain({
    a,
    b,
    model: defaultModel(comparisonsOf(SCHEMA)),
    comparer: makeComparer(SCHEMA, pool, []),
    vetoes: [],
  });
}

const DANA = ['דנה', 'לביא', '0541927365', 'הרצל', '12', 'חיפה', '1980-05-12'];

describe('why two records are one person', () => {
  it('prior, steps and guards add up to the end', () => {
    const { priorBits, steps, guards, finalBits, band } = explained(DANA, ['Dana', 'Lavi', ...DANA.slice(2)]);
    const sum =
      priorBits +
      steps.reduce((total, step) => total + step.bits + step.rarityBits, 0) +
      guards.reduce((total, guard) => total + guard.bits, 0);
    expect(sum).toBeCloseTo(finalBits, 6);
    expect(steps.at(-1)?.cumulativeBits).toBeGreaterThan(10);
    expect(band).toBe('attach');
    expect(steps.find(({ field }) => field === 'given-name')?.words).toBe('identity.level.given-name.alias');
  });

  it('a household is named as the guard that held a brother back', () => {
    const { guards, band, wouldChange } = explained(DANA, ['אמיר', ...DANA.slice(1, 6), '']);
    expect(guards.find(({ kind }) => kind === 'household')?.bits).toBeLessThan(-3);
    expect(band).not.toBe('attach');
    expect(wouldChange.map(({ field }) => field)).toContain('given-name');
  });

  it('what is missing on one side is a step without words and without bits', () => {
    const { steps } = explained(DANA, ['דנה', 'לביא', '', '', '', '', '']);
    expect(steps.find(({ field }) => field === 'phone')).toMatchObject({ words: null, bits: 0, level: 0 });
  });
});

describe('the path between two records of one person', () => {
  const bits: Record<string, number> = { '0-1': 9, '1-2': 8, '0-2': -5, '2-3': 4, '0-3': 2, '1-3': 1 };
  const between = (a: number, b: number): number => bits[a < b ? `${a}-${b}` : `${b}-${a}`] ?? 0;

  it('goes where the weakest step is strongest', () => {
    expect(strongestPath([0, 1, 2, 3], { from: 0, to: 3 }, between)).toEqual([
      { from: 0, to: 1, bits: 9 },
      { from: 1, to: 2, bits: 8 },
      { from: 2, to: 3, bits: 4 },
    ]);
  });

  it('is empty from a record to itself', () => {
    expect(strongestPath([0, 1], { from: 0, to: 0 }, between)).toEqual([]);
  });
});
