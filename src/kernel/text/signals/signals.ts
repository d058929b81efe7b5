import type { Evidence } from '#kernel/text/phrases';
import type { Token } from '#kernel/text/tokens';
import { chainsOf, guardOn } from './chains.ts';
import { type Compiled, type CompiledRule, compilePacks } from './compile.ts';
import { type Place, placesIn } from './lexicon.ts';
import { PACKS } from './packs.ts';
import { SHARED } from './shared-words.ts';
import { SIGNAL_IDS, type Signal, type SignalId, type SignalReason } from './signal.ts';
import { type Spoken, spoken } from './spoken.ts';

/**
 * What in a text calls for somebody to act, with the words that say so. What several rules say adds up as chances do;
 * from an even chance on it is a signal. A rule whose meaning is taken away by what stands around it says nothing.
 */
const ENOUGH = 0.5;
/** Nobody reads more reasons than these for one signal. */
const REASONS = 12;
/** Made ready by the first text: whoever only names signals does not pay for it. */
let ready: Compiled | undefined;
function compiled(): Compiled {
  ready ??= compilePacks(PACKS, SHARED);
  return ready;
}

/** In the order of SIGNAL_IDS. */
export function signalsIn(tokens: readonly Token[]): Signal[] {
  const found = reasonsIn(tokens);
  if (found === null) return [];
  return SIGNAL_IDS.flatMap((id): Signal[] => {
    const reasons = (found.get(id) ?? []).filter(({ silencedBy }) => silencedBy === null);
    const strength = strengthOf(reasons);
    if (strength < ENOUGH) return [];
    const severity = compiled().severities.get(id) ?? 1;
    return [{ id, severity, strength, evidence: apart(reasons), reasons: reasons.slice(0, REASONS) }];
  });
}

/** Every rule that met its words, also those that a guard silenced and those too weak alone: for whoever asks why not. */
export function reasonsIn(tokens: readonly Token[]): Map<SignalId, SignalReason[]> | null {
  const words = spoken(tokens);
  const places = placesIn(words, compiled().lexicon);
  if (places === null) return null;
  const reasons = new Map<SignalId, SignalReason[]>();
  for (let list = 0; list < places.length; list++) {
    if (!places[list]) continue;
    for (const rule of compiled().byFirst[list] ?? []) {
      const said = reasonsFor(rule, places, words);
      if (said.length > 0) reasons.set(rule.id, [...(reasons.get(rule.id) ?? []), ...said]);
    }
  }
  return reasons;
}

function reasonsFor(
  rule: CompiledRule,
  places: readonly (readonly Place[] | undefined)[],
  words: Spoken,
): SignalReason[] {
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

/** The same rule twice is no more than once. */
function strengthOf(reasons: readonly SignalReason[]): number {
  const weights = new Map(reasons.map(({ rule, weight }) => [rule, weight]));
  let doubt = 1;
  for (const weight of weights.values()) doubt *= 1 - weight;
  return 1 - doubt;
}

function inOriginal({ tokens, at }: Spoken, { from, to }: Place): Evidence {
  return { start: tokens[at[from] ?? 0]?.start ?? 0, end: tokens[at[to - 1] ?? 0]?.end ?? 0 };
}

/** Overlapping evidence is one piece of evidence. */
function apart(evidence: readonly Evidence[]): Evidence[] {
  const joined: Evidence[] = [];
  for (const { start, end } of evidence.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && start < last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}
