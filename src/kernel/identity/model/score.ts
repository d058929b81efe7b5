import { type ComparisonKind, isAddress, LEVELS_AT_MOST } from '#kernel/identity/comparison/comparison';
import type { Pattern } from '#kernel/identity/comparison/levels';
import { isSharedAtHome, type Model } from './model.ts';

/**
 * From a pattern to bits for "one person": the log of the odds against "two strangers or two of one household".
 * Parts of an address are one piece of evidence: the best counts whole, the others add a capped bonus; the same for
 * what contradicts. 0 bits are even odds, +6.6 are 99 in 100.
 */
export interface Scorer {
  bits(pattern: Pattern): number;
  /** The two halves of `bits`, before any prior: evidence against strangers, and against members of one household. */
  evidence(pattern: Pattern): Evidence;
  /** Evidence of two groups of records, pattern by pattern: begin, add each, tell. */
  readonly groups: {
    begin(): void;
    add(pattern: Pattern): void;
    evidence(): Evidence;
    /** The strongest bits against in what a person does not change, 0 or below. */
    contradiction(): number;
  };
  /** What each comparison adds against strangers, before address parts are joined. */
  steps(pattern: Pattern): number[];
  /** The same against household members. */
  homeSteps(pattern: Pattern): number[];
  readonly priorBits: number;
}

/** Bits for one person against two strangers, and against two of one household. */
export interface Evidence {
  apart: number;
  home: number;
}

/** Bits with the priors: λ of one person, and of two of one household, both as shares of all pairs. */
export function withPriors(evidence: Evidence, prior: number, homePrior: number): number {
  if (homePrior === 0) return Math.log2(prior) + evidence.apart;
  return Math.log2(prior) - Math.log2(2 ** -evidence.apart + homePrior * 2 ** -evidence.home);
}

/** Of the further address parts, this share counts, up to so many bits. */
const BONUS_SHARE = 0.6;
const BONUS_AT_MOST = 8;
const MALUS_SHARE = 0.4;
/** One comparison alone never says more than this against. */
const MOST_AGAINST = -14;

/** People have several of these, one after the other and at once: between groups the best agreement counts. */
const CHANGING: ReadonlySet<ComparisonKind> = new Set([
  'phone',
  'email',
  'street',
  'street-number',
  'city',
  'postcode',
  'region',
]);

export function makeScorer(model: Model): Scorer {
  const count = model.comparisons.length;
  const stranger = new Float64Array(count * LEVELS_AT_MOST);
  const home = new Float64Array(count * LEVELS_AT_MOST);
  const address = new Uint8Array(count);
  const fixedAtHome = new Uint8Array(count);
  const lasting = new Uint8Array(count);
  for (const [at, { kind, m, u, h }] of model.comparisons.entries()) {
    lasting[at] = CHANGING.has(kind) ? 0 : 1;
    address[at] = isAddress(kind) ? 1 : 0;
    fixedAtHome[at] = isSharedAtHome(kind) ? 1 : 0;
    for (const [level, share] of m.entries()) {
      stranger[at * LEVELS_AT_MOST + level + 1] = Math.log2(share / (u[level] ?? share));
      home[at * LEVELS_AT_MOST + level + 1] = Math.log2(share / (h[level] ?? share));
    }
  }
  const priorBits = Math.log2(model.prior);
  const homePrior = model.householdPrior;

  function step(at: number, level: number, rarity: number): number {
    return Math.max(MOST_AGAINST, (stranger[at * LEVELS_AT_MOST + level] ?? 0) + rarity);
  }

  function homeStep(at: number, level: number, rarity: number): number {
    return (home[at * LEVELS_AT_MOST + level] ?? 0) + (fixedAtHome[at] === 1 ? 0 : rarity);
  }

  const evidence: Evidence = { apart: 0, home: 0 };
  const apartSteps = new Float64Array(count);
  const homeSteps = new Float64Array(count);
  function evidenceOf({ levels, rarity }: Pattern): Evidence {
    for (let at = 0; at < count; at++) {
      const level = levels[at] ?? 0;
      apartSteps[at] = level === 0 ? 0 : step(at, level, rarity[at] ?? 0);
      homeSteps[at] = level === 0 ? 0 : homeStep(at, level, rarity[at] ?? 0);
    }
    return added();
  }

  const spoke = new Float64Array(count);
  function begin(): void {
    apartSteps.fill(0);
    homeSteps.fill(0);
    spoke.fill(0);
  }

  function add({ levels, rarity }: Pattern): void {
    for (let at = 0; at < count; at++) {
      const level = levels[at] ?? 0;
      if (level === 0) continue;
      const apart = step(at, level, rarity[at] ?? 0);
      const athome = homeStep(at, level, rarity[at] ?? 0);
      const before = spoke[at] ?? 0;
      spoke[at] = before + 1;
      if (lasting[at] === 1) {
        apartSteps[at] = ((apartSteps[at] ?? 0) * before + apart) / (before + 1);
        homeSteps[at] = ((homeSteps[at] ?? 0) * before + athome) / (before + 1);
      } else if (before === 0 || apart > (apartSteps[at] ?? 0)) {
        apartSteps[at] = apart;
        homeSteps[at] = athome;
      }
    }
  }

  function contradiction(): number {
    let most = 0;
    for (let at = 0; at < count; at++) if (lasting[at] === 1) most = Math.min(most, apartSteps[at] ?? 0);
    return most;
  }

  function added(): Evidence {
    let apart = 0;
    let athome = 0;
    let most = 0;
    let least = 0;
    let positive = 0;
    let negative = 0;
    for (let at = 0; at < count; at++) {
      const bits = apartSteps[at] ?? 0;
      athome += homeSteps[at] ?? 0;
      if (address[at] === 0) apart += bits;
      else if (bits > 0) {
        positive += bits;
        if (bits > most) most = bits;
      } else {
        negative += bits;
        if (bits < least) least = bits;
      }
    }
    apart += most + Math.min(BONUS_AT_MOST, BONUS_SHARE * (positive - most));
    apart += least + MALUS_SHARE * (negative - least);
    evidence.apart = apart;
    evidence.home = athome;
    return evidence;
  }

  return {
    priorBits,
    bits: (pattern) => withPriors(evidenceOf(pattern), model.prior, homePrior),
    evidence: evidenceOf,
    groups: { begin, add, evidence: added, contradiction },

    steps: ({ levels, rarity }) =>
      Array.from(levels, (level, at) => (level === 0 ? 0 : step(at, level, rarity[at] ?? 0))),
    homeSteps: ({ levels, rarity }) =>
      Array.from(levels, (level, at) => (level === 0 ? 0 : homeStep(at, level, rarity[at] ?? 0))),
  };
}

/** Bits as a probability, 0..1. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
