import { columnsOf } from '#kernel/identity/comparison/comparison';
import type { Schema } from '#kernel/identity/field';
import type { Features } from '#kernel/identity/record/pool';

/**
 * What no amount of likeness outweighs: two different identity numbers with true check digits. Only where the column
 * really holds such numbers; among others one in ten passes the check by chance.
 */
const MOSTLY = 0.8;

export type Veto = (a: Features, b: Features) => boolean;

export function makeVeto(records: readonly Features[], schema: Schema): Veto {
  const columns = columnsOf(schema, 'national-id').filter((column) => areChecked(records, column));
  if (columns.length === 0) return () => false;
  return (a, b) => columns.some((column) => otherNationalId(a, b, column));
}

export function otherNationalId(a: Features, b: Features, column: number): boolean {
  const [x, y] = [a[column], b[column]];
  return x?.checked === true && y?.checked === true && x !== y;
}

function areChecked(records: readonly Features[], column: number): boolean {
  let checked = 0;
  let all = 0;
  for (const features of records) {
    const value = features[column];
    if (!value) continue;
    all++;
    if (value.checked) checked++;
  }
  return all > 0 && checked / all >= MOSTLY;
}
