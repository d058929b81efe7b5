import type { Today } from '#contract/today';
import { divisionRefs } from '#server/customers/record/record.actions';
import { patternsNow } from '#server/listening/verbatim.actions';
import type { Actor } from '#server/platform/access';
import type { World } from '#server/platform/world';
import {
  askedOf,
  batonsInTheAir,
  counts,
  decisionsForTheChair,
  heardLately,
  openCasesByHolder,
  pledgesDue,
} from './today.store.ts';

/** What waits for this person and what changed since the day before, each with the place to go on. */
const DAY = 86_400_000;

export async function readToday(world: World, actor: Actor): Promise<Today> {
  const now = world.now();
  const employeeId = actor.kind === 'employee' ? actor.employeeId : null;
  const divisionId = actor.kind === 'employee' ? actor.divisionId : null;
  const [heard, pledges, patterns, batons, cases, decisions, asked, total, divisions] = await Promise.all([
    heardLately(world.db),
    pledgesDue(world.db, now, new Date(now.getTime() + DAY)),
    patternsNow(world),
    batonsInTheAir(world.db),
    openCasesByHolder(world.db),
    decisionsForTheChair(world.db),
    employeeId === null ? [] : askedOf(world.db, employeeId),
    counts(world.db),
    divisionRefs(world.db),
  ]);
  return {
    lastDayHeard: heard.lastDay,
    heard: { lastDay: heard.heard, usual: heard.usualHeard },
    unhappy: { lastDay: heard.unhappy, usual: heard.usualUnhappy },
    pledgesDue: pledges.due,
    pledgesOverdue: pledges.overdue,
    patternsWithoutOwner: patterns
      .filter((pattern) => pattern.division === null)
      .slice(0, 8)
      .map(({ id, slice, name, observed, expected }) => ({ id, slice, name, observed, expected })),
    batonsInTheAir: batons.flatMap((baton) => {
      const to = divisions.get(baton.to);
      return to === undefined
        ? []
        : [{ caseId: baton.caseId, number: baton.number, to, since: baton.since.toISOString() }];
    }),
    openCases: cases.flatMap((row) => {
      const division = divisions.get(row.divisionId);
      return division === undefined ? [] : [{ division, n: row.n, mine: row.divisionId === divisionId }];
    }),
    decisionsForTheChair: decisions.map((row) => ({
      id: row.id,
      title: row.title,
      state: row.state,
      voteUntil: row.vote_until?.toISOString() ?? null,
    })),
    askedOfMe: asked,
    customers: total.customers,
    sources: total.sources,
  };
}
