import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** One concept, one word, in both languages, and a file that stands for it. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Entry {
  readonly english: string;
  readonly hebrew: string;
  readonly meaning: string;
  readonly file: string;
}

/** Every row of every table, but the heads and the lines below them. */
function entries(markdown: string): Entry[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(?:-+\|)+$/.test(line) && !line.startsWith('| English |'))
    .map((line) => {
      const [english = '', hebrew = '', meaning = '', file = '', ...rest] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      if (rest.length > 0) throw new Error(`a row with more than four cells: ${line}`);
      return { english, hebrew, meaning, file: file.replaceAll('`', '') };
    });
}

const glossary = entries(readFileSync(join(root, 'GLOSSARY.md'), 'utf8'));

/** Entries that share a word with an earlier one. */
function twice(words: readonly string[]): string[] {
  return words.filter((word, at) => words.indexOf(word) < at);
}

describe('the glossary', () => {
  it('has at least sixty words', () => {
    expect(glossary.length).toBeGreaterThanOrEqual(60);
  });

  it('says each of them in both languages, with a meaning', () => {
    const lame = glossary.filter(
      ({ english, hebrew, meaning }) =>
        !/^[a-z]/i.test(english) || !/\p{Script=Hebrew}/u.test(hebrew) || meaning.length < 10,
    );
    expect(lame).toEqual([]);
  });

  it('has no word twice, in either language', () => {
    expect(twice(glossary.map(({ english }) => english.toLowerCase()))).toEqual([]);
    expect(twice(glossary.map(({ hebrew }) => hebrew))).toEqual([]);
    expect(twice(['baton', 'case', 'baton'])).toEqual(['baton']);
  });

  it('names for each a file that exists', () => {
    const lost = glossary.filter(({ file }) => file === '' || !existsSync(join(root, file)));
    expect(lost.map(({ english, file }) => `${english}: ${file}`)).toEqual([]);
    expect(existsSync(join(root, 'src/kernel/no-such-file.ts'))).toBe(false);
  });
});
