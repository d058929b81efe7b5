import {
  type Accepted,
  type IngestRules,
  interactionRow,
  pledgeRows,
} from '#server/customers/ingest/accepted-row';
import type { RecordState } from '#server/customers/ingest/batch';
import { savePledges } from '#server/customers/ingest/ingest.store';
import { saveInteractions } from '#server/customers/ingest/interactions.store';
import { prepare } from '#server/customers/ingest/prepare';
import { checkItem } from '#server/customers/intake/item';
import type { Trx, World } from '#server/platform/world';
import {
  forgetContents,
  interactionsOf,
  pastOf,
  removeIntakeKeys,
  removeInteractions,
  removePast,
  removePersonKeys,
  removePledges,
  removeSaid,
  settleIntakeKeys,
  slotsOf,
  standingOn,
  type Version,
  versionsBefore,
} from './take-back.store.ts';

/**
 * What happened, as one import told it, goes; where it had replaced what another told, that comes again with its own words,
 * counters and time. A promise is told anew by whatever still speaks of it.
 */
const CHUNK = 300;
const KEYS = 5_000;

/** One chunk. False when there was nothing more. */
export async function takeBackRows(
  trx: Trx,
  world: World,
  rules: IngestRules,
  importId: string,
): Promise<boolean> {
  const rows = await interactionsOf(trx, importId, CHUNK);
  if (rows.length === 0) return false;
  const before = await versionsBefore(
    trx,
    importId,
    rows.map((row) => row.id),
  );
  const returning = new Set(before.map((version) => version.id));
  const pledges = pledgesIn(world, rows);
  await removeInteractions(trx, rows);
  await forgetContents(trx, contentsOf(world, rows));
  await removeIntakeKeys(
    trx,
    rows.flatMap((row) => (returning.has(row.id) ? [] : [row.id])),
  );
  const sources = new Map(rows.map((row) => [row.id, row.sourceId]));
  await bringBack(
    trx,
    world,
    rules,
    before.map((version) => ({ ...version, sourceId: sources.get(version.id) ?? '' })),
  );
  await tellPledgesAnew(trx, world, rules, importId, pledges);
  return true;
}

/** Versions of this import that others replaced since: only the trace of them is left to remove. */
export async function takeBackPast(trx: Trx, world: World, importId: string): Promise<boolean> {
  const rows = await pastOf(trx, importId, CHUNK);
  if (rows.length === 0) return false;
  await forgetContents(trx, contentsOf(world, rows));
  await removePast(trx, rows);
  return true;
}

export async function takeBackPersonKeys(trx: Trx, importId: string): Promise<boolean> {
  return (await removePersonKeys(trx, importId, KEYS)) > 0;
}

export async function takeBackSaid(trx: Trx, importId: string): Promise<boolean> {
  return (await removeSaid(trx, importId, KEYS)) > 0;
}

type Told = Pick<Version, 'id' | 'item'>;

/** Null when the words were erased with their person. */
function contentOf(world: World, { id, item }: Told): string | null {
  return world.vault.read(`interaction:${id}`, item);
}

function contentsOf(world: World, rows: readonly Told[]): { id: string; content: Buffer }[] {
  return rows.flatMap((row) => {
    const content = contentOf(world, row);
    return content === null ? [] : [{ id: row.id, content: world.vault.hash('content', content) }];
  });
}

/** A stored row as it was accepted; null when it can no longer be read. */
function acceptedAgain(world: World, row: Version): Accepted | null {
  const content = contentOf(world, row);
  if (content === null) return null;
  const checked = checkItem(JSON.parse(content), world.organization.timeZone);
  if (checked.status !== 'good') return null;
  const incoming = {
    rowKind: 'interaction' as const,
    sourceId: row.sourceId,
    importId: row.importId,
    item: checked.item,
    occurredAt: checked.occurredAt,
    dueAt: checked.dueAt,
    resolvedAt: checked.resolvedAt,
    original: '',
  };
  const prepared = prepare(world.vault, incoming, world.organization);
  return {
    at: 0,
    row: prepared,
    before: {
      sourceId: row.sourceId,
      externalHash: prepared.externalHash,
      interactionId: row.id,
      recordId: row.recordId,
      contents: [],
    },
  };
}

function homeOf(row: Version, slot: number): RecordState {
  return {
    id: row.recordId,
    sourceId: row.sourceId,
    personHash: Buffer.alloc(0),
    isNew: false,
    version: 0,
    slot,
    profile: {},
    was: null,
    inputHash: null,
    changed: false,
    customerId: null,
  };
}

async function bringBack(
  trx: Trx,
  world: World,
  rules: IngestRules,
  versions: readonly Version[],
): Promise<void> {
  const slots = await slotsOf(
    trx,
    versions.map((version) => version.recordId),
  );
  const rows = versions.flatMap((version) => {
    const accepted = acceptedAgain(world, version);
    const slot = slots.get(version.recordId);
    if (accepted === null || slot === undefined) return [];
    return [
      interactionRow(
        world,
        rules,
        accepted,
        homeOf(version, slot),
        new Map([[version.id, version.version - 1]]),
      ),
    ];
  });
  await removePast(trx, versions);
  await saveInteractions(trx, rows, world.now());
  await settleIntakeKeys(trx, versions);
}

interface PledgeKey {
  readonly recordId: string;
  readonly sourceId: string;
  readonly referenceHash: Buffer;
}

function pledgesIn(world: World, rows: readonly Version[]): PledgeKey[] {
  return rows.flatMap((row) => {
    const content = contentOf(world, row);
    const pledge: unknown = content === null ? null : Reflect.get(Object(JSON.parse(content)), 'pledge');
    const reference: unknown =
      typeof pledge === 'object' && pledge !== null ? Reflect.get(pledge, 'reference') : null;
    if (typeof reference !== 'string') return [];
    return [
      {
        recordId: row.recordId,
        sourceId: row.sourceId,
        referenceHash: world.vault.hash('pledge', reference),
      },
    ];
  });
}

const nameOf = ({ recordId, sourceId, referenceHash }: PledgeKey): string =>
  `${recordId}:${sourceId}:${referenceHash.toString('base64')}`;

async function tellPledgesAnew(
  trx: Trx,
  world: World,
  rules: IngestRules,
  importId: string,
  pledges: readonly PledgeKey[],
): Promise<void> {
  if (pledges.length === 0) return;
  await removePledges(trx, pledges);
  const names = new Set(pledges.map(nameOf));
  const standing = await standingOn(trx, importId, [...new Set(pledges.map(({ recordId }) => recordId))]);
  for (const row of standing) {
    if (!pledgesIn(world, [row]).some((pledge) => names.has(nameOf(pledge)))) continue;
    const accepted = acceptedAgain(world, row);
    if (accepted !== null)
      await savePledges(trx, pledgeRows(world, rules, accepted, homeOf(row, row.slot), row.id), world.now());
  }
}
