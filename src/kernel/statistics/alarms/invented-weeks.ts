/**
 * Invented weeks whose truth is known, to see how often the alarms cry wolf: counts that come in clumps, volumes that
 * swing, and a few slices in which something truly happens.
 */
type Draw = () => number;

export type InventedCell = {
  /** Clumping: variance = mean + dispersion × mean². */
  readonly dispersion: number;
  /** How many times as many mentions a true burst brings; 1 brings none. */
  readonly burst: number;
  /** In how many of the last weeks the burst is there. */
  readonly weeks: number;
};

export type InventedWeeks = {
  readonly exposure: readonly number[];
  readonly counts: readonly (readonly number[])[];
  /** Whether something truly happens in the slice. */
  readonly true: readonly boolean[];
};

export type InventedSize = {
  readonly slices: number;
  readonly bursts: number;
  readonly weeks: number;
};

const LEAST_MEAN = 1;
const MOST_MEAN = 20;
const VOLUME = 1000;
const SWING = 0.4;

/** The first `bursts` slices burst. Usual mentions a week lie between 1 and 20, as many slices in each doubling. */
export function inventedWeeks(cell: InventedCell, size: InventedSize, draw: Draw): InventedWeeks {
  const exposure = Array.from({ length: size.weeks }, () =>
    Math.round(VOLUME * (1 - SWING / 2 + SWING * draw())),
  );
  const counts = Array.from({ length: size.slices }, (_, slice) => {
    const usual = LEAST_MEAN * (MOST_MEAN / LEAST_MEAN) ** draw();
    return exposure.map((received, week) => {
      const bursting = slice < size.bursts && week >= size.weeks - cell.weeks;
      return clumped((usual * received * (bursting ? cell.burst : 1)) / VOLUME, cell.dispersion, draw);
    });
  });
  return { exposure, counts, true: counts.map((_, slice) => slice < size.bursts && cell.burst > 1) };
}

/** One negative binomial count: a Poisson whose mean is itself drawn from a gamma distribution. */
export function clumped(mean: number, dispersion: number, draw: Draw): number {
  return dispersion > 0
    ? poisson(mean * dispersion * gamma(1 / dispersion, draw), draw)
    : poisson(mean, draw);
}

/** By products of uniform numbers (Knuth), in pieces so that nothing underflows. */
function poisson(mean: number, draw: Draw): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 30) {
    const limit = Math.exp(-Math.min(rest, 30));
    for (let product = draw(); product > limit; product *= draw()) count++;
  }
  return count;
}

/** Gamma of that shape > 0 and scale 1 (Marsaglia & Tsang 2000). */
function gamma(shape: number, draw: Draw): number {
  if (shape < 1) return gamma(shape + 1, draw) * (1 - draw()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - draw()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
