import { done, type Result, refused } from '#kernel/result';

/**
 * The baton of a case. Exactly one division holds the customer at every moment: while a baton is offered and not yet
 * accepted, the one that offers still holds it. A closed case keeps its last holder, so that reopening starts nothing
 * over. A rule takes the baton before and gives the baton after, or says why not.
 */
export interface Baton {
  readonly state: 'open' | 'closed';
  readonly holder: string;
  readonly holderEmployee: string | null;
  /** The division to which the baton is offered; it rings there. */
  readonly offeredTo: string | null;
  readonly heldSince: Date;
}

export function take(holder: string, holderEmployee: string | null, now: Date): Baton {
  return { state: 'open', holder, holderEmployee, offeredTo: null, heldSince: now };
}

export function offer(
  before: Baton,
  to: string,
): Result<Baton, 'case-closed' | 'in-the-air' | 'same-division'> {
  if (before.state === 'closed') return refused('case-closed');
  if (before.offeredTo !== null) return refused('in-the-air');
  if (before.holder === to) return refused('same-division');
  return done({ ...before, offeredTo: to });
}

export function accept(before: Baton, by: string, now: Date): Result<Baton, 'case-closed' | 'not-offered'> {
  if (before.state === 'closed') return refused('case-closed');
  if (before.offeredTo === null) return refused('not-offered');
  return done(take(before.offeredTo, by, now));
}

/** The offer ends; the division that held the baton never ceased to. */
export function giveBack(before: Baton): Result<Baton, 'case-closed' | 'not-offered'> {
  if (before.state === 'closed') return refused('case-closed');
  if (before.offeredTo === null) return refused('not-offered');
  return done({ ...before, offeredTo: null });
}

export function close(before: Baton): Result<Baton, 'case-closed' | 'in-the-air'> {
  if (before.state === 'closed') return refused('case-closed');
  if (before.offeredTo !== null) return refused('in-the-air');
  return done({ ...before, state: 'closed' });
}

export function reopen(before: Baton, now: Date): Result<Baton, 'case-open'> {
  if (before.state === 'open') return refused('case-open');
  return done({ ...before, state: 'open', heldSince: now });
}

/** What the history says of holding: the types that move it, the rest pass by. */
export interface BatonEvent {
  readonly type: string;
  readonly to: string | null;
  readonly at: Date;
}

export interface Holding {
  readonly holder: string;
  readonly from: Date;
  readonly to: Date;
}

/** Who held the customer from when to when, in order, without gaps or overlaps while the case was open. */
export function holdings(events: readonly BatonEvent[], now: Date): Holding[] {
  const spans: Holding[] = [];
  let holder: string | null = null;
  let since: Date | null = null;
  for (const { type, to, at } of events) {
    if (!['opened', 'accepted', 'closed', 'reopened'].includes(type)) continue;
    if (holder !== null && since !== null) spans.push({ holder, from: since, to: at });
    if (type !== 'closed' && to !== null) holder = to;
    since = type === 'closed' ? null : at;
  }
  if (holder !== null && since !== null) spans.push({ holder, from: since, to: now });
  return spans;
}
