import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { detectDecimal, readNumber } from '#server/customers/intake/numbers';
import { FileRefusal } from './file-refusal.ts';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { mapRow } from './map-row.ts';
import { refuseStallingPatterns } from './pattern-safety.ts';
import { previewUpload } from './preview.actions.ts';
import { learnedFrom } from './suggest.ts';
import { upload } from './upload.actions.ts';

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

function mapped(fields: object, cells: Record<string, string>, file: object = {}): unknown {
  const mapping = mappingSchema.parse({ ...ticketMapping('x'), fields, file });
  const row = mapRow({ mapping, dateOrder: 'dmy' }, { number: 2, cells, broken: null });
  return row.status === 'good' ? row.item : row;
}

describe('a mapping', () => {
  it('joins columns, takes a part of one, finds in one by a pattern, translates by a table', () => {
    expect(
      mapped(
        {
          'customer.name': { columns: ['first', 'last'], join: ' ' },
          'customer.city': { column: 'address', split: { by: ',', part: -1 } },
          subject: { column: 'address', split: { by: ',', part: 1 } },
          text: { column: 'address', split: { by: ',', part: 9 } },
          externalId: { column: 'note', match: { pattern: 'פנייה (\\d+)', group: 1 } },
          kind: {
            column: 'note',
            match: { pattern: '^\\p{L}+' },
            table: { תלונה: 'complaint' },
            otherwise: 'ticket',
          },
        },
        { first: 'דנה', last: 'לבנון', address: 'הדקל 4, קומה 2, חיפה', note: 'תלונה על פנייה 4711' },
      ),
    ).toEqual({
      customer: { name: 'דנה לבנון', city: 'חיפה' },
      subject: 'הדקל 4',
      externalId: '4711',
      kind: 'complaint',
    });
  });

  it('reads numbers by the decimal sign of the file', () => {
    for (const [text, sign, value] of [
      ['1.234,56', 'comma', 1234.56],
      ['1,234.56', 'point', 1234.56],
      ['1,234', 'point', 1234],
      ['1.234', 'comma', 1234],
      ['1.234', 'auto', 1.234],
      ['3,5', 'auto', 3.5],
      ['₪ 129.90', 'auto', 129.9],
      ['129.90 ש"ח', 'auto', 129.9],
      ['40.50-', 'auto', -40.5],
      ['abc', 'auto', null],
      ['', 'auto', null],
      ['9007199254740993', 'auto', null],
    ] as const)
      expect(readNumber(text, sign), text).toBe(value);
    expect(detectDecimal(['12', '1.234', '7,5', '1.000,20'])).toEqual({ sign: 'comma', example: '7,5' });
    expect(detectDecimal(['12', '1,234', '7.5'])).toEqual({ sign: 'point', example: '7.5' });
    expect(detectDecimal(['12', '1,234', '1.234'])).toBeNull();
  });

  it('with a pattern that a cell could make run for ever is refused with a sentence, at once', async () => {
    const refusal = async (pattern: string): Promise<unknown> =>
      refuseStallingPatterns({ text: { column: 'a', match: { pattern, group: 0 } } }).then(
        () => null,
        (fault: unknown) => fault,
      );
    // A busy machine may run out of patience before it has found the cell: refused all the same, with another sentence.
    for (const pattern of ['^(a+)+$', '(a|aa)+$', '^(.*?,){11}P', '(x+x+)+y']) {
      const began = Date.now();
      const fault = await refusal(pattern);
      expect(fault, pattern).toBeInstanceOf(FileRefusal);
      expect(String(fault)).toMatch(
        /The regular expression of text (could be made to run for ever|is too involved to be sure)/,
      );
      expect(Date.now() - began).toBeLessThan(9_000);
    }
    expect(String(await refusal('(unclosed'))).toContain('is not one');
    for (const pattern of ['^(\\d{3})-(\\d{4})$', '([^,]*),\\s*(.*)', 'פנייה (\\d+)'])
      expect(await refusal(pattern), pattern).toBeNull();
    // On saving, not only on looking: nothing begins.
    const uploadId = await uploaded(desk, 'id,at,who,text\n1,2026-03-01,p,x\n');
    const mapping = ticketMapping('stalling', {
      text: { column: 'text', match: { pattern: '^(a+)+$', group: 0 } },
    });
    await expect(
      startImport(desk, {
        uploadId,
        fileName: 'x.csv',
        fileBytes: 1,
        mapping,
        startedBy: null,
        sample: false,
      }),
    ).rejects.toThrow(/run for ever|too involved/);
    // What was admitted stays quick on the worst that is known against it.
    const began = Date.now();
    mapped(
      { externalId: { column: 'a', match: { pattern: '([^,]*),\\s*(.*)', group: 1 } } },
      { a: ' '.repeat(60_000) },
    );
    expect(Date.now() - began).toBeLessThan(100);
  });
});

describe('a preview', () => {
  async function looked(text: string, more: object = {}) {
    const { uploadId } = await upload(desk, Readable.from([Buffer.from(text)]));
    const seen = await previewUpload(desk, { uploadId, ...more });
    if (!seen.ok) throw new Error(JSON.stringify(seen.refusal));
    return seen.value;
  }

  it('shows what decided the encoding, the order of dates and the decimal sign', async () => {
    const seen = await looked('id,date,total\n1,03/04/2026,"7,5"\n2,25/03/2026,"1.200,00"\n');
    expect(seen).toMatchObject({
      encoding: 'utf-8',
      dateOrder: 'dmy',
      decimal: 'comma',
      evidence: {
        encoding: 'valid-utf-8',
        dateOrder: { column: 'date', example: '25/03/2026' },
        decimal: { column: 'total', example: '7,5' },
      },
    });
    const undecided = await looked('id,date,total\n1,03/04/2026,12\n');
    expect(undecided).toMatchObject({ dateOrder: 'dmy', evidence: { dateOrder: null, decimal: null } });
  });

  it('tries the first rows and says what would be wrong with them, and stores nothing', async () => {
    const seen = await looked('id,at,who,text\n1,01/03/2026,p,a\n2,31/02/2026,p,b\n,01/03/2026,p,c\n', {
      mapping: ticketMapping('tried'),
    });
    expect(seen.tried).toEqual({
      rows: 3,
      good: 1,
      errors: [
        { row: 3, status: 'quarantined', reason: 'impossible-date:occurredAt' },
        { row: 4, status: 'rejected', reason: 'no-external-id' },
      ],
    });
    const kept = await desk.world.db.selectFrom('interaction').select('id').execute();
    expect(kept).toEqual([]);
  });

  it('suggests a column as earlier mappings of any silo took it, and says how many agreed', async () => {
    const text = 'Ticket No,Opened,Blurb,Wer\nA1,01/03/2026,hello,p1\n';
    expect((await looked(text)).columns.map(({ suggested, because }) => [suggested, because?.why])).toEqual([
      ['externalId', 'name'],
      ['occurredAt', 'name'],
      [null, undefined],
      [null, undefined],
    ]);
    for (const source of ['first', 'second']) {
      const mapping: Mapping = {
        ...ticketMapping(source),
        fields: {
          externalId: { column: 'Ticket No' },
          occurredAt: { column: 'Opened' },
          kind: { constant: 'ticket' },
          channel: { constant: 'phone' },
          text: { column: 'BLURB' },
          'customer.reference': { column: 'Wer' },
        },
      };
      const uploadId = await uploaded(desk, text.replace('Blurb', 'BLURB'));
      await startImport(desk, {
        uploadId,
        fileName: 'x.csv',
        fileBytes: 1,
        mapping,
        startedBy: null,
        sample: false,
      });
    }
    expect((await looked(text)).columns.map(({ suggested, because }) => [suggested, because])).toEqual([
      ['externalId', { why: 'learned', mappings: 2 }],
      ['occurredAt', { why: 'learned', mappings: 2 }],
      ['text', { why: 'learned', mappings: 2 }],
      ['customer.reference', { why: 'learned', mappings: 2 }],
    ]);
  });

  it('believes the majority of mappings, and nobody when they are even', () => {
    const took = (field: 'text' | 'subject'): Mapping => ({
      ...ticketMapping('x'),
      fields: { [field]: { column: 'Note' } },
    });
    expect(learnedFrom([took('text'), took('subject')]).get('note')).toBeUndefined();
    expect(learnedFrom([took('text'), took('subject'), took('text')]).get('note')).toMatchObject({
      field: 'text',
      mappings: 2,
    });
  });
});
