import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mapping } from '#contract/mapping';
import { quarantined } from '#server/customers/ingest/quarantine.store';
import { testActor } from '#server/platform/world.fixture';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { replay } from './replay.actions.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
let time = new Date('2026-03-01T09:00:00Z');
beforeAll(async () => ({ desk, close } = await openTestDesk(() => time)));
afterAll(() => close());

async function bring(text: string, mapping: Mapping): Promise<void> {
  time = new Date(time.getTime() + 60_000);
  const id = await startImport(desk, {
    uploadId: await uploaded(desk, text),
    fileName: 'file.csv',
    fileBytes: text.length,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(desk, id);
}

async function keptOf(source: string): Promise<{ id: string; reason: string; replayedAt: Date | null }[]> {
  return (await quarantined(desk.world.db)).filter((row) => row.source === source);
}

async function tryAgain(source: string) {
  const [kept] = await keptOf(source);
  return replay(desk.world, desk.writer, testActor({ role: 'cx-lead' }), kept?.id ?? '');
}

const kindsOf = async (source: string): Promise<{ kind: string; amount: number | null }[]> => {
  const { rows } = await sql<{ kind: string; amount: number | null }>`
    select i.kind, i.amount from interaction i join source s on s.id = i.source_id where s.code = ${source}
     order by i.occurred_at`.execute(desk.world.db);
  return rows;
};

describe('a row of a file that was kept aside', () => {
  it('is mapped again by its own import, mended where that invents nothing', async () => {
    await bring('id,at,who,text\n1,01/02/2026,a,"bad\u0000nul"\n', ticketMapping('own'));
    expect(await keptOf('own')).toMatchObject([{ reason: 'nul', replayedAt: null }]);
    expect(await tryAgain('own')).toEqual({ ok: true, value: { status: 'stored', reason: null } });
    expect(await kindsOf('own')).toEqual([{ kind: 'ticket', amount: null }]);
    expect((await keptOf('own'))[0]?.replayedAt).not.toBeNull();
    expect(await tryAgain('own')).toMatchObject({ value: { status: 'duplicate' } });
  });

  it('is mapped by the mapping that was saved for its silo since', async () => {
    const text = 'id,at,who,text,sum\n1,01/02/2026,a,x,about 20\n';
    await bring(text, ticketMapping('edited', { amount: { column: 'sum' } }));
    expect(await tryAgain('edited')).toEqual({
      ok: true,
      value: { status: 'quarantined', reason: 'bad-number:amount' },
    });
    expect((await keptOf('edited'))[0]?.replayedAt).toBeNull();
    await bring(
      'id,at,who,text,sum\n2,02/02/2026,b,y,z\n',
      ticketMapping('edited', { kind: { constant: 'fault' } }),
    );
    expect(await tryAgain('edited')).toMatchObject({ value: { status: 'stored' } });
    expect(await kindsOf('edited')).toEqual([
      { kind: 'fault', amount: null },
      { kind: 'fault', amount: null },
    ]);
  });

  it('keeps the mapping of its import when the later one looks for columns that it does not have', async () => {
    await bring('id,at,who,text\n1,01/02/2026,a,"bad\u0000nul"\n', ticketMapping('moved'));
    await bring('id,at,who,words\n2,02/02/2026,b,y\n', ticketMapping('moved', { text: { column: 'words' } }));
    expect(await tryAgain('moved')).toMatchObject({ value: { status: 'stored' } });
    expect(await kindsOf('moved')).toHaveLength(2);
  });

  it('stays where it is, and says why, when it still cannot be read', async () => {
    await bring('id,at,who,text\n1,31/02/2026,a,x\n', ticketMapping('impossible'));
    expect(await tryAgain('impossible')).toEqual({
      ok: true,
      value: { status: 'quarantined', reason: 'impossible-date:occurredAt' },
    });
    expect((await keptOf('impossible'))[0]?.replayedAt).toBeNull();
    expect(await kindsOf('impossible')).toEqual([]);
  });
});
