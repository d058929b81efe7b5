import { quarantined as quarantinedRows } from '#server/customers/ingest/quarantine.store';
import type { World } from '#server/platform/world';
import { divisionCodes, sourcesWithCounts } from './import.store.ts';

/** The silos that speak, and what was kept aside of what they said. */
export async function sourcesOf(world: World) {
  const rows = await sourcesWithCounts(world.db);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: { he: row.nameHe, en: row.nameEn },
    kind: row.kind,
    records: row.records,
    interactions: row.interactions,
    lastImportAt: row.lastImportAt?.toISOString() ?? null,
  }));
}

export async function quarantined(world: World) {
  const rows = await quarantinedRows(world.db);
  return rows.map((row) => ({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    replayedAt: row.replayedAt?.toISOString() ?? null,
  }));
}

/** Division ids by code and by both names, as files write them. */
export async function readDivisionCodes(world: World): Promise<Map<string, string>> {
  return divisionCodes(world.db);
}
