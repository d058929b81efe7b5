import { falseDiscovery } from '#kernel/statistics/false-discovery';
import { type Past, pastOf, pooled, shrunk } from './dispersion.ts';
import { doubt, rateOf } from './emerging.ts';

/**
 * Service that declines a little each month never surprises in one week. For each slice the evidence that its rate has
 * become larger is added up from week to week and forgotten when it has gone (CUSUM of the likelihood ratio, Page 1954;
 * of negative binomial counts, Hawkins & Olwell 1998). The sum tells since when, and how surprising it is by itself: were
 * nothing changed, it would reach s with chance e^−s at most (Ville 1939).
 */
export type SlowSlice = {
  readonly key: string;
  /** Mentions per bucket, oldest first. */
  readonly counts: readonly number[];
};

export type SlowQuestion = {
  readonly slices: readonly SlowSlice[];
  /** All verbatims received per bucket; as long as every `counts`. */
  readonly exposure: readonly number[];
  /** How many buckets, the oldest, say what is usual; 24 unless told. The sums begin after them. */
  readonly baseline?: number;
  /** The growth worth seeing, > 1; 1.3 unless told. */
  readonly growth?: number;
  /** Accepted share of false alarms; .10 unless told. */
  readonly accept?: number;
};

export type SlowGrowth = {
  readonly key: string;
  /** Evidence now, in natural logarithms of odds, ≥ 0. */
  readonly evidence: number;
  /** The bucket in which it began; null without evidence. */
  readonly since: number | null;
  readonly observed: number;
  /** Mentions since then, had the rate stayed. */
  readonly expected: number;
  readonly p: number;
  readonly q: number;
  readonly growing: boolean;
};

/** Every slice given, in the order given. RangeError for lists of different lengths or a growth of 1 or less. */
export function slowGrowth(question: SlowQuestion): SlowGrowth[] {
  const { slices, exposure, growth = 1.3, baseline = 24, accept = 0.1 } = question;
  if (!(growth > 1)) throw new RangeError('slowGrowth needs growth > 1');
  if (slices.some(({ counts }) => counts.length !== exposure.length))
    throw new RangeError('slowGrowth needs counts as long as the exposure');
  const before = exposure.slice(0, baseline);
  if (before.every((received) => received === 0))
    return slices.map(({ key }) => ({ key, ...NOTHING, q: 1, growing: false }));
  const pasts = slices.map(({ counts }) => pastOf(counts.slice(0, baseline), before));
  const everybodys = pooled(pasts);
  const sums = slices.map(({ counts }, at) =>
    summed(pasts[at], everybodys, {
      counts: counts.slice(baseline),
      exposure: exposure.slice(baseline),
      growth,
    }),
  );
  const adjusted = falseDiscovery(sums.map(({ p }) => p));
  return slices.map(({ key }, at) => {
    const own = sums[at] ?? NOTHING;
    const q = adjusted[at] ?? 1;
    return {
      key,
      ...own,
      since: own.since === null ? null : own.since + baseline,
      q,
      growing: q <= accept && own.p < 1,
    };
  });
}

const NOTHING = { evidence: 0, since: null, observed: 0, expected: 0, p: 1 };

type Course = {
  readonly counts: readonly number[];
  readonly exposure: readonly number[];
  readonly growth: number;
};

function summed(past: Past | undefined, everybodys: number, { counts, exposure, growth }: Course) {
  if (past === undefined) return NOTHING;
  const dispersion = shrunk(past, everybodys);
  // The past's rate may itself be too low by its error; what only such an error explains is no evidence.
  const rate = rateOf(past) * (1 + DOUBTS * Math.sqrt(doubt(past, dispersion)));
  let evidence = 0;
  let since: number | null = null;
  let [observed, expected] = [0, 0];
  for (const [at, count] of counts.entries()) {
    const mean = rate * (exposure[at] ?? 0);
    if (since === null) since = at;
    evidence += likelihoodRatio(count, mean, growth, dispersion);
    observed += count;
    expected += mean;
    if (evidence > 0) continue;
    evidence = 0;
    since = null;
    [observed, expected] = [0, 0];
  }
  return { evidence, since, observed, expected, p: Math.exp(-evidence) };
}

/** Half a standard error: none at all let one quiet night in ten alarm where counts do not clump, a whole one cost power. */
const DOUBTS = 0.5;

/** Natural logarithm of how much likelier the count is at mean × growth than at the mean; 0 for a mean of 0. */
export function likelihoodRatio(count: number, mean: number, growth: number, dispersion: number): number {
  if (mean <= 0) return 0;
  if (dispersion * mean < 1e-9) return count * Math.log(growth) - mean * (growth - 1);
  const less = Math.log1p(dispersion * mean);
  const more = Math.log1p(dispersion * mean * growth);
  return count * (Math.log(growth) + less - more) - (more - less) / dispersion;
}
