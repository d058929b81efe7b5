import type { Heard } from '#kernel/text/signals/rules';
import { BLOCKS, blockOf, visitMarks } from './marks.ts';
import { BLOCK_WEIGHTS, RARITY_STEPS } from './shape.ts';

/**
 * How much each mark of a text counts: 1 + ln(times in this text), times its rarity (sublinear TF-IDF, Salton & Buckley
 * 1988), each block of marks brought to its own length, so that the many runs of characters do not drown the few words.
 */
export type Columns = {
  /** One more than the column of each bucket, 0 for a bucket that no sentence of the teaching had. */
  readonly columnOf: Uint16Array;
  readonly bucketOf: Int32Array;
  readonly rarity: Uint8Array;
  /** Of a mark that the teaching has not seen: it makes the text longer and says nothing, so that one known word among many
   * strange ones does not decide. */
  readonly strangeness: number;
};

export type Reader = (heard: Pick<Heard, 'words' | 'places'>) => Seen;
/** Good until the next text is read: the lists are used again. */
export type Seen = { readonly columns: Int32Array; readonly values: Float32Array; readonly count: number };

export function readerOf({ columnOf, bucketOf, rarity, strangeness }: Columns): Reader {
  let columns = new Int32Array(1 << 12);
  let values = new Float32Array(1 << 12);
  let count = 0;
  const strange = new Int32Array(BLOCKS);
  const lengths = new Float64Array(BLOCKS);
  const foreign = (strangeness / RARITY_STEPS) ** 2;
  /** Where the column stands in this text, counted from 1; all 0 between texts. */
  const placeOf = new Int32Array(bucketOf.length);
  const visit = (bucket: number): void => {
    const column = (columnOf[bucket] ?? 0) - 1;
    if (column < 0) {
      const block = blockOf(bucket);
      strange[block] = (strange[block] ?? 0) + 1;
      return;
    }
    const known = (placeOf[column] ?? 0) - 1;
    if (known >= 0) {
      values[known] = (values[known] ?? 0) + 1;
      return;
    }
    if (count === columns.length) {
      const [more, further] = [new Int32Array(count * 2), new Float32Array(count * 2)];
      more.set(columns);
      further.set(values);
      columns = more;
      values = further;
    }
    columns[count] = column;
    values[count] = 1;
    placeOf[column] = ++count;
  };
  return (heard) => {
    count = 0;
    strange.fill(0);
    visitMarks(heard, visit);
    for (let block = 0; block < BLOCKS; block++) lengths[block] = (strange[block] ?? 0) * foreign;
    for (let n = 0; n < count; n++) {
      const column = columns[n] ?? 0;
      const times = values[n] ?? 1;
      const value = ((times === 1 ? 1 : 1 + Math.log(times)) * (rarity[column] ?? 0)) / RARITY_STEPS;
      values[n] = value;
      placeOf[column] = 0;
      const block = blockOf(bucketOf[column] ?? 0);
      lengths[block] = (lengths[block] ?? 0) + value * value;
    }
    for (let block = 0; block < BLOCKS; block++)
      lengths[block] = (BLOCK_WEIGHTS[block] ?? 0) / Math.sqrt(lengths[block] || 1);
    for (let n = 0; n < count; n++)
      values[n] = (values[n] ?? 0) * (lengths[blockOf(bucketOf[columns[n] ?? 0] ?? 0)] ?? 0);
    return { columns, values, count };
  };
}
