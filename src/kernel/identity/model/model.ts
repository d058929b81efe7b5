import type { Comparison, ComparisonKind } from '#kernel/identity/comparison/comparison';
import { NORMAL_FORM_VERSION } from '#kernel/identity/record/normal-form';
import { commonGivenNames, commonSurnames } from './common-names.ts';

/**
 * What agreement is worth. For every comparison and level: how often one person's two records show it (m), how often
 * two strangers' records do (u), and how often two members of one household do (h). Plain numbers, never changed in
 * place: a new belief is a new model with a new version.
 */
export interface Model {
  readonly version: string;
  /** The normal forms that it was learned on: records in another form are to be written anew first. */
  readonly normalForm: number;
  /** Share of all pairs that are one person, 0..1. */
  readonly prior: number;
  /** Share of all pairs that are two people of one household, 0..1; 0 when nothing in the records could tell. */
  readonly householdPrior: number;
  readonly comparisons: readonly ComparisonModel[];
}

export interface ComparisonModel {
  readonly name: string;
  readonly kind: ComparisonKind;
  /** By level, best first; each sums to 1. */
  readonly m: readonly number[];
  readonly u: readonly number[];
  readonly h: readonly number[];
  /** Average share of a shared value: what the rarity of a value is measured against. */
  readonly usual: number;
  /** Shares of the commonest values, where they are known before any record is. */
  readonly common?: Readonly<Record<string, number>>;
}

type Usual = { readonly m: readonly number[]; readonly u: readonly number[] };

/**
 * What a person's records usually look like, before any data is seen: rounded by hand between what train.ts learned
 * without labels from febrl1, fake_1000 and the invented silos of bench/ (seed 1). Data moves both m and u.
 */
const USUAL: Readonly<Record<ComparisonKind, Usual>> = {
  'given-name': { m: [0.6, 0.17, 0.12, 0.06, 0.05], u: [0.008, 0.003, 0.005, 0.03, 0.954] },
  surname: { m: [0.65, 0.16, 0.13, 0.03, 0.03], u: [0.004, 0.0015, 0.004, 0.03, 0.9605] },
  // Strangers whose names agree agree exchanged as often as straight: being exchanged never speaks for one person.
  'name-order': { m: [0.97, 0.03], u: [0.5, 0.5] },
  'full-name': {
    m: [0.42, 0.06, 0.17, 0.1, 0.08, 0.03, 0.05, 0.05, 0.02, 0.02],
    u: [0.00003, 0.000005, 0.00003, 0.00003, 0.0002, 0.001, 0.003, 0.02, 0.2, 0.775735],
  },
  'birth-date': { m: [0.82, 0.1, 0.04, 0.015, 0.025], u: [0.00006, 0.0012, 0.01, 0.015, 0.97374] },
  'national-id': { m: [0.88, 0.08, 0.02, 0.02], u: [0.000001, 0.00001, 0.0002, 0.999789] },
  phone: { m: [0.72, 0.08, 0.03, 0.17], u: [0.00001, 0.0001, 0.001, 0.99889] },
  email: { m: [0.68, 0.1, 0.05, 0.03, 0.14], u: [0.00001, 0.0001, 0.0004, 0.002, 0.99749] },
  street: { m: [0.62, 0.16, 0.06, 0.03, 0.13], u: [0.0008, 0.0008, 0.003, 0.02, 0.9754] },
  'street-number': { m: [0.78, 0.05, 0.03, 0.14], u: [0.015, 0.03, 0.1, 0.855] },
  city: { m: [0.78, 0.1, 0.12], u: [0.03, 0.01, 0.96] },
  postcode: { m: [0.75, 0.08, 0.04, 0.13], u: [0.003, 0.02, 0.08, 0.897] },
  region: { m: [0.85, 0.06, 0.09], u: [0.2, 0.05, 0.75] },
  company: { m: [0.62, 0.16, 0.1, 0.05, 0.07], u: [0.0002, 0.0005, 0.002, 0.02, 0.9773] },
  category: { m: [0.7, 0.12, 0.18], u: [0.1, 0.05, 0.85] },
  text: { m: [0.5, 0.15, 0.1, 0.07, 0.18], u: [0.001, 0.001, 0.004, 0.03, 0.964] },
};

/**
 * How often two different members of one household have the thing in common. Twins are one birth in fifty, but one pair of
 * household members in two hundred.
 */
const SHARED_AT_HOME: Readonly<Partial<Record<ComparisonKind, number>>> = {
  surname: 0.75,
  phone: 0.4,
  email: 0.08,
  street: 0.85,
  'street-number': 0.85,
  city: 0.92,
  postcode: 0.88,
  region: 0.95,
  'birth-date': 0.01,
  // Whether a form exchanges the names depends on the form.
  'name-order': 1,
};
/** Whole names of one household: mostly the surname in common and another given name. */
const FULL_NAME_AT_HOME: readonly number[] = [
  0.002, 0.001, 0.002, 0.001, 0.002, 0.01, 0.03, 0.68, 0.08, 0.192,
];
/** With one of these a household can be told at all. */
const OF_A_HOUSEHOLD: ReadonlySet<ComparisonKind> = new Set(['phone', 'street', 'street-number']);

export const LEAST = 1e-4;

/** The model of a collection about which nothing is known but its size. */
export function defaultModel(comparisons: readonly Comparison[], records = 10_000): Model {
  const prior = 1 / Math.max(records, 200);
  return withHouseholds({
    version: 'default-person-1',
    normalForm: NORMAL_FORM_VERSION,
    prior,
    householdPrior: 0,
    comparisons: comparisons.map(({ name, kind }) => ({
      name,
      kind,
      m: USUAL[kind].m,
      u: USUAL[kind].u,
      h: USUAL[kind].u,
      usual: kind === 'full-name' ? 0.004 : (USUAL[kind].u[0] ?? LEAST),
      ...commonOf(kind),
    })),
  });
}

function commonOf(kind: ComparisonKind): Pick<ComparisonModel, 'common'> {
  if (kind === 'given-name') return { common: commonGivenNames };
  return kind === 'surname' ? { common: commonSurnames } : {};
}

/** The same model with the household's column worked out from u, and the household prior from the person prior. */
export function withHouseholds(model: Model): Model {
  const possible = model.comparisons.some(({ kind }) => OF_A_HOUSEHOLD.has(kind));
  return {
    ...model,
    // As many members of the household as further records of oneself: an average home of two and a half.
    householdPrior: possible ? model.prior : 0,
    comparisons: model.comparisons.map((comparison) => ({
      ...comparison,
      h: atHome(comparison),
    })),
  };
}

/** What is shared at home is written down as badly as one's own: m where shared, u where not. */
function atHome({ kind, m, u }: ComparisonModel): readonly number[] {
  if (kind === 'full-name') return FULL_NAME_AT_HOME;
  const shared = SHARED_AT_HOME[kind];
  if (shared === undefined) return u;
  return u.map((share, level) => shared * (m[level] ?? 0) + (1 - shared) * share);
}

/** True when the household's chance of sharing the value does not depend on how rare the value is. */
export function isSharedAtHome(kind: ComparisonKind): boolean {
  return SHARED_AT_HOME[kind] !== undefined || kind === 'full-name';
}

/**
 * A better level may not weigh less than a worse one: neighbours that disagree are pooled (the pool-adjacent-violators
 * rule of isotonic regression), which keeps both sums at 1.
 */
export function monotone(m: readonly number[], u: readonly number[]): { m: number[]; u: number[] } {
  const blocks: { m: number; u: number; levels: number }[] = [];
  for (const [at, share] of m.entries()) {
    blocks.push({ m: share, u: u[at] ?? LEAST, levels: 1 });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (before === undefined || last === undefined || before.m * last.u >= last.m * before.u) break;
      blocks.splice(-2, 2, {
        m: before.m + last.m,
        u: before.u + last.u,
        levels: before.levels + last.levels,
      });
    }
  }
  // Within a pooled block every level keeps its own u and takes its part of m, so all weigh the same.
  const out = { m: [] as number[], u: [] as number[] };
  let level = 0;
  for (const block of blocks)
    for (let n = 0; n < block.levels; n++, level++) {
      const share = u[level] ?? LEAST;
      out.m.push((block.m * share) / block.u);
      out.u.push(share);
    }
  return out;
}

export function toShares(counts: readonly number[]): number[] {
  const floored = counts.map((count) => Math.max(count, 0));
  const sum = floored.reduce((total, count) => total + count, 0) || 1;
  const shares = floored.map((count) => Math.max(count / sum, LEAST * 0.01));
  const again = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / again);
}

/** Least number of pairs of one person per record that a prior admits. */
export const LEAST_PRIOR = 0.02;
