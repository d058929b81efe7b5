import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Mapping } from '#contract/mapping';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { mailItem } from '#server/customers/intake/mail-item';
import { errorLines } from './error-file.actions.ts';
import { HOSTILE, here, hostile, hostileJson, quoted } from './hostile.fixture.ts';
import { broughtIn, ended, itemsStored, openTestDesk, ticketMapping } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';

/** Cells that a spreadsheet would run, times that do not exist, mails that break their reader: each with what becomes of it. */
let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

let silos = 0;
const bring = (bytes: Buffer, fileName: string, mapping: Mapping) =>
  broughtIn(desk, bytes, fileName, mapping);
const items = (importId: string) => itemsStored(desk, importId);

describe.skipIf(!here)('cells that a spreadsheet would run', () => {
  const formulas = here
    ? hostileJson(
        'hebrew-hostile/csv-formula.json',
        z.object({ dangerous: z.array(z.string()), legit_must_survive_round_trip: z.array(z.string()) }),
      )
    : { dangerous: [], legit_must_survive_round_trip: [] };
  const cells = [...formulas.dangerous, ...formulas.legit_must_survive_round_trip];

  it('are stored as words by both doors', async () => {
    expect(cells.length).toBeGreaterThan(40);
    const text = `id,at,who,text\n${cells.map((word, at) => `${at},2026-03-01,p${at},${quoted(word)}`).join('\n')}\n`;
    const brought = await bring(Buffer.from(text), 'x.csv', ticketMapping(`formulas-${++silos}`));
    expect(brought).toMatchObject(ended(cells.length));
    const kept = await items(brought.id);
    for (const [at, word] of cells.entries()) expect(kept.get(String(at))?.text, word).toBe(word.trim());
  });

  it('stand in the file of errors so that none runs, and plain numbers and phones as they were', async () => {
    const text = `id,at,who,text\n${cells.map((word) => `,2026-03-01,p,${quoted(word)}`).join('\n')}\n`;
    const brought = await bring(Buffer.from(text), 'x.csv', ticketMapping(`formula-errors-${++silos}`));
    const lines = (await errorLines(desk.world, brought.id).toArray()).join('');
    for (const word of formulas.dangerous) {
      // What a spreadsheet looks at: the first sign that is neither blank nor invisible.
      const bare = word.replace(/^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/u, '');
      if (!/^[=+\-@＝＋－＠]/u.test(bare)) continue;
      expect(lines, word).toContain(`'${word}`.replaceAll('"', '""'));
    }
    for (const plain of ['-5', '+972501234567', '-12.50', '1/2', '03-04', '00123', '123456789012345678'])
      expect(lines).toContain(`,${plain}\r\n`);
  });
});

describe.skipIf(!here)('times that do not exist or exist twice', () => {
  const times = here
    ? hostileJson(
        'hebrew-hostile/time.json',
        z.object({
          local_nonexistent: z.array(z.string()),
          local_ambiguous: z.array(z.string()),
          invalid: z.array(z.string()),
          formats_ambiguous: z.array(z.string()),
        }),
      )
    : { local_nonexistent: [], local_ambiguous: [], invalid: [], formats_ambiguous: [] };
  /**
   * Typed by us: the moment in UTC, or that the row is set aside. In the gap of a spring night the hour after the gap is meant, in the
   * hour that comes twice its first passing. A month's name leaves no
   * doubt. What is no time is not guessed; the Jewish calendar is not read.
   */
  const BOTH: Readonly<Record<string, string>> = {
    '2026-03-27T02:00': '2026-03-27T00:00:00.000Z',
    '2026-03-27T02:30': '2026-03-27T00:30:00.000Z',
    '2026-03-27T02:59:59': '2026-03-27T00:59:59.000Z',
    '2026-10-25T01:00': '2026-10-24T22:00:00.000Z',
    '2026-10-25T01:30': '2026-10-24T22:30:00.000Z',
    '2026-10-25T01:59:59': '2026-10-24T22:59:59.000Z',
    '2026-02-30': 'set aside',
    '2026-13-01': 'set aside',
    '0000-00-00': 'set aside',
    '': 'set aside',
    null: 'set aside',
    '9999-12-31T23:59:60Z': 'set aside',
    infinity: 'set aside',
    '-1': 'set aside',
    '1e21': 'set aside',
    '2026-04-03': '2026-04-02T21:00:00.000Z',
    1775174400: '2026-04-03T00:00:00.000Z',
    1775174400000: '2026-04-03T00:00:00.000Z',
    'יום ו׳ 3 באפריל 2026': '2026-04-02T21:00:00.000Z',
    '03-Apr-26': '2026-04-02T21:00:00.000Z',
    'ט״ז בניסן תשפ״ו': 'set aside',
  };
  /** A file has an order of dates, and may come from a spreadsheet that counts days; a call has neither. */
  const VERDICTS = {
    import: {
      ...BOTH,
      '03/04/2026': '2026-04-02T21:00:00.000Z',
      '3.4.26': '2026-04-02T21:00:00.000Z',
      '46115': '2026-04-02T21:00:00.000Z',
    },
    intake: { ...BOTH, '03/04/2026': 'set aside', '3.4.26': 'set aside', '46115': 'set aside' },
  };

  it.each(['import', 'intake'] as const)('are judged one by one, by %s', async (door) => {
    const asked = [
      ...times.local_nonexistent,
      ...times.local_ambiguous,
      ...times.invalid,
      ...times.formats_ambiguous,
    ];
    const seen: Record<string, string> = {};
    for (const at of asked) {
      const code = `time-${door}-${++silos}`;
      const text = `id,at,who,text\n1,${quoted(door === 'import' ? at : '2026-03-01')},p,x\n`;
      const mapping = ticketMapping(code);
      const brought = await bring(Buffer.from(text), 'x.csv', {
        ...mapping,
        file: { ...mapping.file, dateOrder: 'dmy' },
      });
      const source = await desk.world.db
        .selectFrom('source')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      if (door === 'intake') {
        const interactions = [{ externalId: 'live', occurredAt: at, kind: 'call', channel: 'phone' }];
        await takeIn(desk.world, desk.writer, source.id, Buffer.from(JSON.stringify({ interactions })));
      }
      const { rows } = await sql<{ at: Date }>`
        select occurred_at as at from interaction where source_id = ${source.id} and (${door} = 'intake') = (import_id is null)`.execute(
        desk.world.db,
      );
      seen[at] = rows[0]?.at.toISOString() ?? 'set aside';
      expect(brought.state).toBe('done');
    }
    expect(seen).toEqual(VERDICTS[door]);
  });
});

describe.skipIf(!here)('mails made to break their reader', () => {
  const files = here ? readdirSync(join(HOSTILE, 'mailparser-eml/test/fixtures')) : [];
  it('are all there', () => expect(files.length).toBe(6));

  it.each(files)('%s is taken as one contact, or set aside alone', async (file) => {
    const source = await desk.world.db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    const began = Date.now();
    const item = await mailItem({
      place: `box/1/${file}`,
      arrivedAt: new Date('2026-03-01T10:00:00Z'),
      source: hostile(`mailparser-eml/test/fixtures/${file}`),
    });
    const taken = await takeIn(
      desk.world,
      desk.writer,
      source.id,
      Buffer.from(JSON.stringify({ interactions: [item] })),
    );
    expect(taken).toMatchObject({ ok: true, value: { stored: 1 } });
    expect(JSON.stringify(item)).not.toMatch(/<script|<iframe/i);
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});
