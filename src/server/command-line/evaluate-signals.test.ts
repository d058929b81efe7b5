import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WrongUsage } from '#server/platform/config';
import { commandLine, scratch } from '#server/process.fixture';
import { signalsReport } from './evaluate-signals.ts';
import { Refused } from './talk.ts';

/** The command that says how often a signal is heard where it was said, and only there. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

async function put(name: string, content: string): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, content);
  return path;
}

const ROWS = [
  { text: 'You will hear from my lawyer', signal: 'legal-threat', lang: 'en' },
  { text: 'I smell gas, and I will sue you', signal: 'legal-threat|safety', lang: 'en' },
  { text: 'The sky is blue today', signal: 'safety', lang: 'en' },
  { text: 'I smell gas', signal: 'none', lang: 'en' },
  { text: 'הבטיחו לי התקנה חינם ובפועל חויבתי', signal: 'broken-promise', lang: 'he' },
  { text: 'היה נעים, תודה', signal: 'none', lang: 'he' },
];
const table = (mark: string): string =>
  ['text', 'signal', 'lang'].join(mark) +
  ROWS.map(({ text, signal, lang }) => `\n${[`"${text}"`, signal, lang].join(mark)}`).join('');

const EXPECTED = {
  texts: 6,
  signals: {
    'legal-threat': { en: { precision: 1, recall: 1, f1: 1, n: 2, heard: 2 } },
    safety: { en: { precision: 0.5, recall: 0.5, f1: 0.5, n: 2, heard: 2 } },
    'broken-promise': {
      he: { precision: 1, recall: 1, f1: 1, n: 1, heard: 1 },
      en: { precision: null, recall: null, f1: null, n: 0, heard: 0 },
    },
  },
  macroF1: 0.8333,
  macroF1ByLanguage: { he: 1, en: 0.75 },
};

describe('evaluate signals', () => {
  it('counts per signal and language what was said and what was heard, and their mean', async () => {
    const report = await signalsReport(['--file', await put('gold.csv', table(','))]);
    expect(report).toMatchObject(EXPECTED);
    expect(Object.keys(report.signals)).toHaveLength(7);
    expect(report.textsPerSecond).toBeGreaterThan(0);
  });

  it.each([
    ['tab-separated', 'gold.tsv', () => table('\t'), []],
    ['semicolons', 'gold2.csv', () => table(';'), ['--delimiter', ';']],
    ['JSON', 'gold.json', () => JSON.stringify(ROWS), []],
    ['JSON lines', 'gold.jsonl', () => ROWS.map((row) => JSON.stringify(row)).join('\n'), []],
    [
      'columns in another order',
      'turned.json',
      () =>
        JSON.stringify(
          ROWS.map(({ text, signal, lang }) => ({ lang, extra: 1, Signal: signal, Text: text })),
        ),
      [],
    ],
    ['no heading', 'bare.csv', () => table(',').split('\n').slice(1).join('\n'), ['--no-header']],
  ] as const)('reads %s', async (_, name, content, flags) => {
    const report = await signalsReport(['--file', await put(name, content()), ...flags]);
    expect(report).toMatchObject(EXPECTED);
  });

  it('has no mean where nothing was said, and reads only the customer in a talk', async () => {
    const rows = [
      { text: 'Agent: do you smell gas?\nCustomer: the sky is blue', signal: 'none', lang: 'en-GB' },
    ];
    const report = await signalsReport(['--file', await put('none.json', JSON.stringify(rows))]);
    expect(report).toMatchObject({ texts: 1, macroF1: null, signals: { safety: { en: { heard: 0 } } } });
    expect(report.signals.safety).not.toHaveProperty('he');
  });

  it('judges the rules alone when asked to, and hears no less than they do otherwise', async () => {
    const rows = [
      { text: 'I will sue you', signal: 'legal-threat', lang: 'en' },
      { text: 'The sky is blue', signal: 'none', lang: 'en' },
    ];
    const file = await put('rules.json', JSON.stringify(rows));
    const heard = { signals: { 'legal-threat': { en: { precision: 1, recall: 1, heard: 1 } } } };
    expect(await signalsReport(['--file', file, '--rules'])).toMatchObject(heard);
    expect(await signalsReport(['--file', file])).toMatchObject(heard);
  });

  it('says so on the command line, as JSON', async () => {
    const { code, out, err } = await commandLine([
      'evaluate',
      'signals',
      '--file',
      await put('gold.csv', table(',')),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject(EXPECTED);
  });

  it.each([
    ['no file', null, 2, /--file FILE/],
    ['an empty file', '', 1, /empty/],
    ['a heading alone', 'text,signal,lang\n', 1, /no rows|empty/],
    ['a missing column', 'text,signal\nx,none\n', 1, /no column "lang".*text, signal/],
    ['an unknown signal', 'text,signal,lang\nx,anger,en\n', 1, /Row 1 .*"anger".*broken-promise/],
    ['an empty signal', 'text,signal,lang\nx,none,en\ny,,en\n', 1, /Row 2 .*"signal".*none/],
    ['an empty text', 'text,signal,lang\n,none,en\n', 1, /Row 1 .*"text"/],
    ['a row cut short', 'text,signal,lang\nx,none\n', 1, /Row 1 .*"lang"/],
    ['none and another', 'text,signal,lang\nx,none|safety,en\n', 1, /none and a signal besides/],
    ['bars alone', 'text,signal,lang\nx,||,en\n', 1, /names no signal/],
    ['another language', 'text,signal,lang\nx,none,fr\n', 1, /"fr".*he or en/],
    ['JSON cut off', '[{"text":"x"', 1, /not valid JSON/],
  ])('%s gets a sentence', async (_, content, code, says) => {
    const args = content === null ? [] : ['--file', await put('bad.csv', content)];
    const fault = await signalsReport(args).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(code === 1 ? Refused : WrongUsage);
    expect(String(fault)).toMatch(says);
    expect(String(fault)).not.toMatch(/undefined/);
  });
});
