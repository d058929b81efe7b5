import type { Figure } from '#contract/figure';
import type { Interval } from '#kernel/statistics/interval';
import { meanInterval } from '#kernel/statistics/mean-interval';
import { netPromoter } from '#kernel/statistics/net-promoter';
import { proportion } from '#kernel/statistics/proportion';
import type { Tally } from './journey.store.ts';

/**
 * How a touchpoint does, as a triple. The measure with most answers speaks: NPS in points with the adjusted Wald
 * interval, CSAT, stars and CES as the share of satisfied answers (Wilson), anything else as a mean (t).
 */
const EARLY: Readonly<Record<string, number>> = { nps: 20, share: 0.15, mean: 1 };

export function scoreOf(tallies: readonly Tally[]): { measure: string | null; score: Figure } {
  const byMeasure = new Map<string, Tally[]>();
  for (const tally of tallies)
    if (tally.scored > 0) byMeasure.set(tally.measure, [...(byMeasure.get(tally.measure) ?? []), tally]);
  const total = (list: readonly Tally[], read: (tally: Tally) => number) =>
    list.reduce((sum, tally) => sum + read(tally), 0);
  const best = [...byMeasure].sort(
    (a, b) => total(b[1], (tally) => tally.scored) - total(a[1], (tally) => tally.scored),
  )[0];
  if (best === undefined) return { measure: null, score: nothing() };
  const [measure, list] = best;
  const n = total(list, (tally) => tally.scored);
  if (measure === 'nps')
    return {
      measure,
      score: figure(
        netPromoter(
          total(list, (tally) => tally.promoters),
          total(list, (tally) => tally.detractors),
          n,
        ),
        EARLY.nps,
      ),
    };
  if (measure === 'csat' || measure === 'stars' || measure === 'ces')
    return {
      measure,
      score: figure(
        proportion(
          total(list, (tally) => tally.satisfied),
          n,
        ),
        EARLY.share,
      ),
    };
  return {
    measure,
    score: figure(
      meanInterval(
        n,
        total(list, (tally) => tally.sum),
        total(list, (tally) => tally.squares),
      ),
      EARLY.mean,
    ),
  };
}

export function shareOf(successes: number, n: number): Figure {
  return figure(proportion(successes, n), EARLY.share);
}

export function nothing(): Figure {
  return { value: null, low: null, high: null, n: 0, tooEarly: true };
}

/** Half the interval wider than `early`: too early to read anything into it. */
function figure(interval: Interval | null, early = 1): Figure {
  if (interval === null) return nothing();
  return {
    value: interval.point,
    low: interval.low,
    high: interval.high,
    n: interval.count,
    tooEarly: (interval.high - interval.low) / 2 > early,
  };
}
