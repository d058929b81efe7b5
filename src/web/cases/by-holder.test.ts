import { describe, expect, it } from 'vitest';
import type { CaseRow } from '#contract/cases';
import { byHolder } from './by-holder.ts';

const division = (id: string) => ({ id, code: id, name: { he: id, en: id } });
const row = (number: number, holder: string, heldSince: string, offeredTo?: string): CaseRow => ({
  id: String(number),
  number,
  customerId: 'c',
  customerName: null,
  subject: 'router',
  state: 'open',
  holder: division(holder),
  holderEmployee: null,
  offeredTo: offeredTo === undefined ? null : division(offeredTo),
  heldSince,
  openedAt: heldSince,
  closedAt: null,
  nextWordAt: null,
  handOvers: 0,
  outcome: null,
});

describe('the board of batons', () => {
  it('a baton in the air rings and stands in no column; what lies longest stands on top; a closed case is gone', () => {
    const { ringing, columns } = byHolder([
      row(1, 'service', '2026-11-20T10:00:00Z'),
      row(2, 'service', '2026-11-18T10:00:00Z'),
      row(3, 'service', '2026-11-19T10:00:00Z', 'operations'),
      row(4, 'finance', '2026-11-01T10:00:00Z'),
      { ...row(5, 'finance', '2026-10-01T10:00:00Z'), state: 'closed' },
    ]);
    expect(ringing.map((one) => one.number)).toEqual([3]);
    expect(columns.map((column) => [column.division.id, column.rows.map((one) => one.number)])).toEqual([
      ['service', [2, 1]],
      ['finance', [4]],
    ]);
  });
});
