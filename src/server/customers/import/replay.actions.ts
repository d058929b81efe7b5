import { z } from 'zod';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { done, type Result, refused } from '#kernel/result';
import { readJson } from '#kernel/strict-json';
import type { Incoming, Outcome } from '#server/customers/ingest/incoming';
import {
  markReplayed,
  quarantinedItem,
  REFUSED_BY_DATABASE,
} from '#server/customers/ingest/quarantine.store';
import type { Writer } from '#server/customers/ingest/writer';
import { checkItem, mended } from '#server/customers/intake/item';
import type { Actor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { mappingsFor } from './import.store.ts';
import { missingColumns } from './map-row.ts';
import { readRow } from './read-row.ts';

/**
 * What was kept aside is tried again, mended where that invents nothing; what still does not fit stays where it is. A row of a
 * file is read again by the mapping that its silo has now, when that one was saved later and finds its columns, else by that of
 * its own import.
 */
type Tried = { readonly status: Outcome['status']; readonly reason: string | null };
type Kept = NonNullable<Awaited<ReturnType<typeof quarantinedItem>>>;

const cellsSchema = z.record(z.string(), z.string());

export async function replay(
  world: World,
  writer: Writer,
  actor: Actor,
  id: string,
): Promise<Result<Tried, 'not-found'>> {
  const kept = await quarantinedItem(world.db, world, id);
  if (kept === null) return refused('not-found');
  const read = await readAgain(world, kept);
  if (read.incoming === null) return done(read.tried);
  const outcomes = await writer.store([read.incoming], async (trx, [outcome]) => {
    if (outcome?.status === 'stored' || outcome?.status === 'duplicate')
      await markReplayed(trx, id, world.now());
    await record(trx, world.now(), {
      actor,
      action: 'quarantine.replay',
      objectType: 'quarantine',
      objectId: id,
      facts: { outcome: outcome?.status },
    });
  });
  return done(outcomes[0] ?? { status: 'rejected', reason: 'lost' });
}

type ReadAgain = { readonly incoming: Incoming } | { readonly incoming: null; readonly tried: Tried };

async function readAgain(world: World, kept: Kept): Promise<ReadAgain> {
  let value: unknown;
  try {
    value = mended(readJson(kept.original).value);
  } catch {
    return { incoming: null, tried: { status: 'quarantined', reason: 'not-json' } };
  }
  const { importId, reason } = kept;
  if (importId === null || reason.startsWith(REFUSED_BY_DATABASE)) return readItem(world, kept, value);
  const cells = cellsSchema.safeParse(value);
  const mapping = cells.success ? await mappingNow(world, importId, Object.keys(cells.data)) : null;
  if (!cells.success || mapping === null) return readItem(world, kept, value);
  const row = readRow(
    { mapping, sourceId: kept.sourceId, importId, now: world.now() },
    { number: 0, cells: cells.data, broken: null },
  );
  if (row.incoming !== null) return { incoming: row.incoming };
  return {
    incoming: null,
    tried: { status: row.error?.status ?? 'rejected', reason: row.error?.reason ?? null },
  };
}

async function mappingNow(
  world: World,
  importId: string,
  columns: readonly string[],
): Promise<Mapping | null> {
  const { own, saved } = await mappingsFor(world.db, importId);
  const fits = mappingSchema.safeParse(saved).data;
  if (fits !== undefined && missingColumns(fits, columns).length === 0) return fits;
  return mappingSchema.safeParse(own).data ?? null;
}

function readItem(world: World, { sourceId, importId, original }: Kept, value: unknown): ReadAgain {
  const checked = checkItem(value, world.organization.timeZone);
  if (checked.status !== 'good') return { incoming: null, tried: checked };
  const { item, occurredAt, dueAt, resolvedAt } = checked;
  return {
    incoming: {
      rowKind: 'interaction',
      sourceId,
      importId,
      item,
      occurredAt,
      dueAt,
      resolvedAt,
      original,
    },
  };
}
