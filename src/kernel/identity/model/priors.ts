import type { ScoredPairs } from '#kernel/identity/clustering/pairs';
import type { ComparisonKind } from '#kernel/identity/comparison/comparison';
import type { Pattern } from '#kernel/identity/comparison/levels';
import { LEAST_PRIOR, type Model } from './model.ts';

/**
 * How many pairs are one person, and how many two of one household, as the candidates themselves say (expectation and
 * maximisation of the two shares alone, everything else held still).
 *
 * Members of a household share less than one person's records do, so many of them meet under no key. How many there are
 * for each pair of one person is therefore asked of pairs at one address under one surname: those all meet, and how
 * much likelier one person's records are to stand there is known. Where no household shows, none is feared.
 */
const ROUNDS = 12;
/** At least so many pairs of one household for each pair of one person. */
const LEAST_HOUSEHOLD = 0.005;
/** Companies share houses, switchboards and hotels whatever a file shows: never fewer than this. */
const LEAST_PREMISES = 0.5;
/** Fewer pairs of one person at one address teach nothing about households. */
const ENOUGH = 50;
/** What makes one address under one surname, as far as a file has it, and the levels that agree well enough. */
const ADDRESS: Readonly<Partial<Record<ComparisonKind, number>>> = {
  surname: 3,
  street: 2,
  'street-number': 1,
};

export interface SharedAddress {
  agrees(pattern: Pattern): boolean;
  /** How many times likelier two records of one person agree so than two of one household. */
  readonly likelier: number;
}

export function sharedAddress({ comparisons }: Model): SharedAddress {
  const asked = [...comparisons.entries()].flatMap(([at, { kind, m, h }]) => {
    const levels = ADDRESS[kind];
    return levels === undefined
      ? []
      : [{ at, levels, likelier: sum(m.slice(0, levels)) / sum(h.slice(0, levels)) }];
  });
  const telling = asked.length > 1;
  return {
    agrees: ({ levels: found }) =>
      telling &&
      asked.every(({ at, levels }) => {
        const level = found[at] ?? 0;
        return level > 0 && level <= levels;
      }),
    likelier: asked.reduce((product, { likelier }) => product * likelier, 1),
  };
}

export function learnedPriors(task: {
  readonly pairs: ScoredPairs;
  readonly model: Model;
  readonly records: number;
  readonly address: SharedAddress;
}): { readonly prior: number; readonly householdPrior: number } {
  const { pairs, model, records, address } = task;
  const all = Math.max((records * (records - 1)) / 2, 1);
  let { prior, householdPrior } = model;
  const companies = model.comparisons.some(({ kind }) => kind === 'company');
  const leastHomes = companies ? LEAST_PREMISES : LEAST_HOUSEHOLD;
  const fewest = LEAST_PRIOR / Math.max(records, 1);
  for (let round = 0; round < ROUNDS; round++) {
    let people = 0;
    let homes = 0;
    let peopleThere = 0;
    let homesThere = 0;
    for (let at = 0; at < pairs.size; at++) {
      const stranger = 2 ** -(pairs.bits[at] ?? 0) / prior;
      const home = (householdPrior / prior) * 2 ** -(pairs.home[at] ?? 0);
      const person = 1 / (1 + stranger + home);
      people += person;
      homes += home * person;
      if (pairs.sharedAddress[at] === 0) continue;
      peopleThere += person;
      homesThere += home * person;
    }
    prior = Math.min(0.5, Math.max(people / all, fewest));
    if (householdPrior === 0) continue;
    const each =
      peopleThere < ENOUGH ? homes / Math.max(people, 1e-9) : (homesThere / peopleThere) * address.likelier;
    householdPrior = prior * Math.max(each, leastHomes);
  }
  return { prior, householdPrior };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
