import type { Case } from '#contract/cases';
import { done, type Result, refused } from '#kernel/result';
import { clauseFor, type GiftRefusal } from '#server/cases/compensation/compensation';
import {
  givenOn,
  hasPolicy,
  insertGift,
  insertPolicy,
  policyInForce,
  type StoredGift,
} from '#server/cases/compensation/compensation.store';
import { firstPolicy } from '#server/cases/compensation/first-policy';
import type { Actor } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { compensateCase } from './case.policy.ts';
import { type Act, type CaseRefusal, onCase } from './on-case.actions.ts';

/**
 * Giving within the policy. The case's row is locked before the sum is read, so that two gifts at the same moment
 * queue and cannot exceed the clause together.
 */
export interface GiftInput {
  readonly id: string;
  readonly kind: StoredGift['kind'];
  readonly harm: StoredGift['harm'];
  readonly amountMinor: number;
}

export async function compensate(
  world: World,
  actor: Actor,
  input: GiftInput,
): Promise<Result<Case, CaseRefusal<'case-closed' | GiftRefusal>>> {
  return onCase(world, actor, {
    id: input.id,
    right: compensateCase,
    decide: async ({ trx, actor: by, file, now }): Promise<Result<Act, 'case-closed' | GiftRefusal>> => {
      if (file.baton.state === 'closed') return refused('case-closed');
      const given = await givenOn(trx, file);
      const policy = await policyInForce(trx, now);
      const clause = clauseFor(policy, { ...input, role: by.role }, given);
      if (!clause.ok) return clause;
      const gift = {
        id: newId<'compensation'>(),
        kind: input.kind,
        harm: input.harm,
        amountMinor: input.amountMinor,
        currency: world.organization.currency,
        version: clause.value.version,
        clause: clause.value.clause,
        by: by.employeeId,
        at: now,
      };
      return done({
        change: { baton: file.baton },
        event: { type: 'compensated' },
        facts: { clause: gift.clause, kind: gift.kind, harm: gift.harm, amountMinor: gift.amountMinor },
        also: () => insertGift(trx, file, gift),
      });
    },
  });
}

/** Writes version 1 of the policy into an installation that has none; afterwards the organization's word stands. */
export async function seedCompensationPolicy(world: World): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    if (await hasPolicy(trx)) return;
    await insertPolicy(trx, firstPolicy(world.organization.currency), world.now());
  });
}
