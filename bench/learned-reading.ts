import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { drawing } from '#kernel/drawing';
import { type DatedFeeling, teachFeeling } from '#kernel/text/feeling/teach-feeling';
import { learnResponsible } from '#kernel/text/responsible/learn-responsible';
import { openReaders, UNLEARNED } from '#server/listening/analysis/readers';
import { reading } from '#server/listening/analysis/reading';
import { feelingForm, responsibleForm } from '#server/listening/learning/model-form';

/**
 * How right is a feeling that was learned from scored texts, beside the word list, and how fast is the whole reading?
 *   node --conditions=source --import tsx bench/learned-reading.ts
 * The labels of public sets stand in for scores, also with some of those learned from turned round; the newest fifth is
 * held out as the product holds it out. Rates are per second of processor time.
 */
type Scored = { readonly text: string; readonly label: 'positive' | 'negative' };

const DATA = new URL('../../shared/data/', import.meta.url);
const DRAWN = 2_500;
const NOISE = [0, 0.15];
const CASES = 2_000;
const LANGUAGES = ['he', 'en', 'mixed', 'other'];

const sets = { ...hebrew(), ...airline() };
if (Object.keys(sets).length === 0) throw new Error('no labelled texts beside the repository');
for (const [name, rows] of Object.entries(sets)) for (const noise of NOISE) report(name, rows, noise);
throughput(Object.values(sets).flat());

function report(name: string, rows: readonly Scored[], noise: number): void {
  const draw = drawing(1);
  const drawn = rows
    .map((row) => ({ row, key: draw() }))
    .sort((one, other) => one.key - other.key)
    .slice(0, DRAWN)
    .map(({ row }) => row);
  let turned = 0;
  const examples = drawn.map(({ text, label }, at): DatedFeeling => {
    const wrong = at < DRAWN * 0.8 && draw() < noise;
    if (wrong) turned++;
    const other = label === 'positive' ? 'negative' : 'positive';
    return { text, label: wrong ? other : label, source: 'score', at };
  });
  const before = process.cpuUsage();
  const lesson = teachFeeling(examples, null);
  const seconds = secondsSince(before);
  const [all] = lesson?.judged.figures ?? [];
  if (lesson === null || all === undefined) throw new Error(`${name}: nothing was learned`);
  const told = ({ right, rightWhereSpoke, spoke, calibrationError }: typeof all.learned) => ({
    right: right?.share,
    rightWhereSpoke: rightWhereSpoke?.share,
    spoke: spoke?.share,
    calibrationError,
  });
  console.log(
    JSON.stringify({
      set: name,
      noise,
      learnedFrom: lesson.learned.length,
      turned,
      leftOut: lesson.contradicted,
      heldOut: all.learned.n,
      learned: told(all.learned),
      wordList: told(all.prior),
      outcome: lesson.judged.outcome,
      trainSeconds: seconds,
    }),
  );
}

/** Language, feeling with clauses, themes, signals, division, evidence: without learning, then with both models. */
function throughput(rows: readonly Scored[]): void {
  const divisions = Array.from({ length: 10 }, (_, at) => ({ id: `d${at}`, code: `d${at}`, themes: [] }));
  const examples = rows.map((row, at) => ({ ...row, source: 'score' as const, at }));
  const feeling = teachFeeling(examples.slice(0, DRAWN), null);
  // Whose they are is drawn by lot: only the time is looked at.
  const cases = rows
    .slice(0, CASES)
    .map(({ text }, at) => ({ text, divisionId: `d${at % 10}`, source: 'case' as const }));
  const began = process.cpuUsage();
  const responsible = learnResponsible(cases, divisions);
  if (feeling === null || responsible === null) throw new Error('nothing was learned');
  console.log(JSON.stringify({ cases: CASES, divisions: 10, trainSeconds: secondsSince(began) }));
  const force = { version: 1, languages: LANGUAGES, at: new Date(0), labels: DRAWN };
  const sentiment = { ...force, form: feelingForm(feeling.model) };
  const division = { ...force, form: responsibleForm(responsible) };
  const readers = {
    withoutLearning: UNLEARNED,
    feeling: openReaders({ sentiment, division: null }),
    feelingAndDivision: openReaders({ sentiment, division }),
  };
  for (const [name, reader] of Object.entries(readers)) {
    for (const { text } of rows.slice(0, 2_000)) reading(text, divisions, reader);
    const before = process.cpuUsage();
    for (const { text } of rows) reading(text, divisions, reader);
    console.log(JSON.stringify({ reading: name, textsPerSecond: rows.length / secondsSince(before) }));
  }
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function airline(): Record<string, Scored[]> {
  const file = new URL('voc/twitter-airline/Tweets.csv', DATA);
  if (!existsSync(file)) return {};
  const records: string[][] = parse(readFileSync(file), { relax_column_count: true, bom: true });
  return { 'airline tweets': records.slice(1).flatMap((record) => scored(record[10], record[1])) };
}

function hebrew(): Record<string, Scored[]> {
  const file = new URL('text/hebrew-sentiment-omilab/token_train.tsv', DATA);
  if (!existsSync(file)) return {};
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [text, label] = line.split('\t');
      return scored(text, { '0': 'positive', '1': 'negative' }[label?.trim() ?? '']);
    });
  return { 'Hebrew comments': rows };
}

function scored(text: string | undefined, label: string | undefined): Scored[] {
  return text && (label === 'positive' || label === 'negative') ? [{ text, label }] : [];
}
