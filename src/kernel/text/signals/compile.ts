import { compileLexicon, type Lexicon } from './lexicon.ts';
import type { Guards, SignalId, SignalPack, SignalRule } from './signal.ts';
import { spellOut, type Vocabulary } from './terms.ts';

/** Packs made ready once: every list of terms has a number, and a rule is tried only where its first step occurs. */
export type CompiledRule = {
  readonly id: SignalId;
  readonly name: string;
  readonly steps: readonly number[];
  /** Words that may stand before each step; the first has none. */
  readonly gaps: readonly number[];
  readonly across: number;
  readonly atMostWords: number;
  readonly requires: number | null;
  readonly guards: readonly { readonly where: keyof Guards; readonly list: number }[];
  readonly weight: number;
};

export type Compiled = {
  readonly lexicon: Lexicon;
  /** Rules by the list of their first step. */
  readonly byFirst: readonly (readonly CompiledRule[])[];
};

const GAP = 8;
const PLACES = ['before', 'after', 'inside', 'sentence', 'text'] as const;

/** The rules of one language. Throws a RangeError on a pack that cannot be read; all packs may name `shared` lists. */
export function compilePacks(
  packs: readonly SignalPack[],
  shared: Vocabulary,
  lang: SignalRule['lang'],
): Compiled {
  const lists: string[][] = [];
  const known = new Map<string, number>();
  const rules: CompiledRule[] = [];
  for (const pack of packs) {
    const vocabulary = { ...shared, ...pack.words };
    const spelt = new Map<string, readonly string[]>();
    const listOf = (terms: string): number => {
      // A name may mean another list in another pack.
      const key = terms.includes('@') ? `${pack.id} ${terms}` : terms;
      const number = known.get(key) ?? lists.push(spellOut(terms, vocabulary, spelt)) - 1;
      if (lists[number]?.length === 0)
        throw new RangeError(`${pack.id} has a rule with an empty list of terms`);
      known.set(key, number);
      return number;
    };
    for (const rule of pack.rules) {
      if (rule.lang !== lang) continue;
      const steps: number[] = [];
      const gaps: number[] = [];
      let gap = GAP;
      for (const step of rule.steps) {
        if (typeof step === 'number') gap = step;
        else {
          steps.push(listOf(step));
          gaps.push(gap);
          gap = GAP;
        }
      }
      if (steps.length === 0) throw new RangeError(`${pack.id}: "${rule.name}" looks for nothing`);
      rules.push({
        id: pack.id,
        name: rule.name,
        steps,
        gaps,
        across: rule.across ?? 0,
        atMostWords: rule.atMostWords ?? Number.POSITIVE_INFINITY,
        requires: rule.requires === undefined ? null : listOf(rule.requires),
        guards: PLACES.flatMap((where) => {
          const terms = rule.unless?.[where];
          return terms === undefined ? [] : [{ where, list: listOf(terms) }];
        }),
        weight: rule.weight ?? 1,
      });
    }
  }
  const byFirst = lists.map((_, list) => rules.filter(({ steps }) => steps[0] === list));
  return { lexicon: compileLexicon(lists), byFirst };
}
