import type { Pledge } from '#contract/customers';

/** Overdue and broken first, then what we moved, then what is still to come (soonest first), then what was kept. */
const RANK: Readonly<Record<Pledge['state'], number>> = { overdue: 0, broken: 1, moved: 2, open: 3, kept: 4 };

export function pledgesInOrder(pledges: readonly Pledge[]): Pledge[] {
  return [...pledges].sort((a, b) => {
    if (a.state !== b.state) return RANK[a.state] - RANK[b.state];
    const soonestFirst = a.state === 'open' || a.state === 'overdue' ? 1 : -1;
    return soonestFirst * (a.dueAt ?? a.madeAt).localeCompare(b.dueAt ?? b.madeAt);
  });
}
