import type { FieldType, Schema } from '#kernel/identity/field';
import { hashOf } from './hash.ts';
import { normalForm } from './normal-form.ts';
import { makeValue, type Value } from './value.ts';

/**
 * Where values live: each distinct content once per kind of field, with the number of records that hold it. Maps are
 * sharded, because one map of a million keys stands still for seconds when it grows.
 */
export interface Pool {
  /** The cells of one record as values, in the schema's order; null where a cell says nothing. Not counted yet. */
  read(cells: readonly string[]): Features;
  /** Counts a record in (+1) or out (−1) of the frequencies. */
  count(features: Features, by: 1 | -1): void;
  /** Share of the records with this column's kind of field that hold the value, 0..1, shrunk towards the usual share. */
  share(column: number, value: Value): number;
  /** Share of the words of this column that are the word, 0..1. */
  wordShare(column: number, word: Value): number;
  /** How many records were counted in. */
  readonly records: number;
}

/** A record as it is compared: values in the schema's order. Holds no reference to where it came from. */
export type Features = readonly (Value | null)[];

const SHARDS = 256;
const CACHED_CELLS = 200_000;
/** Kinds whose cells repeat often enough to remember how they were written. */
const REPEATING: ReadonlySet<FieldType> = new Set([
  'given-name',
  'surname',
  'city',
  'region',
  'category',
  'street',
  'postcode',
  'birth-date',
  'full-name',
]);
/** How common a value of a kind usually is: what a small collection leans on, as much as this many records. */
const USUAL: Readonly<Partial<Record<FieldType, number>>> = {
  'given-name': 0.008,
  surname: 0.004,
  city: 0.03,
  region: 0.2,
  category: 0.1,
  'street-number': 0.02,
  postcode: 0.003,
  street: 0.001,
  'birth-date': 0.0001,
};
/**
 * Of what is meant for one person (a phone, an address of mail, a number): as many records as one may have do not count, and
 * of the others about three belong to each holder. A value that nobody else has counts as a third of a holder.
 */
const ALONE = 0.3;
const RECORDS_OF_ONE = 3;
const ONES_OWN = 6;
const AT_LEAST = 200;
const LESS_COMMON = 0.3;
const USUAL_WORD = 0.002;
const LEAN_ON_USUAL = 50;

interface Drawer {
  readonly shards: readonly Map<string, Value>[];
  readonly cells: Map<string, Value | null>;
  /** Records that hold something here, in Hebrew letters and in others. */
  hebrew: number;
  others: number;
}

/** What a collection that is only beginning leans on: how large it will be, and the usual share by column. */
export interface Expectation {
  readonly records: number;
  readonly usual: readonly number[];
  /** Shares of the commonest values by column: what half the country is called. */
  readonly common: readonly (Readonly<Record<string, number>> | undefined)[];
  /** The usual shares count as much as so many records. */
  readonly weight: number;
}

export function createPool(schema: Schema, expected?: Expectation): Pool {
  const drawers = new Map<FieldType, Drawer>();
  const words = new Map<FieldType, Drawer>();
  const drawerOf = (among: Map<FieldType, Drawer>, type: FieldType): Drawer => {
    const known = among.get(type);
    if (known) return known;
    const made: Drawer = {
      shards: Array.from({ length: SHARDS }, () => new Map()),
      cells: new Map(),
      hebrew: 0,
      others: 0,
    };
    among.set(type, made);
    return made;
  };
  const atLeast = Math.max(AT_LEAST, expected?.records ?? 0);
  const lean = expected?.weight ?? LEAN_ON_USUAL;
  const columns = schema.map((type, at) => {
    const whole = drawerOf(drawers, type);
    const parts = drawerOf(words, type);
    const partType: FieldType = type === 'full-name' ? 'surname' : 'region';
    const none = (): Value => {
      throw new Error('a word has no words');
    };
    const part = (word: string): Value => take(parts, word, () => makeValue(partType, word, none));
    return {
      type,
      whole,
      parts,
      part,
      usual: USUAL[type] === undefined ? 0 : (expected?.usual[at] ?? USUAL[type] ?? 0),
      usualWord: expected?.usual[at] ?? USUAL_WORD,
    };
  });
  let records = 0;
  /** What is not among the commonest is rarer than the average shared value, which the commonest make. */
  const expecting = (value: Value, at: number): Value => {
    const common = expected?.common[at];
    const usual = columns[at]?.usual ?? 0;
    value.expected = common === undefined ? usual : (common[value.text] ?? usual * LESS_COMMON);
    return value;
  };

  return {
    read: (cells) =>
      columns.map(({ type, whole, part }, at) => {
        const cell = cells[at] ?? '';
        if (cell === '') return null;
        const remembered = whole.cells.get(cell);
        if (remembered !== undefined) return remembered;
        const text = normalForm(type, cell);
        const value =
          text === '' ? null : take(whole, text, () => expecting(makeValue(type, text, part), at));
        if (REPEATING.has(type) && whole.cells.size < CACHED_CELLS) whole.cells.set(cell, value);
        return value;
      }),
    count(features, by) {
      records += by;
      for (let at = 0; at < features.length; at++) {
        const value = features[at];
        const column = columns[at];
        if (!value || !column) continue;
        value.holders += by;
        tally(column.whole, value, by);
        for (const word of value.parts) word.holders += by;
        tally(column.parts, value, by);
      }
    },
    share(at, value) {
      const column = columns[at];
      if (!column) return 1;
      const total =
        column.usual === 0 ? column.whole.hebrew + column.whole.others : written(column.whole, value);
      if (column.usual === 0)
        return Math.min(
          1,
          Math.max(ALONE, (value.holders - ONES_OWN) / RECORDS_OF_ONE) / Math.max(total, atLeast),
        );
      return Math.min(1, (Math.max(value.holders, 1) + lean * value.expected) / (Math.max(total, 1) + lean));
    },
    wordShare(at, word) {
      const parts = columns[at]?.parts;
      const total = parts === undefined ? 1 : parts.hebrew + parts.others;
      return Math.min(
        1,
        (Math.max(word.holders, 1) + lean * (columns[at]?.usualWord ?? USUAL_WORD)) /
          (Math.max(total, 1) + lean),
      );
    },
    get records() {
      return records;
    },
  };
}

function tally(drawer: Drawer, value: Value, by: 1 | -1): void {
  if (value.hebrew) drawer.hebrew += by;
  else drawer.others += by;
}

/** Who writes in one alphabet could not have shared the other's spelling: a name is as common as among its own. */
function written(drawer: Drawer, value: Value): number {
  return value.hebrew ? drawer.hebrew : drawer.others;
}

function take(drawer: Drawer, text: string, make: () => Value): Value {
  const shard = drawer.shards[hashOf(text) % SHARDS];
  if (!shard) throw new Error('no shard');
  const known = shard.get(text);
  if (known) return known;
  const made = make();
  shard.set(text, made);
  return made;
}
