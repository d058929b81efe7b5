import { describe, expect, it } from 'vitest';
import type { Segment } from '#contract/customers';
import { isOfLately } from './of-lately.ts';

const HAPPENED: readonly Segment[] = [
  { hadKind: ['fault'] },
  { touchpoint: ['01a20292-292d-7253-b4d4-e3832fc08491'] },
  { channel: ['phone'] },
  { theme: ['delay'] },
  { signal: ['legal-threat'] },
  { score: { measure: 'nps' } },
  { brokenPledge: true },
];
const STANDS: readonly Segment[] = [
  {},
  { plan: ['NET-100'] },
  { city: ['חיפה'], language: ['he'], product: ['NET-100'], source: ['crm'] },
  { sinceFrom: '2024-01-01', sinceTo: '2024-12-31' },
  { openPledge: true },
  { withinDays: 30 },
  { channel: [], brokenPledge: false },
];

describe('how many days back a segment looks', () => {
  it('is told wherever a line asks what happened, was said or was scored', () => {
    expect(HAPPENED.filter((segment) => !isOfLately(segment))).toEqual([]);
  });

  it('is not told where every line asks how things stand', () => {
    expect(STANDS.filter((segment) => isOfLately(segment))).toEqual([]);
  });
});
