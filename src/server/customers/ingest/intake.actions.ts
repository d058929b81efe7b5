import type { IntakeReceipt } from '#contract/intake';
import { done, type Result, refused } from '#kernel/result';
import { JsonSyntaxError, readJson } from '#kernel/strict-json';
import { checkItem, externalIdOf } from '#server/customers/intake/item';
import type { World } from '#server/platform/world';
import { countersOf, type Incoming, type Outcome } from './incoming.ts';
import { keepAside } from './quarantine.store.ts';
import type { Writer } from './writer.ts';

/**
 * Live intake. The body is read strictly; each item stands for itself: a bad one is kept aside or rejected and never
 * holds up the others. Answers after the commit.
 */
const ITEM_BYTES = 64 * 1024;
const ITEMS_AT_MOST = 500;

export type IntakeRefusal = 'bad-request' | 'too-large' | 'busy';

export async function takeIn(
  world: World,
  writer: Writer,
  sourceId: string,
  body: Buffer,
): Promise<Result<IntakeReceipt, IntakeRefusal>> {
  const read = readBody(body);
  if (!read.ok) return read;
  if (writer.isFull()) return refused('busy');
  const seen = read.value.map(
    (
      item,
    ):
      | { early: Outcome; incoming: null; original: string; externalId: string | null }
      | { early: null; incoming: Incoming; original: string; externalId: string } =>
      look(world, sourceId, item),
  );
  const outcomes = await writer.store(
    seen.flatMap((one) => (one.incoming === null ? [] : [one.incoming])),
    seen.some((one) => one.early?.status === 'quarantined')
      ? async (trx) =>
          keepAside(
            trx,
            world,
            seen.flatMap((one) =>
              one.early?.status === 'quarantined'
                ? [
                    {
                      sourceId,
                      importId: null,
                      externalId: one.externalId,
                      original: one.original,
                      reason: one.early.reason ?? '',
                    },
                  ]
                : [],
            ),
          )
      : undefined,
  );
  let at = 0;
  const results = seen.map(
    (one) => one.early ?? outcomes[at++] ?? { status: 'rejected' as const, reason: 'lost' },
  );
  return done({
    ...countersOf(results),
    items: results.map((outcome, index) => ({
      index,
      externalId: seen[index]?.externalId ?? null,
      status: outcome.status,
      reason: outcome.reason,
    })),
  });
}

interface RawItem {
  readonly value: unknown;
  readonly text: string;
  readonly faults: readonly string[];
}

function readBody(body: Buffer): Result<RawItem[], IntakeRefusal> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return refused('bad-request');
  }
  try {
    const read = readJson(text, 'interactions');
    const list: unknown =
      typeof read.value === 'object' && read.value !== null
        ? Reflect.get(read.value, 'interactions')
        : undefined;
    if (!Array.isArray(list)) return refused('bad-request');
    if (list.length > ITEMS_AT_MOST) return refused('too-large');
    if (read.faults.some(({ path }) => path.length < 2 || path[0] !== 'interactions'))
      return refused('bad-request');
    return done(
      list.map((value: unknown, index) => {
        const span = read.spans[index];
        return {
          value,
          text: span === undefined ? '' : text.slice(span.start, span.end),
          faults: read.faults.filter(({ path }) => path[1] === index).map(({ fault }) => fault),
        };
      }),
    );
  } catch (fault) {
    if (fault instanceof JsonSyntaxError) return refused('bad-request');
    throw fault;
  }
}

const REJECTED_FAULTS = new Set(['repeated-key', 'forbidden-key', 'too-deep']);

function look(
  world: World,
  sourceId: string,
  raw: RawItem,
):
  | { early: Outcome; incoming: null; original: string; externalId: string | null }
  | { early: null; incoming: Incoming; original: string; externalId: string } {
  const externalId = externalIdOf(raw.value);
  const early = (status: 'quarantined' | 'rejected', reason: string) => ({
    early: { status, reason },
    incoming: null,
    original: raw.text,
    externalId,
  });
  if (Buffer.byteLength(raw.text) > ITEM_BYTES) return early('rejected', 'over-64-kib');
  if (externalId === null) return early('rejected', 'no-external-id');
  const shape = raw.faults.find((fault) => REJECTED_FAULTS.has(fault));
  if (shape !== undefined) return early('rejected', shape);
  const damage = raw.faults[0];
  if (damage !== undefined) return early('quarantined', damage);
  const checked = checkItem(
    typeof raw.value === 'object' && raw.value !== null ? { ...raw.value, externalId } : raw.value,
    world.organization.timeZone,
  );
  if (checked.status !== 'good') return early(checked.status, checked.reason);
  return {
    early: null,
    incoming: {
      rowKind: 'interaction',
      sourceId,
      importId: null,
      item: checked.item,
      occurredAt: checked.occurredAt,
      dueAt: checked.dueAt,
      resolvedAt: checked.resolvedAt,
      original: raw.text,
    },
    original: raw.text,
    externalId,
  };
}
