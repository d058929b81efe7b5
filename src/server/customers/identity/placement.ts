import type { Actor } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import type { EdgeRow } from './identity.store.ts';

/** Where a record stands, and what a person's word leaves between records. */
export interface Placed {
  readonly recordId: string;
  readonly customerId: string;
}

export function placed({ recordId, customerId }: Placed): Placed {
  return { recordId, customerId };
}

export function idOf({ recordId }: { readonly recordId: string }): string {
  return recordId;
}

/** Placements as a ruling keeps them. */
export function placements(json: unknown): Placed[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((row: unknown) => {
    if (typeof row !== 'object' || row === null || !('recordId' in row) || !('customerId' in row)) return [];
    return [{ recordId: String(row.recordId), customerId: String(row.customerId) }];
  });
}

/** One "different" edge for each record, to one of the other side: enough for every later rule to see them apart. */
export function apartEdges(
  left: readonly { readonly recordId: string }[],
  right: readonly { readonly recordId: string }[],
  rulingId: string,
): EdgeRow[] {
  const [l, r] = [left[0], right[0]];
  if (l === undefined || r === undefined) return [];
  const pairs = new Map<string, EdgeRow>();
  for (const { recordId } of right)
    pairs.set(`${l.recordId}:${recordId}`, saidEdge(l.recordId, recordId, 'manual-different', rulingId));
  for (const { recordId } of left)
    pairs.set(`${recordId}:${r.recordId}`, saidEdge(recordId, r.recordId, 'manual-different', rulingId));
  return [...pairs.values()];
}

export function saidEdge(
  a: string,
  b: string,
  kind: 'manual-same' | 'manual-different',
  rulingId: string,
): EdgeRow {
  return { id: newId(), a, b, kind, rule: kind, evidence: {}, bits: null, modelVersion: null, rulingId };
}

/** What a ruling of a person says of itself; `review` is the question that it answers. */
export function byPerson({ review }: { readonly review: string | null }): object {
  return { by: 'person', ...(review !== null && { review }) };
}

export function employeeOf(actor: Actor): string | null {
  return actor.kind === 'employee' ? actor.employeeId : null;
}
