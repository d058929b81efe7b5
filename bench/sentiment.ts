import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { analyse } from '#kernel/text/analyse';
import { feelingsIn, judged, type Sentiment } from '#kernel/text/sentiment';
import { tokenise } from '#kernel/text/tokens';

/**
 * How often is the built-in sentiment right, on texts that people labelled, and how fast?
 *   node --conditions=source --import tsx bench/sentiment.ts [errors]
 * The tuning half is what the lexicon was looked over with; the other half is only ever reported.
 * Labels of the airline set are by its publisher licensed for non-commercial use: read here, never learned from.
 */
type Labelled = { readonly text: string; readonly gold: 'positive' | 'negative' | 'neutral' };

const DATA = new URL('../../shared/data/', import.meta.url);
const CLASSES = ['positive', 'negative', 'neutral'] as const;

const sets = { ...airline(), ...hebrew() };
if (Object.keys(sets).length === 0) throw new Error('no labelled texts beside the repository');
for (const [name, rows] of Object.entries(sets)) report(name, rows);
throughput(Object.values(sets).flat());

function report(name: string, rows: readonly Labelled[]): void {
  if (rows.length === 0) throw new Error(`${name}: nothing was read`);
  const began = performance.now();
  const judgements = rows.map(({ text }) => {
    const tokens = tokenise(text);
    return judged(tokens, feelingsIn(tokens));
  });
  const seconds = (performance.now() - began) / 1000;
  const three = judgements.map((one) => (one.label === 'mixed' ? sign(one) : one.label));
  const pairs = rows.map(({ gold }, at) => ({ gold, said: three[at] ?? 'neutral' }));
  const felt = rows.flatMap(({ gold }, at) => {
    const one = judgements[at];
    return gold === 'neutral' || !one || one.score === 0 ? [] : [{ gold, said: sign(one) }];
  });
  const definite = rows.filter(({ gold }) => gold !== 'neutral').length;
  console.log(
    [
      name.padEnd(34),
      `n ${rows.length}`,
      `3-class accuracy ${percent(accuracy(pairs))}`,
      `macro-F1 ${macroF1(pairs, CLASSES).toFixed(3)}`,
      `| pos/neg where it spoke (${percent(felt.length / definite)}): accuracy ${percent(accuracy(felt))}`,
      `macro-F1 ${macroF1(felt, ['positive', 'negative']).toFixed(3)}`,
      `| majority ${percent(Math.max(...CLASSES.map((kind) => rows.filter((row) => row.gold === kind).length)) / rows.length)}`,
      `| ${Math.round(rows.length / seconds)} verbatims/s`,
    ].join('  '),
  );
  calibration(rows, judgements);
  if (process.argv[2] === 'errors' && name.includes('tuning')) mistakes(rows, judgements);
}

/** The whole analysis (language, feeling, themes, signals), one core, after one round to warm up. */
function throughput(rows: readonly Labelled[]): void {
  for (const { text } of rows.slice(0, 2000)) analyse(text);
  const began = performance.now();
  let themed = 0;
  for (const { text } of rows) if (analyse(text).themes.length > 0) themed++;
  const rate = rows.length / ((performance.now() - began) / 1000);
  const share = percent(themed / rows.length);
  console.log(
    `full analysis  ${Math.round(rate)} verbatims/s  (${(rate / 5000).toFixed(1)} of the 5,000 owed); ${share} have a theme`,
  );
}

function calibration(rows: readonly Labelled[], judgements: readonly Sentiment[]): void {
  const bins = new Map<string, { right: number; sum: number; count: number }>();
  for (const [at, one] of judgements.entries()) {
    if (one.label === 'neutral' || one.label === 'mixed') continue;
    const key = (Math.floor(one.confidence * 10) / 10).toFixed(1);
    const bin = bins.get(key) ?? { right: 0, sum: 0, count: 0 };
    bin.right += one.label === rows[at]?.gold ? 1 : 0;
    bin.sum += one.confidence;
    bin.count++;
    bins.set(key, bin);
  }
  const shown = [...bins]
    .sort()
    .map(
      ([key, { right, sum, count }]) =>
        `${key}: said ${(sum / count).toFixed(2)} was ${(right / count).toFixed(2)} (${count})`,
    );
  console.log(`    confidence  ${shown.join('  ')}`);
}

function mistakes(rows: readonly Labelled[], judgements: readonly Sentiment[]): void {
  const wrong = rows.flatMap(({ text, gold }, at) => {
    const one = judgements[at];
    return one && (one.label === 'mixed' ? sign(one) : one.label) !== gold ? [{ text, gold, one }] : [];
  });
  for (const { text, gold, one } of wrong.filter((_, at) => at % Math.ceil(wrong.length / 70) === 0)) {
    const words = one.evidence.map(({ start, end, weight }) => `${text.slice(start, end)}:${weight}`);
    console.log(
      `    ${gold} said ${one.label}: ${text.slice(0, 150).replaceAll('\n', ' ')}  [${words.join(' ')}]`,
    );
  }
}

function sign(one: Sentiment): 'positive' | 'negative' {
  return one.score > 0 ? 'positive' : 'negative';
}

type Pair = { readonly gold: string; readonly said: string };

function accuracy(pairs: readonly Pair[]): number {
  return pairs.filter(({ gold, said }) => gold === said).length / pairs.length;
}

function macroF1(pairs: readonly Pair[], kinds: readonly string[]): number {
  const scores = kinds.map((kind) => {
    const both = pairs.filter(({ gold, said }) => gold === kind && said === kind).length;
    const either =
      pairs.filter(({ gold }) => gold === kind).length + pairs.filter(({ said }) => said === kind).length;
    return either === 0 ? 0 : (2 * both) / either;
  });
  return scores.reduce((sum, score) => sum + score, 0) / kinds.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function airline(): Record<string, Labelled[]> {
  const file = new URL('voc/twitter-airline/Tweets.csv', DATA);
  if (!existsSync(file)) return {};
  const records: string[][] = parse(readFileSync(file), { relax_column_count: true, bom: true });
  const rows = records.slice(1).flatMap((record) => labelled(record[10], record[1]));
  return {
    'airline, odd rows (tuning)': rows.filter((_, at) => at % 2 === 0),
    'airline, even rows (reported)': rows.filter((_, at) => at % 2 === 1),
  };
}

function hebrew(): Record<string, Labelled[]> {
  const folder = new URL('text/hebrew-sentiment-omilab/', DATA);
  if (!existsSync(folder)) return {};
  const read = (name: string): Labelled[] =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [text, label] = line.split('\t');
        return labelled(text, { '0': 'positive', '1': 'negative', '2': 'neutral' }[label?.trim() ?? '']);
      });
  const train = read('token_train.tsv');
  // The published split leaks: a comment that stands in both halves is no test.
  const seen = new Set(train.map(({ text }) => squeezed(text)));
  const test = read('token_test.tsv').filter(
    ({ text }) => !seen.has(squeezed(text)) && seen.add(squeezed(text)),
  );
  return { 'Hebrew, train (tuning)': train, 'Hebrew, test de-duplicated (reported)': test };
}

function squeezed(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, ' ').trim();
}

function labelled(text: string | undefined, gold: string | undefined): Labelled[] {
  const kind = CLASSES.find((one) => one === gold);
  return text && kind ? [{ text, gold: kind }] : [];
}
