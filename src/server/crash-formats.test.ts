import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { Import } from '#contract/imports';
import { intakeReceiptSchema } from '#contract/intake';
import {
  beginImport,
  callServer,
  type Running,
  scratch,
  startServer,
  watchImport,
} from './process.fixture.ts';

/**
 * `kill -9` in the middle of an import, over every way to write a file: the server, and every second time the database as
 * well. The import goes on by itself and ends as one that nothing disturbed: the same counters, the same rows set aside, every
 * row there once and word for word. All twelve ways ten times each is for the night; two of them twice for every change.
 */
const NIGHTLY = process.env.EMPTY_CHAIR_NIGHTLY !== undefined;
const KILLS = NIGHTLY ? 10 : 2;
const ROWS = NIGHTLY ? 24_000 : 8_000;
const PATIENCE_MS = NIGHTLY ? 900_000 : 240_000;
const STEP = NIGHTLY ? 1_500 : 2_000;

interface Row {
  readonly id: string;
  readonly at: string;
  readonly person: string;
  readonly name: string;
  readonly text: string;
}
const COLUMNS = ['id', 'at', 'person', 'name', 'text'] as const;
/** One row in a hundred comes twice, one has no id, one an impossible date: no counter stays at zero. */
function rowsOf(): Row[] {
  return Array.from({ length: ROWS }, (_, at) => {
    const said = at % 100 === 7 ? at - 1 : at;
    return {
      id: at % 100 === 50 ? '' : `t${said}`,
      at: at % 100 === 90 ? '2026-02-31' : `2026-01-${String(1 + (said % 28)).padStart(2, '0')}`,
      person: `p${said % 3_000}`,
      name: `דנה ${said % 3_000}`,
      text: `החבילה "הדחופה" איחרה ב-${said} דקות; אף אחד לא ענה, ולא חזרו\nגם למחרת`,
    };
  });
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
function table(delimiter: string): string {
  const lines = rowsOf().map((row) => COLUMNS.map((column) => quoted(row[column])).join(delimiter));
  return `${[COLUMNS.join(delimiter), ...lines].join('\r\n')}\r\n`;
}
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
async function workbook(): Promise<Buffer> {
  const line = (cells: readonly string[], at: number): string =>
    `<row r="${at + 1}">${cells.map((cell, column) => `<c r="${'ABCDE'[column]}${at + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`;
  const rows = [COLUMNS, ...rowsOf().map((row) => COLUMNS.map((column) => row[column]))].map(line).join('');
  const zip = new ZipFile();
  for (const [name, text] of Object.entries({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  }))
    zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

type Way = readonly [way: string, name: string, file: object, bytes: () => Buffer | Promise<Buffer>];
const WAYS: readonly Way[] = [
  ['UTF-8', 'x.csv', {}, () => Buffer.from(table(','))],
  ['UTF-8 with a byte order mark', 'x.csv', {}, () => Buffer.from(`\uFEFF${table(',')}`)],
  ['Windows-1255', 'x.csv', {}, () => iconv.encode(table(','), 'windows-1255')],
  ['ISO-8859-8', 'x.csv', { encoding: 'iso-8859-8' }, () => iconv.encode(table(','), 'iso-8859-8')],
  ['CP862', 'x.csv', {}, () => iconv.encode(table(','), 'cp862')],
  ['UTF-16LE', 'x.csv', {}, () => Buffer.from(`\uFEFF${table(',')}`, 'utf16le')],
  ['UTF-16BE', 'x.csv', {}, () => Buffer.from(`\uFEFF${table(',')}`, 'utf16le').swap16()],
  ['semicolons', 'x.csv', {}, () => Buffer.from(table(';'))],
  ['tabs', 'x.tsv', {}, () => Buffer.from(table('\t'))],
  ['XLSX', 'x.xlsx', {}, workbook],
  ['JSON', 'x.json', {}, () => Buffer.from(JSON.stringify(rowsOf()))],
  [
    'JSON lines',
    'x.jsonl',
    {},
    () =>
      Buffer.from(
        rowsOf()
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
  ],
];
const IN_THE_GATE = new Set(['Windows-1255', 'XLSX']);

const mapping = (file: object): object => ({
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  file: { dateOrder: 'ymd', ...file },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: { column: 'text' },
    'customer.reference': { column: 'person' },
    'customer.name': { column: 'name' },
  },
});

let place: Awaited<ReturnType<typeof scratch>>;
const alive = new Set<Running>();
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  for (const server of alive) await server.stop();
  alive.clear();
  await place.remove();
});
async function open(home: string): Promise<Running> {
  const server = await startServer(join(place.path, home));
  alive.add(server);
  return server;
}
async function closed(server: Running): Promise<void> {
  await server.stop();
  alive.delete(server);
}

const hasEnded = ({ state }: Import): boolean => state !== 'waiting' && state !== 'running';

/** What the organization knows in the end, row by row. */
async function knowledge(server: Running, id: string) {
  const { received, stored, duplicate, quarantined, rejected, errors, state } = await watchImport(
    server,
    id,
    hasEnded,
  );
  const made = await callServer(server, 'POST', '/keys', { kind: 'ingest', name: 'Again', source: 'desk' });
  const { key } = z.object({ key: z.string() }).parse(made.json);
  const again = { stored: 0, duplicate: 0 };
  const good = rowsOf().filter((row) => row.id !== '' && row.at !== '2026-02-31');
  for (let from = 0; from < good.length; from += 500) {
    const interactions = good.slice(from, from + 500).map((row) => ({
      externalId: row.id,
      occurredAt: new Date(`${row.at}T00:00:00+02:00`).toISOString(),
      kind: 'ticket',
      channel: 'mail',
      text: row.text,
      customer: { reference: row.person, name: row.name },
    }));
    const { json } = await callServer(
      server,
      'POST',
      '/interactions',
      { interactions },
      { authorization: `Bearer ${key}` },
    );
    const receipt = intakeReceiptSchema.parse(json);
    again.stored += receipt.stored;
    again.duplicate += receipt.duplicate;
  }
  const { json: sources } = await callServer(server, 'GET', '/sources');
  const { json: people } = await callServer(server, 'POST', '/customers/search', { limit: 1 });
  const { json: rebuilt } = await callServer(server, 'POST', '/operations/rebuild', { compare: true });
  const aside = await fetch(`${server.url}/api/v1/imports/${id}/errors.csv`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  return {
    counters: { received, stored, duplicate, quarantined, rejected, errors, state },
    /** Every row is here under its identifier with these words: sent again, it is known. */
    again,
    silo: z.array(z.object({ records: z.number(), interactions: z.number() })).parse(sources)[0],
    people: z.object({ total: z.number() }).parse(people).total,
    countersEqualRows: z.object({ equal: z.boolean() }).parse(rebuilt).equal,
    aside: await aside.text(),
  };
}

describe('an import that is killed again and again', () => {
  for (const [way, name, file, bytes] of WAYS)
    test.skipIf(!NIGHTLY && !IN_THE_GATE.has(way))(
      `${way}: ends as one that nothing disturbed`,
      async () => {
        const written = Uint8Array.from(await bytes());
        const calm = await open('calm');
        const expected = await knowledge(calm, await beginImport(calm, written, mapping(file), name));
        await closed(calm);
        expect(expected.counters).toMatchObject({
          received: ROWS,
          state: 'done',
          stored: ROWS - (3 * ROWS) / 100,
        });
        expect(expected.again).toEqual({ stored: 0, duplicate: ROWS - (2 * ROWS) / 100 });
        expect(expected.silo?.interactions).toBe(expected.counters.stored);
        expect(expected.aside.split('no-external-id').length - 1).toBe(ROWS / 100);

        let server = await open('stormy');
        const id = await beginImport(server, written, mapping(file), name);
        let stood = 0;
        for (let kill = 0; kill < KILLS; kill++) {
          const now = await watchImport(server, id, (one) => one.received >= stood + STEP || hasEnded(one));
          expect(now.state, 'it was still running when it was killed').toBe('running');
          stood = now.received;
          if (kill % 2 === 1) {
            const [pid] = readFileSync(
              join(place.path, 'stormy', 'postgres', 'postmaster.pid'),
              'utf8',
            ).split('\n');
            process.kill(Number(pid), 'SIGKILL');
          }
          await server.kill();
          alive.delete(server);
          server = await open('stormy');
        }
        expect(await knowledge(server, id)).toEqual({ ...expected, aside: expected.aside });
      },
      PATIENCE_MS,
    );
});
