import type { Pledge } from '#contract/customers';
import type { Tone } from '#web/design/Mark.tsx';

/** Overdue first, then what is still to come (soonest first), then broken, what we moved, and what was kept. */
const RANK: Readonly<Record<Pledge['state'], number>> = { overdue: 0, open: 1, broken: 2, moved: 3, kept: 4 };

export const PLEDGE_TONES: Readonly<Record<Pledge['state'], Tone>> = {
  overdue: 'alarm',
  broken: 'alarm',
  moved: 'attention',
  open: 'voice',
  kept: 'plain',
};

export function pledgesInOrder(pledges: readonly Pledge[]): Pledge[] {
  return [...pledges].sort((a, b) => {
    if (a.state !== b.state) return RANK[a.state] - RANK[b.state];
    const soonestFirst = a.state === 'open' || a.state === 'overdue' ? 1 : -1;
    return soonestFirst * (a.dueAt ?? a.madeAt).localeCompare(b.dueAt ?? b.madeAt);
  });
}
