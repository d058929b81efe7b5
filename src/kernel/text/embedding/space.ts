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
};

const TEXT_SIZE = 200;
const WORD_SIZE = 150;

export function learnSpace(texts: readonly string[], seed: number): Space {
  const vectoriser = fitVectoriser(texts, { characters: true }, texts.length > 1000 ? 2 : 1);
  return {
    vectoriser,
    directions: strongest(vectorise(vectoriser, texts), TEXT_SIZE, seed),
    words: learnWords(texts, WORD_SIZE, seed),
  };
}

/** Each text as one dense row of directions.size + words.size. */
export function embed(space: Space, texts: readonly string[], sparse = vectorise(space.vectoriser, texts)) {
  const { directions, words } = space;
  const size = directions.size + words.size;
  const dense = new Float32Array(texts.length * size);
  const meant = times(sparse, directions.vectors, directions.size);
  const kept = vectorsOf(words, texts);
  for (let row = 0; row < texts.length; row++) {
    const own = meant.subarray(row * directions.size, (row + 1) * directions.size);
    dense.set(unit(own), row * size);
    dense.set(unit(kept.subarray(row * words.size, (row + 1) * words.size)), row * size + directions.size);
  }
  return { size, dense };
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

function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum === 0 ? vector : vector.map((value) => value / Math.sqrt(sum));
}
