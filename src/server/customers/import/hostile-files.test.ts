import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Mapping } from '#contract/mapping';
import { FileRefusal } from './file-refusal.ts';
import { HOSTILE, here, JSON_KEPT_ASIDE, JSON_OURS } from './hostile.fixture.ts';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping } from './import.fixture.ts';
import { imports } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { upload } from './upload.actions.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

/** "refused: …" or how many rows were stored, set aside and rejected; and the words that were stored, in order. */
async function bring(
  bytes: Buffer,
  fileName: string,
  mapping: Mapping,
): Promise<{ verdict: string; words: string[] }> {
  const { uploadId } = await upload(desk, Readable.from(bytes.length === 0 ? [] : [bytes]));
  try {
    await startImport(desk, {
      uploadId,
      fileName,
      fileBytes: bytes.length,
      mapping,
      startedBy: null,
      sample: false,
    });
  } catch (fault) {
    if (fault instanceof FileRefusal) return { verdict: `refused: ${fault.message}`, words: [] };
    throw fault;
  }
  await runImport(desk, uploadId);
  const [row] = await imports(desk.world.db, { id: uploadId });
  const { counters, state } = row ?? { counters: null, state: 'lost' };
  const { rows } = await sql<{ id: string; item: Buffer }>`
    select id, item_cipher as item from interaction where import_id = ${uploadId} order by id`.execute(
    desk.world.db,
  );
  return {
    verdict: `${state} ${counters?.stored} ${counters?.quarantined} ${counters?.rejected}`,
    words: rows.map(({ id, item }) =>
      textSchema.parse(JSON.parse(desk.world.vault.open(`interaction:${id}`, item))),
    ),
  };
}
const textSchema = z
  .object({ text: z.string().optional(), customer: z.object({ name: z.string() }).optional() })
  .transform(({ text, customer }) => [customer?.name, text].filter((part) => part !== undefined).join('|'));

let sources = 0;
/** A silo of its own for each file, so that none finds the rows of another. */
function mappingOf(fields: object, file: object = {}): Mapping {
  const mapping = ticketMapping(`hostile-${++sources}`);
  return {
    ...mapping,
    file: { ...mapping.file, ...file },
    fields: {
      kind: { constant: 'ticket' },
      channel: { constant: 'phone' },
      occurredAt: { constant: '2026-03-01' },
      ...fields,
    },
  };
}

const NAME = 'שם';
const PHONE = 'טלפון';
const COMPLAINT = 'תלונה';
const people = {
  externalId: { column: PHONE },
  'customer.name': { column: NAME },
  text: { column: COMPLAINT },
};
const WORDS = 'לוי, דנה|הבוט "סובב" אותי\nבמעגלים';

describe.skipIf(!here)('files in the encodings of twelve old systems', () => {
  /** Typed by us: what must become of each. */
  const VERDICTS: readonly (readonly [file: string, fields: object, verdict: string, words: string[]])[] = [
    ['utf8.csv', people, 'done 1 0 0', [WORDS]],
    ['utf8-bom.csv', people, 'done 1 0 0', [WORDS]],
    ['utf16le-bom.csv', people, 'done 1 0 0', [WORDS]],
    ['windows-1255.csv', people, 'done 1 0 0', [WORDS]],
    ['iso-8859-8.csv', people, 'done 1 0 0', [WORDS]],
    ['cp862.csv', people, 'done 1 0 0', [WORDS]],
    ['semicolon.csv', people, 'done 1 0 0', [WORDS.replace('לוי, ', 'לוי; ')]],
    ['mixed-utf8-then-1255.csv', people, 'done 1 1 0', [WORDS]],
    [
      'cr-only.csv',
      { externalId: { column: PHONE }, 'customer.name': { column: NAME } },
      'done 1 0 0',
      ['דנה'],
    ],
    ['tab.tsv', { externalId: { column: PHONE }, 'customer.name': { column: NAME } }, 'done 1 0 0', ['דנה']],
    ['ragged.csv', { externalId: { column: 'a' }, text: { column: 'b' } }, 'done 1 0 2', ['2']],
    [
      'truncated-in-quote.csv',
      people,
      'refused: The file ends inside a quoted cell that begins after row 1: it was cut off, or a quote is missing there. Nothing was stored.',
      [],
    ],
  ];

  it('are all looked at', () => {
    expect(VERDICTS.map(([file]) => file).sort()).toEqual(
      readdirSync(join(HOSTILE, 'hebrew-hostile/encodings')).sort(),
    );
  });

  it.each(VERDICTS)('%s', async (file, fields, verdict, words) => {
    const bytes = readFileSync(join(HOSTILE, 'hebrew-hostile/encodings', file));
    expect(await bring(bytes, file, mappingOf(fields))).toEqual({ verdict, words });
  });

  it('are read the same in big-endian UTF-16, without a mark, and backwards on an old screen', async () => {
    const text = readFileSync(join(HOSTILE, 'hebrew-hostile/encodings/utf8.csv'), 'utf8');
    const big = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    expect((await bring(big, 'x.csv', mappingOf(people))).words).toEqual([WORDS]);
    expect((await bring(big.subarray(2), 'x.csv', mappingOf(people))).words).toEqual([WORDS]);
    const backwards = 'םש,ןופלט,הנולת\n"הנד ,יול",050-1234567,"יתוא (2 םעפ) בבוס ךכ"\n';
    for (const [start, encoding] of [
      [0xe0, 'windows-1255'],
      [0x80, 'cp862'],
    ] as const) {
      const bytes = Buffer.from(
        [...backwards].map((letter) =>
          letter >= 'א' && letter <= 'ת' ? letter.charCodeAt(0) - 0x5d0 + start : letter.charCodeAt(0),
        ),
      );
      const told = mappingOf({
        externalId: { column: PHONE },
        'customer.name': { column: NAME },
        text: { column: COMPLAINT },
      });
      expect((await bring(bytes, 'x.csv', told)).words, encoding).toEqual(['לוי, דנה|כך סובב (פעם 2) אותי']);
    }
  });
});

describe.skipIf(!here)('the twelve tables of csv-spectrum', () => {
  const files = here ? readdirSync(join(HOSTILE, 'csv-spectrum/csvs')) : [];
  it('are all there', () => expect(files.length).toBe(12));

  it.each(files.filter((file) => file !== 'location_coordinates.csv'))('%s', async (file) => {
    const bytes = readFileSync(join(HOSTILE, 'csv-spectrum/csvs', file));
    const wanted = z
      .array(z.record(z.string(), z.string()))
      .parse(
        JSON.parse(readFileSync(join(HOSTILE, 'csv-spectrum/json', file.replace('.csv', '.json')), 'utf8')),
      );
    const columns = Object.keys(wanted[0] ?? {});
    const fields: Record<string, object> = { externalId: { columns } };
    for (const column of columns) fields[`attributes.${column}`] = { column };
    const mapping = mappingOf(fields);
    const { verdict } = await bring(bytes, file, mapping);
    expect(verdict).toBe(`done ${wanted.length} 0 0`);
    // A cell without a word says nothing: it is left out.
    expect(inOrder(await attributes(mapping.source.code))).toEqual(
      inOrder(
        wanted.map((row) =>
          Object.fromEntries(
            Object.entries(row).flatMap(([name, cell]) => (cell.trim() === '' ? [] : [[name, cell.trim()]])),
          ),
        ),
      ),
    );
  });

  it('location_coordinates.csv keeps the quote that stands in the middle of a cell', async () => {
    const bytes = readFileSync(join(HOSTILE, 'csv-spectrum/csvs/location_coordinates.csv'));
    const fields = {
      externalId: { column: 'Contact Phone Number' },
      text: { column: 'Location Coordinates' },
    };
    expect(await bring(bytes, 'x.csv', mappingOf(fields))).toEqual({
      verdict: 'done 1 0 0',
      words: ['37\uFFFD36\'37.8"N 121\uFFFD2\'17.9"W'],
    });
    // The sign of degrees in a western code page is no Hebrew file: the encoding is asked, not guessed.
    const western = Buffer.from(bytes.toString('utf8').replaceAll('\uFFFD', '\u00B0'), 'latin1');
    expect((await bring(western, 'x.csv', mappingOf(fields))).verdict).toMatch(
      /^refused: The encoding is neither/,
    );
    expect((await bring(western, 'x.csv', mappingOf(fields, { encoding: 'windows-1255' }))).words).toEqual([
      '37°36\'37.8"N 121°2\'17.9"W',
    ]);
  });

  const inOrder = (rows: readonly unknown[]): string[] =>
    rows.map((row) => JSON.stringify(Object.entries(row ?? {}).sort())).sort();

  async function attributes(source: string): Promise<unknown[]> {
    const { rows } = await sql<{
      id: string;
      item: Buffer;
    }>`select i.id, i.item_cipher as item from interaction i join source s on s.id = i.source_id where s.code = ${source}`.execute(
      desk.world.db,
    );
    return rows.map(
      ({ id, item }) => JSON.parse(desk.world.vault.open(`interaction:${id}`, item)).attributes ?? {},
    );
  }
});

describe.skipIf(!here)('the files of JSONTestSuite', () => {
  const folder = join(HOSTILE, 'jsontestsuite/test_parsing');
  const files = here ? readdirSync(folder) : [];
  const fields = { externalId: { column: 'id' }, text: { constant: 'a row' } };
  it('are all there', () => {
    expect(files.filter((file) => file.startsWith('y_')).length).toBe(95);
    expect(files.filter((file) => file.startsWith('n_')).length).toBeGreaterThan(180);
  });

  it('each is a row when it is JSON, refuses its file when it is not, and never becomes something else', async () => {
    const seen: Record<string, string> = {};
    for (const file of files) {
      const value = readFileSync(join(folder, file));
      const bytes = Buffer.concat([Buffer.from('[{"id":1,"v":'), value, Buffer.from('}]')]);
      const { verdict } = await bring(
        bytes,
        'x.json',
        mappingOf(fields, { format: 'json', encoding: 'utf-8' }),
      );
      seen[file] = verdict.startsWith('refused')
        ? 'refused'
        : ({ 'done 1 0 0': 'stored', 'done 0 1 0': 'quarantined', 'done 0 0 1': 'rejected' }[verdict] ??
          verdict);
    }
    const of = (kind: string): Record<string, string> =>
      Object.fromEntries(Object.entries(seen).filter(([file]) => file.startsWith(kind)));
    expect(Object.entries(of('n_')).filter(([, verdict]) => verdict !== 'refused')).toEqual([]);
    const odd = Object.entries(of('y_')).filter(
      ([file, verdict]) => verdict !== (JSON_KEPT_ASIDE[file] ?? 'stored'),
    );
    expect(odd).toEqual([]);
    const ours = Object.entries(JSON_OURS).flatMap(([verdict, names]) =>
      names.map((name) => [`i_${name}.json`, verdict] as const),
    );
    expect(of('i_')).toEqual(Object.fromEntries(ours));
  }, 120_000);

  it('a hundred thousand opening brackets refuse the file at once', async () => {
    for (const text of ['['.repeat(100_000), '[{"":'.repeat(50_000)]) {
      const began = Date.now();
      const { verdict } = await bring(Buffer.from(text), 'x.json', mappingOf(fields, { format: 'json' }));
      expect(verdict).toMatch(/^refused: The file is not valid JSON/);
      expect(Date.now() - began).toBeLessThan(2_000);
    }
  });
});
