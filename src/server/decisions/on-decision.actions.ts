import type { Decision } from '#contract/decisions';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can, type EmployeeActor, isEmployee, type Right } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce, type EventKind } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import type { Ownership } from './decision.policy.ts';
import {
  appendEvent,
  type DecisionChange,
  type EventType,
  lockDecision,
  saveDecision,
} from './decision.store.ts';
import { type Chair, chairOf, decisionAfter } from './decision-page.actions.ts';

/**
 * The one way in which anything happens to a decision: its row is locked, the right is asked, the rule decides on
 * what stands at that moment, and state, history, audit log and event are written together or not at all.
 */
export interface Moment extends Chair {
  readonly trx: Trx;
  readonly actor: EmployeeActor;
  readonly now: Date;
}

export interface Act {
  readonly change: DecisionChange;
  readonly event: {
    readonly type: EventType;
    readonly words?: string | null;
    readonly body?: Readonly<Record<string, unknown>>;
  };
  readonly announced?: EventKind;
  /** For the audit log: ids, counts and classes only. */
  readonly facts?: Record<string, unknown>;
  /** What else is written with the act. */
  readonly also?: () => Promise<void>;
}

export type DecisionRefusal<Refusal> = Refusal | 'forbidden' | 'not-found';

export async function onDecision<Refusal>(
  world: World,
  actor: Actor,
  what: {
    readonly id: string;
    readonly right: Right<Ownership | undefined>;
    readonly decide: (moment: Moment) => Promise<Result<Act, Refusal>> | Result<Act, Refusal>;
  },
): Promise<Result<Decision, DecisionRefusal<Refusal>>> {
  if (!isEmployee(actor)) return refused('forbidden');
  const now = world.now();
  const result = await world.db
    .transaction()
    .execute(async (trx): Promise<Result<null, DecisionRefusal<Refusal>>> => {
      const file = await lockDecision(trx, what.id);
      if (file === null) return refused('not-found');
      const chair = await chairOf(trx, file, actor);
      const entry = { actor, action: what.right.name, objectType: 'decision', objectId: file.id };
      const decided: Result<Act, DecisionRefusal<Refusal>> = can(actor, what.right, chair.ownership)
        ? await what.decide({ ...chair, trx, actor, now })
        : refused('forbidden');
      if (!decided.ok) {
        await record(trx, now, { ...entry, outcome: 'refused' });
        return decided;
      }
      const { change, event, announced, facts, also } = decided.value;
      await also?.();
      await saveDecision(trx, file.id, change);
      await appendEvent(trx, file.id, { ...event, by: actor.employeeId, at: now });
      await record(trx, now, { ...entry, facts: facts ?? {} });
      if (announced !== undefined) await announce(trx, announced, [file.id]);
      return done(null);
    });
  return result.ok ? done(await decisionAfter(world, actor, what.id)) : result;
}
