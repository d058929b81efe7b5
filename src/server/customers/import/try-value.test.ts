import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, type Mapping, mappingSchema } from '#contract/mapping';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { previewUpload } from './preview.actions.ts';
import { tryValue } from './try-value.actions.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

const FILE = [
  'id,at,who,text,first,last,sort',
  '1,01/03/2026,p1,hello,Dana,Levanon,ת',
  '2,31/02/2026,p2,hello,Omer,,ת',
  '3,03/03/2026,p3,hello,,,constructor',
  '4,04/03/2026,p4,hello,Gil,Ron,ש',
  '',
].join('\n');

async function made(field: string, cell: Cell, file = FILE) {
  const mapping = mappingSchema.parse({
    ...ticketMapping('tried', {}),
    fields: { [field]: cell },
    file: { dateOrder: 'dmy' },
  });
  const seen = await tryValue(desk, { uploadId: await uploaded(desk, file), mapping, field });
  if (!seen.ok) throw new Error(JSON.stringify(seen.refusal));
  return seen.value;
}

describe('while somebody writes how a value is made', () => {
  it('the first rows show what goes in and what comes out, and are counted', async () => {
    const seen = await made('customer.name', { columns: ['first', 'last'], join: ' ' });
    expect(seen.rows.map(({ row, given, made }) => [row, given, made])).toEqual([
      [2, ['Dana', 'Levanon'], 'Dana Levanon'],
      [3, ['Omer', ''], 'Omer'],
      [4, ['', ''], ''],
      [5, ['Gil', 'Ron'], 'Gil Ron'],
    ]);
    expect(seen).toMatchObject({ tried: 4, filled: 3, empty: 1, failed: 0 });
  });

  it('a row that the import would set aside says why', async () => {
    const dates = await made('occurredAt', { column: 'at' });
    expect(dates.rows.map(({ error }) => error)).toEqual([null, 'impossible-date:occurredAt', null, null]);
    const channels = await made('direction', { column: 'sort', table: { ת: 'in' }, otherwise: 'sideways' });
    expect(channels.rows.map(({ error }) => error)).toEqual([
      null,
      null,
      'bad-field:direction',
      'bad-field:direction',
    ]);
    const promised = await made('pledge.state', { column: 'sort', table: { ת: 'kept' }, otherwise: 'open' });
    expect(promised.rows.map(({ made, error }) => [made, error])).toEqual([
      ['kept', null],
      ['kept', null],
      ['open', null],
      ['open', null],
    ]);
  });

  it('a table knows only what was written into it; the rest stays, goes, becomes another value or sets the row aside', async () => {
    const table = { ת: 'complaint' };
    const words = async (more: Partial<Cell>): Promise<unknown> =>
      (await made('kind', { column: 'sort', table, ...more })).rows.map(({ made, error }) => error ?? made);
    expect(await words({})).toEqual(['complaint', 'complaint', 'constructor', 'ש']);
    expect(await words({ otherwise: '' })).toEqual(['complaint', 'complaint', '', '']);
    expect(await words({ otherwise: 'other' })).toEqual(['complaint', 'complaint', 'other', 'other']);
    expect(await words({ unlisted: 'error' })).toEqual([
      'complaint',
      'complaint',
      'not-in-table:kind',
      'not-in-table:kind',
    ]);
    expect((await made('kind', { column: 'sort', table })).values).toEqual([
      { value: 'ת', count: 2 },
      { value: 'constructor', count: 1 },
      { value: 'ש', count: 1 },
    ]);
  });

  it('a pattern is judged before it is used, and what is wrong with it is a code, not an English sentence', async () => {
    expect(await made('text', { column: 'text', match: { pattern: '(un', group: 0 } })).toMatchObject({
      rows: [],
      pattern: { why: 'not-one' },
    });
    const stalling = await made('text', { column: 'text', match: { pattern: '^(a+)+$', group: 0 } });
    expect(['stalls', 'unsure']).toContain(stalling.pattern?.why);
    expect(stalling.rows).toEqual([]);
    const good = await made('text', { column: 'text', match: { pattern: '^(h)e', group: 1 } });
    expect(good).toMatchObject({ pattern: null, filled: 4 });
    expect(good.rows[0]?.made).toBe('h');
  });

  it('a file that is no longer here is not found, and a field that the mapping does not make is not either', async () => {
    const mapping = ticketMapping('tried');
    const gone = '00000000-0000-4000-8000-000000000000';
    expect(await tryValue(desk, { uploadId: gone, mapping, field: 'text' })).toMatchObject({
      refusal: 'not-found',
    });
    expect(
      await tryValue(desk, { uploadId: await uploaded(desk, FILE), mapping, field: 'score' }),
    ).toMatchObject({ refusal: 'not-found' });
  });

  it('what was written is saved with the import and comes again with the next file of that name', async () => {
    const fields: Mapping['fields'] = {
      externalId: { columns: ['id', 'at'] },
      occurredAt: { column: 'at' },
      kind: { column: 'sort', table: { ת: 'complaint' }, unlisted: 'error' },
      channel: { constant: 'phone' },
      'customer.name': { columns: ['first', 'last'], join: ' ' },
      'customer.reference': { column: 'who', match: { pattern: '\\d+', group: 0 } },
      text: { column: 'text', split: { by: 'l', part: -1 } },
    };
    const uploadId = await uploaded(desk, FILE);
    const mapping = { ...ticketMapping('again'), fields };
    const id = await startImport(desk, {
      uploadId,
      fileName: 'Again.csv',
      fileBytes: FILE.length,
      mapping,
      startedBy: null,
      sample: false,
    });
    await runImport(desk, id);
    const next = await uploaded(desk, FILE);
    desk.uploads.set(next, 'Again.csv');
    expect(await previewUpload(desk, { uploadId: next })).toMatchObject({
      value: { mappingFrom: 'saved', mapping: { fields } },
    });
    // Under another name the same export is known by its columns, with the parts, patterns and tables that fit it.
    const other = await uploaded(desk, FILE);
    desk.uploads.set(other, 'else.csv');
    expect(await previewUpload(desk, { uploadId: other })).toMatchObject({
      value: {
        mappingFrom: 'suggested',
        mapping: { fields: { kind: fields.kind, text: fields.text } },
      },
    });
    // A file of another shape gets the bare column.
    const shaped = await uploaded(desk, 'id,at,text,else\n1,01/03/2026,hello,x\n');
    expect(await previewUpload(desk, { uploadId: shaped })).toMatchObject({
      value: { mapping: { fields: { text: { column: 'text' } } } },
    });
  });
});
