import { masked } from '#kernel/text/placeholder';
import { BUCKETS, type Views, visitFeatures, WORD_BUCKETS } from './features.ts';
import type { Rows } from './rows.ts';

/**
 * How much each feature of a text weighs: 1 + ln(times in this text), times ln((1 + texts) / (1 + texts with it)) + 1
 * (sublinear TF-IDF, Salton & Buckley 1988, smoothed). Words and runs of characters are two blocks, each brought to
 * length 1, so that the many runs do not drown the few words.
 */
export type Vectoriser = {
  readonly views: Views;
  readonly width: number;
  /** The column of each bucket, −1 where no training text had it. */
  readonly columnOf: Int32Array;
  /** Inverse document frequency of each column. */
  readonly rarity: Float32Array;
};

type Gathered = { readonly starts: Int32Array; readonly buckets: Int32Array; readonly counts: Float32Array };

/** Learns which features there are and how rare. `minimum`: in how many texts a feature must stand to be kept. */
export function fitVectoriser(texts: readonly string[], views: Views, minimum: number): Vectoriser {
  const { buckets } = gather(texts, views);
  const frequency = new Int32Array(BUCKETS);
  for (const bucket of buckets) frequency[bucket] = (frequency[bucket] ?? 0) + 1;
  const columnOf = new Int32Array(BUCKETS).fill(-1);
  const rarity: number[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const texts1 = frequency[bucket] ?? 0;
    if (texts1 === 0 || texts1 < minimum) continue;
    columnOf[bucket] = rarity.length;
    rarity.push(Math.log((1 + texts.length) / (1 + texts1)) + 1);
  }
  return { views, width: rarity.length, columnOf, rarity: Float32Array.from(rarity) };
}

export function vectorise(vectoriser: Vectoriser, texts: readonly string[]): Rows {
  const { columnOf, rarity, views, width } = vectoriser;
  const gathered = gather(texts, views);
  const starts = new Int32Array(texts.length + 1);
  const columns = new Int32Array(gathered.buckets.length);
  const values = new Float32Array(gathered.buckets.length);
  let end = 0;
  for (let row = 0; row < texts.length; row++) {
    const begin = end;
    let words = 0;
    let runs = 0;
    for (let at = gathered.starts[row] ?? 0; at < (gathered.starts[row + 1] ?? 0); at++) {
      const bucket = gathered.buckets[at] ?? 0;
      const column = columnOf[bucket] ?? -1;
      if (column < 0) continue;
      const value = (1 + Math.log(gathered.counts[at] ?? 1)) * (rarity[column] ?? 0);
      if (bucket < WORD_BUCKETS) words += value * value;
      else runs += value * value;
      // The block is told apart by the sign until both lengths are known.
      columns[end] = column;
      values[end++] = bucket < WORD_BUCKETS ? value : -value;
    }
    const perWord = words > 0 ? 1 / Math.sqrt(words) : 0;
    const perRun = runs > 0 ? -1 / Math.sqrt(runs) : 0;
    for (let at = begin; at < end; at++) {
      const value = values[at] ?? 0;
      values[at] = value * (value > 0 ? perWord : perRun);
    }
    starts[row + 1] = end;
  }
  return { count: texts.length, width, starts, columns: columns.slice(0, end), values: values.slice(0, end) };
}

function gather(texts: readonly string[], views: Views): Gathered {
  let buckets = new Int32Array(1 << 16);
  let counts = new Float32Array(1 << 16);
  const starts = new Int32Array(texts.length + 1);
  // Where in the list the bucket stands for this text; older entries lie before the text's own beginning.
  const place = new Int32Array(BUCKETS).fill(-1);
  let end = 0;
  let begin = 0;
  const visit = (bucket: number): void => {
    const known = place[bucket] ?? -1;
    if (known >= begin) {
      counts[known] = (counts[known] ?? 0) + 1;
      return;
    }
    if (end === buckets.length) {
      buckets = grown(buckets, new Int32Array(end * 2));
      counts = grown(counts, new Float32Array(end * 2));
    }
    place[bucket] = end;
    buckets[end] = bucket;
    counts[end++] = 1;
  };
  for (const [row, text] of texts.entries()) {
    begin = end;
    visitFeatures(masked(text).text, views, visit);
    starts[row + 1] = end;
  }
  return { starts, buckets: buckets.slice(0, end), counts: counts.slice(0, end) };
}

function grown<List extends Int32Array | Float32Array>(old: List, larger: List): List {
  larger.set(old);
  return larger;
}
