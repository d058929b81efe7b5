import { type Held, type SiloPage, type SiloRow, THINGS, type Thing } from '#contract/silos';
import { done, type Result, refused } from '#kernel/result';
import { callSilos, chooseMaster, readImports, settleConflicts } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import { lastSequence } from '#server/customers/outward/change.store';
import { callCounts, webhooks } from '#server/customers/outward/delivery.store';
import {
  beginFill,
  fillOf,
  mastersHere,
  masterWords,
  sayMaster,
} from '#server/customers/outward/mastery.store';
import { webhookView } from '#server/customers/outward/webhook-out.actions';
import { divisionsById } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { World } from '#server/platform/world';
import { readCensus } from './census.actions.ts';
import { WITHOUT_REFERENCE } from './census.ts';
import { openConflicts } from './conflict.store.ts';
import {
  connectionsOfSource,
  keysOfSource,
  lastFile,
  moversExist,
  moves,
  type SiloFacts,
  saveMove,
  silos,
  toldCounts,
} from './silo.store.ts';

/**
 * Silos, both ways: what each brings, what lives only there and who moves it, and what it is told. Nothing is told until
 * the owner says that the master of a kind of thing is here.
 */
type Refusal = 'forbidden' | 'not-found';

export async function listSilos(world: World, actor: Actor): Promise<Result<SiloRow[], 'forbidden'>> {
  if (!can(actor, readImports, undefined)) return refused('forbidden');
  const [facts, masters, open, counted, planned, called, calls] = await Promise.all([
    silos(world.db),
    mastersHere(world.db),
    openConflicts(world.db),
    readCensus(world),
    moves(world.db),
    webhooks(world.db),
    callCounts(world.db),
  ]);
  return done(
    facts.map((row) => {
      const here = masters.get(row.id) ?? new Set<Thing>();
      const only = counted.rows.filter(
        ({ sourceId, subject, alone }) => sourceId === row.id && aloneHere(subject, alone, here) > 0,
      );
      const mine = planned.filter(({ sourceId }) => sourceId === row.id);
      const webhook = called.find(({ sourceId }) => sourceId === row.id);
      const counts = webhook === undefined ? undefined : calls.get(webhook.id);
      return {
        ...base(row, open.get(row.id) ?? 0),
        mastered: THINGS.filter((thing) => here.has(thing)),
        onlyThere: only.length,
        unmoved: only.filter(({ subject }) => !mine.some((move) => move.subject === subject)).length,
        delivery:
          webhook === undefined
            ? 'none'
            : webhook.state === 'paused'
              ? 'paused'
              : webhook.fault !== null || (counts?.dead ?? 0) > 0
                ? 'failing'
                : (counts?.waiting ?? 0) > 0
                  ? 'waiting'
                  : 'well',
      };
    }),
  );
}

export async function readSilo(world: World, actor: Actor, id: string): Promise<Result<SiloPage, Refusal>> {
  if (!can(actor, readImports, undefined)) return refused('forbidden');
  const row = (await silos(world.db)).find((one) => one.id === id);
  return row === undefined ? refused('not-found') : done(await pageOf(world, actor, row));
}

export async function setMaster(
  world: World,
  writer: Pick<Writer, 'forgetRules'>,
  actor: Actor,
  input: { readonly id: string; readonly thing: Thing; readonly master: 'here' | 'silo' },
): Promise<Result<SiloPage, Refusal>> {
  if (!can(actor, chooseMaster, undefined) || !isEmployee(actor)) return refused('forbidden');
  const row = (await silos(world.db)).find((one) => one.id === input.id);
  if (row === undefined) return refused('not-found');
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    const before = (await mastersHere(trx)).get(input.id)?.has(input.thing) === true ? 'here' : 'silo';
    if (before === input.master) return;
    await sayMaster(trx, {
      ...{ sourceId: input.id, thing: input.thing, master: input.master },
      ...{ by: actor.employeeId, at: now },
    });
    if (input.master === 'here') await beginFill(trx, input.id, input.thing);
    await record(trx, now, {
      ...{ actor, action: chooseMaster.name, objectType: 'silo', objectId: input.id },
      facts: { thing: input.thing, master: input.master },
    });
    await announce(trx, 'mastery.changed', []);
  });
  writer.forgetRules();
  return done(await pageOf(world, actor, row));
}

export async function planMove(
  world: World,
  actor: Actor,
  input: {
    readonly id: string;
    readonly subject: string;
    readonly state: 'to-move' | 'moving' | 'here';
    readonly divisionId: string | null;
    readonly employeeId: string | null;
    readonly due: string | null;
  },
): Promise<Result<SiloPage, Refusal | 'nobody-named' | 'no-such-mover'>> {
  if (!can(actor, settleConflicts, undefined) || !isEmployee(actor)) return refused('forbidden');
  if (input.divisionId === null && input.employeeId === null) return refused('nobody-named');
  if (!(await moversExist(world.db, input.divisionId, input.employeeId))) return refused('no-such-mover');
  const row = (await silos(world.db)).find((one) => one.id === input.id);
  if (row === undefined) return refused('not-found');
  const { subject, state, divisionId, employeeId, due } = input;
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    await saveMove(trx, {
      ...{ sourceId: row.id, subject, state, divisionId, employeeId, due },
      ...{ by: actor.employeeId, at: now },
    });
    await record(trx, now, {
      ...{ actor, action: 'silo.plan-move', objectType: 'silo', objectId: row.id },
      facts: { subject, state, due },
    });
  });
  return done(await pageOf(world, actor, row));
}

async function pageOf(world: World, actor: Actor, row: SiloFacts): Promise<SiloPage> {
  const [words, masters, told, open, counted, planned, divisions] = await Promise.all([
    masterWords(world.db, row.id),
    mastersHere(world.db),
    toldCounts(world.db, row.id),
    openConflicts(world.db),
    readCensus(world),
    moves(world.db),
    divisionsById(world.db),
  ]);
  const here = masters.get(row.id) ?? new Set<Thing>();
  const mine = counted.rows.filter(({ sourceId }) => sourceId === row.id);
  const held = mine.flatMap(({ subject, people, alone }): Held[] => {
    if (subject === WITHOUT_REFERENCE) return [];
    const move = planned.find((one) => one.sourceId === row.id && one.subject === subject);
    return [
      {
        ...{ subject, people, alone: aloneHere(subject, alone, here) },
        move:
          move === undefined
            ? null
            : {
                ...{ state: move.state, employee: move.employee, due: move.due },
                division: move.divisionId === null ? null : (divisions.get(move.divisionId) ?? null),
              },
      },
    ];
  });
  const file = await lastFile(world.db, row.id);
  return {
    ...base(row, open.get(row.id) ?? 0),
    withoutReference: mine.find(({ subject }) => subject === WITHOUT_REFERENCE)?.people ?? 0,
    masters: THINGS.map((thing) => {
      const word = words.find((one) => one.thing === thing);
      return {
        ...{ thing, master: word?.master ?? 'silo', by: word?.by ?? null },
        ...{ at: word?.at.toISOString() ?? null, told: told.get(thing) ?? 0 },
      };
    }),
    filling: await fillOf(world.db, row.id),
    held,
    countedAt: counted.countedAt?.toISOString() ?? null,
    webhook: shownTo(actor, await webhookView(world, row.id)),
    file: file === null ? null : { at: file.at.toISOString(), sequence: file.seq },
    sequence: await lastSequence(world.db, row.id),
    keys: (await keysOfSource(world.db, row.id)).map(({ lastUsedAt, ...key }) => ({
      ...key,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    connections: await connectionsOfSource(world.db, row.id),
  };
}

/** An address may hold a secret in its path: whoever may not change it sees the host alone. */
function shownTo(actor: Actor, webhook: SiloPage['webhook']): SiloPage['webhook'] {
  if (webhook === null || can(actor, callSilos, undefined)) return webhook;
  return { ...webhook, url: `${new URL(webhook.url).origin}/…` };
}

/** A kind of thing whose master is here lives no longer only there. */
function aloneHere(subject: string, alone: number, here: ReadonlySet<Thing>): number {
  const thing = THINGS.find((one) => subject === `thing.${one}`);
  return thing !== undefined && here.has(thing) ? 0 : alone;
}

function base(row: SiloFacts, conflicts: number) {
  const { id, code, kind, records, interactions } = row;
  return {
    ...{ id, code, kind, records, interactions, conflicts },
    name: { he: row.nameHe, en: row.nameEn },
    lastImportAt: row.lastImportAt?.toISOString() ?? null,
    lastWordAt: row.lastWordAt?.toISOString() ?? null,
  };
}
