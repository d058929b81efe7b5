import { createHash } from 'node:crypto';
import type { IntakeReceipt } from '#contract/intake';
import { mappingSchema } from '#contract/mapping';
import { isUuid } from '#kernel/id';
import { done, type Result, refused } from '#kernel/result';
import { jsonRows } from '#server/customers/import/json-rows';
import { readRow } from '#server/customers/import/read-row';
import { countersOf } from '#server/customers/ingest/incoming';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { keepAside } from '#server/customers/ingest/quarantine.store';
import type { Writer } from '#server/customers/ingest/writer';
import type { World } from '#server/platform/world';
import { secretsOf } from './connection.actions.ts';
import {
  type ConnectionRow,
  connections,
  countRun,
  firstTime,
  forgetMessage,
  forgetSeenBefore,
} from './connection.store.ts';
import { refusalOf, type SignedCall } from './webhook-signature.ts';

/**
 * A signed call comes in. Whoever cannot sign learns nothing, not even whether the address exists; the same message is
 * taken once. With a mapping any JSON is understood; without one the body is that of live intake.
 */
const SEEN_FOR_MS = 3_600_000;

export type HookRefusal = 'bad-signature' | 'paused' | 'bad-request' | 'too-large' | 'busy';

export async function takeHook(
  world: World,
  writer: Writer,
  id: string,
  call: SignedCall,
): Promise<Result<IntakeReceipt, HookRefusal>> {
  const [row] = isUuid(id) ? await connections(world.db, { id }) : [];
  if (row === undefined || row.kind !== 'webhook') return refused('bad-signature');
  if (refusalOf(call, secretsOf(world, row), world.now()) !== null) return refused('bad-signature');
  if (row.state === 'paused') return refused('paused');
  const message = createHash('sha256').update(`${call.id}`).digest();
  if (!(await firstTime(world.db, id, message, world.now()))) return refused('bad-signature');
  const taken = await store(world, writer, row, call.body).catch(async (fault: unknown) => {
    // Nothing was stored: the sender may send the same message again.
    await forgetMessage(world.db, id, message);
    throw fault;
  });
  if (taken.ok) await countRun(world.db, id, { rows: taken.value.stored, now: world.now() });
  else await forgetMessage(world.db, id, message);
  return taken;
}

export async function forgetOldMessages(world: World): Promise<void> {
  await forgetSeenBefore(world.db, new Date(world.now().getTime() - SEEN_FOR_MS));
}

async function store(
  world: World,
  writer: Writer,
  row: ConnectionRow,
  body: Buffer,
): Promise<Result<IntakeReceipt, HookRefusal>> {
  const mapping = mappingSchema.nullable().parse(row.mapping);
  if (mapping === null) return takeIn(world, writer, row.sourceId, body);
  if (writer.isFull()) return refused('busy');
  const rows = [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body).trim();
    for await (const one of jsonRows(piece(text.startsWith('[') ? text : `[${text}]`))) rows.push(one);
  } catch {
    return refused('bad-request');
  }
  const read = rows.map((one) =>
    readRow({ mapping, sourceId: row.sourceId, importId: null, now: world.now() }, one),
  );
  const aside = read.flatMap(({ error, raw }) =>
    error?.status === 'quarantined'
      ? [{ sourceId: row.sourceId, importId: null, externalId: null, original: raw, reason: error.reason }]
      : [],
  );
  const outcomes = await writer.store(
    read.flatMap(({ incoming }) => (incoming === null ? [] : [incoming])),
    aside.length === 0 ? undefined : (trx) => keepAside(trx, world, aside),
  );
  let at = 0;
  const results = read.map(
    ({ error }) => error ?? outcomes[at++] ?? { status: 'rejected' as const, reason: 'lost' },
  );
  return done({
    ...countersOf(results),
    items: results.map(({ status, reason }, index) => ({ index, externalId: null, status, reason })),
  });
}

async function* piece(text: string): AsyncGenerator<string> {
  yield text;
}
