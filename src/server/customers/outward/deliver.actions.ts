import { signatureOf } from '#server/customers/intake/webhook-signature';
import type { CallFault, Egress } from '#server/platform/egress/egress';
import { faultFacts } from '#server/platform/log';
import { aloneAmongSenders, CHANGE_SENDER } from '#server/platform/mail/sender-lock.store';
import type { World } from '#server/platform/world';
import { meaningOf, TRIES, waitAfter } from './back-off.ts';
import { changeOf } from './change.store.ts';
import { type DueCall, endCall, takeDue, tellWebhook, type WebhookRow, webhooks } from './delivery.store.ts';
import { fillOnce } from './tell.actions.ts';

/**
 * Calls what waits, webhook by webhook, one call after the other. At least once: a crash between the call and its mark
 * repeats it under the same identifier. Changes of one person go in their order. When nobody is there, the whole address
 * waits; when one change is not taken, only its person does. Signed after Standard Webhooks, as the calls that come in.
 */
export interface CallReport {
  readonly delivered: number;
  readonly failed: number;
}

/** One pass does not last longer than about this; what is left comes with the next. Milliseconds. */
const PASS_MS = 45_000;
const FILLS_IN_A_PASS = 500;

/** Null when another pass is on its way. */
export async function callSilosNow(world: World, egress: Egress): Promise<CallReport | null> {
  return aloneAmongSenders(
    world.pool,
    async () => {
      for (let n = 0; n < FILLS_IN_A_PASS && (await fillOnce(world)); n++);
      const report = { delivered: 0, failed: 0 };
      const until = performance.now() + PASS_MS;
      for (const webhook of await webhooks(world.db))
        if (isDue(webhook, world.now())) await callThrough(world, egress, webhook, { report, until });
      return report;
    },
    CHANGE_SENDER,
  );
}

function isDue({ state, waitsUntil }: WebhookRow, now: Date): boolean {
  return state === 'running' && (waitsUntil === null || waitsUntil <= now);
}

async function callThrough(
  world: World,
  egress: Egress,
  webhook: WebhookRow,
  pass: { readonly report: { delivered: number; failed: number }; readonly until: number },
): Promise<void> {
  let failures = webhook.failures;
  while (performance.now() < pass.until) {
    const call = await takeDue(world.db, webhook.id, world.now());
    if (call === null) return;
    const ended = await callOne(world, egress, webhook, call);
    if (ended.how === 'taken') {
      pass.report.delivered++;
      if (failures > 0 || webhook.fault !== null)
        await tellWebhook(world.db, webhook.id, {
          ...{ failures: 0, fault: null, waitsUntil: null, at: world.now(), pause: false },
        });
      failures = 0;
      continue;
    }
    if (ended.how === 'passed') continue;
    pass.report.failed++;
    const here = ended.how === 'not-this';
    if (!here) failures++;
    const wait = waitAfter(here ? call.tries : failures, call.changeId, ended.retryAfter);
    const nextAt = new Date(world.now().getTime() + wait * 1000);
    await endCall(
      world.db,
      { ...call, webhookId: webhook.id },
      {
        state: call.tries >= TRIES ? 'dead' : 'waiting',
        status: ended.status,
        fault: ended.fault,
        nextAt,
      },
    );
    world.log({
      level: 'warn',
      event: 'outward.not-taken',
      webhook: webhook.id,
      change: call.changeId,
      fault: ended.fault,
    });
    if (here) continue;
    return tellWebhook(world.db, webhook.id, {
      ...{ failures, fault: ended.fault, waitsUntil: nextAt, at: world.now(), pause: ended.how === 'gone' },
    });
  }
}

type Ended =
  | { readonly how: 'taken' }
  | { readonly how: 'passed' }
  | {
      readonly how: 'not-this' | 'not-now' | 'gone';
      readonly status: number | null;
      /** `status-503`, or a word of the way out. */
      readonly fault: string;
      readonly retryAfter: number | null;
    };

async function callOne(world: World, egress: Egress, webhook: WebhookRow, call: DueCall): Promise<Ended> {
  const mark = { recordId: call.recordId, changeId: call.changeId, webhookId: webhook.id };
  const change = changeOf(world, { ...call, id: call.changeId, body_cipher: call.body });
  if (change === null) {
    await endCall(world.db, mark, { state: 'passed', status: null, fault: 'erased' });
    return { how: 'passed' };
  }
  const body = Buffer.from(JSON.stringify(change));
  const timestamp = String(Math.floor(world.now().getTime() / 1000));
  const answer = await egress
    .post(webhook.url, {
      headers: {
        'content-type': 'application/json',
        'user-agent': 'empty-chair',
        'webhook-id': change.id,
        'webhook-timestamp': timestamp,
        'webhook-signature': secretsOf(world, webhook)
          .map((secret) => signatureOf(secret, change.id, timestamp, body))
          .join(' '),
      },
      body,
    })
    .catch((fault: unknown) => {
      world.log({ level: 'error', event: 'outward.fault', webhook: webhook.id, ...faultFacts(fault) });
      return { ok: false as const, refusal: 'no-connection' as CallFault };
    });
  if (!answer.ok) return { how: 'not-now', status: null, fault: answer.refusal, retryAfter: null };
  const { status, retryAfter } = answer.value;
  const how = meaningOf(status);
  if (how !== 'taken') return { how, status, fault: `status-${status}`, retryAfter };
  await endCall(world.db, mark, { state: 'delivered', status, fault: null });
  return { how };
}

export const callSecretPlace = (webhookId: string): string => `outward-webhook:${webhookId}`;

/** Both, while one follows the other. */
function secretsOf(world: World, row: WebhookRow): string[] {
  const old = row.oldSecretUntil !== null && row.oldSecretUntil > world.now() ? row.oldSecret : null;
  return [row.secret, old].flatMap((sealed) =>
    sealed === null ? [] : [world.vault.open(callSecretPlace(row.id), sealed)],
  );
}
