import { describe, expect, it } from 'vitest';
import type { PersonCard, Why } from '#contract/identity';
import { agreementOf, valuesOf } from './agreement.ts';

const card = (facts: Partial<PersonCard>): PersonCard => ({
  recordId: 'r',
  customerId: 'c',
  source: { code: 'crm', name: { he: 'לקוחות', en: 'CRM' } },
  reference: null,
  name: null,
  phones: [],
  emails: [],
  nationalId: null,
  birthDate: null,
  street: null,
  city: null,
  since: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  records: 1,
  interactions: 0,
  ...facts,
});
const step = (field: string, words: string | null): Why['steps'][number] => ({
  field,
  words,
  left: [],
  right: [],
  m: 1,
  u: 1,
  bits: 0,
  rarityBits: 0,
  cumulativeBits: 0,
});
const why = (steps: Why['steps']): Why => ({
  modelVersion: 'built-in',
  priorBits: -17,
  steps,
  guards: [],
  vetoes: [],
  finalBits: 0,
  probability: 0.5,
  band: 'review',
  wouldChange: [],
});

describe('one line of two records beside each other', () => {
  it('agrees as the comparison judged: the same name in another alphabet is alike and not another', () => {
    const pair = { left: card({ name: 'Vladimir Nahum' }), right: card({ name: 'ולדימיר נחום' }) };
    const steps = [
      step('given-name', 'identity.level.given-name.alias'),
      step('surname', 'identity.level.surname.same'),
    ];
    expect(agreementOf('name', { ...pair, why: why(steps) })).toBe('like');
    expect(agreementOf('name', { ...pair, why: why(steps.slice(1)) })).toBe('same');
    expect(
      agreementOf('name', {
        ...pair,
        why: why([...steps, step('full-name', 'identity.level.full-name.other')]),
      }),
    ).toBe('other');
  });

  it('that both share and that counts for nothing says so; that one of them does not say tells nothing', () => {
    const silent = why([step('phone', null)]);
    const pair = { left: card({ phones: ['+972520627109'] }), right: card({ phones: ['+972520627109'] }) };
    expect(agreementOf('phones', { ...pair, why: silent })).toBe('uncounted');
    expect(agreementOf('phones', { ...pair, right: card({}), why: silent })).toBeNull();
    expect(valuesOf('city', card({ city: 'חיפה' }))).toEqual(['חיפה']);
  });
});
