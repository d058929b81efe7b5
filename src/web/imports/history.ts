/**
 * Steps that can be taken back and done again. Typing in one place is one step, however many letters it has; doing
 * something new forgets what was taken back.
 */
export interface History<State> {
  readonly past: readonly State[];
  readonly now: State;
  readonly future: readonly State[];
  /** Where the last change was made. */
  readonly place: string | null;
}
const KEPT = 100;

export function begun<State>(now: State): History<State> {
  return { past: [], now, future: [], place: null };
}

export function changed<State>(before: History<State>, now: State, place: string | null): History<State> {
  const same = place !== null && place === before.place && before.past.length > 0;
  return {
    past: same ? before.past : [...before.past, before.now].slice(-KEPT),
    now,
    future: [],
    place,
  };
}

export function undone<State>(before: History<State>): History<State> {
  const last = before.past.at(-1);
  if (last === undefined) return before;
  return {
    past: before.past.slice(0, -1),
    now: last,
    future: [before.now, ...before.future],
    place: null,
  };
}

export function redone<State>(before: History<State>): History<State> {
  const [next, ...future] = before.future;
  if (next === undefined) return before;
  return { past: [...before.past, before.now], now: next, future, place: null };
}
