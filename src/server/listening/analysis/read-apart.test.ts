import { afterAll, expect, test } from 'vitest';
import { readApart } from './read-apart.ts';
import { reading } from './reading.ts';

const apart = readApart();
afterAll(() => apart.stop());
const texts = ['השירות היה נורא ואיום, אני עוזבת', 'Thank you, the technician was wonderful', ''];

test('a text is read apart exactly as it would be read here, in order, however many ask at once', async () => {
  const answers = await Promise.all([apart.read(texts, []), apart.read([...texts].reverse(), [])]);
  const here = texts.map((text) => reading(text, []));
  expect(answers).toEqual([here, [...here].reverse()]);
  expect(here[0]?.sentiment).toBe('negative');
});

test('the thread can end and comes back with the next text', async () => {
  await apart.stop();
  expect(await apart.read(texts.slice(0, 1), [])).toEqual([reading(texts[0] ?? '', [])]);
});
