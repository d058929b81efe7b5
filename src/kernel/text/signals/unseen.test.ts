import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The sentences by which signals are judged are worth something only as long as nothing was made with them. */
const rowsOf = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
const textOf = (row: string): string => (row.split('\t')[0] ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

test('no sentence that signals are judged by was ever taught', () => {
  const unseen = new Set(rowsOf('unseen.tsv').map(textOf));
  expect(unseen.size).toBe(700);
  const taught = ['development', 'corpus', 'ordinary'].flatMap((name) =>
    rowsOf(`sayings/${name}.tsv`).map(textOf),
  );
  expect(taught.length).toBeGreaterThan(3_000);
  expect(taught.filter((text) => unseen.has(text))).toEqual([]);
});
