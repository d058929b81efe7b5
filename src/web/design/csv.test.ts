import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const lines = (csv: string): string[] => csv.slice(1).trimEnd().split('\r\n');

describe('a list that leaves as a file', () => {
  it('opens right in a spreadsheet: byte order mark, CRLF, quotes doubled', () => {
    expect(toCsv(['שם', 'הערה'], [['שרה כהן', 'אמרה "לא", והלכה']])).toBe(
      '\uFEFFשם,הערה\r\nשרה כהן,"אמרה ""לא"", והלכה"\r\n',
    );
  });

  it('never runs what a customer typed', () => {
    const typed = ['=1+1', '+cmd', '-cmd', '@sum', '\tx', '＝1+1', '＠x', '-', '+972 call'];
    for (const text of typed) {
      const [, line = ''] = lines(toCsv(['a'], [[text]]));
      expect(line.replace(/^"/u, '').startsWith("'")).toBe(true);
    }
  });

  it('leaves numbers and phone numbers as they are', () => {
    for (const text of ['-5', '+3.5', '-1,234.50', '+972 54-123-4567', '054-1234567']) {
      expect(lines(toCsv(['a'], [[text]]))[1]?.replaceAll('"', '')).toBe(text);
    }
  });

  it('no text of any kind makes a cell that begins as a formula, unless it is a number or a phone', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const body = toCsv([], [[text]])
          .slice(3)
          .replace(/^"/u, '');
        const plain = /^[+-]?\d+([.,]\d+)*%?$/u.test(text) || /^\+\d[\d\s-]{5,18}$/u.test(text);
        expect(plain || !/^[=+\-@\t\r＝＋－＠]/u.test(body)).toBe(true);
      }),
    );
  });

  it('carries no mark of direction, so that a spreadsheet reads a date and nothing hides behind a mark', () => {
    expect(toCsv(['a'], [['18.11.2026, \u200f14:05']])).toContain('"18.11.2026, 14:05"');
    expect(toCsv(['a'], [['\u200f=1+1']])).toContain("'=1+1");
  });
});
