import { makeKeying } from '#kernel/identity/blocking/keys';
import { FORBIDDEN } from '#kernel/identity/clustering/average-link';
import { otherNationalId } from '#kernel/identity/clustering/veto';
import { columnsOf, comparisonsOf } from '#kernel/identity/comparison/comparison';
import { makeComparer } from '#kernel/identity/comparison/levels';
import type { Schema } from '#kernel/identity/field';
import type { ComparisonModel, Model } from '#kernel/identity/model/model';
import { makeScorer } from '#kernel/identity/model/score';
import { createPool, type Expectation, type Features, type Pool } from '#kernel/identity/record/pool';
import { makeKeyTable } from './key-table.ts';

/**
 * The records known so far, who they belong to, and how to find those that a new one resembles. The same normal forms,
 * keys, comparisons and weights as for a whole collection; only the frequencies grow with every record.
 */
export interface StreamIndex {
  readonly pool: Pool;
  readonly model: Model;
  readonly size: number;
  /** Keys that too many records hold; what would have been found by them alone is not found. */
  readonly crowdedKeys: number;
  features(record: number): Features | undefined;
  personOf(record: number): number;
  membersOf(person: number): readonly number[];
  /** Records that share a key with these cells, each once, who shares most keys first, no more than `most`. */
  candidates(features: Features, most: number): readonly number[];
  /** Bits for one person; FORBIDDEN where they may never be together. */
  bits(a: number, b: number): number;
  bitsOf(a: Features, b: Features): number;
  /** Takes a record in, as a person of its own. */
  add(features: Features): number;
  /** Remembers that two records resemble each other, whoever they belong to. */
  link(a: number, b: number): void;
  linkedWith(record: number): readonly number[];
  /** A number that no person has had. */
  newPerson(): number;
  /** Says to whom the records belong from now on. */
  belong(records: readonly number[], person: number): void;
  /** Takes a record out: it is found no more and belongs to nobody. */
  remove(record: number): void;
  /** A person said that these two are not one. */
  sayDifferent(a: number, b: number): void;
}

/**
 * Narrow keys only: on invented silos of 60,000 records the broad ones brought half of the comparisons and not one person.
 */
const CROWDED = 100;
/** Two records share fewer keys than this, or count as if they did. */
const MOST_KEYS = 64;
/** Then the numbers of questions begin again. */
const LAST_QUESTION = 2 ** 32 - 3 * MOST_KEYS;
/**
 * What the model knows of a name counts as much as so many records: the first records weigh as the last will, in whatever order
 * they come. (With a tenth of it ten shuffles of 5,000 records agreed to 0.994 instead of 0.998.)
 */
const LEAN = 500_000;
export const NO_PERSON = -1;
const NOBODY: readonly number[] = [];

/** Until there are many records, a value is as rare as the model knows it to be: else the first would weigh otherwise. */
export function expectation(schema: Schema, model: Model): Expectation {
  const modelOf = (column: number): ComparisonModel | undefined => {
    const at = comparisonsOf(schema).findIndex(
      ({ columns, kind }) => kind !== 'name-order' && columns.includes(column),
    );
    return model.comparisons[at];
  };
  const usual = schema.map((_, column) => modelOf(column)?.usual ?? 0.01);
  const common = schema.map((_, column) => modelOf(column)?.common);
  return { records: 1 / model.prior, usual, common, weight: LEAN };
}

export function createStreamIndex(schema: Schema, model: Model): StreamIndex {
  const pool = createPool(schema, expectation(schema, model));
  const keying = makeKeying(schema);
  const table = makeKeyTable();
  const comparer = makeComparer(
    schema,
    pool,
    model.comparisons.map(({ usual }) => usual),
  );
  const scorer = makeScorer(model);
  const ids = columnsOf(schema, 'national-id');
  const records: (Features | undefined)[] = [];
  const person: number[] = [];
  const links: (number[] | undefined)[] = [];
  const members = new Map<number, readonly number[]>();
  const different = new Set<string>();
  const keys: number[] = [];
  let keyed: Features | null = null;
  /** By which question a record was met last, and by how many keys, in one number: these lie all over memory. */
  let meetings = new Uint32Array(1024);
  const sharing = new Uint32Array(MOST_KEYS);
  let asked = 0;
  let people = 0;
  let withdrawn = 0;
  const found: number[] = [];
  const meetOne = (record: number): void => {
    const met = meetings[record] ?? 0;
    if (met < asked) {
      meetings[record] = asked + 1;
      found.push(record);
    } else if (met < asked + MOST_KEYS - 1) meetings[record] = met + 1;
  };
  const sharedBy = (record: number): number => (meetings[record] ?? 0) - asked;
  /** Once for a record, which is looked for and then taken in. */
  const keysFor = (features: Features): readonly number[] => {
    if (keyed !== features) keying.narrowKeysOf(features, keys);
    keyed = features;
    return keys;
  };
  const linkOne = (from: number, to: number): void => {
    const known = links[from];
    if (known) known.push(to);
    else links[from] = [to];
  };
  const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

  const index: StreamIndex = {
    pool,
    model,
    get size() {
      return records.length;
    },
    get crowdedKeys() {
      return table.crowded;
    },
    features: (record) => records[record],
    personOf: (record) => person[record] ?? NO_PERSON,
    membersOf: (of) => members.get(of) ?? [],
    candidates(features, most) {
      if (asked > LAST_QUESTION) {
        meetings.fill(0);
        asked = 0;
      }
      asked += MOST_KEYS;
      found.length = 0;
      const own = keysFor(features);
      for (let at = 0; at < own.length; at++) {
        const key = own[at] ?? 0;
        if (own.indexOf(key) === at) table.under(key, meetOne);
      }
      if (withdrawn > 0) keepWhere(found, (record) => records[record] !== undefined);
      if (found.length <= most) return found;
      sharing.fill(0);
      for (const record of found) sharing[sharedBy(record)] = (sharing[sharedBy(record)] ?? 0) + 1;
      // As many shared keys as can be asked for while there is room for all who share so many.
      let least = MOST_KEYS - 1;
      let room = most - (sharing[least] ?? 0);
      while (least > 1 && room > 0) room -= sharing[--least] ?? 0;
      const chosen: number[] = [];
      let ofLeast = (sharing[least] ?? 0) + Math.min(0, room);
      for (const record of found) {
        const count = sharedBy(record);
        if (count > least || (count === least && ofLeast-- > 0)) chosen.push(record);
      }
      return chosen;
    },
    bitsOf(a, b) {
      for (const column of ids) if (otherNationalId(a, b, column)) return FORBIDDEN;
      return scorer.bits(comparer.compare(a, b));
    },
    bits(a, b) {
      const x = records[a];
      const y = records[b];
      if (!x || !y || (different.size > 0 && different.has(pairKey(a, b)))) return FORBIDDEN;
      return index.bitsOf(x, y);
    },
    add(features) {
      const record = records.length;
      records.push(features);
      const own = people++;
      person.push(own);
      members.set(own, [record]);
      pool.count(features, 1);
      for (const key of keysFor(features)) table.add(key, record, CROWDED);
      if (record >= meetings.length) {
        const larger = new Uint32Array(meetings.length * 2);
        larger.set(meetings);
        meetings = larger;
      }
      return record;
    },
    link(a, b) {
      linkOne(a, b);
      linkOne(b, a);
    },
    linkedWith: (record) => links[record] ?? NOBODY,
    newPerson: () => people++,
    belong(group, to) {
      for (const record of group) {
        const before = person[record] ?? NO_PERSON;
        const left = (members.get(before) ?? []).filter((one) => one !== record);
        if (left.length === 0) members.delete(before);
        else members.set(before, left);
        person[record] = to;
      }
      members.set(
        to,
        [...new Set([...(members.get(to) ?? []), ...group])].sort((a, b) => a - b),
      );
    },
    remove(record) {
      const features = records[record];
      if (!features) return;
      pool.count(features, -1);
      records[record] = undefined;
      withdrawn++;
      const of = person[record] ?? NO_PERSON;
      const left = index.membersOf(of).filter((one) => one !== record);
      if (left.length === 0) members.delete(of);
      else members.set(of, left);
      person[record] = NO_PERSON;
    },
    sayDifferent(a, b) {
      different.add(pairKey(a, b));
    },
  };
  return index;
}

function keepWhere(list: number[], wanted: (one: number) => boolean): void {
  let kept = 0;
  for (const one of list) if (wanted(one)) list[kept++] = one;
  list.length = kept;
}
