import { drawing } from '#kernel/drawing';
import { emerging } from './emerging.ts';
import { type InventedCell, inventedWeeks } from './invented-weeks.ts';
import { slowGrowth } from './slow-growth.ts';

/**
 * How often the alarms cry wolf and how often they see one: many invented organizations, each with eighty slices of which
 * four burst, looked at as on one night.
 */
export type Trial = InventedCell & {
  /** Mean over the runs of false alarms among the alarms of the run; a run without an alarm counts as 0. */
  readonly falseDiscoveryRate: number;
  /** Share of the true bursts that were seen; null where there are none. */
  readonly power: number | null;
  /** False alarms of one night, on average. */
  readonly falseAlarms: number;
};

export type TrialPlan = { readonly runs: number; readonly seed: number };

const SLICES = 80;
const BURSTS = 4;
const BASELINE = 24;
const SPARE = 5;
const SLOW_WEEKS = 16;

/** Windows of 1, 2 and 4 weeks over 24 weeks of past. */
export function emergingTrial(cell: InventedCell, plan: TrialPlan, windows = [1, 2, 4]): Trial {
  const size = { slices: SLICES, bursts: BURSTS, weeks: BASELINE + SPARE };
  return tried(cell, plan, (draw) => {
    const weeks = inventedWeeks(cell, size, draw);
    const report = emerging({
      exposure: weeks.exposure,
      windows,
      // In the invented weeks every mention is another customer's.
      slices: weeks.counts.map((counts, slice) => ({
        key: String(slice),
        counts,
        customers: windows.map((window) => counts.slice(-window).reduce((sum, count) => sum + count, 0)),
      })),
    });
    return {
      alarms: report.ok ? report.value.tested.map((one) => one.emerging) : [],
      true: weeks.true,
    };
  });
}

/** A rate that has been `burst` times as large for `weeks` of the sixteen weeks after the past. */
export function slowTrial(cell: InventedCell, plan: TrialPlan): Trial {
  const size = { slices: SLICES, bursts: BURSTS, weeks: BASELINE + SLOW_WEEKS };
  return tried(cell, plan, (draw) => {
    const weeks = inventedWeeks(cell, size, draw);
    const slices = weeks.counts.map((counts, slice) => ({ key: String(slice), counts }));
    const found = slowGrowth({ slices, exposure: weeks.exposure, baseline: BASELINE });
    return { alarms: found.map(({ growing }) => growing), true: weeks.true };
  });
}

type Night = { readonly alarms: readonly boolean[]; readonly true: readonly boolean[] };

function tried(cell: InventedCell, { runs, seed }: TrialPlan, night: (draw: () => number) => Night): Trial {
  const draw = drawing(seed);
  let [shares, seen, happened, falses] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const { alarms, true: truth } = night(draw);
    const all = alarms.filter((alarm) => alarm).length;
    const wrong = alarms.filter((alarm, slice) => alarm && truth[slice] !== true).length;
    shares += all === 0 ? 0 : wrong / all;
    falses += wrong;
    seen += all - wrong;
    happened += truth.filter((one) => one).length;
  }
  return {
    ...cell,
    falseDiscoveryRate: shares / runs,
    power: happened === 0 ? null : seen / happened,
    falseAlarms: falses / runs,
  };
}
