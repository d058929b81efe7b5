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

interface Progress {
  readonly state: RunState;
  readonly phase: 'parting' | 'joining';
  /** Records seen in both phases. */
  readonly seen: number;
  readonly total: number;
  /** Milliseconds worked in this phase. */
  readonly workedMs: number;
}

/** Taking apart looks only at those held together by likeness: of the whole work it is about so much. */
const PARTING_SHARE = 0.1;

/** Share of the work that is done, 0..1: every record is gone over twice. */
export function shareDone(run: Progress): number {
  if (run.state === 'done') return 1;
  const here = seenHere(run) / Math.max(1, run.total);
  return run.phase === 'parting' ? PARTING_SHARE * here : PARTING_SHARE + (1 - PARTING_SHARE) * here;
}

/** Seconds until the end at the speed so far. Null while only parts are looked at, and when nothing runs. */
export function secondsLeft(run: Progress): number | null {
  const seen = seenHere(run);
  if (run.state !== 'running' || run.phase === 'parting' || seen === 0) return null;
  return Math.round(((run.workedMs / seen) * (run.total - seen)) / 1000);
}

function seenHere({ phase, seen, total }: Progress): number {
  return Math.min(total, Math.max(0, phase === 'parting' ? seen : seen - total));
}
