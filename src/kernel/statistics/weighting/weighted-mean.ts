import type { Interval } from '#kernel/statistics/interval';
import { sumOf } from '#kernel/statistics/moments';
import { studentQuantile } from '#kernel/statistics/student';

/**
 * The mean or total of everybody, from weighted answers, with the standard error that the way of drawing deserves:
 * Taylor's linearisation over strata and clusters (Särndal, Swensson & Wretman 1992, ch. 5; as R's survey package).
 * People of one branch answer alike, so a sample of branches is a small sample.
 */
export interface Design {
  /** For each answer: the part of the population it was drawn in. One part for all unless told. */
  readonly strata?: readonly string[];
  /** For each answer: what was drawn (a branch, a household); every answer by itself unless told. */
  readonly clusters?: readonly string[];
  /** For each answer: how many such units its stratum holds in all. Unless told they are taken as very many. */
  readonly unitsInAll?: readonly number[];
  /** Cells of the margins to which the weights were fitted, and the weights before that: what margins explain is no error. */
  readonly fitted?: { readonly margins: readonly (readonly string[])[]; readonly base: readonly number[] };
}

export interface Weighted extends Interval {
  readonly standardError: number;
  /** Units drawn less strata. */
  readonly df: number;
}

/** Null without answers, or when a stratum holds one unit alone and nothing can be said of the error. */
export function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  design: Design = {},
): Weighted | null {
  const whole = check(values, weights);
  if (whole === 0) return null;
  const mean = sumOf(values.map((value, at) => value * (weights[at] ?? 0))) / whole;
  return read(
    mean,
    values.map((value) => (value - mean) / whole),
    weights,
    design,
  );
}

/** As `weightedMean`, for the sum over everybody: weights must be people per answer, not relative ones. */
export function weightedTotal(
  values: readonly number[],
  weights: readonly number[],
  design: Design = {},
): Weighted | null {
  if (check(values, weights) === 0) return null;
  const total = sumOf(values.map((value, at) => value * (weights[at] ?? 0)));
  return read(total, values, weights, design);
}

function read(
  point: number,
  influence: readonly number[],
  weights: readonly number[],
  design: Design,
): Weighted | null {
  const left = design.fitted ? unexplained(influence, design.fitted) : influence;
  const found = varianceOf(
    left.map((value, at) => value * (weights[at] ?? 0)),
    design,
  );
  if (!found) return null;
  const standardError = Math.sqrt(found.variance);
  const half = studentQuantile(0.95, found.df) * standardError;
  return { point, low: point - half, high: point + half, count: weights.length, standardError, df: found.df };
}

/** Takes off, margin by margin until nothing changes, what each cell has in common. */
function unexplained(
  influence: readonly number[],
  { margins, base }: NonNullable<Design['fitted']>,
): readonly number[] {
  let rest = influence;
  for (let round = 0; round < (margins.length > 1 ? 100 : 1); round++)
    for (const cells of margins) {
      const sums = new Map<string, { value: number; weight: number }>();
      for (const [at, value] of rest.entries()) {
        const sum = sums.get(cells[at] ?? '') ?? { value: 0, weight: 0 };
        const weight = base[at] ?? 0;
        sums.set(cells[at] ?? '', { value: sum.value + value * weight, weight: sum.weight + weight });
      }
      rest = rest.map((value, at) => {
        const { value: sum = 0, weight = 1 } = sums.get(cells[at] ?? '') ?? {};
        return value - sum / weight;
      });
    }
  return rest;
}

function varianceOf(
  shares: readonly number[],
  { strata, clusters, unitsInAll }: Design,
): { readonly variance: number; readonly df: number } | null {
  const parts = new Map<string, { units: Map<string, number>; all: number }>();
  for (const [at, share] of shares.entries()) {
    const stratum = strata?.[at] ?? '';
    const part = parts.get(stratum) ?? {
      units: new Map<string, number>(),
      all: unitsInAll?.[at] ?? Number.POSITIVE_INFINITY,
    };
    parts.set(stratum, part);
    const unit = clusters?.[at] ?? String(at);
    part.units.set(unit, (part.units.get(unit) ?? 0) + share);
  }
  let variance = 0;
  let df = 0;
  for (const { units, all } of parts.values()) {
    const count = units.size;
    if (count < 2) return null;
    const totals = [...units.values()];
    const mean = sumOf(totals) / count;
    const squares = sumOf(totals.map((total) => (total - mean) ** 2));
    // A stratum that was asked in full has no error of drawing.
    variance += Math.max(0, 1 - count / all) * (count / (count - 1)) * squares;
    df += count - 1;
  }
  return { variance, df };
}

function check(values: readonly number[], weights: readonly number[]): number {
  if (values.length !== weights.length || weights.some((weight) => !(weight > 0)))
    throw new RangeError('each value needs a weight above 0');
  return sumOf(weights);
}
