/**
 * Lists leave as RFC 4180 with a byte order mark (spreadsheets then read Hebrew) and never carry a formula: a cell
 * that a spreadsheet would run, also behind blanks and invisible marks, gets an apostrophe, unless it is plainly a number or a phone number.
 */
const RUNS = /^(?:[\t\r]|[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@＝＋－＠])/u;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)*%?$/u;
const PHONE = /^\+\d[\d\s-]{5,18}$/u;

/** A file of one header line and one line per row, lines ended by CRLF. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[header, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Marks of direction are for the screen; in a file they would keep a spreadsheet from reading a date. */
const DIRECTION_MARKS = /[\u200e\u200f\u2066-\u2069]/gu;

function cell(told: string): string {
  const text = told.replace(DIRECTION_MARKS, '');
  const safe = RUNS.test(text) && !PLAIN_NUMBER.test(text) && !PHONE.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a text to the browser as a file to keep. */
export function keepFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
