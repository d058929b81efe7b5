/**
 * One going over of every record under the model in force. It takes apart first and joins then, each over all records in their
 * order; it can be paused, ended early, and withdrawn as a whole. What was done stays known until it is withdrawn.
 */
export type RunState = 'running' | 'paused' | 'cancelled' | 'done' | 'undoing' | 'undone';
export type RunAct = 'pause' | 'resume' | 'cancel' | 'undo';

/** States in which nothing else may begin. */
export const UNDER_WAY: ReadonlySet<RunState> = new Set(['running', 'paused', 'undoing']);

const LEADS_TO: Readonly<Record<RunAct, Partial<Record<RunState, RunState>>>> = {
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  cancel: { running: 'cancelled', paused: 'cancelled' },
  undo: { done: 'undoing', cancelled: 'undoing', paused: 'undoing' },
};

/** The state after an act, or null where it does not fit. */
export function stateAfter(before: RunState, act: RunAct): RunState | null {
  return LEADS_TO[act][before] ?? null;
}

export function actsIn(state: RunState): RunAct[] {
  const acts: readonly RunAct[] = ['pause', 'resume', 'cancel', 'undo'];
  return acts.filter((act) => stateAfter(state, act) !== null);
}

/** Share of the work that is done, 0..1: every record is gone over twice. */
export function shareDone(run: {
  readonly state: RunState;
  readonly seen: number;
  readonly total: number;
}): number {
  if (run.state === 'done') return 1;
  return Math.min(1, run.seen / Math.max(1, run.total * 2));
}

/** Seconds until the end at the speed so far; null before anything was seen and when nothing runs. */
export function secondsLeft(run: {
  readonly state: RunState;
  readonly seen: number;
  readonly total: number;
  readonly workedMs: number;
}): number | null {
  if (run.state !== 'running' || run.seen === 0) return null;
  return Math.round(((run.workedMs / run.seen) * Math.max(0, run.total * 2 - run.seen)) / 1000);
}
