import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WrongUsage } from '#server/platform/config';
import { commandHere, scratch } from '#server/process.fixture';
import { trappedReport } from './evaluate-trapped.ts';
import { Refused } from './talk.ts';

/** The command that learns who gives up, and says how right it is on talks that it has not seen. */
let place: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  place = await scratch();
});
afterAll(async () => {
  await place.remove();
});

const figures = z.looseObject({
  auc: z.number().nullable(),
  precisionTop20: z.number(),
  recallTop20: z.number().nullable(),
});
const reportSchema = figures.extend({
  testTalks: z.number(),
  behaviourAlone: figures,
  alarm: z.looseObject({ raised: z.number() }),
});

async function put(name: string, content: string): Promise<string> {
  const path = join(place.path, name);
  await writeFile(path, content);
  return path;
}

function learned(train: string, test: string): z.infer<typeof reportSchema> {
  return reportSchema.parse(trappedReport(['--train', train, '--test', test]));
}

const said = (caller_name: string, intent: string) => ({ caller_name, intent, entities: [] });
const talks = Array.from({ length: 40 }, (_, at) => ({
  LUHF: at % 2 === 0 ? 'luhf' : 'not_luhf',
  utterances_annotations: [
    said('nlg', 'greet'),
    said('nlu', 'inform'),
    said('nlg', at % 2 === 0 ? 'did_not_understand' : 'confirm_date'),
  ],
}));

describe('evaluate trapped', () => {
  it('learns from an array or from lines, and says how right it is elsewhere', async () => {
    const train = await put('train.json', JSON.stringify(talks));
    const test = await put(
      'test.jsonl',
      talks
        .slice(0, 10)
        .map((talk) => JSON.stringify(talk))
        .join('\n'),
    );
    const report = learned(train, test);
    expect(report).toMatchObject({ auc: 1, precisionTop20: 1, recallTop20: 2 / 5, testTalks: 10 });
    expect(report.behaviourAlone.auc).toBe(1);
  });

  it('says so on the command line, as JSON', async () => {
    const train = await put('train.json', JSON.stringify(talks));
    const { code, out, err } = await commandHere(['evaluate', 'trapped', '--train', train, '--test', train]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(reportSchema.parse(JSON.parse(out))).toMatchObject({ auc: 1, seenInTraining: 40 });
  });

  it('has no area under the curve where the test knows one kind only', async () => {
    const train = await put('train.json', JSON.stringify(talks));
    const test = await put('one.json', JSON.stringify([talks[1]]));
    expect(learned(train, test)).toMatchObject({ auc: null, recallTop20: null, precisionTop20: 0 });
  });

  it.each([
    ['no files', [], 2, /--train FILE/],
    ['a missing file', ['--train', 'nowhere.json', '--test', 'nowhere.json'], 1, /nowhere\.json/],
    ['no JSON', ['--train', 'TEXT', '--test', 'TEXT'], 1, /neither a JSON array/],
    ['another JSON', ['--train', 'OTHER', '--test', 'OTHER'], 1, /talk 1 is not in the format/],
    ['an unknown label', ['--train', 'LABEL', '--test', 'LABEL'], 1, /"maybe"/],
    ['one kind only', ['--train', 'ONE', '--test', 'ONE'], 1, /one kind only/],
    ['an empty file', ['--train', 'EMPTY', '--test', 'EMPTY'], 1, /no talks/],
    ['a seed that is none', ['--train', 'ONE', '--test', 'ONE', '--seed', 'x'], 2, /whole number/],
  ])('%s gets a sentence', async (_, args, code, says) => {
    const files: Record<string, string> = {
      TEXT: await put('text.json', 'hello'),
      OTHER: await put('other.json', '[{"label":1}]'),
      LABEL: await put('label.json', JSON.stringify([{ ...talks[0], LUHF: 'maybe' }])),
      ONE: await put('one.json', JSON.stringify([talks[1]])),
      EMPTY: await put('empty.json', '[]'),
    };
    const asked = args.map((arg) => files[arg] ?? arg);
    const fault = await Promise.resolve()
      .then(() => trappedReport(asked))
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(code === 1 ? Refused : WrongUsage);
    expect(String(fault)).toMatch(says);
    expect(String(fault)).not.toMatch(/undefined/);
  });
});

const betold = new URL('../../../../shared/data/science/betold/BETOLD_valid.json', import.meta.url);

describe.skipIf(!existsSync(betold))('BETOLD', () => {
  it('from half of the calls, the other half: an area of at least .74, of the top fifth .70 right', async () => {
    const all = z.array(z.unknown()).parse(JSON.parse(readFileSync(betold, 'utf8')));
    const half = async (name: string, odd: number) =>
      put(name, JSON.stringify(all.filter((_, at) => at % 2 === odd)));
    const report = learned(await half('even.json', 0), await half('odd.json', 1));
    expect(report.testTalks).toBe(676);
    expect(report.auc).toBeGreaterThanOrEqual(0.74);
    expect(report.precisionTop20).toBeGreaterThanOrEqual(0.7);
    expect(report.behaviourAlone.auc).toBeGreaterThanOrEqual(0.7);
  });
});
