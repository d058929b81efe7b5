import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Importing, startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import { imports } from './import.store.ts';
import { type ImportDesk, runInBackground } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

const file = (prefix: string): string =>
  `id,at,who,text\n${Array.from({ length: 4_500 }, (_, n) => `${prefix}${n},01/02/2026 10:00,p${n % 300},text ${n}\n`).join('')}`;

async function started(source: string): Promise<string> {
  const text = file(source);
  return startImport(desk, {
    uploadId: await uploaded(desk, text),
    fileName: 'file.csv',
    fileBytes: text.length,
    mapping: ticketMapping(source),
    startedBy: null,
    sample: false,
  });
}

/** The second chunk loses its connection at its last word; the third already waits behind it. */
function losingOneChunk(importing: Importing): Importing {
  let chunks = 0;
  const { writer } = importing;
  return {
    ...importing,
    writer: {
      ...writer,
      store: (rows, within) => {
        const lost = ++chunks === 2;
        return writer.store(rows, async (trx, outcomes) => {
          await within?.(trx, outcomes);
          if (lost) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx);
        });
      },
    },
  };
}

const stored = async (id: string): Promise<number> => {
  const found = await desk.world.db
    .selectFrom('interaction')
    .select(sql<number>`count(*)`.as('n'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow();
  return found.n;
};

describe('an import whose connection is lost in the middle of a chunk', () => {
  it('does not count the chunk behind it in its place, and goes on with every row once', async () => {
    const id = await started('lost');
    await expect(runImport(losingOneChunk(desk), id)).rejects.toThrow();
    expect((await imports(desk.world.db, { id }))[0]).toMatchObject({
      state: 'running',
      counters: { received: 1_000, stored: 1_000 },
    });
    await runImport(desk, id);
    expect((await imports(desk.world.db, { id }))[0]).toMatchObject({
      state: 'done',
      counters: { received: 4_500, stored: 4_500, duplicate: 0 },
    });
    expect(await stored(id)).toBe(4_500);
    const { rows } = await sql<{ waited: number }>`select settle_word_indexes() as waited`.execute(
      desk.world.db,
    );
    expect(rows, 'no word waits for its index when an import has ended').toEqual([{ waited: 0 }]);
  });

  it('goes on by itself in the background', async () => {
    const id = await started('patient');
    const losing: ImportDesk = { ...desk, ...losingOneChunk(desk) };
    runInBackground(losing, id);
    await losing.running;
    expect((await imports(desk.world.db, { id }))[0]).toMatchObject({
      state: 'done',
      counters: { received: 4_500, stored: 4_500, duplicate: 0 },
    });
    expect(await stored(id)).toBe(4_500);
    expect(losing.outage).toBeNull();
  });
});
