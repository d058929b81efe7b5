import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { drawing } from '#kernel/drawing';
import { detectTrapped } from '#kernel/trapped/detect';
import { areaUnderCurve, atTop } from '#kernel/trapped/ranking';
import { type Looks, scoreTalk, trainScore } from '#kernel/trapped/score';
import { meaningsOf } from '#kernel/trapped/step-names';
import type { Talk } from '#kernel/trapped/talk';
import { WrongUsage } from '#server/platform/config';
import { flagsOf, Refused } from './talk.ts';

/**
 * `empty-chair evaluate trapped --train FILE --test FILE`: learns from labelled talks who gives up, and says how right it is on
 * others. The format is that of BETOLD (Terragni et al. 2022): intents and entities, no words.
 */
const USAGE = 'evaluate trapped takes --train FILE --test FILE [--seed N].';
const TOP = 0.2;

const entrySchema = z.object({
  LUHF: z.union([z.string(), z.boolean(), z.number()]),
  utterances_annotations: z.array(
    z.object({
      caller_name: z.string(),
      intent: z.string().nullish(),
      entities: z.array(z.object({ entity: z.string().nullish() }).nullish()).nullish(),
    }),
  ),
});

interface Labelled {
  readonly talks: readonly Talk[];
  readonly gaveUp: readonly boolean[];
}

export async function evaluateTrapped(args: readonly string[]): Promise<number> {
  process.stdout.write(`${JSON.stringify(trappedReport(args))}\n`);
  return 0;
}

export function trappedReport(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = flagsOf(args, { train: text, test: text, seed: text }, 0);
  if (values.train === undefined || values.test === undefined) throw new WrongUsage(USAGE);
  const seed = Number(values.seed ?? '1');
  if (!Number.isSafeInteger(seed)) throw new WrongUsage(`--seed takes a whole number. ${USAGE}`);
  const train = readTalks(values.train);
  const test = readTalks(values.test);
  if (new Set(train.gaveUp).size < 2)
    throw new Refused(
      'ONE_KIND',
      `${values.train} holds talks of one kind only: nothing can be learned from it.`,
    );
  const whole = figures(train, test, { looks: 'whole-talk', seed });
  const live = figures(train, test, { looks: 'behaviour', seed });
  const known = new Set(train.talks.map(fingerprint));
  return {
    ...whole,
    trainTalks: train.talks.length,
    testTalks: test.talks.length,
    gaveUpShare: share(test.gaveUp),
    seenInTraining: test.talks.filter((talk) => known.has(fingerprint(talk))).length,
    behaviourAlone: live,
    alarm: alarmFigures(test),
  };
}

function figures(train: Labelled, test: Labelled, { looks, seed }: { looks: Looks; seed: number }) {
  const score = trainScore(train.talks, train.gaveUp, { looks, draw: drawing(seed) });
  const scores = test.talks.map((talk) => scoreTalk(score, talk));
  const top = atTop(scores, test.gaveUp, TOP);
  return {
    auc: areaUnderCurve(scores, test.gaveUp),
    precisionTop20: top?.precision ?? null,
    recallTop20: top?.recall ?? null,
    ridge: score.ridge,
  };
}

/** The rules without any learning. */
function alarmFigures({ talks, gaveUp }: Labelled) {
  const raised = talks.map((talk) => detectTrapped(talk).sinceTurn !== null);
  const count = raised.filter(Boolean).length;
  const right = raised.filter((one, at) => one && gaveUp[at]).length;
  const all = gaveUp.filter(Boolean).length;
  return {
    raised: count,
    precision: count === 0 ? null : right / count,
    recall: all === 0 ? null : right / all,
  };
}

function share(labels: readonly boolean[]): number {
  return labels.filter(Boolean).length / labels.length;
}

function fingerprint(talk: Talk): string {
  return JSON.stringify(talk.map(({ by, step, told }) => [by, step, told]));
}

function readTalks(path: string): Labelled {
  const entries = entriesOf(path);
  const talks: Talk[] = [];
  const gaveUp: boolean[] = [];
  for (const [at, entry] of entries.entries()) {
    const read = entrySchema.safeParse(entry);
    if (!read.success)
      throw new Refused(
        'NO_TALK',
        `${path}: talk ${at + 1} is not in the format of BETOLD (LUHF, utterances_annotations with caller_name and intent): ${read.error.issues[0]?.path.join('.') || 'no object'}.`,
      );
    gaveUp.push(labelOf(read.data.LUHF, `${path}: talk ${at + 1}`));
    talks.push(talkOf(read.data));
  }
  if (talks.length === 0) throw new Refused('EMPTY_FILE', `${path} holds no talks.`);
  return { talks, gaveUp };
}

function entriesOf(path: string): unknown[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Refused('NO_FILE', `${path} is not a file that can be read. Check the path.`);
  try {
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const text = plain
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    if (text === '') return [];
    if (!text.startsWith('{')) return z.array(z.unknown()).parse(JSON.parse(text));
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    throw new Refused('UNREADABLE_FILE', `${path} is neither a JSON array of talks nor JSON lines.`);
  }
}

function labelOf(label: string | boolean | number, where: string): boolean {
  const word = String(label).trim().toLowerCase();
  if (['luhf', 'true', '1', 'yes'].includes(word)) return true;
  if (['not_luhf', 'false', '0', 'no'].includes(word)) return false;
  throw new Refused('NO_LABEL', `${where}: the label "${word}" is neither luhf nor not_luhf.`);
}

/** In BETOLD the bot is `nlg` and the customer `nlu`. */
function talkOf({ utterances_annotations: turns }: z.infer<typeof entrySchema>): Talk {
  return turns.map(({ caller_name: caller, intent, entities }) => {
    const by = /^(nlg|bot|agent|assistant|system)$/i.test(caller.trim()) ? 'bot' : 'customer';
    const step = intent ?? '';
    return {
      by,
      step,
      means: meaningsOf(by, step),
      told: (entities ?? []).flatMap((one) => one?.entity ?? []),
    };
  });
}
