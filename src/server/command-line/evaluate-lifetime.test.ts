import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandHere, scratch } from '#server/process.fixture';
import { dayOf, dayOrder } from './evaluate-days.ts';

/** The command that says who buys again: on files as people have them, and on the published one where present. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

const reportSchema = z.object({
  rows: z.number(),
  leftOut: z.object({ customer: z.number(), date: z.number(), amount: z.number(), returned: z.number() }),
  customers: z.number(),
  repeatPurchases: z.number(),
  from: z.string(),
  to: z.string(),
  bgnbd: z.object({
    r: z.number(),
    alpha: z.number(),
    a: z.number(),
    b: z.number(),
    logLikelihood: z.number(),
  }),
  gammaGamma: z.object({ p: z.number(), q: z.number(), v: z.number() }).nullable(),
  holdout: z.object({ predicted: z.number(), actual: z.number() }).nullable(),
});

async function put(name: string, text: string): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, text);
  return path;
}

async function lifetime(...args: readonly string[]): Promise<z.infer<typeof reportSchema>> {
  const { code, out, err } = await commandHere(['evaluate', 'lifetime', ...args]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return reportSchema.parse(JSON.parse(out));
}

const COLUMNS = ['--customer', 'who', '--date', 'day', '--amount', 'paid'];
const SALES = [
  ['ann', '03/01/2025', '10.50'],
  ['ann', '31/01/2025', '₪ 1,200.00'],
  ['ann', '31/01/2025', '3'],
  ['ben', '05/01/2025', '20'],
  ['ben', '20/02/2025', '25'],
  ['ben', '20/04/2025', '25'],
  ['eve', '01/02/2025', '9'],
  ['eve', '02/02/2025', '-9'],
  ['', '02/02/2025', '9'],
  ['gil', 'soon', '9'],
  ['gil', '02/02/2025', ''],
];
const table = (delimiter: string): string =>
  [['who', 'day', 'paid'], ...SALES]
    .map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter))
    .join('\n');

describe('evaluate lifetime', () => {
  it('reads the day first where a number tells, leaves out what is no purchase and says how much', async () => {
    const report = await lifetime(
      '--file',
      await put('sales.csv', table(',')),
      ...COLUMNS,
      '--calibration',
      '2025-03-01',
    );
    expect(report).toMatchObject({
      rows: 11,
      leftOut: { customer: 1, date: 1, amount: 1, returned: 1 },
      customers: 3,
      repeatPurchases: 2,
      from: '2025-01-03',
      to: '2025-04-20',
    });
    expect(report.holdout?.actual).toBe(1);
    expect(report.holdout?.predicted).toBeGreaterThan(0);
  });

  it('reads the day of calibration in the order of the file', async () => {
    const sales = 'who,day,paid\na,1/2/2025,5\na,1/31/2025,5\na,3/4/2025,5\nb,1/5/2025,5\nb,1/6/2025,5\n';
    const path = await put('american.csv', sales);
    const report = await lifetime('--file', path, ...COLUMNS, '--calibration', '2/1/2025');
    expect(report).toMatchObject({ from: '2025-01-02', to: '2025-03-04', repeatPurchases: 2 });
    expect(report.holdout?.actual).toBe(1);
  });

  it('says the same of the same sales with semicolons, tabs, as JSON and as JSON lines', async () => {
    const objects = SALES.map(([who, day, paid]) => ({ paid, who, day }));
    const files = [
      await put('sales-semicolon.csv', table(';')),
      await put('sales.tsv', table('\t')),
      await put('sales.json', JSON.stringify(objects)),
      await put('sales.jsonl', objects.map((one) => JSON.stringify(one)).join('\n')),
    ];
    const reports = [];
    for (const path of files) reports.push(await lifetime('--file', path, ...COLUMNS));
    expect(reports).toHaveLength(4);
    expect(reports[0]?.holdout).toBeNull();
    for (const report of reports)
      expect(report).toMatchObject({ rows: 11, customers: 3, bgnbd: reports[0]?.bgnbd });
  });

  it.each([
    ['no columns', ['--file', 'FILE'], 2, /columns hold/],
    ['no file', COLUMNS, 2, /Which file/],
    ['a missing file', ['--file', 'nowhere.csv', ...COLUMNS], 1, /nowhere\.csv/],
    [
      'a missing column',
      ['--file', 'FILE', '--customer', 'id', '--date', 'day', '--amount', 'paid'],
      1,
      /no column "id"; it has who, day, paid/,
    ],
    ['a day that is none', ['--file', 'FILE', ...COLUMNS, '--calibration', '2025-02-30'], 2, /2025-02-30/],
    [
      'a day without anything after it',
      ['--file', 'FILE', ...COLUMNS, '--calibration', '2026-01-01'],
      1,
      /from 2025-01-03 to before 2025-04-20/,
    ],
    ['one-timers only', ['--file', 'ONCE', ...COLUMNS], 1, /Nobody in .* second day/],
    ['two orders of dates', ['--file', 'MIXED', ...COLUMNS], 1, /day comes first, in others the month/],
    ['an empty file', ['--file', 'EMPTY', ...COLUMNS], 1, /is empty/],
    ['a heading alone', ['--file', 'HEAD', ...COLUMNS], 1, /no purchases/],
    ['no amounts', ['--file', 'UNPAID', ...COLUMNS], 1, /2 the amount/],
    ['a file cut off', ['--file', 'CUT', ...COLUMNS], 1, /cut off/],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const files: Record<string, string> = {
      FILE: await put('people.csv', table(',')),
      ONCE: await put('once.csv', 'who,day,paid\na,2025-01-01,1\nb,2025-01-02,1\n'),
      MIXED: await put('mixed.csv', 'who,day,paid\na,13/01/2025,1\na,01/14/2025,1\n'),
      EMPTY: await put('empty.csv', ''),
      HEAD: await put('head.csv', 'who,day,paid\n'),
      UNPAID: await put('unpaid.csv', 'who,day,paid\na,2025-01-01,much\na,2025-01-02,\n'),
      CUT: await put('cut.json', '[{"who": "a", "day'),
    };
    const ended = await commandHere(['evaluate', 'lifetime', ...args.map((arg) => files[arg] ?? arg)]);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/\bat .*\.(ts|js):|undefined/);
  });

  it('dates are days of the calendar in one order', () => {
    expect(dayOrder(['03/01/2025', '12/31/2025'])).toBe('mdy');
    expect(dayOrder(['03/01/2025'])).toBe('dmy');
    expect(dayOrder(['19970930', '1997-09-30'])).toBe('ymd');
    expect(dayOf('19970930', 'ymd')).toBe(dayOf('30.9.97', 'dmy'));
    expect(dayOf('1997-09-30T23:59:59Z', 'ymd')).toBe(dayOf('9/30/1997 23:59', 'mdy'));
    expect(dayOf('19970931', 'ymd')).toBeNull();
    expect(dayOf('1970-01-02', 'ymd')).toBe(1);
  });
});

const sample = join(import.meta.dirname, '../../../../shared/data/science/cdnow/CDNOW_sample.txt');
describe.skipIf(!existsSync(sample))('CDNOW, where it lies beside', () => {
  it('gives the published parameters and holds the prediction against what came', async () => {
    const report = await lifetime(
      ...['--file', sample, '--delimiter', 'whitespace', '--no-header'],
      ...['--customer', 'c2', '--date', 'c3', '--amount', 'c5', '--calibration', '1997-09-30'],
    );
    expect(report).toMatchObject({ rows: 6919, customers: 2357, repeatPurchases: 2457 });
    expect(report.bgnbd.r).toBeCloseTo(0.243, 3);
    expect(report.bgnbd.alpha).toBeCloseTo(4.414, 3);
    expect(report.bgnbd.a).toBeCloseTo(0.793, 3);
    expect(report.bgnbd.b).toBeCloseTo(2.426, 3);
    expect(report.gammaGamma?.p).toBeCloseTo(6.25, 2);
    expect(report.gammaGamma?.q).toBeCloseTo(3.74, 1);
    expect(report.gammaGamma?.v).toBeCloseTo(15.44, 1);
    expect(report.holdout?.actual).toBe(1882);
    expect(Math.abs((report.holdout?.predicted ?? 0) - 1654)).toBeLessThan(1);
  });
});
