import { type IntakeItem, intakeItemSchema } from '#contract/intake';
import { parseWhen } from './when.ts';

/**
 * One thing that a silo sent, looked at before anything is stored. What has no identifier cannot be kept apart from
 * its own repetition: it is rejected and not kept. What is damaged but could be mended is quarantined: kept, shown,
 * replayable. Everything else goes on.
 */
export type CheckedItem =
  | {
      readonly status: 'good';
      readonly item: IntakeItem;
      readonly occurredAt: Date;
      readonly dueAt: Date | null;
      readonly resolvedAt: Date | null;
    }
  | {
      readonly status: 'quarantined' | 'rejected';
      readonly reason: string;
      readonly externalId: string | null;
    };

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export function checkItem(raw: unknown, timeZone: string): CheckedItem {
  const externalId = externalIdOf(raw);
  if (externalId === null) return { status: 'rejected', reason: 'no-external-id', externalId };
  const damage = damageIn(raw, 0);
  if (damage !== null) return { status: 'quarantined', reason: damage, externalId };
  const parsed = intakeItemSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { status: 'quarantined', reason: `bad-field:${issue?.path.join('.') ?? ''}`, externalId };
  }
  const item = parsed.data;
  const occurredAt = parseWhen(item.occurredAt, 'ymd', timeZone);
  if (occurredAt === null) return { status: 'quarantined', reason: 'impossible-date:occurredAt', externalId };
  const dueAt = item.pledge?.dueAt === undefined ? null : parseWhen(item.pledge.dueAt, 'ymd', timeZone);
  if (item.pledge?.dueAt !== undefined && dueAt === null)
    return { status: 'quarantined', reason: 'impossible-date:pledge.dueAt', externalId };
  const resolvedAt =
    item.pledge?.resolvedAt === undefined ? null : parseWhen(item.pledge.resolvedAt, 'ymd', timeZone);
  return { status: 'good', item, occurredAt, dueAt, resolvedAt };
}

export function externalIdOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const value: unknown = Reflect.get(raw, 'externalId');
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value.trim() === '' || value.length > 400) return null;
  return value;
}

/** NUL and lone surrogates anywhere: PostgreSQL refuses the first and silently changes the second. */
function damageIn(value: unknown, depth: number): 'nul' | 'lone-surrogate' | null {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return 'nul';
    return LONE_SURROGATE.test(value) ? 'lone-surrogate' : null;
  }
  if (typeof value !== 'object' || value === null || depth > 8) return null;
  for (const [key, inner] of Object.entries(value)) {
    const damage = damageIn(key, depth + 1) ?? damageIn(inner, depth + 1);
    if (damage !== null) return damage;
  }
  return null;
}

/** A quarantined item made storable without inventing anything: NUL removed, broken surrogates marked with U+FFFD. */
export function mended(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replaceAll('\u0000', '').replace(new RegExp(LONE_SURROGATE, 'g'), '\uFFFD');
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [String(mended(key)), mended(inner)]),
  );
}
