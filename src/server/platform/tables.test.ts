import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './database.fixture.ts';
import { tableTypes } from './tables.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** As the formatter breaks lines is not what is compared. */
const onOneLine = (types: string): string => types.replaceAll(/:\s+\|/g, ':').replaceAll(/\s+/g, ' ');
const written = async (): Promise<string> =>
  onOneLine(await readFile(join(import.meta.dirname, 'tables.ts'), 'utf8'));

test('the types of the rows are those of the migrated database', async () => {
  const found = onOneLine(await tableTypes(database.ownerPool));
  expect(found.match(/interface /g)?.length).toBeGreaterThan(40);
  expect(await written()).toBe(found);
});

test('a column that a migration adds without `npm run tables` is found', async () => {
  await database.ownerPool.query('alter table division add column colour text');
  expect(onOneLine(await tableTypes(database.ownerPool))).not.toBe(await written());
});
