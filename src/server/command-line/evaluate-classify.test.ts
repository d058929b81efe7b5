import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandHere, scratch } from '#server/process.fixture';

/** The command that says how right the classifier is on labelled texts of one's own. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

async function put(name: string, text: string): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, text);
  return path;
}

const ROWS = Array.from({ length: 12 }, (_, n) => [
  `thank you number ${n} kind staff,good,author ${n % 4}`,
  `terrible and slow again ${n} ${'x'.repeat(n + 1)},bad,author ${n % 4}`,
]).flat();
const TABLE = `words,feeling,who\n${ROWS.join('\n')}\n,good,nobody\n`;
const COLUMNS = ['--text', 'words', '--label', 'feeling'];

describe('evaluate classify', () => {
  it('reads a labelled file, leaves out rows without a text, and never tests an author that it learned from', async () => {
    const { code, out, err } = await commandHere([
      'evaluate',
      'classify',
      '--train',
      await put('texts.csv', TABLE),
      ...COLUMNS,
      '--group',
      'who',
      '--folds',
      '4',
      '--baselines',
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tested: 24,
      classes: 2,
      skipped: 1,
      accuracy: 1,
      macroF1: 1,
      top3: 1,
    });
    expect(JSON.parse(out).baselines.majority.accuracy).toBeLessThan(0.7);
  });

  it('reads lines of JSON, and with a few labels learns from the texts without', async () => {
    const lines = ROWS.map((row) => row.split(',')).map(([words, feeling]) =>
      JSON.stringify({ words, feeling }),
    );
    const file = await put('texts.jsonl', lines.join('\n'));
    const { code, out } = await commandHere([
      'evaluate',
      'classify',
      ...['--train', file, '--test', file, ...COLUMNS, '--shots', '4', '--seeds', '2'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).accuracy).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['no file', ['--text', 'words', '--label', 'feeling'], 2, /learn from/],
    ['no label', ['--train', 'FILE', '--text', 'words'], 2, /label/],
    [
      'a column that is not there',
      ['--train', 'FILE', '--text', 'says', '--label', 'feeling'],
      1,
      /no column "says"/,
    ],
    ['one class', ['--train', 'ONE', ...COLUMNS], 1, /one label only/],
    ['no texts', ['--train', 'NONE', ...COLUMNS], 1, /both a text and a label|no rows/],
    ['a number in words', ['--train', 'FILE', ...COLUMNS, '--folds', 'many'], 2, /whole number/],
    ['folds beyond the texts', ['--train', 'FILE', ...COLUMNS, '--folds', '99'], 1, /99 folds/],
    [
      'a test of the same texts',
      ['--train', 'FILE', '--test', 'FILE', ...COLUMNS, '--dedupe'],
      1,
      /Every text/,
    ],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const files: Record<string, string> = {
      FILE: await put('texts.csv', TABLE),
      ONE: await put('one.csv', 'words,feeling\na,good\nb,good\n'),
      NONE: await put('none.csv', 'words,feeling\n,good\nb,\n'),
    };
    const ended = await commandHere(['evaluate', 'classify', ...args.map((arg) => files[arg] ?? arg)]);
    expect(ended.err).toMatch(says);
    expect(ended.code).toBe(code);
    expect(ended.err).not.toMatch(/\bat .*\.(ts|js):|undefined/);
    expect(ended.out).toBe('');
  });
});
