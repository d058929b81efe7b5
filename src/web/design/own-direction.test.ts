import { expect, test } from 'vitest';
import { directionOf } from './own-direction.ts';

test.each([
  ['Netflix לא עובד אצלנו', 'rtl'],
  ['WiFi נופל כל ערב', 'rtl'],
  ['The word שלום stands in an English sentence', 'ltr'],
  ['דנה', 'rtl'],
  ['Dana', 'ltr'],
  ['052-7431196', 'auto'],
  ['', 'auto'],
])('a Latin word at the start does not turn a Hebrew sentence: %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
