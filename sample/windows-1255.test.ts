import { expect, test } from 'vitest';
import { toWindows1255 } from './windows-1255.ts';

const read = (bytes: Buffer) => new TextDecoder('windows-1255').decode(bytes);

test('Hebrew, shekels, quotes and dashes come back from code page 1255 as they went in', () => {
  const letters = Array.from({ length: 27 }, (_, at) => String.fromCharCode(0x5d0 + at)).join('');
  const text = `${letters} שָׁלוֹם ₪ € “א” ‘ב’ – — … ־ ׳ ״ • abc;123`;
  expect(read(toWindows1255(text))).toBe(text);
});

test('what the code page has no byte for becomes a question mark, one for each half of an emoji', () => {
  expect(read(toWindows1255('טוב 👍 כן'))).toBe('טוב ?? כן');
});
