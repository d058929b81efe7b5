import type { AttributeName, Criterion } from '#contract/customers';

/**
 * Which word wins when silos differ. Verified: the silo checks against a document (trust 100). Then the more trusted
 * silo, the newer word, the fuller one. For names the fuller one comes before the newer: an initial that was typed
 * yesterday does not push out a whole name. An organization may order the criteria otherwise, attribute by attribute.
 */
export type Criteria = ReadonlyMap<AttributeName, readonly Criterion[]>;

const USUAL: readonly Criterion[] = ['verified', 'trust', 'recency', 'completeness'];
const NAMES: readonly Criterion[] = ['verified', 'trust', 'completeness', 'recency'];

export function builtIn(attribute: AttributeName): readonly Criterion[] {
  return attribute === 'name' || attribute === 'latin-name' ? NAMES : USUAL;
}

export interface Word {
  readonly value: string;
  /** Of its silo, 0..100. */
  readonly trust: number;
  readonly seenAt: Date;
  readonly recordId: string;
  /** How many records say the same. */
  readonly saidBy: number;
}

const VERIFIED = 100;

/** The first criterion that tells the two apart, and which way: negative when `a` wins. Null when none does. */
export function between(
  a: Word,
  b: Word,
  criteria: readonly Criterion[],
): { readonly by: Criterion; readonly order: number } | null {
  for (const by of criteria) {
    const order = strength(b, by) - strength(a, by);
    if (order !== 0) return { by, order };
  }
  return null;
}

/** Ordered from the one that wins; what no criterion tells apart stands by the record's id, so that it never changes. */
export function inOrderOf<W extends Word>(words: readonly W[], criteria: readonly Criterion[]): W[] {
  return [...words].sort(
    (a, b) =>
      between(a, b, criteria)?.order ?? (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0),
  );
}

function strength(word: Word, by: Criterion): number {
  if (by === 'verified') return word.trust >= VERIFIED ? 1 : 0;
  if (by === 'trust') return word.trust;
  if (by === 'frequency') return word.saidBy;
  if (by === 'recency') return word.seenAt.getTime();
  return fullness(word.value);
}

/** How much a value says: its words first, then its letters and digits. An initial counts as no word. */
function fullness(value: string): number {
  const words = value.split(/[\s-]+/u).filter((word) => word.replace(/[^\p{L}\p{N}]/gu, '').length > 1);
  return words.length * 1000 + value.replace(/[^\p{L}\p{N}]/gu, '').length;
}
