import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byteas, plain, texts } from './arrays.ts';
import { type TestDatabase, testDatabase } from './database.fixture.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const word = fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')));
const bytes = fc.option(fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value)));
const row = fc.record({ word, bytes, id: fc.option(fc.uuid()), n: fc.option(fc.integer()) });

test('columns arrive as they were sent, whatever stands in them, with their gaps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const { rows: back } = await database.appPool.query(
        'select * from unnest($1::text[], $2::bytea[], $3::uuid[], $4::int[]) as r(word, bytes, id, n)',
        [
          texts(rows.map((one) => one.word)),
          byteas(rows.map((one) => one.bytes)),
          plain(rows.map((one) => one.id)),
          plain(rows.map((one) => one.n)),
        ],
      );
      expect(back).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('a quote, a backslash, a brace and Hebrew are words like any other', async () => {
  const words = ['"', '\\', '{a,b}', 'NULL', '', "o'clock", 'שלום, עולם'];
  const { rows } = await database.appPool.query('select $1::text[] as words', [texts(words)]);
  expect(rows).toEqual([{ words }]);
});
