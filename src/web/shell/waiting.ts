import type { Today } from '#contract/today';
import type { RoomId } from './rooms.ts';

/** What waits for this person: only what the server says is theirs to do, each with its door. */
export type Waiting = {
  readonly id: string;
  readonly kind: 'baton' | 'chair' | 'perspective';
  readonly title: string;
  readonly door: string;
};

/** The one number beside each room; a room without one is left out. */
export function roomFigures(today: Today): Partial<Record<RoomId, number>> {
  return {
    customers: today.pledgesOverdue,
    listening: today.patternsWithoutOwner.length,
    cases: today.openCases.filter((line) => line.mine).reduce((sum, line) => sum + line.n, 0),
    decisions: today.decisionsForTheChair.length,
    improvements: today.askedOfMe.length,
  };
}

/** Batons in the air, decisions waiting for the chair, perspectives asked: in this order. */
export function waitingFor(today: Today): Waiting[] {
  return [
    ...today.batonsInTheAir.map((baton) => ({
      id: baton.caseId,
      kind: 'baton' as const,
      title: String(baton.number),
      door: `/cases/${baton.caseId}`,
    })),
    ...today.decisionsForTheChair.map((decision) => ({
      id: decision.id,
      kind: 'chair' as const,
      title: decision.title,
      door: `/decisions/${decision.id}`,
    })),
    ...today.askedOfMe.map((ask) => ({
      id: `${ask.ideaId} ${ask.profession}`,
      kind: 'perspective' as const,
      title: ask.title,
      door: `/improvements/${ask.ideaId}`,
    })),
  ];
}
