import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { MANIFEST, type Manifest, tableEntry } from './manifest.ts';
import { hashingLines, rowHash } from './row-hash.ts';

/**
 * A backup is one zip file of every table as COPY text, read in one snapshot, and a manifest with the hash of the rows.
 * It holds ciphertext where the database does and is useless without the keys, which are a file of their own. The
 * clocks' tables (schema `pgboss`) are left out: the product makes them again.
 */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Values are written the same way whatever the server's settings: hashes of the same rows must be equal. */
const SAME_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local intervalstyle = 'postgres'`;

/** Writes `file` (which must not exist half: it is written beside and renamed). `told` hears bytes as they pass. */
export async function writeBackup(
  pool: Pool,
  file: string,
  facts: { readonly version: string; readonly now: Date },
  told: (bytes: number) => void = () => undefined,
): Promise<Manifest> {
  const beside = `${file}.partial`;
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(SAME_TEXT);
    const shapes = await tableShapes(client);
    const sequences = await sequencesOf(client);
    const schema = await newestMigration(client);
    const tables: Manifest['tables'] = [];
    const manifest = (): Manifest => ({
      product: 'empty-chair',
      format: 1,
      version: facts.version,
      schema,
      takenAt: facts.now.toISOString(),
      tables,
      sequences,
    });
    const zip = new ZipFile();
    for (const shape of shapes)
      zip.addReadStreamLazy(tableEntry(shape.name), { compressionLevel: 1 }, (give) => {
        const hash = rowHash();
        const source = client.query(
          copyTo(`copy public.${shape.name} (${shape.columns.join(', ')}) to stdout`),
        );
        const counted = hashingLines(hash, told);
        counted.once('end', () =>
          tables.push({ ...shape, columns: [...shape.columns], rows: hash.rows(), hash: hash.hex() }),
        );
        // A failure of the copy ends the zip's own stream, and with it the backup.
        pipeline(source, counted).catch((fault: unknown) => zip.emit('error', fault));
        give(null, counted);
      });
    // Its turn comes when every table has passed.
    zip.addReadStreamLazy(MANIFEST, {}, (give) =>
      give(null, Readable.from([JSON.stringify(manifest(), null, 1)])),
    );
    zip.end();
    const failed = new Promise<never>((_, reject) => {
      zip.once('error', reject);
    });
    await Promise.race([pipeline(zip.outputStream, createWriteStream(beside, { mode: 0o600 })), failed]);
    await client.query('commit');
    const handle = await open(beside, 'r+');
    await handle.sync();
    await handle.close();
    await rename(beside, file);
    client.release();
    return manifest();
  } catch (fault) {
    client.release(true);
    await rm(beside, { force: true });
    throw fault;
  }
}

/** Every table of ours with the columns that hold something of their own, by name. */
export async function tableShapes(client: Pick<PoolClient, 'query'>): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`);
  if (rows.length === 0) throw new Error('there are no tables to copy');
  return rows;
}

async function sequencesOf(client: PoolClient): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; last: number }>(
    `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
  );
  return rows;
}

export async function newestMigration(client: Pick<PoolClient, 'query'>): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select max(name) as name from schema_migration');
  return rows[0]?.name ?? '';
}

/** The hash of one table's rows as they are now, in the caller's transaction. */
export async function hashOfTable(
  client: PoolClient,
  shape: TableShape,
): Promise<{ rows: number; hash: string }> {
  await client.query(SAME_TEXT);
  const hash = rowHash();
  const lines = hashingLines(hash, () => undefined);
  lines.resume();
  await pipeline(
    client.query(copyTo(`copy public.${shape.name} (${shape.columns.join(', ')}) to stdout`)),
    lines,
  );
  return { rows: hash.rows(), hash: hash.hex() };
}
