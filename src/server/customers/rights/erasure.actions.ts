import type { Certificate, ErasurePreview } from '#contract/rights';
import { done, type Result, refused } from '#kernel/result';
import { answerPerson } from '#server/customers/customer.policy';
import { uncount } from '#server/customers/ingest/interactions.store';
import type { Writer } from '#server/customers/ingest/writer';
import { saveChanges } from '#server/customers/outward/change.store';
import { erasureNotices } from '#server/customers/outward/tell.actions';
import { currentCustomer, personHashes, recordsOfCustomers } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { appendErasure, type LoggedErasure, readErasures } from '#server/platform/backup/erasure-log';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import {
  asideRows,
  type ClosedWay,
  deleteAside,
  deleteErased,
  type ErasureRow,
  erasureOf,
  erasures,
  heldOf,
  type KeptErasure,
  markErased,
  nextErasureNumber,
  passErasureNumber,
  saveErasure,
  slotsOfRecords,
  unfinished,
  waysOfErasure,
} from './erasure.store.ts';
import { marksOf, mentions } from './mentions.ts';
import { waysToClose } from './ways-back.ts';

/**
 * Forgetting a person. Rows go in one transaction with the counters made right; then the keys are overwritten on the
 * disk, so that no older copy of the database can be read either; then the log beside the keys remembers it for every
 * later restore. A crash between these steps is finished at the next start.
 */
export type VerifyPassword = (employeeId: string, password: string) => Promise<boolean>;

type Refusal = 'forbidden' | 'not-found';

export async function previewErasure(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<ErasurePreview, Refusal>> {
  if (!can(actor, answerPerson, undefined)) return refused('forbidden');
  const customerId = await currentCustomer(world.db, id);
  if (customerId === null) return refused('not-found');
  const records = await recordsOfCustomers(world.db, world, [customerId]);
  const held = await heldOf(
    world.db,
    records.map((row) => row.id),
  );
  return done({
    customerId,
    records: records.map((row) => ({ id: row.id, source: row.source })),
    ...held,
  });
}

export async function eraseCustomer(
  world: World,
  writer: Writer,
  actor: Actor,
  input: {
    readonly id: string;
    readonly reason: string;
    /** The day the person asked, YYYY-MM-DD. */
    readonly askedOn: string;
    readonly despiteLegalThreat?: boolean | undefined;
    readonly password?: string | undefined;
  },
  verifyPassword: VerifyPassword,
): Promise<Result<Certificate, Refusal | 'sign-again' | 'legal-hold'>> {
  if (!can(actor, answerPerson, undefined) || !isEmployee(actor)) return refused('forbidden');
  const signed =
    actor.sample ||
    (input.password !== undefined && (await verifyPassword(actor.employeeId, input.password)));
  if (!signed) return refused('sign-again');
  const erased = await writer.rule<
    Result<{ erasure: ErasureRow; ways: ClosedWay[] }, 'not-found' | 'legal-hold'>
  >(async (trx) => {
    const customerId = await currentCustomer(trx, input.id);
    if (customerId === null) return refused('not-found');
    const records = await recordsOfCustomers(trx, world, [customerId]);
    const recordIds = records.map((row) => row.id);
    const held = await heldOf(trx, recordIds);
    if (held.legalThreat && input.despiteLegalThreat !== true) return refused('legal-hold');
    const hashes = await personHashes(trx, recordIds);
    const closed: ClosedWay[] = waysToClose(
      records.flatMap((row) => {
        const known = hashes.filter((one) => one.recordId === row.id);
        return known.map((one) => ({
          source: one.sourceId,
          reference: one.personHash.toString('base64'),
          profile: row.profile,
        }));
      }),
    ).map(({ way, value }) => ({ way, hash: world.vault.hash('suppression', `${way}\u0000${value}`) }));
    const aside = await findAside(
      world,
      trx,
      records.map((row) => row.profile),
    );
    const { legalThreat: _, openCases: __, ...counts } = held;
    const erasure: ErasureRow = {
      id: newId(),
      number: await nextErasureNumber(trx),
      customerId,
      recordIds,
      slots: [...new Set([...(await slotsOfRecords(trx, recordIds)), ...aside.map((row) => row.slot)])],
      reason: input.reason,
      askedAt: new Date(`${input.askedOn}T00:00:00Z`),
      byEmployee: actor.employeeId,
      erasedAt: world.now(),
      counts: { records: recordIds.length, ...counts, setAside: aside.length },
    };
    const notices = await erasureNotices(trx, records);
    await saveErasure(trx, erasure, closed);
    await uncount(trx, recordIds);
    await deleteErased(trx, erasure.id);
    await deleteAside(trx, aside);
    // What waited for this person went with them; the silos that are fed hear that they are to forget as well.
    await saveChanges(trx, world, notices, world.now());
    await record(trx, world.now(), {
      actor,
      action: 'customer.erase',
      objectType: 'customer',
      objectId: customerId,
      facts: { erasure: erasure.id, records: recordIds.length },
    });
    await announce(trx, 'customer.erased', recordIds, { erasure: erasure.id, customer: customerId });
    // The next batch reads the closed ways before it is stored.
    writer.forgetRules();
    return done({ erasure, ways: closed });
  });
  if (!erased.ok) return erased;
  await finish(world, erased.value.erasure, erased.value.ways);
  const kept = await erasureOf(world.db, erased.value.erasure.id);
  return kept === null ? refused('not-found') : done(certificate(kept));
}

/** Rows set aside that speak of the person: nobody knows whose they are, so each is opened and read. */
async function findAside(
  world: World,
  trx: Trx,
  profiles: Parameters<typeof marksOf>[0],
): Promise<{ table: 'quarantine' | 'import_error'; id: string; row: number; slot: number }[]> {
  const marks = marksOf(profiles);
  return (await asideRows(trx)).flatMap((row) => {
    const text = world.vault.read(row.place, row.raw);
    const slot = world.vault.slotOf(row.raw);
    if (text === null || slot === null || !mentions(text, marks)) return [];
    return [{ table: row.table, id: row.id, row: row.row, slot }];
  });
}

async function finish(world: World, erasure: ErasureRow, ways: readonly ClosedWay[]): Promise<void> {
  appendErasure(world.home, {
    id: erasure.id,
    number: erasure.number,
    customerId: erasure.customerId,
    recordIds: erasure.recordIds,
    slots: erasure.slots,
    reason: erasure.reason,
    askedAt: erasure.askedAt.toISOString(),
    byEmployee: erasure.byEmployee,
    erasedAt: erasure.erasedAt.toISOString(),
    counts: erasure.counts,
    ways: ways.map(({ way, hash }) => ({ way, hash: hash.toString('base64') })),
  });
  await world.vault.slots.destroy(erasure.slots);
  await world.db.transaction().execute((trx) => markErased(trx, erasure.id, world.now()));
}

/**
 * At every start, before the door opens. A database that was restored from before an erasure is erased again by the log
 * beside the keys; and what a crash left between the rows and the keys is finished. Gives how many were looked after.
 */
export async function finishErasures(world: World): Promise<number> {
  for (const entry of readErasures(world.home)) await repeat(world, entry);
  const open = await unfinished(world.db);
  for (const { id } of open) {
    const kept = await erasureOf(world.db, id);
    if (kept === null) continue;
    await finish(world, { ...kept, counts: countsOf(kept.counts) }, await waysOfErasure(world.db, id));
  }
  return open.length;
}

async function repeat(world: World, entry: LoggedErasure): Promise<void> {
  if ((await erasureOf(world.db, entry.id)) !== null) return;
  await world.db.transaction().execute(async (trx) => {
    const row: ErasureRow = {
      ...entry,
      askedAt: new Date(entry.askedAt),
      erasedAt: new Date(entry.erasedAt),
    };
    const ways = entry.ways.map(({ way, hash }) => ({ way, hash: Buffer.from(hash, 'base64') }));
    await saveErasure(trx, row, ways);
    await uncount(trx, entry.recordIds);
    await deleteErased(trx, entry.id);
    await passErasureNumber(trx, entry.number);
  });
}

export async function listErasures(world: World, actor: Actor): Promise<Result<Certificate[], 'forbidden'>> {
  if (!can(actor, answerPerson, undefined)) return refused('forbidden');
  return done((await erasures(world.db)).map(certificate));
}

export async function readCertificate(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Certificate, Refusal>> {
  if (!can(actor, answerPerson, undefined)) return refused('forbidden');
  const kept = await erasureOf(world.db, id);
  return kept === null ? refused('not-found') : done(certificate(kept));
}

function certificate(kept: KeptErasure): Certificate {
  return {
    id: kept.id,
    number: kept.number,
    customerId: kept.customerId,
    reason: kept.reason,
    askedOn: kept.askedAt.toISOString().slice(0, 10),
    erasedAt: kept.erasedAt.toISOString(),
    byEmployee: kept.byEmployee,
    counts: countsOf(kept.counts),
    keysDestroyed: kept.slots.length,
    keysGoneAt: kept.doneAt?.toISOString() ?? null,
  };
}

function countsOf(json: unknown): Record<string, number> {
  if (typeof json !== 'object' || json === null) return {};
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
