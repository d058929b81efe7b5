import type { Delivery, SiloPage } from '#contract/silos';
import { done, type Result, refused } from '#kernel/result';
import { callSilos, carryChanges } from '#server/customers/customer.policy';
import { newWebhookSecret } from '#server/customers/intake/webhook-signature';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Egress, EgressRefusal } from '#server/platform/egress/egress';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import { callSecretPlace } from './deliver.actions.ts';
import {
  addWebhook,
  type CallRow,
  callCounts,
  changeWebhook,
  lastCalls,
  removeWebhook,
  replayDead,
  type WebhookRow,
  webhooks,
} from './delivery.store.ts';
import { sourceExists } from './mastery.store.ts';

/** To which address a silo's changes are called. The address is judged when it is entered and at every call. */
const BOTH_COUNT_MS = 24 * 3_600_000;

export type WebhookView = NonNullable<SiloPage['webhook']>;
type Refusal = 'forbidden' | 'not-found';

export async function callTo(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly url: string },
  egress: Egress,
): Promise<Result<{ webhook: WebhookView; secret: string | null }, Refusal | EgressRefusal>> {
  if (!can(actor, callSilos, undefined)) return refused('forbidden');
  const judged = await egress.judge(input.url);
  if (!judged.ok) return judged;
  const url = judged.value.href;
  const [known] = await webhooks(world.db, { sourceId: input.id });
  const id = known?.id ?? newId();
  const secret = known === undefined ? newWebhookSecret() : null;
  const made = await world.db.transaction().execute(async (trx) => {
    if (!(await sourceExists(trx, input.id))) return false;
    if (secret === null) await changeWebhook(trx, id, { url });
    else
      await addWebhook(trx, {
        ...{ id, sourceId: input.id, url, by: isEmployee(actor) ? actor.employeeId : null, now: world.now() },
        secret: world.vault.seal(callSecretPlace(id), secret),
      });
    await audit(trx, world, actor, secret === null ? 'change-address' : 'create', id);
    return true;
  });
  if (!made) return refused('not-found');
  const webhook = await webhookView(world, input.id);
  return webhook === null ? refused('not-found') : done({ webhook, secret });
}

export async function changeCallSecret(
  world: World,
  actor: Actor,
  sourceId: string,
): Promise<Result<{ secret: string; bothUntil: string }, Refusal>> {
  const secret = newWebhookSecret();
  const oldUntil = new Date(world.now().getTime() + BOTH_COUNT_MS);
  const changed = await onWebhook(world, actor, { sourceId, action: 'change-secret' }, (trx, { id }) =>
    changeWebhook(trx, id, { secret: { sealed: world.vault.seal(callSecretPlace(id), secret), oldUntil } }),
  );
  return changed.ok ? done({ secret, bothUntil: oldUntil.toISOString() }) : changed;
}

export async function setCalls(
  world: World,
  actor: Actor,
  sourceId: string,
  state: 'running' | 'paused',
): Promise<Result<WebhookView, Refusal>> {
  const action = state === 'running' ? 'resume' : 'pause';
  const changed = await onWebhook(world, actor, { sourceId, action }, (trx, { id }) =>
    changeWebhook(trx, id, { state }),
  );
  if (!changed.ok) return changed;
  const webhook = await webhookView(world, sourceId);
  return webhook === null ? refused('not-found') : done(webhook);
}

export async function stopCalls(
  world: World,
  actor: Actor,
  sourceId: string,
): Promise<Result<null, Refusal>> {
  return onWebhook(world, actor, { sourceId, action: 'remove' }, (trx, { id }) => removeWebhook(trx, id));
}

export async function listDeliveries(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly state?: CallRow['state'] | undefined },
): Promise<Result<Delivery[], Refusal>> {
  if (!can(actor, carryChanges, undefined)) return refused('forbidden');
  const [webhook] = await webhooks(world.db, { sourceId: input.id });
  if (webhook === undefined) return refused('not-found');
  return done(
    (await lastCalls(world.db, webhook.id, input.state ?? null)).map(({ seq, nextAt, lastAt, ...row }) => ({
      ...row,
      sequence: seq,
      nextAt: row.state === 'waiting' ? nextAt.toISOString() : null,
      lastAt: lastAt?.toISOString() ?? null,
    })),
  );
}

export async function replayCalls(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly changeId?: string | undefined },
): Promise<Result<{ replayed: number }, Refusal>> {
  if (!can(actor, carryChanges, undefined)) return refused('forbidden');
  const [webhook] = await webhooks(world.db, { sourceId: input.id });
  if (webhook === undefined) return refused('not-found');
  const replayed = await world.db.transaction().execute(async (trx) => {
    const count = await replayDead(trx, webhook.id, input.changeId ?? null, world.now());
    await record(trx, world.now(), {
      ...{ actor, action: 'silo.replay', objectType: 'webhook', objectId: webhook.id, facts: { count } },
    });
    return count;
  });
  return done({ replayed });
}

export async function webhookView(world: World, sourceId: string): Promise<WebhookView | null> {
  const [row] = await webhooks(world.db, { sourceId });
  if (row === undefined) return null;
  const counts = (await callCounts(world.db)).get(row.id);
  const { id, url, state, fault } = row;
  return {
    ...{ id, url, state, fault },
    ...{ waiting: 0, dead: 0, delivered: 0, ...counts },
    waitsUntil: row.waitsUntil?.toISOString() ?? null,
    lastAt: row.lastAt?.toISOString() ?? null,
  };
}

async function onWebhook(
  world: World,
  actor: Actor,
  input: { readonly sourceId: string; readonly action: string },
  work: (trx: Trx, row: WebhookRow) => Promise<void>,
): Promise<Result<null, Refusal>> {
  if (!can(actor, callSilos, undefined)) return refused('forbidden');
  const [row] = await webhooks(world.db, { sourceId: input.sourceId });
  if (row === undefined) return refused('not-found');
  await world.db.transaction().execute(async (trx) => {
    await work(trx, row);
    await audit(trx, world, actor, input.action, row.id);
  });
  return done(null);
}

function audit(trx: Trx, world: World, actor: Actor, action: string, objectId: string): Promise<void> {
  return record(trx, world.now(), { actor, action: `silo-call.${action}`, objectType: 'webhook', objectId });
}
