import { newId } from '#server/platform/ids';
import type { Trx, World } from '#server/platform/world';
import type { SaidTerm } from './said-term.ts';
import { insertTermWords, type NewTermWord, type StoredTermWord, termWords } from './term.store.ts';

/**
 * A silo's words on conditions: a change of its last word on that kind, or nothing when it says the same again. Resolves to
 * the records on which something changed.
 */
export async function saveSaidTerms(
  trx: Trx,
  world: World,
  said: readonly {
    readonly recordId: string;
    readonly slot: number;
    readonly sourceId: string;
    readonly importId: string | null;
    /** The day from which it is said to hold, YYYY-MM-DD. */
    readonly from: string;
    readonly term: SaidTerm;
  }[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (said.length === 0) return new Set();
  const known = await termWords(trx, world, [...new Set(said.map(({ recordId }) => recordId))]);
  const last = new Map<string, Pick<StoredTermWord, 'termId' | 'value'>>();
  const nameOf = (recordId: string, sourceId: string, kind: string): string =>
    `${recordId} ${sourceId} ${kind}`;
  for (const word of known)
    if (word.source !== null) last.set(nameOf(word.recordId, word.source.id, word.kind), word);
  const words: NewTermWord[] = [];
  for (const { recordId, slot, sourceId, importId, from, term } of said) {
    const name = nameOf(recordId, sourceId, term.kind);
    const before = last.get(name);
    if (before?.value === term.value) continue;
    const termId = before?.termId ?? newId();
    words.push({
      ...{ recordId, slot, sourceId, importId, termId, kind: term.kind, value: term.value },
      what: before === undefined ? 'agreed' : 'changed',
      ...{ validFrom: from, validTo: null, divisionId: null, reason: null, by: null, at: now },
    });
    last.set(name, { termId, value: term.value });
  }
  await insertTermWords(trx, world, words);
  return new Set(words.map(({ recordId }) => recordId));
}
