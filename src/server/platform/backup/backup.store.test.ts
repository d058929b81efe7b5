import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { StartRefusal } from '#server/platform/start-refusal';
import { hashOfTable, tableShapes, writeBackup } from './backup.store.ts';
import { openBackup, restoreBackup } from './restore.store.ts';
import { rowHash } from './row-hash.ts';

let home: string;
let from: TestDatabase;
let to: TestDatabase;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'empty-chair-backup-'));
  from = await testDatabase();
  to = await testDatabase();
  await fill(from.ownerPool);
});
afterAll(async () => {
  await Promise.all([from.drop(), to.drop()]);
  await rm(home, { recursive: true });
});

const facts = { version: '0.0.0', now: new Date('2026-03-01T09:00:00Z') };

async function fill(pool: Pool): Promise<void> {
  await pool.query(`
    insert into organization (name) values (E'חברה\\tעם טאב\\nושורה');
    insert into division (id, code, name_he, name_en) select gen_random_uuid(), 'd' || n, 'אגף ' || n, 'Division ' || n from generate_series(1, 40) n;
    insert into employee (id, name, email, role) values ('00000000-0000-7000-8000-000000000001', 'Boss', 'boss@example.test', 'owner');
    insert into employee (id, name, email, role, reports_to)
      select gen_random_uuid(), E'Name \\\\ ' || n, n || '@example.test', 'agent', '00000000-0000-7000-8000-000000000001' from generate_series(1, 20) n;
    insert into rollup_day (day, touchpoint_id, source_id, kind, channel, measure, n, score_sum)
      select '2026-01-01'::date + n, gen_random_uuid(), gen_random_uuid(), 'call', 'phone', 'nps', n, n / 3.0 from generate_series(1, 300) n;
    insert into source_record (id, source_id, key_slot, profile_cipher, terms, created_at, updated_at)
      select gen_random_uuid(), gen_random_uuid(), n, decode(md5(n::text), 'hex'), array[n, -n], now(), now() from generate_series(1, 500) n;
    select nextval('case_number') from generate_series(1, 7);
  `);
  for (let at = 0; at < 5; at++) await pool.query(`insert into outbox (kind) values ('e' || $1)`, [at]);
  await pool.query(`insert into consumer (name, cursor_xid, cursor) select 'reader', xid, seq from outbox where kind = 'e2';
    insert into consumer (name) values ('new');`);
}

async function hashes(pool: Pool): Promise<Map<string, string>> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const found = new Map<string, string>();
    for (const shape of await tableShapes(client))
      found.set(shape.name, (await hashOfTable(client, shape)).hash);
    await client.query('rollback');
    return found;
  } finally {
    client.release();
  }
}

test('what is restored into an empty database equals, row by row, what was saved', async () => {
  const file = join(home, 'one.backup');
  const manifest = await writeBackup(from.appPool, file, facts);
  expect(manifest.tables.find(({ name }) => name === 'source_record')?.rows).toBe(500);
  expect(manifest.tables.length).toBeGreaterThan(40);
  const backup = await openBackup(file);
  const done = await restoreBackup(to.ownerPool, backup);
  expect(done.rows).toBeGreaterThan(860);
  const [before, after] = [await hashes(from.ownerPool), await hashes(to.ownerPool)];
  // Events get new numbers in another database; their order is looked at below.
  for (const name of ['outbox', 'consumer']) {
    before.delete(name);
    after.delete(name);
  }
  expect(after).toEqual(before);
  expect(before.size).toBeGreaterThan(40);
  const { rows: numbers } = await to.ownerPool.query(`select nextval('case_number')::int as n`);
  expect(numbers[0].n).toBe(1008);
});

test('after a restore every consumer goes on with the event after the last one it had seen', async () => {
  await to.ownerPool.query(`insert into outbox (kind) values ('later')`);
  const left = await to.ownerPool.query(`
    select c.name, array_agg(o.kind order by o.xid, o.seq) as kinds from consumer c
      join outbox o on (o.xid, o.seq) > (c.cursor_xid, c.cursor)
     group by c.name order by c.name`);
  expect(left.rows).toEqual([
    { name: 'new', kinds: ['e0', 'e1', 'e2', 'e3', 'e4', 'later'] },
    { name: 'reader', kinds: ['e3', 'e4', 'later'] },
  ]);
});

test('a database that holds an organization is not overwritten', async () => {
  const before = await hashes(to.ownerPool);
  await expect(restoreBackup(to.ownerPool, await openBackup(join(home, 'one.backup')))).rejects.toThrow(
    /already holds an organization/,
  );
  expect(await hashes(to.ownerPool)).toEqual(before);
});

test('a backup that was cut short, changed, or is something else is refused with a sentence', async () => {
  const whole = await readFile(join(home, 'one.backup'));
  const file = join(home, 'bad.backup');
  const cases = [whole.subarray(0, whole.length - 200), Buffer.from('not a zip'), Buffer.alloc(0)];
  for (const bytes of cases) {
    await writeFile(file, bytes);
    await expect(openBackup(file)).rejects.toThrow(StartRefusal);
  }
  await expect(openBackup(join(home, 'absent'))).rejects.toThrow(/no file/);
});

test('one changed byte anywhere in a backup is found, and nothing is restored', async () => {
  const whole = await readFile(join(home, 'one.backup'));
  const target = await testDatabase();
  try {
    const empty = await hashes(target.ownerPool);
    let tried = 0;
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      const bytes = Buffer.from(whole);
      const at = Math.floor(bytes.length * share);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      const file = join(home, 'changed.backup');
      await writeFile(file, bytes);
      await expect(
        openBackup(file).then((backup) => restoreBackup(target.ownerPool, backup)),
      ).rejects.toThrow();
      tried++;
    }
    expect(tried).toBe(4);
    expect(await hashes(target.ownerPool)).toEqual(empty);
  } finally {
    await target.drop();
  }
});

test('the hash of rows does not depend on their order, and one row more or less changes it', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 30 }), (rows) => {
      const of = (lines: readonly string[]): string => {
        const hash = rowHash();
        for (const line of lines) hash.add(Buffer.from(line));
        return hash.hex();
      };
      expect(of([...rows].reverse())).toBe(of(rows));
      expect(of(rows.slice(1))).not.toBe(of(rows));
      expect(of([...rows, rows[0] ?? ''])).not.toBe(of(rows));
    }),
  );
});
