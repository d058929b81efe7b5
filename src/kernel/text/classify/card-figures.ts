import { proportion } from '#kernel/statistics/proportion';
import { calibrationError } from './calibration.ts';
import { macroF1Of } from './figures.ts';

/** What a model card tells of verdicts on texts that were held out: how right, how sure, how often it said nothing. */
export type Answered = {
  readonly language: string;
  readonly truth: string;
  readonly said: string;
  /** 0 … 1. */
  readonly confidence: number;
  /** Whether it claimed anything at all: a feeling at one of the ends, a division that is sure enough. */
  readonly spoke: boolean;
  /** Whether the truth is among the first three. */
  readonly amongThree: boolean;
  /** What the answer is worth when two models are held against each other: 1 right, 0 wrong, between them for silence. */
  readonly credit: number;
};

export type Share = { readonly share: number; readonly low: number; readonly high: number };

export type CardFigures = {
  readonly n: number;
  /** With Wilson's interval, 95 %; null without texts. */
  readonly right: Share | null;
  /** Over the classes that occur in truth: nothing claimed is a miss, no class of its own. */
  readonly macroF1: number;
  /** Over the texts of which it claimed anything. */
  readonly calibrationError: number;
  readonly spoke: Share | null;
  readonly rightWhereSpoke: Share | null;
  readonly amongThree: Share | null;
};

export function cardFigures(rows: readonly Answered[]): CardFigures {
  const spoke = rows.filter((row) => row.spoke);
  const right = (list: readonly Answered[]): number =>
    list.filter(({ truth, said }) => truth === said).length;
  return {
    n: rows.length,
    right: shareOf(right(rows), rows.length),
    macroF1: macroF1Of(rows, new Set(rows.map(({ truth }) => truth))),
    calibrationError: calibrationError(
      spoke.map(({ truth, said, confidence }) => ({ confidence, right: truth === said })),
    ),
    spoke: shareOf(spoke.length, rows.length),
    rightWhereSpoke: shareOf(right(spoke), spoke.length),
    amongThree: shareOf(rows.filter((row) => row.amongThree).length, rows.length),
  };
}

/** "Division A gets B's cases": the pairs that were taken for one another, the commonest first. */
export function confusionsOf(
  rows: readonly Answered[],
  most: number,
): { readonly truth: string; readonly said: string; readonly n: number }[] {
  const counts = new Map<string, { truth: string; said: string; n: number }>();
  for (const { truth, said } of rows) {
    if (truth === said) continue;
    const key = JSON.stringify([truth, said]);
    const known = counts.get(key) ?? { truth, said, n: 0 };
    counts.set(key, { ...known, n: known.n + 1 });
  }
  return [...counts.values()].sort((one, other) => other.n - one.n).slice(0, most);
}

function shareOf(successes: number, count: number): Share | null {
  const interval = proportion(successes, count);
  return interval === null ? null : { share: interval.point, low: interval.low, high: interval.high };
}
