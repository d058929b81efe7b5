import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandHere, scratch } from '#server/process.fixture';

/** The command that says how right the identity rules are: on files of one's own, and on published ones where present. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

const quality = z.object({ precision: z.number(), recall: z.number(), f1: z.number() });
const reportSchema = z.object({
  records: z.number(),
  truePairs: z.number(),
  blockingRecall: z.number(),
  candidatePairs: z.number(),
  skippedBlocks: z.number(),
  pair: quality,
  cluster: quality,
  recordsPerSecond: z.number(),
  peakBytes: z.number(),
});

async function put(name: string, text: string): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, text);
  return path;
}

async function identity(args: readonly string[]): Promise<z.infer<typeof reportSchema>> {
  const { code, out, err } = await commandHere(['evaluate', 'identity', ...args]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return reportSchema.parse(JSON.parse(out));
}

const PEOPLE = ` id , first , last , phone 
r-1-a, דנה, לביא, 054-192-7365
r-1-b, Dana, Lavi, +972 54 192 7365
r-2-a, אמיר, לביא, 054-192-7365
r-3-a, Noa, Stern, 052-771-2038
r-3-b, "Noa", Stern, 0527712038
`;
const FIELDS = ['--field', 'first=given-name', '--field', 'last=surname', '--field', 'phone=phone'];

describe('evaluate identity', () => {
  it('reads a labelled file, its truth by a pattern, and says how right the groups are', async () => {
    const report = await identity([
      '--records',
      await put('people.csv', PEOPLE),
      '--truth',
      'id:^r-(\\d+)',
      ...FIELDS,
    ]);
    expect(report).toMatchObject({ records: 5, truePairs: 2, blockingRecall: 1 });
    expect(report.cluster).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(report.peakBytes).toBeGreaterThan(1e6);
  });

  it('reads other delimiters, files without a heading, and links only between two files', async () => {
    const left = await put('left.csv', '1;Dana;Lavi;0541927365\n2;Noa;Stern;0527712038\n');
    const right = await put('right.csv', '1;Dana;Lavi;0541927365\n9;Ruth;Peled;0533334477\n');
    const report = await identity([
      '--records',
      `${left},${right}`,
      '--truth',
      'c1',
      '--field',
      'c2=given-name',
      '--field',
      'c3=surname',
      '--field',
      'c4=phone',
      '--link-only',
      '--no-header',
      '--delimiter',
      ';',
    ]);
    expect(report).toMatchObject({ records: 4, truePairs: 1 });
    expect(report.cluster.f1).toBe(1);
  });

  it.each([
    ['no truth', ['--records', 'FILE', ...FIELDS], 2, /truth/i],
    ['no fields', ['--records', 'FILE', '--truth', 'id'], 2, /columns should be compared/],
    ['an unknown type', ['--records', 'FILE', '--truth', 'id', '--field', 'first=forename'], 2, /"forename"/],
    ['a field without a type', ['--records', 'FILE', '--truth', 'id', '--field', 'first'], 2, /COLUMN=TYPE/],
    [
      'the truth as a feature',
      ['--records', 'FILE', '--truth', 'id', '--field', 'id=text'],
      2,
      /holds the truth/,
    ],
    ['a broken pattern', ['--records', 'FILE', '--truth', 'id:(', ...FIELDS], 2, /regular expression/],
    ['an unknown flag', ['--records', 'FILE', '--truth', 'id', ...FIELDS, '--fast'], 2, /--fast/],
    ['one file to link', ['--records', 'FILE', '--truth', 'id', ...FIELDS, '--link-only'], 2, /two files/],
    ['a missing file', ['--records', 'nowhere.csv', '--truth', 'id', ...FIELDS], 1, /nowhere\.csv/],
    [
      'a missing column',
      ['--records', 'FILE', '--truth', 'key', ...FIELDS],
      1,
      /no column "key"; it has id, first/,
    ],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const file = await put('people.csv', PEOPLE);
    const ended = await commandHere([
      'evaluate',
      'identity',
      ...args.map((arg) => (arg === 'FILE' ? file : arg)),
    ]);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/\bat .*\.(ts|js):|undefined/);
    expect(ended.out).toBe('');
  });
});

describe('evaluate names', () => {
  it('says how many spellings meet their name, and how many strangers', async () => {
    const file = await put('names.csv', 'שרה,Sarah,Sara\nיצחק,Itzhak,Isaac\nנועם,Noam,\n');
    const { code, out } = await commandHere(['evaluate', 'names', '--pairs', file]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ keyRecall: 1, candidateShare: 5 / 15 });
  });

  it.each([
    ['without a file', ['evaluate', 'names'], 2, /--pairs FILE/],
    ['of a missing file', ['evaluate', 'names', '--pairs', 'nowhere.csv'], 1, /nowhere\.csv/],
    ['of something else', ['evaluate', 'prices'], 2, /"prices"/],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const ended = await commandHere(args);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(says);
  });
});

const published = new URL('../../../../shared/data/identity/', import.meta.url);
const file = (path: string): string => fileURLToPath(new URL(path, published));

describe.skipIf(!existsSync(published))('published sets, one configuration for all', () => {
  it('febrl1: at least 0.999', async () => {
    const fields =
      'given_name=given-name surname=surname street_number=street-number address_1=street address_2=street suburb=city postcode=postcode state=region date_of_birth=birth-date soc_sec_id=national-id';
    const report = await identity([
      '--records',
      file('febrl1/dataset1.csv'),
      '--truth',
      'rec_id:^rec-(\\d+)',
      ...fields.split(' ').flatMap((field) => ['--field', field]),
    ]);
    expect(report).toMatchObject({ records: 1000, truePairs: 500 });
    expect(report.cluster.f1).toBeGreaterThanOrEqual(0.999);
  });

  it('fake_1000: at least 0.93 at a precision of 0.97', async () => {
    const fields = 'first_name=given-name surname=surname dob=birth-date city=city email=email';
    const report = await identity([
      '--records',
      file('fake_1000/fake_1000.csv'),
      '--truth',
      'cluster',
      ...fields.split(' ').flatMap((field) => ['--field', field]),
    ]);
    expect(report).toMatchObject({ records: 1000, truePairs: 2031 });
    expect(report.cluster.f1).toBeGreaterThanOrEqual(0.93);
    expect(report.cluster.precision).toBeGreaterThanOrEqual(0.97);
  });
});
