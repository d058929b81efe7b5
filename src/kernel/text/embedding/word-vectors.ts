import { visitFeatures, WORD_BUCKETS } from '#kernel/text/classify/features';
import type { Rows } from '#kernel/text/classify/rows';
import { masked } from '#kernel/text/placeholder';
import { strongest } from './singular.ts';

/**
 * Words that keep the same company are near each other: positive pointwise mutual information of words within five of
 * one another (Levy & Goldberg 2014), brought to a few directions. A text is the mean of its words, the rarer weighing
 * more (smooth inverse frequency, Arora, Liang, Ma 2017), learned from the organization's own texts alone.
 */
export type WordVectors = {
  readonly size: number;
  /** Row of each word's bucket, −1 where it is too rare. */
  readonly rowOf: Int32Array;
  readonly vectors: Float32Array;
  readonly weights: Float32Array;
};

const WINDOW = 5;
const LEAST = 3;
/** Chosen on the training part of a public set; the authors' 1e-3 leaves too little of common words in short texts. */
const SMOOTHING = 4e-3;

export function learnWords(texts: readonly string[], size: number, seed: number): WordVectors {
  const read = texts.map(wordsOf);
  const frequency = new Map<number, number>();
  for (const words of read) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rowOf = new Int32Array(WORD_BUCKETS).fill(-1);
  const counts: number[] = [];
  for (const [word, count] of frequency)
    if (count >= LEAST) {
      rowOf[word] = counts.length;
      counts.push(count);
    }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { size: kept, vectors, strengths } = strongest(company(read, rowOf, counts.length), size, seed);
  const scaled = vectors.map((value, at) => value * Math.sqrt(strengths[at % kept] ?? 0));
  // Each word points somewhere and none points louder: how often it stands in a text is weighed below.
  for (let from = 0; from < scaled.length; from += kept) {
    const length = Math.hypot(...scaled.subarray(from, from + kept));
    if (length > 0) for (let at = from; at < from + kept; at++) scaled[at] = (scaled[at] ?? 0) / length;
  }
  const weights = Float32Array.from(counts, (count) => SMOOTHING / (SMOOTHING + count / total));
  return { size: kept, rowOf, vectors: scaled, weights };
}

/** The vectors of the texts, row by row; 0 where no word is known. */
export function vectorsOf(words: WordVectors, texts: readonly string[]): Float32Array {
  const { size, rowOf, vectors, weights } = words;
  const found = new Float32Array(texts.length * size);
  for (const [row, text] of texts.entries())
    for (const word of wordsOf(text)) {
      const from = rowOf[word] ?? -1;
      if (from < 0) continue;
      const weight = weights[from] ?? 0;
      for (let k = 0; k < size; k++)
        found[row * size + k] = (found[row * size + k] ?? 0) + weight * (vectors[from * size + k] ?? 0);
    }
  return found;
}

function wordsOf(text: string): number[] {
  const words: number[] = [];
  let until = -1;
  // Single words follow one another; pairs begin before the end of the word that was seen last.
  visitFeatures(masked(text).text, { characters: false }, (bucket, from, to) => {
    if (from < until) return;
    words.push(bucket);
    until = to;
  });
  return words;
}

function company(texts: readonly (readonly number[])[], rowOf: Int32Array, width: number): Rows {
  const near = Array.from({ length: width }, () => new Map<number, number>());
  const sums = new Float64Array(width);
  let all = 0;
  for (const words of texts) {
    const known = words.map((word) => rowOf[word] ?? -1).filter((row) => row >= 0);
    for (const [at, one] of known.entries())
      for (const other of known.slice(at + 1, at + 1 + WINDOW))
        for (const [a, b] of [
          [one, other],
          [other, one],
        ] as const) {
          near[a]?.set(b, (near[a]?.get(b) ?? 0) + 1);
          sums[a] = (sums[a] ?? 0) + 1;
          all++;
        }
  }
  const starts = new Int32Array(width + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [a, others] of near.entries()) {
    for (const [b, count] of others) {
      const information = Math.log((count * all) / ((sums[a] ?? 1) * (sums[b] ?? 1)));
      if (information <= 0) continue;
      columns.push(b);
      values.push(information);
    }
    starts[a + 1] = columns.length;
  }
  return {
    count: width,
    width,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}
