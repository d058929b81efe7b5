import { expect, test } from 'vitest';
import { ROLES } from '#contract/organization';
import { type KeyActor, mintActor } from '#server/platform/access';
import { testActor } from '#server/platform/world.fixture';
import {
  decisionsRights,
  isOutside,
  overrideVeto,
  proposeDecision,
  voteForCustomer,
  withdrawDecision,
} from './decision.policy.ts';

const chief = testActor({ role: 'executive' });
const product = testActor({ role: 'division-manager' });
const representative = testActor({ role: 'customer-representative' });
const ownership = {
  proposer: product.employeeId,
  line: new Map([
    [chief.employeeId, null],
    [product.employeeId, chief.employeeId],
    [representative.employeeId, null],
  ]),
};

test('every right is one sentence and one rule, and none is for a key', () => {
  const rights = Object.values(decisionsRights);
  expect(rights.length).toBe(10);
  const key = mintActor<KeyActor>({ kind: 'key', keyId: 'k', keyKind: 'read', sourceId: null });
  for (const right of rights) {
    expect(right.sentence).toMatch(/^[A-Z].{20,}[^.]$/);
    expect(right.allows(key, ownership), right.name).toBe(false);
  }
});

test('the chair’s vote belongs to representatives alone, and they do not propose', () => {
  const may = (right: typeof voteForCustomer) =>
    ROLES.filter((role) => right.allows(testActor({ role, divisionId: 'any' }), undefined));
  expect(may(voteForCustomer)).toEqual(['customer-representative']);
  expect(may(proposeDecision)).not.toContain('customer-representative');
  expect(isOutside(representative.employeeId, ownership)).toBe(true);
  expect(isOutside(chief.employeeId, ownership)).toBe(false);
});

test('a veto is signed over from above the proposer’s line only', () => {
  expect(overrideVeto.allows(chief, ownership)).toBe(true);
  expect(overrideVeto.allows(testActor({ role: 'executive' }), ownership)).toBe(false);
  expect(overrideVeto.allows(testActor({ role: 'cx-lead' }), ownership)).toBe(false);
  expect(overrideVeto.allows(testActor({ role: 'owner' }), ownership)).toBe(true);
});

test('a decision is withdrawn by its proposer or from above, not by a neighbour', () => {
  expect(withdrawDecision.allows(product, ownership)).toBe(true);
  expect(withdrawDecision.allows(chief, ownership)).toBe(true);
  expect(withdrawDecision.allows(representative, ownership)).toBe(false);
});
