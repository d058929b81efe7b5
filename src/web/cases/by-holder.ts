import type { CaseRow } from '#contract/cases';

/**
 * The board stands by holder and not by status: one sees where batons lie and for how long. A baton in the air rings
 * first, whoever holds it; in each column what lies longest stands on top.
 */
export type Column = { readonly division: CaseRow['holder']; readonly rows: readonly CaseRow[] };

const longestFirst = (one: CaseRow, other: CaseRow): number => one.heldSince.localeCompare(other.heldSince);

export function byHolder(rows: readonly CaseRow[]): { ringing: CaseRow[]; columns: Column[] } {
  const open = rows.filter((row) => row.state === 'open');
  const ringing = open.filter((row) => row.offeredTo !== null).sort(longestFirst);
  const held = new Map<string, CaseRow[]>();
  for (const row of open.filter(({ offeredTo }) => offeredTo === null)) {
    held.set(row.holder.id, [...(held.get(row.holder.id) ?? []), row]);
  }
  const columns = [...held.values()].flatMap((group) => {
    const first = group[0];
    return first ? [{ division: first.holder, rows: group.sort(longestFirst) }] : [];
  });
  return { ringing, columns: columns.sort((one, other) => other.rows.length - one.rows.length) };
}
