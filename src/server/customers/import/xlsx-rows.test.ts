import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { bytesInMemory } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';
import type { Row } from './rows.ts';
import { isDateFormat, numberText, serialText } from './xlsx-dates.ts';
import { sheetRows } from './xlsx-rows.ts';

/** A workbook with these parts; whatever is not named is what a spreadsheet writes. */
async function workbook(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  const all: Readonly<Record<string, string>> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    ...parts,
  };
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const rowsIn = async (bytes: Buffer): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const row of sheetRows(bytesInMemory(bytes))) rows.push(row);
  return rows;
};
const HEAD =
  '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>when</t></is></c><c r="D2" t="str"><v>sum</v></c></row>';
const WORDS =
  '<sst><si><t>שם</t></si><si><r><t>שרה </t></r><r><t>כהן</t></r><rPh><t>not this</t></rPh></si></sst>';

describe('an Excel workbook', () => {
  it('gives its rows by the numbers that the spreadsheet shows, shared and own words, dates by their style', async () => {
    const bytes = await workbook({
      'xl/sharedStrings.xml': WORDS,
      'xl/worksheets/sheet1.xml': sheet(
        `${HEAD}<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="2"><v>46082.4375</v></c><c r="D3"><v>0.30000000000000004</v></c></row><row r="4"/><row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" s="1"><v>46082</v></c><c r="D7" s="3"><v>5.4123456789E10</v></c></row>`,
      ),
    });
    expect(await rowsIn(bytes)).toEqual([
      {
        number: 3,
        cells: { שם: 'שרה כהן', when: '2026-03-01T10:30:00', 'column 3': '', sum: '0.3' },
        broken: null,
      },
      {
        number: 7,
        cells: { שם: 'true', when: '2026-03-01', 'column 3': '', sum: '54123456789' },
        broken: null,
      },
    ]);
  });

  it('is read from its first sheet that is not hidden, in the calendar of an old Macintosh when it says so', async () => {
    const bytes = await workbook({
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet state="hidden" r:id="rId1"/><sheet r:id="rId2"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': sheet('<row><c><v>1</v></c></row>'),
      'xl/worksheets/sheet2.xml': sheet(
        '<row><c t="str"><v>at</v></c></row><row><c s="1"><v>44620</v></c></row>',
      ),
    });
    expect(await rowsIn(bytes)).toEqual([{ number: 2, cells: { at: '2026-03-01' }, broken: null }]);
  });

  it('is refused when it is damaged, empty, or packed to fill a memory', async () => {
    const good = await workbook({ 'xl/worksheets/sheet1.xml': sheet(HEAD) });
    for (const [bytes, sentence] of [
      [good.subarray(0, good.length - 30), /damaged/],
      [await workbook({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }), /damaged/],
      [await workbook({ 'xl/worksheets/sheet1.xml': sheet('') }), /empty/],
      [await workbook({ 'xl/worksheets/sheet1.xml': sheet(' '.repeat(30_000_000)) }), /hundred times/],
      [await workbook({ 'xl/sharedStrings.xml': `<sst>${' '.repeat(30_000_000)}</sst>` }), /hundred times/],
    ] as const) {
      const refusal = await rowsIn(bytes).catch((fault: unknown) => fault);
      expect(refusal).toBeInstanceOf(FileRefusal);
      expect(String(refusal)).toMatch(sentence);
    }
  });

  it('counts days as spreadsheets do, with the leap day of 1900 that never was', () => {
    expect(serialText(1, false)).toBe('1900-01-01');
    expect(serialText(59, false)).toBe('1900-02-28');
    expect(serialText(61, false)).toBe('1900-03-01');
    expect(serialText(0, true)).toBe('1904-01-01');
    expect(serialText(0.75, false)).toBe('18:00:00');
    expect(serialText(46081.9999999, false)).toBe('2026-03-01');
    expect(serialText(-1, false)).toBeNull();
    expect(serialText(Number.NaN, false)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (day) => {
        const text = serialText(day, false) ?? '';
        return (
          Date.parse(text) / 86_400_000 + 25_569 === day &&
          serialText(day - 1_462, true) === (day >= 1_462 ? text : null)
        );
      }),
    );
  });

  it('takes a format for a date by its letters, not by words in quotes or colours', () => {
    expect([14, 22, 47].every((id) => isDateFormat(id, undefined))).toBe(true);
    expect(
      ['dd.mm.yy', '[$-40D]d בmmmm yyyy', '[h]:mm', 'h:mm AM/PM'].every((code) => isDateFormat(164, code)),
    ).toBe(true);
    expect(
      ['0.00', '"days" 0', '[Red]0', '#,##0 "ש\\"ח"', 'General', '@'].some((code) => isDateFormat(164, code)),
    ).toBe(false);
    expect(numberText('1E+21')).toBe('1e+21');
    expect(numberText('12')).toBe('12');
  });
});
