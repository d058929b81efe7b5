import type { Heard } from '#kernel/text/signals/rules';
import { BUCKETS, visitMarks } from './marks.ts';
import { fromBase64, fromSteps } from './packed.ts';
import { type Columns, type Reader, readerOf } from './seen.ts';
import { TAUGHT_IDS, type TaughtId } from './shape.ts';
import { TAUGHT } from './weights.ts';

/**
 * The linear model that stands beside the rules: one machine for each signal against all else, taught beforehand on
 * sentences of ours (weights.ts) and only read here. Its margin is the sum of what each mark of the text says.
 */
const KINDS = TAUGHT_IDS.length;

type Model = Columns & { readonly weights: Int8Array; readonly read: Reader };

/** Unpacked by the first text. */
let ready: Model | undefined;
function unpacked(): Model {
  if (ready) return ready;
  const bucketOf = fromSteps(fromBase64(TAUGHT.buckets));
  const columnOf = new Uint16Array(BUCKETS);
  for (let column = 0; column < bucketOf.length; column++) columnOf[bucketOf[column] ?? 0] = column + 1;
  const columns = { columnOf, bucketOf, rarity: fromBase64(TAUGHT.rarity), strangeness: TAUGHT.strangeness };
  ready = { ...columns, weights: new Int8Array(fromBase64(TAUGHT.weights).buffer), read: readerOf(columns) };
  return ready;
}

type Text = Pick<Heard, 'words' | 'places'>;

/** One margin for each of TAUGHT_IDS: above 0 leans to the signal. */
export function marginsOf(text: Text): Float64Array {
  const { weights, read } = unpacked();
  const { columns, values, count } = read(text);
  const sums = new Float64Array(KINDS);
  for (let n = 0; n < count; n++) {
    const value = values[n] ?? 0;
    const from = (columns[n] ?? 0) * KINDS;
    for (let kind = 0; kind < KINDS; kind++)
      sums[kind] = (sums[kind] ?? 0) + value * (weights[from + kind] ?? 0);
  }
  for (let kind = 0; kind < KINDS; kind++)
    sums[kind] = (sums[kind] ?? 0) * (TAUGHT.scales[kind] ?? 0) + (TAUGHT.biases[kind] ?? 0);
  return sums;
}

/** How much each word of the text spoke for the signal: all of them with the bias make the margin. */
export function sharesOf(text: Text, id: TaughtId): Float64Array {
  const kind = TAUGHT_IDS.indexOf(id);
  const { weights, read, columnOf } = unpacked();
  const { columns, values, count } = read(text);
  const share = new Map<number, number>();
  for (let n = 0; n < count; n++) {
    const column = columns[n] ?? 0;
    share.set(column, (values[n] ?? 0) * (weights[column * KINDS + kind] ?? 0) * (TAUGHT.scales[kind] ?? 0));
  }
  const times = new Map<number, number>();
  const eachMark = (visit: (column: number, from: number, to: number) => void): void =>
    visitMarks(text, (bucket, from, to) => {
      const column = (columnOf[bucket] ?? 0) - 1;
      if (column >= 0) visit(column, from, to);
    });
  eachMark((column) => times.set(column, (times.get(column) ?? 0) + 1));
  const parts = new Float64Array(text.words.at.length);
  eachMark((column, from, to) => {
    const part = (share.get(column) ?? 0) / (times.get(column) ?? 1) / (to - from);
    for (let word = from; word < to; word++) parts[word] = (parts[word] ?? 0) + part;
  });
  return parts;
}
