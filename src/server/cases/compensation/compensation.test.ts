import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HARMS } from '#contract/cases';
import { clauseFor, type Gift, leftUnder } from './compensation.ts';
import { firstPolicy } from './first-policy.ts';

const policy = firstPolicy('ILS');
const delay = { role: 'agent', harm: 'delay', amountMinor: 4_000 };

test('an agent gives for a delay without asking, until the clause of the case is used up', () => {
  expect(clauseFor(policy, delay, [])).toMatchObject({
    ok: true,
    value: { clause: 'agent-delay', limitMinor: 6_000 },
  });
  const given = [{ clause: 'agent-delay', amountMinor: 4_000 }];
  expect(clauseFor(policy, delay, given)).toEqual({
    ok: false,
    refusal: { code: 'over-limit', data: { leftMinor: 2_000 } },
  });
  expect(clauseFor(policy, { ...delay, amountMinor: 2_000 }, given)).toMatchObject({ ok: true });
});

test('over the limit a manager may still give, under a clause of their own', () => {
  const given = [{ clause: 'agent-delay', amountMinor: 6_000 }];
  expect(clauseFor(policy, { ...delay, role: 'division-manager', amountMinor: 30_000 }, given)).toMatchObject(
    {
      ok: true,
      value: { clause: 'division-manager-delay' },
    },
  );
});

test('who has no clause gives nothing, and a gift of nothing is a fault', () => {
  expect(clauseFor(policy, { ...delay, role: 'executive' }, [])).toEqual({ ok: false, refusal: 'no-clause' });
  expect(() => clauseFor(policy, { ...delay, amountMinor: 0 }, [])).toThrow(RangeError);
  expect(() => clauseFor(policy, { ...delay, amountMinor: 1.5 }, [])).toThrow(RangeError);
});

test('every harm has words in both languages, and a role higher up never gives less', () => {
  for (const harm of HARMS) {
    const limits = ['agent', 'division-manager', 'cx-lead'].map(
      (role) => policy.find((clause) => clause.role === role && clause.harm === harm)?.limitMinor ?? 0,
    );
    expect(limits[0]).toBeGreaterThan(0);
    expect(limits).toEqual([...limits].sort((one, other) => one - other));
  }
  expect(policy).toHaveLength(24);
  for (const { words } of policy) {
    expect(words.he).toMatch(/[א-ת]/u);
    expect(words.en).toMatch(/up to .*\d/u);
  }
  expect(firstPolicy('JPY').find(({ clause }) => clause === 'agent-delay')?.limitMinor).toBe(60);
});

test('however gifts follow one another, their sum never passes the limit of the clause', () => {
  const wishes = fc.array(
    fc.record({
      role: fc.constantFrom('agent', 'division-manager', 'employee'),
      harm: fc.constantFrom(...HARMS),
      amountMinor: fc.integer({ min: 1, max: 40_000 }),
    }),
    { maxLength: 80 },
  );
  let refusals = 0;
  fc.assert(
    fc.property(wishes, (asked) => {
      const given: Gift[] = [];
      for (const wish of asked) {
        const answer = clauseFor(policy, wish, given);
        if (answer.ok) given.push({ clause: answer.value.clause, amountMinor: wish.amountMinor });
        else refusals++;
      }
      for (const clause of policy) {
        const sum = given
          .filter((gift) => gift.clause === clause.clause)
          .reduce((all, gift) => all + gift.amountMinor, 0);
        expect(sum).toBeLessThanOrEqual(clause.limitMinor);
        expect(leftUnder(clause, given)).toBe(clause.limitMinor - sum);
      }
    }),
  );
  expect(refusals).toBeGreaterThan(0);
});
