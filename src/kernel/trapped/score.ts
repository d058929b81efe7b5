import { behaviourOf } from './behaviour.ts';
import { areaUnderCurve } from './ranking.ts';
import { chance, type FeatureRow, fitLogistic, type LogisticModel, logOdds } from './ridge-logistic.ts';
import type { Talk } from './talk.ts';

/**
 * How likely a customer gives up, learned from talks whose end is known. A talk that still goes on is judged by behaviour
 * alone: dead ends, negations, repeats, turns, noise, requests for a human. A finished one also by which steps it went
 * through and how it ended, because then that is known.
 */
export type Looks = 'behaviour' | 'whole-talk';

export interface TrappedScore {
  readonly looks: Looks;
  readonly ridge: number;
  readonly model: LogisticModel;
}

const RIDGES = [1, 3, 10, 30] as const;
const FOLDS = 5;
/** A step of fewer talks is not learned from. */
const SEEN_AT_LEAST = 3;

/**
 * The ridge is the one with the greatest area under the curve on folds of these talks; `draw` gives 0 ≤ x < 1.
 * Throws RangeError without talks of both kinds.
 */
export function trainScore(
  talks: readonly Talk[],
  trapped: readonly boolean[],
  { looks, draw }: { looks: Looks; draw: () => number },
): TrappedScore {
  const rows = talks.map((talk) => featuresOf(talk, looks));
  const folds = rows.map(() => Math.floor(draw() * FOLDS));
  let best = { ridge: RIDGES[1] as number, area: -1 };
  for (const ridge of RIDGES) {
    const area = areaOnFolds(rows, trapped, folds, ridge);
    if (area !== null && area > best.area) best = { ridge, area };
  }
  return { looks, ridge: best.ridge, model: learned(rows, trapped, best.ridge) };
}

/** Chance of giving up, 0..1, in a world like that of the training talks. */
export function scoreTalk({ looks, model }: TrappedScore, talk: Talk): number {
  return chance(logOdds(model, featuresOf(talk, looks)));
}

function learned(rows: readonly FeatureRow[], trapped: readonly boolean[], ridge: number): LogisticModel {
  return fitLogistic(rows, trapped, { ridge, seenAtLeast: SEEN_AT_LEAST });
}

/** Null where a fold cannot be learned from because it leaves one kind only. */
function areaOnFolds(
  rows: readonly FeatureRow[],
  trapped: readonly boolean[],
  folds: readonly number[],
  ridge: number,
): number | null {
  const odds = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const own = (_: unknown, at: number): boolean => folds[at] !== fold;
    const labels = trapped.filter(own);
    if (!labels.includes(true) || !labels.includes(false)) return null;
    const model = learned(rows.filter(own), labels, ridge);
    for (const [at, row] of rows.entries()) if (folds[at] === fold) odds[at] = logOdds(model, row);
  }
  return areaUnderCurve(odds, trapped);
}

/** Counts as logarithms: the second dead end says more than the tenth. */
function featuresOf(talk: Talk, looks: Looks): FeatureRow {
  const seen = behaviourOf(talk);
  const row = new Map<string, number>([
    ['any dead end', Number(seen.deadEnds > 0)],
    ['dead ends', Math.min(seen.deadEnds, 3)],
    ['negations', Math.log1p(seen.negations)],
    ['rephrasings', Math.log1p(seen.rephrasings)],
    ['noise', Math.log1p(seen.noise)],
    ['human requests', Math.log1p(seen.humanRequests)],
    ['repeats', Math.log1p(seen.repeats)],
    ['most visits', Math.log1p(seen.mostVisits)],
    ['circles', Math.log1p(seen.circles)],
    ['turns', Math.log1p(seen.turns)],
    ['customer turns', Math.log1p(seen.customerTurns)],
  ]);
  if (seen.botTime !== null) row.set('bot minutes', Math.log1p(seen.botTime / 60_000));
  if (looks === 'whole-talk') addSteps(row, talk);
  return row;
}

function addSteps(row: Map<string, number>, talk: Talk): void {
  const counts = new Map<string, number>();
  for (const { by, step } of talk) counts.set(`${by} ${step}`, (counts.get(`${by} ${step}`) ?? 0) + 1);
  for (const [step, count] of counts) {
    row.set(`with ${step}`, 1);
    if (count > 1) row.set(`again ${step}`, Math.log(count));
  }
  for (const by of ['bot', 'customer'] as const) {
    const last = talk.findLast((turn) => turn.by === by);
    if (last) row.set(`last ${by} ${last.step}`, 1);
  }
  const end = talk.at(-1);
  if (end) row.set(`end ${end.by} ${end.step}`, 1);
}
