import { solve } from '#kernel/statistics/linear';
import { sumOf } from '#kernel/statistics/moments';
import { type Correlations, correlationsOf } from './correlations.ts';
import { EXACT_UP_TO, exactImportance, relativeWeights } from './importance.ts';

/**
 * Which touchpoints go with loyalty most, and how sure that is: shares of what they explain together, each with its
 * interval and its chance to be the first, by drawing the answers anew (bootstrap). "Associated with", never "causes".
 */
export interface KeyDriver {
  /** Share of the explained, 0..1, with a 95 % interval of percentiles. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** In how many draws it came first, 0..1. */
  readonly first: number;
  /** With the outcome alone, −1..1, and the slope beside all others in units of the data: the two may differ in sign. */
  readonly correlation: number;
  readonly slope: number | null;
}

export interface KeyDrivers {
  readonly explained: number;
  readonly count: number;
  /** At least 50 + 10 answers per driver (our rule): below it no ranking should be read. */
  readonly enough: boolean;
  readonly method: 'exact' | 'relative-weights';
  readonly drivers: readonly KeyDriver[];
}

export interface DriverQuestion {
  readonly outcome: readonly number[];
  /** One list for each driver, in the order of the outcome's answers, without gaps. */
  readonly drivers: readonly (readonly number[])[];
  /** 0 ≤ x < 1, seeded. */
  readonly random: () => number;
  /** 2,000 unless told. */
  readonly draws?: number;
}

/** Null with fewer than three answers, or when the outcome or a driver never varies. */
export function keyDrivers({ outcome, drivers, random, draws = 2_000 }: DriverQuestion): KeyDrivers | null {
  if (drivers.length === 0 || drivers.some((driver) => driver.length !== outcome.length))
    throw new RangeError('keyDrivers needs a driver, each as long as the outcome');
  const count = outcome.length;
  const found = count < 3 ? null : correlationsOf(outcome, drivers);
  if (!found) return null;
  const method = drivers.length <= EXACT_UP_TO ? 'exact' : 'relative-weights';
  const importance = method === 'exact' ? exactImportance : relativeWeights;
  const point = importance(found);
  const explained = sumOf(point);
  const shares: number[][] = drivers.map(() => []);
  const firsts = new Array<number>(drivers.length).fill(0);
  let drawn = 0;
  const rows = new Int32Array(count);
  for (let draw = 0; draw < draws; draw++) {
    for (let at = 0; at < count; at++) rows[at] = Math.floor(random() * count);
    const again = correlationsOf(outcome, drivers, rows);
    // A draw in which a driver does not vary says nothing.
    if (!again) continue;
    drawn++;
    const parts = importance(again);
    const whole = sumOf(parts);
    let best = 0;
    for (const [driver, part] of parts.entries()) {
      shares[driver]?.push(part / whole);
      if (part > (parts[best] ?? 0)) best = driver;
    }
    firsts[best] = (firsts[best] ?? 0) + 1;
  }
  const slopes = slopesOf(found);
  return {
    explained,
    count,
    enough: count >= 50 + 10 * drivers.length,
    method,
    drivers: point.map((part, driver) => {
      const sorted = (shares[driver] ?? []).sort((a, b) => a - b);
      return {
        share: part / explained,
        low: percentile(sorted, 0.025),
        high: percentile(sorted, 0.975),
        first: drawn === 0 ? Number.NaN : (firsts[driver] ?? 0) / drawn,
        correlation: found.outcome[driver] ?? 0,
        slope: slopes?.[driver] ?? null,
      };
    }),
  };
}

/** Null when drivers say each other exactly. */
function slopesOf({ drivers, outcome, deviations, outcomeDeviation }: Correlations): number[] | null {
  const standard = solve(drivers, outcome);
  return standard && [...standard].map((value, at) => (value * outcomeDeviation) / (deviations[at] ?? 1));
}

function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? Number.NaN) - below);
}
