import { createHash } from 'node:crypto';

/**
 * The audit log is a hash chain: each entry's hash covers the one before, so that an edit, a deletion, a swap or a
 * cut tail shows. The head is printed in the monthly letter, where no administrator can recall it.
 */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly outcome: 'done' | 'refused';
  readonly requestId: string | null;
  readonly facts: unknown;
}

export function entryHash(previous: Buffer, entry: AuditEntry): Buffer {
  const line = JSON.stringify([
    entry.seq,
    entry.at.toISOString(),
    entry.actor,
    entry.action,
    entry.objectType,
    entry.objectId,
    entry.outcome,
    entry.requestId,
    sorted(entry.facts),
  ]);
  return createHash('sha256').update(previous).update(line).digest();
}

/** jsonb gives keys back in its own order: the hash must not depend on it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
