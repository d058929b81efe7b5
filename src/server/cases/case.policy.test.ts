import { expect, test } from 'vitest';
import { ROLES } from '#contract/organization';
import { take } from '#server/cases/baton/baton';
import { type KeyActor, mintActor, type SystemActor } from '#server/platform/access';
import { testActor } from '#server/platform/world.fixture';
import { casesRights, openCase, permitted, readCases, readsOnlyOf } from './case.policy.ts';

const baton = take('service', null, new Date('2026-03-01T08:00:00Z'));
const rights = Object.values(casesRights);

test('every right is one sentence and one rule', () => {
  expect(rights.length).toBe(11);
  for (const { name, sentence } of rights) {
    expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(sentence).toMatch(/^[A-Z].{20,}[^.]$/);
  }
});

test('a key and the process itself have no rights over cases', () => {
  const key = mintActor<KeyActor>({ kind: 'key', keyId: 'k', keyKind: 'read', sourceId: null });
  const system = mintActor<SystemActor>({ kind: 'system', name: 'job' });
  for (const actor of [key, system])
    for (const right of rights) expect(right.allows(actor, baton)).toBe(false);
});

test('who knows customers by pseudonym only never sees a case, even of their own division', () => {
  for (const role of ['customer-representative', 'analyst'] as const) {
    const actor = testActor({ role, divisionId: 'service' });
    for (const right of rights.filter(({ name }) => name.startsWith('case.')))
      expect(right.allows(actor, baton), right.name).toBe(false);
  }
});

test('an employee of the holding division holds the baton; a neighbour only looks when the role looks everywhere', () => {
  const holder = testActor({ role: 'employee', divisionId: 'service' });
  expect(permitted(holder, baton)).toEqual([
    'case.note',
    'case.tell',
    'case.compensate',
    'case.hand-over',
    'case.close',
  ]);
  expect(readsOnlyOf(holder)).toBe('service');
  const neighbour = testActor({ role: 'agent', divisionId: 'sales' });
  expect(permitted(neighbour, baton)).toEqual(['case.note']);
  expect(readsOnlyOf(neighbour)).toBeNull();
  expect(readCases.allows(testActor({ role: 'employee', divisionId: 'sales' }), baton)).toBe(false);
  expect(permitted(neighbour, { ...baton, offeredTo: 'sales' })).toEqual([
    'case.note',
    'case.accept',
    'case.give-back',
  ]);
});

test('an owner who is alone yet stands in for every division', () => {
  const owner = testActor({ role: 'owner' });
  expect(permitted(owner, baton)).toContain('case.close');
  expect(permitted(owner, { ...baton, offeredTo: 'sales' })).toContain('case.accept');
  expect(permitted(testActor({ role: 'owner', divisionId: 'legal' }), baton)).not.toContain('case.close');
});

test('the door lets in exactly the roles that could ever open a case', () => {
  const allowed = ROLES.filter((role) =>
    openCase.allows(testActor({ role, divisionId: 'service' }), undefined),
  );
  expect(allowed).toEqual(['owner', 'cx-lead', 'division-manager', 'agent']);
});
