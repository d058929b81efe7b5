import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { Mapping } from '#contract/mapping';
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

const ROWS = 2_500;
/** One row in a hundred has no identifier and one repeats the row before it: no counter stays at zero by itself. */
const rows = Array.from({ length: ROWS }, (_, n) => {
  const at = n % 100 === 7 ? n - 1 : n;
  return { id: n % 100 === 50 ? '' : `r${at}`, at: '2026-03-01', who: `p${at % 40}`, text: `שורה ${at}` };
});
const table = `id,at,who,text\n${rows.map((row) => `${row.id},${row.at},${row.who},${row.text}\n`).join('')}`;

async function workbook(): Promise<Buffer> {
  const zip = new ZipFile();
  const line = (cells: readonly string[]): string =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
  const lines = [line(['id', 'at', 'who', 'text']), ...rows.map((row) => line(Object.values(row)))];
  zip.addBuffer(
    Buffer.from(`<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`),
    'xl/worksheets/sheet1.xml',
  );
  zip.addBuffer(Buffer.from('<workbook><sheets><sheet name="a"/></sheets></workbook>'), 'xl/workbook.xml');
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const FORMATS: readonly (readonly [name: string, bytes: () => Buffer | Promise<Buffer>])[] = [
  ['rows.csv', () => Buffer.from(table)],
  ['utf16.csv', () => Buffer.from(`\uFEFF${table}`, 'utf16le')],
  ['windows.csv', () => iconv.encode(table, 'windows-1255')],
  ['dos.csv', () => iconv.encode(table, 'cp862')],
  ['return.csv', () => Buffer.from(table.replaceAll('\n', '\r'))],
  ['rows.tsv', () => Buffer.from(table.replaceAll(',', '\t'))],
  ['packed.csv.gz', () => gzipSync(table)],
  ['rows.json', () => Buffer.from(JSON.stringify(rows))],
  ['wrapped.json', () => Buffer.from(JSON.stringify({ version: 1, rows }))],
  ['rows.jsonl', () => Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))],
  ['rows.xlsx', workbook],
];

async function begun(bytes: Buffer, fileName: string, mapping: Mapping): Promise<string> {
  const { uploadId } = await upload(desk, Readable.from([bytes]));
  return startImport(desk, {
    uploadId,
    fileName,
    fileBytes: bytes.length,
    mapping,
    startedBy: null,
    sample: false,
  });
}

/** What is stored of a silo, in words, without what differs from run to run. */
async function stored(code: string): Promise<string[]> {
  const { rows: found } = await sql<{ id: string; item: Buffer }>`
    select i.id, i.item_cipher as item from interaction i join source s on s.id = i.source_id where s.code = ${code}`.execute(
    desk.world.db,
  );
  return found.map((row) => desk.world.vault.open(`interaction:${row.id}`, row.item)).sort();
}

describe('an import that is cut off goes on by itself, in whatever form the file came', () => {
  it.each(FORMATS)('%s', async (name, make) => {
    const bytes = await make();
    const code = name.replace(/[^a-z0-9]+/g, '-');
    const whole = await begun(bytes, name, ticketMapping(`${code}-whole`));
    await runImport(desk, whole);
    const cut = await begun(bytes, name, ticketMapping(`${code}-cut`));
    let chunks = 0;
    const failing: ImportDesk = {
      ...desk,
      writer: {
        ...desk.writer,
        store: (some, within) =>
          ++chunks > 1 ? Promise.reject(new Error('the power went')) : desk.writer.store(some, within),
      },
    };
    await expect(runImport(failing, cut)).rejects.toThrow('the power went');
    expect((await imports(desk.world.db, { id: cut }))[0]).toMatchObject({
      state: 'running',
      counters: { received: 1_000 },
    });
    await runImport(desk, cut);
    const [one] = await imports(desk.world.db, { id: whole });
    const [other] = await imports(desk.world.db, { id: cut });
    expect(one).toMatchObject({
      state: 'done',
      counters: { received: ROWS, stored: 2_450, duplicate: 25, rejected: 25 },
    });
    expect(other).toMatchObject({ state: 'done', counters: one?.counters ?? {}, rowsTotal: ROWS });
    const [first, second] = [await stored(`${code}-whole`), await stored(`${code}-cut`)];
    expect(first.length).toBe(2_450);
    expect(second).toEqual(first);
    expect(first[0]).toContain('שורה');
  });
});
