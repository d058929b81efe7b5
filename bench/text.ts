import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { analyse } from '#kernel/text/analyse';
import { classify, train } from '#kernel/text/classify/classifier';
import { type ReadTexts, readTexts } from '#kernel/text/classify/vectoriser';
import { DISCOVERING, discoverThemes } from '#kernel/text/themes/discover';
import { themesNear } from '#kernel/text/themes/place';

/**
 * How fast is all that is done with a customer's words, on one core, against the limits owed?
 *   node --conditions=source --import tsx bench/text.ts
 * Each verbatim is normalised, read for signals and by the lexicon, judged by a trained sentiment, routed to one of twenty
 * divisions and placed among found themes. Seconds are the processor's, so that other work on the machine counts little.
 * Labels of the airline set are by its publisher licensed for non-commercial use: what is learned here is thrown away.
 */
const DATA = new URL('../../shared/data/', import.meta.url);
const PER_SECOND_OWED = 5000;
const SECONDS_OWED = 10;
const DIVISIONS = 20;
const PORTION = 500;

const tweets = table('voc/twitter-airline/Tweets.csv').flatMap((row) =>
  row[10] && row[1] ? [{ text: row[10], label: row[1] }] : [],
);
const bank = table('text/banking77/train.csv').flatMap((row) =>
  row[0] && row[1] ? [{ text: row[0], label: row[1] }] : [],
);
const hebrew = lines('text/hebrew-sentiment-omilab/token_train.tsv');
if (tweets.length === 0 || bank.length === 0 || hebrew.length === 0)
  throw new Error('the labelled texts are not beside the repository');

const names = [...new Set(bank.map(({ label }) => label))].sort();
const divisions = bank.map(({ text, label }) => ({
  text,
  label: `division ${names.indexOf(label) % DIVISIONS}`,
}));
const routing = timed(() => train(divisions));
say(
  `retraining   ${divisions.length} texts × ${DIVISIONS} classes  ${routing.seconds.toFixed(1)} s, ${(routing.seconds / SECONDS_OWED).toFixed(2)} of the ${SECONDS_OWED} s owed`,
);
const sentiment = timed(() => train(tweets.slice(0, 6000)));
say(`             6000 texts × 3 classes  ${sentiment.seconds.toFixed(1)} s`);
const themes = timed(() =>
  discoverThemes(
    bank.slice(0, 3000).map(({ text }) => text),
    DISCOVERING,
  ),
);
say(`themes       ${themes.value.themes.length} found in 3000 texts  ${themes.seconds.toFixed(1)} s`);

const texts = mixed(
  tweets.slice(6000).map(({ text }) => text),
  hebrew,
);
type Portion = { readonly texts: readonly string[]; readonly read: ReadTexts };
const steps: readonly (readonly [string, (portion: Portion) => number])[] = [
  [
    'lexicon, signals, themes by their list',
    ({ texts }) => texts.filter((text) => analyse(text).signals.length > 0).length,
  ],
  ['sentiment, 3 classes', ({ read }) => classify(sentiment.value, read).length],
  [`routing, ${DIVISIONS} classes`, ({ read }) => classify(routing.value, read).length],
  [
    `found themes, ${themes.value.themes.length}`,
    ({ texts, read }) => themesNear(themes.value, texts, read).length,
  ],
];
const views = { characters: true };
for (const [, step] of steps)
  step({ texts: texts.slice(0, 2000), read: readTexts(texts.slice(0, 2000), views) });
// As they come in: some hundreds at a time, read once for all the models.
const reading = timed(() =>
  Array.from({ length: Math.ceil(texts.length / PORTION) }, (_, at) => {
    const own = texts.slice(at * PORTION, (at + 1) * PORTION);
    return { texts: own, read: readTexts(own, views) };
  }),
);
say(
  `  ${'normalised, masked, features counted'.padEnd(40)}${Math.round(texts.length / reading.seconds)} verbatims/s`,
);
let whole = reading.seconds;
for (const [name, step] of steps) {
  const { seconds } = timed(() => reading.value.reduce((sum, portion) => sum + step(portion), 0));
  whole += seconds;
  say(`  ${name.padEnd(40)}${Math.round(texts.length / seconds)} verbatims/s`);
}
const rate = texts.length / whole;
say(
  `full pipeline  ${Math.round(rate)} verbatims/s over ${texts.length}, ${(rate / PER_SECOND_OWED).toFixed(2)} of the ${PER_SECOND_OWED} owed`,
);

function timed<Made>(work: () => Made): { readonly value: Made; readonly seconds: number } {
  const began = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(began);
  return { value, seconds: (user + system) / 1e6 };
}

function mixed(one: readonly string[], other: readonly string[]): string[] {
  return one.flatMap((text, at) => [text, other[at % other.length] ?? '']);
}

function table(path: string): string[][] {
  const file = new URL(path, DATA);
  if (!existsSync(file)) return [];
  const rows: string[][] = parse(readFileSync(file), { relax_column_count: true, bom: true });
  return rows.slice(1);
}

function lines(path: string): string[] {
  const file = new URL(path, DATA);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => line.split('\t')[0] || []);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
