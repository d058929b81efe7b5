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

/** Texts whose features were counted once, for several models to weigh in their own way. */
export type ReadTexts = {
  readonly views: Views;
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly counts: Float32Array;
};

/** Learns which features there are and how rare. `minimum`: in how many texts a feature must stand to be kept. */
export function fitVectoriser(texts: readonly string[], views: Views, minimum: number): Vectoriser {
  const { buckets } = readTexts(texts, views);
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

/** `texts` may have been read for another model: with the views of this one, else they cannot be used (RangeError). */
export function vectorise(vectoriser: Vectoriser, texts: readonly string[] | ReadTexts): Rows {
  const { columnOf, rarity, views, width } = vectoriser;
  const gathered = 'starts' in texts ? texts : readTexts(texts, views);
  if (gathered.views.characters !== views.characters)
    throw new RangeError('These texts were read with other views than the model has.');
  const count = gathered.starts.length - 1;
  const starts = new Int32Array(count + 1);
  const columns = new Int32Array(gathered.buckets.length);
  const values = new Float32Array(gathered.buckets.length);
  let end = 0;
  for (let row = 0; row < count; row++) {
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
  return { count, width, starts, columns: columns.slice(0, end), values: values.slice(0, end) };
}

export function readTexts(texts: readonly string[], views: Views): ReadTexts {
  let buckets = new Int32Array(1 << 16);
  let counts = new Float32Array(1 << 16);
  const starts = new Int32Array(texts.length + 1);
  // Where in the list a bucket stands for this text, hashed: a table of all buckets would not fit the processor's cache.
  let places = new Int32Array(1 << 12).fill(-1);
  let end = 0;
  let begin = 0;
  const visit = (bucket: number): void => {
    const mask = places.length - 1;
    let slot = Math.imul(bucket, 0x9e3779b1) >>> 8;
    for (;;) {
      slot &= mask;
      const known = places[slot] ?? -1;
      // Older entries lie before the text's own beginning and count as free.
      if (known < begin) break;
      if (buckets[known] === bucket) {
        counts[known] = (counts[known] ?? 0) + 1;
        return;
      }
      slot++;
    }
    if (end === buckets.length) {
      buckets = grown(buckets, new Int32Array(end * 2));
      counts = grown(counts, new Float32Array(end * 2));
    }
    places[slot] = end;
    buckets[end] = bucket;
    counts[end++] = 1;
    if ((end - begin) * 2 > places.length) places = wider(places.length * 2, buckets, begin, end);
  };
  for (const [row, text] of texts.entries()) {
    begin = end;
    visitFeatures(masked(text).text, views, visit);
    starts[row + 1] = end;
  }
  return { views, starts, buckets: buckets.slice(0, end), counts: counts.slice(0, end) };
}

function wider(size: number, buckets: Int32Array, begin: number, end: number): Int32Array<ArrayBuffer> {
  const places = new Int32Array(size).fill(-1);
  for (let at = begin; at < end; at++) {
    let slot = (Math.imul(buckets[at] ?? 0, 0x9e3779b1) >>> 8) & (size - 1);
    while ((places[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    places[slot] = at;
  }
  return places;
}

function grown<List extends Int32Array | Float32Array>(old: List, larger: List): List {
  larger.set(old);
  return larger;
}
