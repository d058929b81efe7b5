import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { StartRefusal } from '#server/platform/start-refusal';
import { hashOfTable, newestMigration, tableShapes } from './backup.store.ts';
import { MANIFEST, type Manifest, manifestSchema, tableEntry } from './manifest.ts';
import { hashingLines, rowHash } from './row-hash.ts';

/**
 * Puts a backup into an empty database that stands at the backup's own schema, in one transaction, and reads every table
 * back: it commits only when each table's rows hash to what the manifest says. Nothing is restored by halves.
 */
export interface OpenBackup {
  readonly manifest: Manifest;
  close(): void;
  stream(table: string): Promise<Readable>;
}

/** Opens and checks the frame of a backup; throws `StartRefusal` with a sentence when it is not a whole one. */
export async function openBackup(file: string): Promise<OpenBackup> {
  const zip = await openZip(file);
  try {
    const entries = await entriesOf(zip);
    const written = entries.get(MANIFEST);
    if (written === undefined) throw notABackup(file);
    const manifest = manifestSchema.parse(JSON.parse(await text(await zip.openReadStreamPromise(written))));
    for (const table of manifest.tables) if (!entries.has(tableEntry(table.name))) throw notABackup(file);
    return {
      manifest,
      close: () => zip.close(),
      async stream(table) {
        const entry = entries.get(tableEntry(table));
        if (entry === undefined) throw notABackup(file);
        return zip.openReadStreamPromise(entry);
      },
    };
  } catch (fault) {
    zip.close();
    throw fault instanceof StartRefusal ? fault : notABackup(file, fault);
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')
      throw new StartRefusal(`There is no file ${file}.`, 'Check the path of the backup.');
    throw notABackup(file, fault);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function notABackup(file: string, cause?: unknown): StartRefusal {
  return new StartRefusal(
    `${file} is not a whole backup of this product.`,
    'Take another copy of it: this one may have been cut short.',
    { cause },
  );
}

/**
 * The pool must speak as the owner of the tables. `beforeCommit` may look at what was put in and throw; `told` hears
 * the number and name of each table before it is filled.
 */
export async function restoreBackup(
  owner: Pool,
  backup: OpenBackup,
  {
    beforeCommit = async () => undefined,
    told = () => undefined,
  }: {
    beforeCommit?: (client: PoolClient) => Promise<void>;
    told?: (at: number, table: string) => void;
  } = {},
): Promise<{ tables: number; rows: number }> {
  const { manifest } = backup;
  const client = await owner.connect();
  try {
    await client.query('begin');
    const schema = await newestMigration(client);
    if (schema !== manifest.schema)
      throw new StartRefusal(
        `The database stands at "${schema}" and the backup at "${manifest.schema}".`,
        'Restore into an empty database.',
      );
    const shapes = await tableShapes(client);
    await refuseFilled(client);
    await client.query(`truncate ${shapes.map(({ name }) => `public.${name}`).join(', ')}`);
    const order = await parentsFirst(
      client,
      shapes.map((shape) => shape.name),
    );
    const saved = order.flatMap((name) => manifest.tables.filter((table) => table.name === name));
    for (const [at, table] of saved.entries()) {
      told(at, table.name);
      await fill(client, backup, table);
    }
    for (const { name, last } of manifest.sequences)
      await client.query('select setval($1::regclass, $2)', [`public.${name}`, last]);
    await renumberEvents(client);
    await beforeCommit(client);
    await client.query('commit');
    client.release();
    return {
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    };
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    client.release(true);
    throw fault;
  }
}

async function fill(
  client: PoolClient,
  backup: OpenBackup,
  table: Manifest['tables'][number],
): Promise<void> {
  const hash = rowHash();
  const sink = client.query(copyFrom(`copy public.${table.name} (${table.columns.join(', ')}) from stdin`));
  await pipeline(
    await backup.stream(table.name),
    hashingLines(hash, () => undefined),
    sink,
  );
  const stored = await hashOfTable(client, table);
  if (hash.hex() !== table.hash || hash.rows() !== table.rows || stored.hash !== table.hash)
    throw new StartRefusal(
      `The table ${table.name} of this backup does not hold the rows that were saved.`,
      'Take another copy of the backup: this one was changed or damaged. Nothing was restored.',
    );
}

async function refuseFilled(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ filled: boolean }>(
    'select exists (select from organization) as filled',
  );
  if (rows[0]?.filled === true)
    throw new StartRefusal(
      'This database already holds an organization.',
      'Restore into an empty home, or into an empty database.',
    );
}

/** Tables in an order in which every row finds what it refers to. */
async function parentsFirst(client: PoolClient, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    select distinct c.relname as child, p.relname as parent
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid and c.relnamespace = 'public'::regnamespace`);
  const ordered: string[] = [];
  const left = new Set(names);
  while (left.size > 0) {
    const free = [...left].filter((name) => !rows.some((row) => row.child === name && left.has(row.parent)));
    if (free.length === 0)
      throw new Error(`tables refer to one another in a circle: ${[...left].join(', ')}`);
    for (const name of free) {
      ordered.push(name);
      left.delete(name);
    }
  }
  return ordered;
}

/**
 * Events are ordered by the number of their transaction, and this is another database with other numbers. All events
 * get this transaction's number and new places in their old order, and every consumer stands where it stood.
 */
async function renumberEvents(client: PoolClient): Promise<void> {
  await client.query(`
    create temporary table event_order on commit drop as
      select xid, seq, row_number() over (order by xid, seq) as place from outbox;
    update consumer c set
      cursor = coalesce((select max(e.place) from event_order e where (e.xid, e.seq) <= (c.cursor_xid, c.cursor)), 0),
      cursor_xid = case when exists (select from event_order e where (e.xid, e.seq) <= (c.cursor_xid, c.cursor))
                        then pg_current_xact_id() else '0'::xid8 end;
    create temporary table event_copy on commit drop as
      select e.place, o.kind, o.ids, o.facts, o.at from outbox o join event_order e using (xid, seq);
    truncate outbox;
    insert into outbox (seq, kind, ids, facts, at) overriding system value
      select place, kind, ids, facts, at from event_copy order by place;
    select setval(pg_get_serial_sequence('outbox', 'seq'), greatest((select coalesce(max(place), 1) from event_order), 1));`);
}
