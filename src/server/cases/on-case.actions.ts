import type { Case } from '#contract/cases';
import { done, type Result, refused } from '#kernel/result';
import type { Baton } from '#server/cases/baton/baton';
import { type Actor, can, type EmployeeActor, isEmployee, type Right } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce, type EventKind } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import { readCases } from './case.policy.ts';
import {
  appendEvent,
  type CaseChange,
  type CaseFile,
  lockCase,
  type NewEvent,
  saveCase,
} from './case.store.ts';
import { caseAfter } from './case-page.actions.ts';

/**
 * The one way in which anything happens to a case: its row is locked, the rule decides, the right is asked, and the
 * state, the history, the audit log and the event are written together or not at all.
 */
export interface Moment {
  readonly trx: Trx;
  readonly actor: EmployeeActor;
  readonly file: CaseFile;
  readonly now: Date;
}

export interface Act {
  readonly change: CaseChange;
  readonly event: Omit<NewEvent, 'by' | 'at'>;
  readonly announced?: EventKind;
  /** For the audit log: ids, counts and classes only. */
  readonly facts?: Record<string, unknown>;
  /** What else is written with the act. */
  readonly also?: () => Promise<void>;
}

export type CaseRefusal<Refusal> = Refusal | 'forbidden' | 'not-found';

export async function onCase<Refusal>(
  world: World,
  actor: Actor,
  what: {
    readonly id: string;
    readonly right: Right<Baton | undefined>;
    readonly decide: (moment: Moment) => Promise<Result<Act, Refusal>> | Result<Act, Refusal>;
  },
): Promise<Result<Case, CaseRefusal<Refusal>>> {
  if (!isEmployee(actor)) return refused('forbidden');
  const now = world.now();
  const result = await world.db
    .transaction()
    .execute(async (trx): Promise<Result<null, CaseRefusal<Refusal>>> => {
      const file = await lockCase(trx, world, what.id);
      if (file === null || !can(actor, readCases, file.baton)) return refused('not-found');
      const entry = { actor, action: what.right.name, objectType: 'case', objectId: file.id };
      const decided = await what.decide({ trx, actor, file, now });
      const allowed = can(actor, what.right, file.baton);
      if (!decided.ok || !allowed) {
        await record(trx, now, { ...entry, outcome: 'refused' });
        return decided.ok ? refused('forbidden') : decided;
      }
      const { change, event, announced, facts, also } = decided.value;
      await saveCase(trx, file, change);
      await appendEvent(trx, world, file, { ...event, by: actor.employeeId, at: now });
      await also?.();
      await record(trx, now, { ...entry, facts: facts ?? {} });
      if (announced !== undefined) await announce(trx, announced, [file.id, file.recordId]);
      return done(null);
    });
  return result.ok ? done(await caseAfter(world, actor, what.id)) : result;
}
