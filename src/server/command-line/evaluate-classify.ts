import { areaUnderCurve, calibrationError, coverageAt } from '#kernel/text/classify/calibration';
import { accuracyOf, commonest, macroF1Of } from '#kernel/text/classify/figures';
import { WrongUsage } from '#server/platform/config';
import { type Answered, answered, type Setting } from './evaluate-classify-split.ts';
import { type LabelledText, readLabelled, withoutDuplicates } from './evaluate-labelled.ts';
import { type Split, splitsOf } from './evaluate-splits.ts';
import { flagsOf, Refused } from './talk.ts';

/**
 * `empty-chair evaluate classify`: the default classifier, taught by labelled texts, on texts that it has not seen. With
 * --shots it gets that many labels a class and the other training texts without theirs.
 */
const USAGE =
  'evaluate classify takes --train FILE [--test FILE | --folds K] --text COLUMN --label COLUMN [--group COLUMN] [--shots N] [--seeds K] [--seed N] [--dedupe] [--balanced | --plain] [--baselines] [--out-of-scope FILE] [--delimiter ;] [--no-header]';

interface Question {
  readonly train: string;
  readonly test: string | null;
  readonly folds: number;
  readonly columns: { readonly text: string; readonly label: string; readonly group: string | null };
  readonly shots: number | null;
  readonly seeds: number;
  readonly seed: number;
  readonly dedupe: boolean;
  readonly balanced: boolean;
  readonly baselines: boolean;
  readonly outOfScope: string | null;
  readonly table: { readonly delimiter: string | null; readonly header: boolean };
}

export async function evaluateClassify(args: readonly string[]): Promise<number> {
  const question = questionOf(args);
  const { train, test, skipped, duplicates } = await textsOf(question);
  const strangers = await strangersOf(question);
  const splits = splitsOf({ train, test, folds: question.folds, seed: question.seed });
  const setting: Setting = {
    balanced: question.balanced,
    characters: true,
    shots: question.shots,
    seeds: question.seeds,
    seed: question.seed,
  };
  const found = answered(splits, setting, strangers);
  process.stdout.write(
    `${JSON.stringify({
      texts: train.length + (test?.length ?? 0),
      tested: splits.reduce((sum, split) => sum + split.test.length, 0),
      classes: new Set(train.map(({ label }) => label)).size,
      skipped,
      duplicates,
      setting: question.balanced ? 'balanced' : 'plain',
      ...figuresOf(found),
      ...(strangers.length > 0
        ? { outOfScopeAuroc: round(areaUnderCurve(found.inside, found.outside)) }
        : {}),
      ...(question.baselines ? { baselines: baselinesOf(splits, setting) } : {}),
      textsPerSecond: Math.round(found.read / Math.max(found.readSeconds, 1e-6)),
      trainSeconds: round(found.trainSeconds / Math.max(found.trained, 1)),
    })}\n`,
  );
  return 0;
}

function figuresOf({ judged }: Answered) {
  const said = judged.map(({ confidence, truth, said }) => ({ confidence, right: truth === said }));
  return {
    accuracy: round(accuracyOf(judged)),
    macroF1: round(macroF1Of(judged)),
    top3: round(judged.filter(({ truth, top3 }) => top3.includes(truth)).length / judged.length),
    calibrationError: round(calibrationError(said)),
    coverageAt95: round(coverageAt(said, 0.95)),
  };
}

/** What somebody reaches who reads nothing, and a model that only knows words, on the same splits. */
function baselinesOf(splits: readonly Split[], setting: Setting) {
  const majority = splits.flatMap(({ train, test }) => {
    const said = commonest(train.map(({ label }) => label));
    return test.map(({ label }) => ({ truth: label, said }));
  });
  const { judged } = answered(splits, { ...setting, characters: false }, []);
  return {
    majority: { accuracy: round(accuracyOf(majority)), macroF1: round(macroF1Of(majority)) },
    wordsOnly: { accuracy: round(accuracyOf(judged)), macroF1: round(macroF1Of(judged)) },
  };
}

async function textsOf(question: Question) {
  const train = await readLabelled(question.train, question.columns, question.table);
  const test =
    question.test === null ? null : await readLabelled(question.test, question.columns, question.table);
  const seen = new Set<string>();
  const single = (rows: readonly LabelledText[]): readonly LabelledText[] =>
    question.dedupe ? withoutDuplicates(rows, seen) : rows;
  const kept = { train: single(train.rows), test: test === null ? null : single(test.rows) };
  // An author who is tested teaches nothing.
  const tested = new Set(question.columns.group === null ? [] : kept.test?.map(({ group }) => group));
  const rows = kept.train.filter(({ group }) => !tested.has(group));
  if (new Set(rows.map(({ label }) => label)).size < 2)
    throw new Refused(
      'ONE_CLASS',
      `${question.train} has texts of one label only ("${rows[0]?.label ?? ''}"): there is nothing to tell apart.`,
    );
  if (kept.test !== null && kept.test.length === 0)
    throw new Refused('NO_TEST', `Every text of ${question.test ?? ''} is in ${question.train} as well.`);
  return {
    train: rows,
    test: kept.test,
    skipped: train.skipped + (test?.skipped ?? 0),
    duplicates: train.rows.length + (test?.rows.length ?? 0) - kept.train.length - (kept.test?.length ?? 0),
  };
}

async function strangersOf({ outOfScope, columns, table }: Question): Promise<readonly string[]> {
  if (outOfScope === null) return [];
  const { rows } = await readLabelled(outOfScope, { text: columns.text, label: null, group: null }, table);
  return rows.map(({ text }) => text);
}

function questionOf(args: readonly string[]): Question {
  const { values } = flagsOf(
    args,
    {
      train: { type: 'string' },
      test: { type: 'string' },
      folds: { type: 'string' },
      text: { type: 'string' },
      label: { type: 'string' },
      group: { type: 'string' },
      shots: { type: 'string' },
      seeds: { type: 'string' },
      seed: { type: 'string' },
      dedupe: { type: 'boolean' },
      balanced: { type: 'boolean' },
      plain: { type: 'boolean' },
      baselines: { type: 'boolean' },
      'out-of-scope': { type: 'string' },
      delimiter: { type: 'string' },
      'no-header': { type: 'boolean' },
    },
    0,
  );
  const { train, text, label } = values;
  if (train === undefined) throw new WrongUsage(`Which texts should it learn from? ${USAGE}.`);
  if (text === undefined || label === undefined)
    throw new WrongUsage(`Which columns hold the text and its label? ${USAGE}.`);
  if (text === label) throw new WrongUsage('The label cannot be read off itself: --text and --label differ.');
  if (values.test !== undefined && values.folds !== undefined)
    throw new WrongUsage('Either --test FILE or --folds K, not both.');
  if (values.balanced === true && values.plain === true)
    throw new WrongUsage('Either --balanced (the default) or --plain, not both.');
  const { delimiter } = values;
  if (delimiter === '') throw new WrongUsage('--delimiter takes one character, like ; or a tab.');
  return {
    train,
    test: values.test ?? null,
    folds: wholeOf('folds', values.folds, 2, 100) ?? 5,
    columns: { text, label, group: values.group ?? null },
    shots: wholeOf('shots', values.shots, 1, 100000),
    seeds: wholeOf('seeds', values.seeds, 1, 100) ?? 1,
    seed: wholeOf('seed', values.seed, 0, 2 ** 31) ?? 1,
    dedupe: values.dedupe === true,
    balanced: values.plain !== true,
    baselines: values.baselines === true,
    outOfScope: values['out-of-scope'] ?? null,
    table: {
      delimiter:
        delimiter === undefined ? null : delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
      header: values['no-header'] !== true,
    },
  };
}

function wholeOf(name: string, word: string | undefined, least: number, most: number): number | null {
  if (word === undefined) return null;
  const number = Number(word);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new WrongUsage(`--${name} takes a whole number from ${least} to ${most}, not "${word}".`);
  return number;
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
