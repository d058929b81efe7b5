import { sql } from 'kysely';
import type { Import } from '#contract/imports';
import type { Mapping } from '#contract/mapping';
import type { Counters } from '#server/customers/ingest/incoming';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

/** Imports, their counters and the rows that were not stored. */

export async function ensureDivisions(
  trx: Trx,
  divisions: readonly { code: string; name: { he: string; en: string } }[],
  sample: boolean,
): Promise<void> {
  for (const [position, { code, name }] of divisions.entries()) {
    await trx
      .insertInto('division')
      .values({ id: newId(), code, name_he: name.he, name_en: name.en, position, sample })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
  }
}

export async function ensureSource(
  trx: Trx,
  source: Mapping['source'],
  sample: boolean,
): Promise<{ id: string; code: string }> {
  const division =
    source.division === undefined
      ? undefined
      : await trx.selectFrom('division').select('id').where('code', '=', source.division).executeTakeFirst();
  await trx
    .insertInto('source')
    .values({
      id: newId(),
      code: source.code,
      name_he: source.name.he,
      name_en: source.name.en,
      kind: source.kind,
      trust: source.trust,
      division_id: division?.id ?? null,
      sample,
    })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  return trx
    .selectFrom('source')
    .select(['id', 'code'])
    .where('code', '=', source.code)
    .executeTakeFirstOrThrow();
}

export async function divisionCodes(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('division').select(['id', 'code', 'name_he', 'name_en']).execute();
  return new Map(
    rows.flatMap((row) => [row.name_en, row.name_he, row.code].map((name) => [name, row.id] as const)),
  );
}

export interface ImportRow {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceCode: string;
  readonly sourceName: { he: string; en: string };
  readonly fileName: string;
  readonly fileBytes: number;
  readonly rowsTotal: number | null;
  readonly mapping: unknown;
  readonly state: Import['state'];
  readonly failure: string | null;
  readonly bytesRead: number;
  readonly counters: Counters;
  readonly errors: number;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export async function createImport(
  trx: Trx,
  facts: {
    id: string;
    sourceId: string;
    fileName: string;
    fileBytes: number;
    rowsTotal: number;
    mapping: Mapping;
    startedBy: string | null;
    sample: boolean;
    now: Date;
  },
): Promise<void> {
  await trx
    .insertInto('import')
    .values({
      id: facts.id,
      source_id: facts.sourceId,
      file_name: facts.fileName,
      file_bytes: facts.fileBytes,
      rows_total: facts.rowsTotal,
      mapping: JSON.stringify(facts.mapping),
      state: 'waiting',
      started_by: facts.startedBy,
      sample: facts.sample,
      created_at: facts.now,
    })
    .execute();
  await trx
    .insertInto('saved_mapping')
    .values({ source_id: facts.sourceId, mapping: JSON.stringify(facts.mapping), saved_at: facts.now })
    .onConflict((conflict) =>
      conflict
        .column('source_id')
        .doUpdateSet({ mapping: JSON.stringify(facts.mapping), saved_at: facts.now }),
    )
    .execute();
}

export async function imports(db: Db, where: { id?: string; unfinished?: true } = {}): Promise<ImportRow[]> {
  let query = db
    .selectFrom('import as i')
    .innerJoin('source as s', 's.id', 'i.source_id')
    .selectAll('i')
    .select(['s.code', 's.name_he', 's.name_en'])
    .select(sql<number>`(select count(*)::int from import_error e where e.import_id = i.id)`.as('errors'))
    .orderBy('i.created_at', 'desc')
    .limit(200);
  if (where.id !== undefined) query = query.where('i.id', '=', where.id);
  if (where.unfinished) query = query.where('i.state', 'in', ['waiting', 'running']);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    sourceCode: row.code,
    sourceName: { he: row.name_he, en: row.name_en },
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    rowsTotal: row.rows_total,
    mapping: row.mapping,
    state: row.state,
    failure: row.failure,
    bytesRead: row.bytes_read,
    counters: {
      received: row.received,
      stored: row.stored,
      duplicate: row.duplicate,
      quarantined: row.quarantined,
      rejected: row.rejected,
    },
    errors: row.errors,
    sample: row.sample,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }));
}

/** The mapping of an import, and that of its silo when it was saved at a later import; null when there is none. */
export async function mappingsFor(db: Db, importId: string): Promise<{ own: unknown; saved: unknown }> {
  const row = await db
    .selectFrom('import as i')
    .leftJoin('saved_mapping as m', (join) =>
      join.onRef('m.source_id', '=', 'i.source_id').onRef('m.saved_at', '>', 'i.created_at'),
    )
    .select(['i.mapping as own', 'm.mapping as saved'])
    .where('i.id', '=', importId)
    .executeTakeFirst();
  return { own: row?.own ?? null, saved: row?.saved ?? null };
}

export async function setState(
  db: Db,
  id: string,
  state: Import['state'],
  facts: { failure?: string; now: Date },
): Promise<void> {
  const ended = state === 'done' || state === 'cancelled' || state === 'failed';
  await db
    .updateTable('import')
    .set({
      state,
      failure: facts.failure ?? null,
      ...(ended ? { finished_at: facts.now } : { started_at: facts.now }),
    })
    .where('id', '=', id)
    .execute();
}

/**
 * In the transaction of the chunk: the counters are the cursor, and can never run ahead of the rows. False, and nothing counted,
 * when the cursor does not stand where this chunk begins.
 */
export async function moveImport(
  trx: Trx,
  id: string,
  { counters, after, bytesRead }: { counters: Counters; after: number; bytesRead: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import set received = received + ${counters.received}, stored = stored + ${counters.stored}, duplicate = duplicate + ${counters.duplicate},
           quarantined = quarantined + ${counters.quarantined}, rejected = rejected + ${counters.rejected}, bytes_read = greatest(bytes_read, ${bytesRead})
     where id = ${id} and received = ${after}`.execute(trx);
  return numAffectedRows === 1n;
}

/** Imports whose file is still needed. */
export async function unfinishedImports(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .execute();
  return rows.map(({ id }) => id);
}

/** The mappings of all silos, newest first. */
export async function savedMappings(db: Db): Promise<unknown[]> {
  const rows = await db
    .selectFrom('saved_mapping')
    .select('mapping')
    .orderBy('saved_at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => row.mapping);
}

export async function importsIn(db: Db, state: Import['state']): Promise<string[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('state', '=', state)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

export async function savedMapping(db: Db, sourceCode: string): Promise<unknown> {
  const row = await db
    .selectFrom('saved_mapping as m')
    .innerJoin('source as s', 's.id', 'm.source_id')
    .select('m.mapping')
    .where('s.code', '=', sourceCode)
    .executeTakeFirst();
  return row?.mapping ?? null;
}

export async function sourcesWithCounts(db: Db): Promise<
  {
    id: string;
    code: string;
    nameHe: string;
    nameEn: string;
    kind: string;
    records: number;
    interactions: number;
    lastImportAt: Date | null;
  }[]
> {
  const { rows } = await sql<{
    id: string;
    code: string;
    nameHe: string;
    nameEn: string;
    kind: string;
    records: number;
    interactions: number;
    lastImportAt: Date | null;
  }>`
    select s.id, s.code, s.name_he as "nameHe", s.name_en as "nameEn", s.kind,
           (select count(*) from source_record r where r.source_id = s.id) as records,
           (select coalesce(sum(n), 0)::bigint from rollup_day d where d.source_id = s.id) as interactions,
           (select max(i.finished_at) from import i where i.source_id = s.id) as "lastImportAt"
      from source s order by s.created_at`.execute(db);
  return rows;
}
