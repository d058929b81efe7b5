import { pick, type Rows } from '#kernel/text/classify/rows';
import { fitOne } from '#kernel/text/classify/support-vectors';
import { type Heard, heardBy } from '#kernel/text/signals/rules';
import { strengthOf } from '#kernel/text/signals/strength';
import { tokenise } from '#kernel/text/tokens';
import { BUCKETS, visitMarks } from './marks.ts';
import { readerOf } from './seen.ts';
import type { Sentence } from './sentences.fixture.ts';
import { RARITY_STEPS, TAUGHT_IDS } from './shape.ts';
import { ENOUGH } from './stack.ts';

/** Teaching the machines of signals: from sentences to rows of numbers, and from rows to one machine for each signal. */
export type Material = {
  readonly sentences: readonly Sentence[];
  readonly heard: readonly Heard[];
  readonly rows: Rows;
  readonly bucketOf: Int32Array;
  readonly rarity: Uint8Array;
  readonly strangeness: number;
  /** For each signal and row: 1 said, −1 not said, 0 unknown (a written sentence about another signal). */
  readonly wanted: readonly Int8Array[];
};

export const SETTINGS = { cost: 0.5, emphasis: 0.5, seed: 1, fewest: 3, ordinary: 3 } as const;

export function materialOf(sentences: readonly Sentence[]): Material {
  const heard = sentences.map(({ text }) => heardBy(tokenise(text)));
  const frequency = new Int32Array(BUCKETS);
  for (const one of heard) {
    const own = new Set<number>();
    visitMarks(one, (bucket) => own.add(bucket));
    for (const bucket of own) frequency[bucket] = (frequency[bucket] ?? 0) + 1;
  }
  const buckets: number[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    if ((frequency[bucket] ?? 0) >= SETTINGS.fewest) buckets.push(bucket);
  if (buckets.length > 0xffff)
    throw new RangeError(`${buckets.length} columns are more than a model may have`);
  const columnOf = new Uint16Array(BUCKETS);
  const rarity = new Uint8Array(buckets.length);
  for (const [column, bucket] of buckets.entries()) {
    columnOf[bucket] = column + 1;
    const rare = Math.log((1 + sentences.length) / (1 + (frequency[bucket] ?? 0))) + 1;
    rarity[column] = Math.min(255, Math.round(rare * RARITY_STEPS));
  }
  const strangeness = Math.round((Math.log((1 + sentences.length) / 2) + 1) * RARITY_STEPS);
  const bucketOf = Int32Array.from(buckets);
  return {
    sentences,
    heard,
    bucketOf,
    rarity,
    strangeness,
    rows: rowsOf(heard, readerOf({ columnOf, bucketOf, rarity, strangeness }), buckets.length),
    wanted: TAUGHT_IDS.map((id) =>
      Int8Array.from(sentences, (sentence, row) => {
        if (sentence.said.has(id)) return 1;
        if (sentence.origin !== 'written' || sentence.about === id) return -1;
        // Written for another signal and never judged for this one: where the rules hear it, nobody knows.
        const reasons = heard[row]?.reasons.get(id) ?? [];
        return strengthOf(reasons.filter(({ silencedBy }) => silencedBy === null)) >= ENOUGH ? 0 : -1;
      }),
    ),
  };
}

function rowsOf(heard: readonly Heard[], read: ReturnType<typeof readerOf>, width: number): Rows {
  const starts = new Int32Array(heard.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, one] of heard.entries()) {
    const seen = read(one);
    for (let n = 0; n < seen.count; n++) {
      columns.push(seen.columns[n] ?? 0);
      values.push(seen.values[n] ?? 0);
    }
    starts[row + 1] = columns.length;
  }
  return {
    count: heard.length,
    width,
    starts,
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/** One machine for each signal, from these rows; the bias stands last. */
export function machines({ rows, wanted, sentences }: Material, from: readonly number[]): Float64Array[] {
  return wanted.map((all) => {
    const own = from.filter((row) => all[row] !== 0);
    const sides = Int8Array.from(own, (row) => all[row] ?? -1);
    const said = sides.reduce((sum, side) => sum + (side > 0 ? 1 : 0), 0);
    const dear = (own.length / (2 * Math.max(said, 1))) ** SETTINGS.emphasis;
    const costs = Float64Array.from(own, (row, n) => {
      const weight = sentences[row]?.origin === 'ordinary' ? SETTINGS.ordinary : 1;
      return SETTINGS.cost * weight * ((sides[n] ?? -1) > 0 ? dear : 1);
    });
    return fitOne(pick(rows, own), sides, { costs, seed: SETTINGS.seed }).weights;
  });
}

/** Margins of one row for each signal. */
export function marginsOfRow(rows: Rows, row: number, weights: readonly Float64Array[]): Float64Array {
  return Float64Array.from(weights, (own) => {
    let sum = own[rows.width] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++)
      sum += (rows.values[at] ?? 0) * (own[rows.columns[at] ?? 0] ?? 0);
    return sum;
  });
}

const FOLDS = 10;

/** Margins of every judged sentence from machines that have seen neither it nor one nearly like it. */
export function unseenMargins(material: Material): { folds: Int32Array; margins: Float64Array[] } {
  const { sentences, rows } = material;
  const judged = sentences.flatMap(({ origin }, row) => (origin === 'written' ? [] : [row]));
  const writtenRows = sentences.flatMap(({ origin }, row) => (origin === 'written' ? [row] : []));
  const folds = foldsOf(judged.map((row) => sentences[row]?.text ?? ''));
  const margins: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = machines(material, [...judged.filter((_, n) => folds[n] !== fold), ...writtenRows]);
    for (const [n, row] of judged.entries())
      if (folds[n] === fold) margins[n] = marginsOfRow(rows, row, weights);
  }
  return { folds, margins };
}

/** Sentences that share half of their words go together; the groups are dealt out by the words of the first. */
function foldsOf(texts: readonly string[]): Int32Array {
  const words = texts.map(
    (text) => new Set(tokenise(text).flatMap(({ forms, kind }) => (kind === 'word' ? [forms[0] ?? ''] : []))),
  );
  const holders = new Map<string, number[]>();
  const leader = texts.map((_, n) => n);
  const led = (n: number): number => {
    let at = n;
    while (leader[at] !== at) at = leader[at] ?? at;
    return at;
  };
  for (const [n, own] of words.entries()) {
    const shared = new Map<number, number>();
    for (const word of own) {
      const holding = holders.get(word) ?? [];
      for (const other of holding) shared.set(other, (shared.get(other) ?? 0) + 1);
      holding.push(n);
      holders.set(word, holding);
    }
    for (const [other, count] of shared)
      if (count * 2 >= own.size + (words[other]?.size ?? 0) - count) leader[led(n)] = led(other);
  }
  return Int32Array.from(texts, (_, n) => {
    let hash = 0x811c9dc5;
    for (const char of texts[led(n)] ?? '') hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
    return ((hash ^ (hash >>> 15)) >>> 0) % FOLDS;
  });
}
