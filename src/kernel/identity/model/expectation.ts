import { LEVELS_AT_MOST } from '#kernel/identity/comparison/comparison';
import { isSharedAtHome, type Model, toShares } from './model.ts';
import type { Sample } from './sample.ts';

/**
 * Expectation–maximisation over three kinds of pairs: one person, two strangers, two of one household. u and h stand
 * still (else the kinds may change names); m and the three shares move. Dempster, Laird and Rubin 1977; for record
 * linkage Winkler 1988.
 */
const ROUNDS = 25;
const STILL = 1e-4;

export interface Learned {
  /** By comparison and level. */
  readonly m: readonly (readonly number[])[];
  /** How many of the pairs are one person, as far as believed. */
  readonly people: number;
}

/** `skip`: comparisons that the pairs were chosen by. `lean`: how many pairs the present m counts as. */
export function expectation(sample: Sample, model: Model, skip: ReadonlySet<number>, lean: number): Learned {
  const { width } = sample;
  let m = model.comparisons.map((comparison) => [...comparison.m]);
  let shares = { person: 0.3, home: model.householdPrior > 0 ? 0.2 : 0, stranger: 0.5 };
  let people = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const tables = ratios(model, m);
    const counts = model.comparisons.map(() => new Float64Array(LEVELS_AT_MOST));
    let home = 0;
    people = 0;
    for (let pair = 0; pair < sample.size; pair++) {
      const from = pair * width;
      let apart = 0;
      let athome = 0;
      for (let at = 0; at < width; at++) {
        const level = sample.levels[from + at] ?? 0;
        if (level === 0 || skip.has(at)) continue;
        const rarity = sample.rarity[from + at] ?? 0;
        apart += (tables.stranger[at * LEVELS_AT_MOST + level] ?? 0) + rarity;
        athome += (tables.home[at * LEVELS_AT_MOST + level] ?? 0) + (tables.fixed[at] === 1 ? 0 : rarity);
      }
      const strangerOdds = (shares.stranger / shares.person) * 2 ** -apart;
      const homeOdds = (shares.home / shares.person) * 2 ** -athome;
      const person = 1 / (1 + strangerOdds + homeOdds);
      people += person;
      home += homeOdds * person;
      for (let at = 0; at < width; at++) {
        const level = sample.levels[from + at] ?? 0;
        const column = counts[at];
        if (level > 0 && column) column[level - 1] = (column[level - 1] ?? 0) + person;
      }
    }
    const next = m.map((_, at) => {
      const usual = model.comparisons[at]?.m ?? [];
      return toShares(usual.map((share, level) => (counts[at]?.[level] ?? 0) + lean * share));
    });
    const total = Math.max(sample.size, 1);
    const person = Math.max(people / total, 1e-6);
    const atHome = model.householdPrior > 0 ? Math.max(home / total, 1e-6) : 0;
    const moved = Math.abs(person - shares.person);
    shares = { person, home: atHome, stranger: Math.max(1 - person - atHome, 1e-6) };
    m = next;
    if (moved < STILL && round > 3) break;
  }
  return { m, people };
}

function ratios(
  model: Model,
  m: readonly (readonly number[])[],
): { stranger: Float64Array; home: Float64Array; fixed: Uint8Array } {
  const stranger = new Float64Array(m.length * LEVELS_AT_MOST);
  const home = new Float64Array(m.length * LEVELS_AT_MOST);
  const fixed = new Uint8Array(m.length);
  for (const [at, levels] of m.entries()) {
    const comparison = model.comparisons[at];
    if (!comparison) continue;
    fixed[at] = isSharedAtHome(comparison.kind) ? 1 : 0;
    for (const [level, share] of levels.entries()) {
      stranger[at * LEVELS_AT_MOST + level + 1] = Math.log2(share / (comparison.u[level] ?? share));
      home[at * LEVELS_AT_MOST + level + 1] = Math.log2(share / (comparison.h[level] ?? share));
    }
  }
  return { stranger, home, fixed };
}
