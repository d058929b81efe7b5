import type { Evidence } from '#kernel/text/phrases';
import type { Token } from '#kernel/text/tokens';
import { marginsOf, sharesOf } from './model/model.ts';
import { TAUGHT_IDS, type TaughtId } from './model/shape.ts';
import { chanceOf, ENOUGH, evidenceOf, saysSo } from './model/stack.ts';
import { TAUGHT } from './model/weights.ts';
import { PACKS } from './packs.ts';
import { type Heard, heardBy, inOriginal, REASONS } from './rules.ts';
import { SIGNAL_IDS, type Signal, type SignalId, type SignalReason } from './signal.ts';
import { strengthOf } from './strength.ts';

/**
 * What in a text calls for somebody to act, with the words that say so. The rules speak first; a model taught beforehand
 * hears what nobody wrote a rule for, and doubts a rule where all else in the text speaks against it. Thanks ask nobody
 * to act and are heard by the rules alone.
 */
const SEVERITIES = new Map(PACKS.map(({ id, severity }) => [id, severity]));
/** How the model is named among the reasons. */
export const LEARNED = 'learned from sentences';

/** In the order of SIGNAL_IDS. */
export function signalsIn(tokens: readonly Token[]): Signal[] {
  const heard = heardBy(tokens);
  const lang = languageOf(heard);
  if (lang === null) return signalsByRules(heard);
  const margins = marginsOf(heard);
  return SIGNAL_IDS.flatMap((id): Signal[] => {
    const reasons = heard.reasons.get(id) ?? [];
    if (id === 'thanks') return byRules(id, reasons);
    const kind = TAUGHT_IDS.indexOf(id);
    const { weights, threshold } = TAUGHT.stacks[id][lang];
    const evidence = evidenceOf(reasons, margins[kind] ?? 0);
    const chance = chanceOf(evidence, weights);
    if (!saysSo(chance, evidence, threshold)) return [];
    const loud = reasons.filter(({ silencedBy }) => silencedBy === null);
    const heardByRules = strengthOf(loud) >= ENOUGH;
    return [signalOf(id, chance, heardByRules ? loud : [...loud, learned(heard, id, chance)])];
  });
}

/** What the rules alone hear: the prior, before anything was learned. */
export function signalsByRules({ reasons }: Heard): Signal[] {
  return SIGNAL_IDS.flatMap((id) => byRules(id, reasons.get(id) ?? []));
}

function byRules(id: SignalId, reasons: readonly SignalReason[]): Signal[] {
  const loud = reasons.filter(({ silencedBy }) => silencedBy === null);
  const strength = strengthOf(loud);
  return strength < ENOUGH ? [] : [signalOf(id, strength, loud)];
}

function signalOf(id: SignalId, strength: number, reasons: readonly SignalReason[]): Signal {
  return {
    id,
    severity: SEVERITIES.get(id) ?? 1,
    strength,
    evidence: apart(reasons.flatMap(({ parts, ...whole }) => (whole.rule === LEARNED ? parts : [whole]))),
    reasons: reasons.slice(0, REASONS),
  };
}

/** The language in which most of its words are; null when it has no words. */
function languageOf({ words: { languages, tokens } }: Heard): 'he' | 'en' | null {
  if (!languages.he) return languages.en ? 'en' : null;
  if (!languages.en) return 'he';
  let hebrew = 0;
  for (const { kind, forms } of tokens)
    if (kind === 'word') hebrew += (forms[0] ?? '') >= 'א' && (forms[0] ?? '') <= 'ת' ? 1 : -1;
  return hebrew >= 0 ? 'he' : 'en';
}

/** Words are shown, the heaviest first, until they make this share of all that spoke for it. */
const SHARE = 0.6;
const MOST_WORDS = 6;

/** The words that carried the model's verdict. */
function learned(heard: Heard, id: TaughtId, chance: number): SignalReason {
  const shares = sharesOf(heard, id);
  const whole = shares.reduce((sum, share) => sum + Math.max(share, 0), 0);
  const shown = new Set<number>();
  let sum = 0;
  for (const word of [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))) {
    // A verdict always shows a word, also where none spoke for it and the bias did.
    if (shown.size > 0 && (sum >= whole * SHARE || shown.size >= MOST_WORDS || (shares[word] ?? 0) <= 0))
      break;
    shown.add(word);
    sum += shares[word] ?? 0;
  }
  const parts: Evidence[] = [];
  const words = [...shown].sort((a, b) => a - b);
  for (let n = 0; n < words.length; ) {
    const from = words[n] ?? 0;
    let to = from + 1;
    for (n++; words[n] === to; n++) to++;
    parts.push(inOriginal(heard.words, { from, to }));
  }
  return {
    rule: LEARNED,
    weight: chance,
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    parts,
    silencedBy: null,
  };
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
