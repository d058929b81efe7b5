import { modifiers } from './lexicon.ts';
import {
  compilePhrases,
  type Evidence,
  evidenceOf,
  findApart,
  findPhrases,
  listed,
  type Phrases,
} from './phrases.ts';
import { SIGNALS } from './signal-pack.ts';
import type { Token } from './tokens.ts';

/**
 * Sentences after which somebody must act: a broken promise, a threat to sue or to leave, danger, the same fault
 * again, a request for a human being. The rules are data (signal-pack) and carry their own examples for and against;
 * they are a prior to be confirmed by people, not a verdict.
 */
export const SIGNAL_IDS = [
  'broken-promise',
  'legal-threat',
  'churn-threat',
  'safety',
  'repeated-fault',
  'service-decline',
  'asked-for-human',
  'thanks',
] as const;
export type SignalId = (typeof SIGNAL_IDS)[number];

export type SignalRule = {
  /** Comma-separated terms; one of them must occur. */
  readonly any: string;
  /** One of these must follow within `within` words (12 unless told). */
  readonly followedBy?: string;
  readonly within?: number;
  /** None of these may stand within `within` words before or after. */
  readonly unless?: string;
  /** "I do not want to leave" is no threat: a negator up to two words before silences the term. */
  readonly unlessNegated?: true;
};

export type SignalDefinition = {
  readonly id: SignalId;
  readonly he: string;
  readonly en: string;
  readonly rules: readonly SignalRule[];
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
};

export type Signal = { readonly id: SignalId; readonly evidence: readonly Evidence[] };

type Part = { readonly rule: number; readonly part: 'any' | 'followedBy' | 'unless' };
type Place = { readonly from: number; readonly to: number };

const WITHIN = 12;
const RULES = SIGNALS.flatMap(({ id, rules }) => rules.map((rule) => ({ id, ...rule })));
const PARTS: Phrases<Part> = compilePhrases(
  RULES.flatMap((rule, at) => [
    ...asPart(rule.any, { rule: at, part: 'any' }),
    ...asPart(rule.followedBy ?? '', { rule: at, part: 'followedBy' }),
    ...asPart(rule.unless ?? '', { rule: at, part: 'unless' }),
  ]),
);

/** Signals in the order of the pack, each with the words that gave it. */
export function signalsIn(tokens: readonly Token[]): Signal[] {
  const found = new Map<number, Record<Part['part'], Place[]>>();
  for (const { value, from, to } of findPhrases(tokens, PARTS)) {
    const places = found.get(value.rule) ?? { any: [], followedBy: [], unless: [] };
    places[value.part].push({ from, to });
    found.set(value.rule, places);
  }
  if (found.size === 0) return [];
  const negated = negatedTokens(tokens);
  const signals = new Map<SignalId, Evidence[]>();
  for (const [at, places] of found) {
    const rule = RULES[at];
    if (!rule) continue;
    const kept = places.any.flatMap((place) => spoken(rule, place, places, negated));
    if (kept.length === 0) continue;
    signals.set(rule.id, [
      ...(signals.get(rule.id) ?? []),
      ...kept.map((place) => evidenceOf(tokens, place)),
    ]);
  }
  return SIGNAL_IDS.flatMap((id) => {
    const evidence = signals.get(id);
    return evidence ? [{ id, evidence: apart(evidence) }] : [];
  });
}

function spoken(
  rule: SignalRule,
  place: Place,
  places: Record<Part['part'], Place[]>,
  negated: readonly boolean[],
): Place[] {
  const within = rule.within ?? WITHIN;
  if (rule.unlessNegated && negated[place.from]) return [];
  if (places.unless.some((other) => other.from - place.to <= within && place.from - other.to <= within))
    return [];
  if (rule.followedBy === undefined) return [place];
  const next = places.followedBy.find((other) => other.from >= place.to && other.from - place.to <= within);
  return next ? [{ from: place.from, to: next.to }] : [];
}

function negatedTokens(tokens: readonly Token[]): boolean[] {
  const negated = new Array<boolean>(tokens.length + 3).fill(false);
  for (const { value, to } of findApart(tokens, modifiers)) {
    if (value !== 'negator') continue;
    for (let at = to; at < to + 2 && tokens[at]?.kind === 'word'; at++) negated[at] = true;
  }
  return negated;
}

/** Overlapping evidence is one piece of evidence. */
function apart(evidence: readonly Evidence[]): Evidence[] {
  const joined: Evidence[] = [];
  for (const one of evidence.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && one.start < last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
    else joined.push(one);
  }
  return joined;
}

function asPart(terms: string, part: Part): (readonly [string, Part])[] {
  return listed(terms).map((term) => [term, part] as const);
}
