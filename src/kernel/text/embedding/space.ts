import type { Rows } from '#kernel/text/classify/rows';
import { fitVectoriser, type Vectoriser, vectorise } from '#kernel/text/classify/vectoriser';
import { type Directions, strongest, times } from './singular.ts';
import { learnWords, vectorsOf, type WordVectors } from './word-vectors.ts';

/**
 * The organization's own language, learned from its texts without any label: which texts mean alike (directions of
 * words and runs of characters) and which words do (their company). Two blocks, each of length 1 for each text.
 */
export type Space = {
  readonly vectoriser: Vectoriser;
  readonly directions: Directions;
  readonly words: WordVectors;
  /** What all texts have in common, which tells none from another; taken off each. */
  readonly middle: Float32Array;
};

const TEXT_SIZE = 200;
const WORD_SIZE = 150;

export function learnSpace(texts: readonly string[], seed: number): Space {
  const vectoriser = fitVectoriser(texts, { characters: true }, texts.length > 1000 ? 2 : 1);
  const sparse = vectorise(vectoriser, texts);
  const directions = weighed(strongest(sparse, TEXT_SIZE, seed));
  const words = learnWords(texts, WORD_SIZE, seed);
  const size = directions.size + words.size;
  const middle = new Float32Array(size);
  const raw = blocks({ directions, words }, texts, sparse);
  for (let at = 0; at < raw.length; at++)
    middle[at % size] = (middle[at % size] ?? 0) + (raw[at] ?? 0) / texts.length;
  return { vectoriser, directions, words, middle };
}

/** Strong directions count more, by the root of their strength (Levy, Goldberg, Dagan 2015 found none or half best). */
function weighed({ size, vectors, strengths }: Directions): Directions {
  return {
    size,
    strengths,
    vectors: vectors.map((value, at) => value * Math.sqrt(strengths[at % size] ?? 0)),
  };
}

/** Each text as one dense row of directions.size + words.size; either block of length 1, or 0 where nothing is known. */
export function embed(space: Space, texts: readonly string[], sparse = vectorise(space.vectoriser, texts)) {
  const { directions, words, middle } = space;
  const size = directions.size + words.size;
  const dense = blocks(space, texts, sparse);
  for (let from = 0; from < dense.length; from += size) {
    settle(dense.subarray(from, from + directions.size), middle.subarray(0, directions.size));
    settle(dense.subarray(from + directions.size, from + size), middle.subarray(directions.size));
  }
  return { size, dense };
}

function blocks(
  { directions, words }: Pick<Space, 'directions' | 'words'>,
  texts: readonly string[],
  sparse: Rows,
) {
  const size = directions.size + words.size;
  const dense = new Float32Array(texts.length * size);
  const meant = times(sparse, directions.vectors, directions.size);
  const kept = vectorsOf(words, texts);
  for (let row = 0; row < texts.length; row++) {
    dense.set(meant.subarray(row * directions.size, (row + 1) * directions.size), row * size);
    dense.set(kept.subarray(row * words.size, (row + 1) * words.size), row * size + directions.size);
  }
  return dense;
}

/** Sparse features with the dense ones behind them, these `weight` times as strong. */
export function enriched(space: Space, texts: readonly string[], weight: number): Rows {
  const sparse = vectorise(space.vectoriser, texts);
  const { size, dense } = embed(space, texts, sparse);
  const columns = new Int32Array(sparse.columns.length + dense.length);
  const values = new Float32Array(columns.length);
  const starts = new Int32Array(texts.length + 1);
  let end = 0;
  for (let row = 0; row < texts.length; row++) {
    const [from, to] = [sparse.starts[row] ?? 0, sparse.starts[row + 1] ?? 0];
    columns.set(sparse.columns.subarray(from, to), end);
    values.set(sparse.values.subarray(from, to), end);
    end += to - from;
    for (let k = 0; k < size; k++) {
      columns[end] = sparse.width + k;
      values[end++] = weight * (dense[row * size + k] ?? 0);
    }
    starts[row + 1] = end;
  }
  return { count: texts.length, width: sparse.width + size, starts, columns, values };
}

/** A text of which nothing is known stays 0. */
function settle(block: Float32Array, middle: Float32Array): void {
  if (block.every((value) => value === 0)) return;
  let sum = 0;
  for (let k = 0; k < block.length; k++) {
    const value = (block[k] ?? 0) - (middle[k] ?? 0);
    block[k] = value;
    sum += value * value;
  }
  if (sum > 0) for (let k = 0; k < block.length; k++) block[k] = (block[k] ?? 0) / Math.sqrt(sum);
}
