import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine, scratch } from '#server/process.fixture';

/** The commands that say how right the themes and the alarms are. */
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

const COLUMNS = ['--text', 'words', '--label', 'matter'];
const LINES = Array.from({ length: 20 }, (_, n) => [
  `הטכנאי לא הגיע לביקור ${'אבגדהוזחטיכלמנסעפצקר'.charAt(n)}${'תשרקצ'.charAt(n % 5)},visit`,
  `the parcel came late and broken ${String.fromCharCode(97 + n)}${'xyzuv'.charAt(n % 5)},parcel`,
]).flat();
const BANKING = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../../shared/data/text/banking77/test.csv',
);

describe('evaluate themes', () => {
  it('finds themes in a file and holds them against its labels', async () => {
    const file = await put('texts.csv', `words,matter\n${LINES.join('\n')}\n,visit\nno label,\n`);
    const { code, out, err } = await commandLine([
      'evaluate',
      'themes',
      '--file',
      file,
      ...COLUMNS,
      '--count',
      '2',
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      texts: 40,
      skipped: 2,
      labels: 2,
      themes: 2,
      accuracy: 1,
      ari: 1,
    });
  });

  it.each([
    ['one text', 'words,matter\nhello there,a\n', { themes: 0, accuracy: 0, unassigned: 1 }],
    ['one text many times', `words,matter\n${'the same,a\n'.repeat(30)}`, { texts: 30, themes: 0 }],
    [
      'one label',
      `words,matter\n${LINES.map((line) => line.replace(/,.*/u, ',one')).join('\n')}\n`,
      { labels: 1 },
    ],
    [
      'each text another label',
      `words,matter\n${LINES.map((line, n) => line.replace(/,.*/u, `,${n}`)).join('\n')}\n`,
      { labels: 40 },
    ],
    ['signs and nothing else', 'words,matter\n!!!,a\n???,b\n😡😡,c\n', { themes: 0 }],
  ])('%s is answered in figures', async (name, text, expected) => {
    const { code, out, err } = await commandLine([
      'evaluate',
      'themes',
      '--file',
      await put(`${name}.csv`, text),
      ...COLUMNS,
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject(expected);
    for (const figure of ['nmi', 'ari', 'accuracy']) expect(Number.isFinite(found[figure])).toBe(true);
  });

  it.each([
    ['no file', ['--file', 'nowhere.csv', ...COLUMNS], /nowhere\.csv is not a file/, 1],
    ['no such column', ['--file', 'good.csv', '--text', 'words', '--label', 'mood'], /no column "mood"/, 1],
    ['only a heading', ['--file', 'bare.csv', ...COLUMNS], /no rows/, 1],
    ['no file named', COLUMNS, /Which texts/, 2],
    [
      'a count that is none',
      ['--file', 'good.csv', ...COLUMNS, '--count', 'many'],
      /--count takes a whole number/,
      2,
    ],
    [
      'the label as the text',
      ['--file', 'good.csv', '--text', 'words', '--label', 'words'],
      /cannot be read off itself/,
      2,
    ],
  ])('%s ends in a sentence', async (_name, args, says, code) => {
    const files: Readonly<Record<string, string>> = {
      'good.csv': await put('good.csv', 'words,matter\na,b\n'),
      'bare.csv': await put('bare.csv', 'words,matter\n'),
    };
    const ended = await commandLine(['evaluate', 'themes', ...args.map((arg) => files[arg] ?? arg)]);
    expect(ended.err).toMatch(says);
    expect(ended.code).toBe(code);
    expect(ended.err).not.toMatch(/\bat .*\.(ts|js):|undefined/);
    expect(ended.out).toBe('');
  });

  it.skipIf(!existsSync(BANKING))(
    'in the public test set of bank customers the themes agree with people’s labels as far as promised',
    { timeout: 300_000 },
    async () => {
      const { out } = await commandLine([
        'evaluate',
        'themes',
        '--file',
        BANKING,
        '--text',
        'text',
        '--label',
        'category',
      ]);
      const { nmi, ari, accuracy } = JSON.parse(out);
      expect(nmi).toBeGreaterThanOrEqual(0.69);
      expect(ari).toBeGreaterThanOrEqual(0.36);
      expect(accuracy).toBeGreaterThanOrEqual(0.48);
    },
  );
});

describe('evaluate alarms', () => {
  it('says for each cell how often the alarms cry wolf, the same for the same seed', async () => {
    const asked = ['evaluate', 'alarms', '--runs', '40', '--seed', '3'];
    const [one, other] = [await commandLine(asked), await commandLine(asked)];
    expect(one.code).toBe(0);
    expect(one.out).toBe(other.out);
    const { cells, falseDiscoveryRate, quiet, slow } = JSON.parse(one.out);
    expect(falseDiscoveryRate).toBeLessThanOrEqual(0.1);
    expect([cells.length, quiet.length, slow.length]).toEqual([12, 3, 6]);
  });

  it('a wrong number of runs ends in a sentence', async () => {
    const { code, err } = await commandLine(['evaluate', 'alarms', '--runs', '0']);
    expect(code).toBe(2);
    expect(err).toMatch(/--runs takes a whole number/);
  });
});
