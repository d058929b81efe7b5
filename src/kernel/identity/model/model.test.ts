import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonsOf } from '#kernel/identity/comparison/comparison';
import { FIELD_TYPES } from '#kernel/identity/field';
import { defaultModel, monotone } from './model.ts';
import { makeScorer } from './score.ts';

const comparisons = comparisonsOf(FIELD_TYPES);
const model = defaultModel(comparisons);
const blank = () => ({
  levels: new Uint8Array(comparisons.length),
  rarity: new Float64Array(comparisons.length),
});

describe('what agreement is worth', () => {
  it('every share of every comparison is a probability, and they sum to one', () => {
    expect(model.comparisons.length).toBe(FIELD_TYPES.length + 1);
    for (const { m, u, h, name } of model.comparisons)
      for (const shares of [m, u, h]) {
        expect(Math.min(...shares), name).toBeGreaterThan(0);
        expect(
          shares.reduce((sum, share) => sum + share, 0),
          name,
        ).toBeCloseTo(1, 2);
      }
  });

  it('it survives being written down and read again', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('without evidence only the prior speaks', () => {
    expect(makeScorer(model).bits(blank())).toBeLessThan(0);
  });

  it('a better level of one thing never makes one person less likely', () => {
    const scorer = makeScorer(model);
    let looked = 0;
    for (const [at, { levels, kind, name }] of comparisons.entries()) {
      if (kind === 'name-order') continue;
      const bits = levels.map((_, level) => {
        const pattern = blank();
        pattern.levels[at] = level + 1;
        return scorer.steps(pattern)[at] ?? 0;
      });
      for (let level = 1; level < bits.length; level++) {
        expect(bits[level], `${name} ${levels[level]}`).toBeLessThanOrEqual((bits[level - 1] ?? 0) + 1e-9);
        looked++;
      }
    }
    expect(looked).toBeGreaterThan(40);
  });

  it('learned levels that disagree with their order are pooled until they do not', () => {
    const shares = fc
      .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
      .map((parts) => parts.map((part) => part / parts.reduce((sum, one) => sum + one, 0)));
    fc.assert(
      fc.property(shares, shares, (m, u) => {
        const pooled = monotone(m, u);
        const ratios = pooled.m.map((share, at) => share / (pooled.u[at] ?? 1));
        for (let at = 1; at < ratios.length; at++)
          expect(ratios[at]).toBeLessThanOrEqual((ratios[at - 1] ?? 0) * (1 + 1e-9));
        expect(pooled.m.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('a shared home, phone and surname with another first name is a household and not a person', () => {
    const scorer = makeScorer(model);
    const set = (levels: Record<string, number>): number => {
      const pattern = blank();
      for (const [at, { name }] of comparisons.entries()) pattern.levels[at] = levels[name] ?? 0;
      return scorer.bits(pattern);
    };
    const home = { surname: 1, phone: 1, street: 1, 'street-number': 1, city: 1, 'name-order': 1 };
    expect(set({ ...home, 'given-name': 5, 'birth-date': 5 })).toBeLessThan(-1);
    expect(set({ ...home, 'given-name': 5, 'birth-date': 1 })).toBeLessThan(6.6);
    expect(set({ ...home, 'given-name': 1, 'birth-date': 1 })).toBeGreaterThan(6.6);
  });
});
