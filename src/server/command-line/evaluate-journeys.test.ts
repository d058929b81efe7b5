import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WrongUsage } from '#server/platform/config';
import { commandHere, scratch } from '#server/process.fixture';
import { journeyReport } from './evaluate-journeys.ts';
import { Refused } from './talk.ts';

/** The command that maps a log: on files of one's own, and against published counts where the logs are. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

const reportSchema = z.looseObject({
  cases: z.number(),
  events: z.number(),
  activities: z.number(),
  variants: z.number(),
  topVariant: z.number(),
  edges: z.array(z.looseObject({ from: z.string(), to: z.string(), count: z.number() })),
  edgeCount: z.number(),
  starts: z.record(z.string(), z.number()),
  ends: z.record(z.string(), z.number()),
  medianDuration: z.number().nullable(),
  meanDuration: z.number().nullable(),
  handoffs: z.number().nullable(),
  casesWithSeveralGroups: z.number().nullable(),
  pingPongCases: z.number().nullable(),
});

async function put(name: string, content: string | Buffer): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, content);
  return path;
}

async function mapped(log: string, ...args: readonly string[]): Promise<z.infer<typeof reportSchema>> {
  return reportSchema.parse(await journeyReport(['--log', log, ...args]));
}

const COLUMNS = ['--case', 'id', '--activity', 'what', '--time', 'when'];
const TABLE = `id;what;when;who;kind;no
7;order;13/01/2024 10:00;sales;start;1
7;ship;14/01/2024 10:00;store;complete;2
7;order;13/01/2024 22:00;sales;complete;1
8;order;02/01/2024 10:00;sales;complete;3
7;return;14/01/2024 10:00;sales;complete;4
`;
const XES = `<?xml version="1.0"?><log><trace><string key="concept:name" value="same"/>
<event><string key="concept:name" value="B"/><date key="time:timestamp" value="2024-01-02T00:00:00+02:00"/></event>
<event><string key="concept:name" value="A"/><date key="time:timestamp" value="2024-01-01T00:00:00Z"/><string key="org:group" value="x"/></event>
</trace><trace><string key="concept:name" value="same"/><event><string key="concept:name" value="A"/></event></trace></log>`;

describe('evaluate journeys', () => {
  it('finds delimiter and order of dates itself, keeps ties as written, and counts hand-offs', async () => {
    const report = await mapped(await put('log.csv', TABLE), ...COLUMNS, '--group', 'who');
    expect(report).toMatchObject({
      cases: 2,
      events: 5,
      activities: 3,
      variants: 2,
      topVariant: 1,
      edgeCount: 3,
    });
    expect(report.edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'order>order',
      'order>ship',
      'ship>return',
    ]);
    expect(report).toMatchObject({ handoffs: 2, casesWithSeveralGroups: 1, pingPongCases: 1 });
    expect(report).toMatchObject({
      medianDuration: 0.5,
      starts: { order: 2 },
      ends: { order: 1, return: 1 },
    });
  });

  it('says so on the command line, as JSON', async () => {
    const log = await put('log.xes', XES);
    const { code, out, err } = await commandHere(['evaluate', 'journeys', '--log', log]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(reportSchema.parse(JSON.parse(out))).toMatchObject({ cases: 2, events: 3 });
  });

  it('pairs start and completion when told which column says so', async () => {
    const pairing = ['--lifecycle', 'kind', '--instance', 'no'];
    const report = await mapped(await put('log.csv', TABLE), ...COLUMNS, ...pairing);
    expect(report).toMatchObject({ cases: 2, events: 5, instances: 4, edgeCount: 2, handoffs: null });
  });

  it('reads XES, packed or not: each trace a case, events by their time', async () => {
    for (const path of [await put('log.xes', XES), await put('log.xes.gz', gzipSync(XES))]) {
      const report = await mapped(path);
      expect(report).toMatchObject({ cases: 2, events: 3, activities: 2, handoffs: 0 });
      expect(report.edges).toMatchObject([{ from: 'A', to: 'B', count: 1 }]);
    }
    expect(await mapped(join(place.path, 'log.xes'), '--case', 'concept:name')).toMatchObject({ cases: 1 });
  });

  it('reads tables without a heading, JSON lines, and numbers in place of times', async () => {
    const bare = await put('bare.csv', '1,a,2024-01-01\n1,b,2024-01-03\n');
    const report = await mapped(bare, '--no-header', '--case', 'c1', '--activity', 'c2', '--time', 'c3');
    expect(report).toMatchObject({ cases: 1, events: 2, medianDuration: 2 });
    const lines = await put('log.jsonl', '{"id":1,"what":"b","when":20}\n{"id":1,"what":"a","when":3}\n');
    expect(await mapped(lines, ...COLUMNS)).toMatchObject({ starts: { a: 1 }, medianDuration: null });
  });

  it.each([
    ['no log', [], 2, /--log FILE/],
    ['a missing file', ['--log', 'nowhere.csv'], 1, /nowhere\.csv/],
    ['a table without its columns', ['--log', 'FILE'], 1, /--case COLUMN/],
    [
      'a missing column',
      ['--log', 'FILE', ...COLUMNS, '--group', 'team'],
      1,
      /no column "team"; it has id, what/,
    ],
    [
      'times that are none',
      ['--log', 'FILE', '--case', 'id', '--activity', 'what', '--time', 'who'],
      1,
      /No time.*"sales"/,
    ],
    [
      'a life cycle that is none',
      ['--log', 'FILE', ...COLUMNS, '--lifecycle', 'who'],
      1,
      /neither start nor complete/,
    ],
    ['an instance alone', ['--log', 'FILE', ...COLUMNS, '--instance', 'no'], 2, /needs --lifecycle/],
    ['an unknown flag', ['--log', 'FILE', '--fast'], 2, /--fast/],
    ['an empty file', ['--log', 'EMPTY', ...COLUMNS], 1, /empty/],
    ['only a heading', ['--log', 'HEADING', ...COLUMNS], 1, /no rows/],
    ['broken XES', ['--log', 'BROKEN'], 1, /not well-formed/],
    ['XES without events', ['--log', 'HOLLOW'], 1, /no events/],
    ['an attribute that XES lacks', ['--log', 'XES', '--group', 'team'], 1, /attribute "team"/],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const files: Record<string, string> = {
      FILE: await put('log.csv', TABLE),
      EMPTY: await put('empty.csv', ''),
      HEADING: await put('heading.csv', 'id,what,when\n'),
      BROKEN: await put('broken.xes', '<log><trace><event></trace></log>'),
      HOLLOW: await put('hollow.xes', '<log><trace></trace></log>'),
      XES: await put('log.xes', XES),
    };
    const asked = args.map((arg) => files[arg] ?? arg);
    const fault = await Promise.resolve()
      .then(() => journeyReport(asked))
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(code === 1 ? Refused : WrongUsage);
    expect(String(fault)).toMatch(says);
    expect(String(fault)).not.toMatch(/undefined/);
  });
});

const published = new URL('../../../../shared/data/science/event_logs/', import.meta.url);

describe.skipIf(!existsSync(published))('published logs', () => {
  it.each([
    ['running-example.xes', '', { cases: 6, events: 42, activities: 8, variants: 6, edgeCount: 16 }],
    [
      'running-example.csv',
      '--case|case:concept:name|--activity|concept:name|--time|time:timestamp',
      { cases: 6, events: 42, activities: 8, variants: 6, edgeCount: 16 },
    ],
    [
      'sepsis.csv',
      '--case|Case ID|--activity|Activity|--time|Complete Timestamp',
      { cases: 1050, events: 15214, activities: 16, variants: 846, edgeCount: 115, topVariant: 35 },
    ],
    [
      'bpic2012.xes.gz',
      '',
      { cases: 13087, events: 262200, activities: 24, variants: 4366, edgeCount: 125, topVariant: 3429 },
    ],
    [
      'patients.csv',
      '--case|patient|--activity|handling|--time|time|--lifecycle|registration_type|--instance|handling_id',
      { cases: 500, events: 5442, instances: 2721, activities: 7, variants: 7 },
    ],
    ['patients.csv', '--case|patient|--activity|handling|--time|time', { cases: 500, variants: 13 }],
    ['02_teleclaims.xes.gz', '', { cases: 3512, events: 46138, activities: 11, variants: 12 }],
  ])('%s %s', async (name, args, counts) => {
    const path = fileURLToPath(new URL(name, published));
    expect(await mapped(path, ...args.split('|').filter(Boolean))).toMatchObject(counts);
  });
});
