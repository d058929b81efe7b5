import type { Evidence } from '#kernel/text/phrases';
import type { Token } from '#kernel/text/tokens';
import { chainsOf, guardOn } from './chains.ts';
import { type Compiled, type CompiledRule, compilePacks } from './compile.ts';
import { type Place, placesIn } from './lexicon.ts';
import { PACKS } from './packs.ts';
import { SHARED } from './shared-words.ts';
import type { SignalId, SignalReason, SignalRule } from './signal.ts';
import { type Spoken, spoken } from './spoken.ts';

/**
 * What the rules find in a text. The rules of a language are made ready by the first text that has a word of it:
 * whoever only names signals, or never reads English, does not pay for it.
 */
type Language = SignalRule['lang'];
const LANGUAGES: readonly Language[] = ['he', 'en'];
const ready: Partial<Record<Language, Compiled>> = {};
function compiled(lang: Language): Compiled {
  const known = ready[lang] ?? compilePacks(PACKS, SHARED, lang);
  ready[lang] = known;
  return known;
}

/** Nobody reads more reasons than these for one signal. */
export const REASONS = 12;

export type Places = readonly (readonly Place[] | undefined)[];

export type Heard = {
  readonly words: Spoken;
  /** Where each list of terms stands, by language; a language of which no list occurs is missing. */
  readonly places: Readonly<Partial<Record<Language, Places>>>;
  /** Every rule that met its words, also those that a guard silenced and those too weak alone. */
  readonly reasons: ReadonlyMap<SignalId, readonly SignalReason[]>;
};

export function heardBy(tokens: readonly Token[]): Heard {
  const words = spoken(tokens);
  const found: Partial<Record<Language, Places>> = {};
  const reasons = new Map<SignalId, SignalReason[]>();
  for (const lang of LANGUAGES) {
    if (!words.languages[lang]) continue;
    const { lexicon, byFirst } = compiled(lang);
    const places = placesIn(words, lexicon);
    if (places === null) continue;
    found[lang] = places;
    for (let list = 0; list < places.length; list++) {
      if (!places[list]) continue;
      for (const rule of byFirst[list] ?? []) {
        const said = reasonsFor(rule, places, words);
        if (said.length > 0) reasons.set(rule.id, [...(reasons.get(rule.id) ?? []), ...said]);
      }
    }
  }
  return { words, places: found, reasons };
}

function reasonsFor(rule: CompiledRule, places: Places, words: Spoken): SignalReason[] {
  if (rule.requires !== null && !places[rule.requires]) return [];
  return chainsOf(rule, places, words)
    .slice(0, REASONS)
    .map((chain) => {
      const guard = guardOn(rule, chain, places, words);
      return {
        rule: rule.name,
        weight: rule.weight,
        ...inOriginal(words, chain),
        parts: chain.parts.map((part) => inOriginal(words, part)),
        silencedBy: guard === null ? null : { where: guard.where, ...inOriginal(words, guard.place) },
      };
    });
}

/** Words as a place in the original text. */
export function inOriginal({ tokens, at }: Spoken, { from, to }: Place): Evidence {
  return { start: tokens[at[from] ?? 0]?.start ?? 0, end: tokens[at[to - 1] ?? 0]?.end ?? 0 };
}
