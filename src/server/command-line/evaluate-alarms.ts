import type { InventedCell } from '#kernel/statistics/alarms/invented-weeks';
import { emergingTrial, slowTrial, type Trial } from '#kernel/statistics/alarms/wolf';
import { WrongUsage } from '#server/platform/config';
import { flagsOf } from './talk.ts';

/**
 * `empty-chair evaluate alarms`: how often the alarms cry wolf, and how many true bursts they see, in invented weeks whose
 * truth is known: eighty slices, four of which burst, over 24 weeks of past.
 */
const USAGE = 'evaluate alarms takes [--runs N] [--seed N]';

const CLUMPS = [0, 0.1, 0.3] as const;

export async function evaluateAlarms(args: readonly string[]): Promise<number> {
  const { values } = flagsOf(args, { runs: { type: 'string' }, seed: { type: 'string' } }, 0);
  const plan = {
    runs: wholeOf('runs', values.runs, 1, 100_000) ?? 300,
    seed: wholeOf('seed', values.seed, 0, 2 ** 31) ?? 1,
  };
  const cells = cellsOf([2, 3], [1, 4]).map((cell) => emergingTrial(cell, plan));
  const quiet = cellsOf([1], [1]).map((cell) => emergingTrial(cell, plan));
  const slow = cellsOf([1.5, 2], [12]).map((cell) => slowTrial(cell, plan));
  process.stdout.write(
    `${JSON.stringify({
      ...plan,
      slices: 80,
      trueBursts: 4,
      falseDiscoveryRate: round(mean(cells.map((cell) => cell.falseDiscoveryRate))),
      worstFalseDiscoveryRate: round(
        Math.max(...[...cells, ...quiet, ...slow].map((cell) => cell.falseDiscoveryRate)),
      ),
      power: round(mean(cells.map((cell) => cell.power ?? 0))),
      cells: cells.map(told),
      quiet: quiet.map(told),
      slow: slow.map(told),
    })}\n`,
  );
  return 0;
}

function cellsOf(bursts: readonly number[], weeks: readonly number[]): InventedCell[] {
  return weeks.flatMap((lasting) =>
    CLUMPS.flatMap((dispersion) => bursts.map((burst) => ({ dispersion, burst, weeks: lasting }))),
  );
}

function told(trial: Trial) {
  return {
    ...trial,
    falseDiscoveryRate: round(trial.falseDiscoveryRate),
    power: trial.power === null ? null : round(trial.power),
    falseAlarms: round(trial.falseAlarms),
  };
}

function wholeOf(name: string, word: string | undefined, least: number, most: number): number | null {
  if (word === undefined) return null;
  const number = Number(word);
  if (word.trim() === '' || !Number.isInteger(number) || number < least || number > most)
    throw new WrongUsage(`--${name} takes a whole number from ${least} to ${most}, not "${word}". ${USAGE}.`);
  return number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
