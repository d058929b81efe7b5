import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './database.fixture.ts';
import { withTransaction } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.ownerPool.query('create table note (id int primary key, text text)');
  await database.ownerPool.query('grant select, insert on note to empty_chair_app');
});
afterAll(() => database.drop());

describe('rows come as the product speaks', () => {
  test('a count is an exact number, a day is a day, an instant is an instant', async () => {
    const { rows } = await database.appPool.query(`
      select 9007199254740991::int8 as count, array[1, null]::int8[] as counts, date '2026-03-27' as day,
             array[date '2026-03-27'] as days, timestamptz '2026-03-27 00:00Z' as instant, 1.10::numeric as price`);
    expect(rows).toEqual([
      {
        count: 9007199254740991,
        counts: [1, null],
        day: '2026-03-27',
        days: ['2026-03-27'],
        instant: new Date('2026-03-27T00:00:00Z'),
        price: '1.10',
      },
    ]);
  });

  test('a number that JavaScript would round is a fault', async () => {
    await expect(database.appPool.query('select 9007199254740992::int8')).rejects.toThrow(RangeError);
    const { rows } = await database.appPool.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe('a transaction', () => {
  test('keeps everything when the work returns and nothing when it throws', async () => {
    const write = (id: number) =>
      withTransaction(database.appPool, async (client) => {
        await client.query('insert into note values ($1, $2)', [id, 'שלום']);
        if (id === 2) throw new Error('changed my mind');
        return id;
      });
    await expect(write(1)).resolves.toBe(1);
    await expect(write(2)).rejects.toThrow('changed my mind');
    const { rows } = await database.appPool.query('select id from note');
    expect(rows).toEqual([{ id: 1 }]);
  });

  test('runs at the isolation it was asked for', async () => {
    const level = await withTransaction(
      database.appPool,
      async (client) => (await client.query('show transaction_isolation')).rows,
      { isolation: 'repeatable read' },
    );
    expect(level).toEqual([{ transaction_isolation: 'repeatable read' }]);
  });
});

test('the app role can neither make a table nor a temporary one', async () => {
  await expect(database.appPool.query('create table mine (id int)')).rejects.toThrow('permission denied');
  await expect(database.appPool.query('create temp table mine (id int)')).rejects.toThrow(
    'permission denied',
  );
});
