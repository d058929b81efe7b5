import { describe, expect, test } from 'vitest';
import { type Counted, composeLetter, type MonthFacts, type PledgeCount } from './letter.ts';

const COUNTED: Counted = {
  interactions: 1200,
  verbatims: 310,
  judged: 300,
  negative: 75,
  nps: { scored: 36, promoters: 18, detractors: 8 },
  returns: { n: 12, amountMinor: 480_000 },
  credits: { n: 30, amountMinor: 90_000 },
  legalThreats: 3,
  saves: 4,
};
const FACTS: MonthFacts = {
  month: '2026-02-01',
  organization: 'Or-Net',
  currency: 'ILS',
  now: COUNTED,
  before: { ...COUNTED, interactions: 1000, legalThreats: 1 },
  pledges: [],
  patterns: [],
  decisions: [],
  stories: [],
  ideas: { raised: 1, assessed: 2 },
};

function division(code: string) {
  return { id: code, code, name: { he: code, en: code } };
}
function pledges(code: string | null, counts: Partial<Omit<PledgeCount, 'division'>>): PledgeCount {
  const none = { due: 0, keptInTime: 0, broken: 0, movedByUs: 0, open: 0 };
  return { division: code === null ? null : division(code), ...none, ...counts };
}

describe('the letter', () => {
  test('counts a promise that was late or that we moved as not kept: 6 of 9', () => {
    const { promises } = composeLetter({
      ...FACTS,
      pledges: [pledges('service', { due: 9, keptInTime: 6, broken: 2, movedByUs: 1 })],
    });
    expect(promises).toMatchObject({ due: 9, broken: 2, movedByUs: 1, open: 0 });
    expect(promises.kept.value).toBeCloseTo(0.667, 3);
    expect(promises.kept.low).toBeCloseTo(0.354, 3);
    expect(promises.kept.high).toBeCloseTo(0.879, 3);
    expect(promises.kept.tooEarly).toBe(true);
  });

  test('shows divisions from the weakest on, and none that would tell about few people', () => {
    const { promises } = composeLetter({
      ...FACTS,
      pledges: [
        pledges('operations', { due: 40, keptInTime: 20 }),
        pledges('sales', { due: 30, keptInTime: 6 }),
        pledges('legal', { due: 2, keptInTime: 0 }),
        pledges('finance', { due: 12, keptInTime: 12 }),
        pledges(null, { due: 50, keptInTime: 25 }),
      ],
    });
    expect(promises.due).toBe(134);
    // Legal's two could be had by subtraction if finance were shown.
    expect(promises.byDivision.map((row) => row.division.code)).toEqual(['sales', 'operations']);
  });

  test('gives every share its interval and every count the month before', () => {
    const { heard, legalThreats, returns } = composeLetter(FACTS);
    expect(heard.interactions).toEqual({ n: 1200, before: 1000 });
    expect(legalThreats).toEqual({ n: 3, before: 1 });
    expect(returns).toEqual({ n: 12, amountMinor: 480_000, before: 12 });
    expect(heard.negative).toMatchObject({ value: 0.25, n: 300, tooEarly: false });
    expect(heard.nps.n).toBe(36);
    expect(heard.nps.value).toBeCloseTo(27.8, 1);
    expect(heard.nps.tooEarly).toBe(true);
  });

  test('says nothing instead of nought where nobody was asked', () => {
    const { heard, promises } = composeLetter({
      ...FACTS,
      now: { ...COUNTED, judged: 0, negative: 0, nps: { scored: 0, promoters: 0, detractors: 0 } },
    });
    for (const figure of [heard.negative, heard.nps, promises.kept]) {
      expect(figure).toMatchObject({ value: null, n: 0, tooEarly: true });
    }
  });

  test('names at most five patterns, and none in which fewer than five customers stand', () => {
    const pattern = (customers: number, name: string) => ({
      name: { he: name, en: name },
      observed: 20,
      expected: 8,
      division: null,
      customers,
    });
    const many = Array.from({ length: 8 }, (_, n) => pattern(10, `p${n}`));
    const { patterns } = composeLetter({ ...FACTS, patterns: [pattern(4, 'few'), ...many] });
    expect(patterns.map(({ name }) => name.en)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
  });
});
