import { soundAlike } from '#kernel/language/name-sounds';
import { nameTokens } from '#kernel/language/names';
import { particleForms } from './hebrew.ts';

/**
 * Words of a customer may be read aloud in a meeting, the person may not be found by them. Addresses of mail and
 * web, numbers of five digits and more in any grouping, and every word of what we know the person by (also with a
 * glued particle, also in the other script) give way to a mark. What is left is the customer's own, unchanged.
 */
export const REDACTED = '[…]';

type Span = { readonly from: number; readonly to: number };

const PATTERNS: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/giu,
  /[^\s@<>,;:()"]{1,64}@[^\s@<>,;()"]{1,255}/gu,
  /(?<![\p{L}\p{N}@.])(?:[a-z0-9-]{1,63}\.){1,4}(?:co\.il|org\.il|com|net|org|io|il)(?:\/[^\s<>"]{0,2000})?(?![\p{L}\p{N}])/giu,
  // Digits grouped as people write phones, cards and identity numbers, direction marks between them included.
  /\+?\p{Nd}(?:[\s\-\u2010-\u2015\u2212.()/,\u200e\u200f\u2066-\u2069]{0,3}\p{Nd}){4,60}/gu,
];

const WORD = /\p{L}[\p{L}\p{M}'’"׳״]{0,60}/gu;

/** `values`: what the person is known by (names in any script, street, references). Empty values are ignored. */
export function redact(text: string, values: Iterable<string> = []): string {
  const known = new Set([...values].flatMap(nameTokens).filter((word) => word.length > 1));
  // What is left around a mark may look like an address together with it; a few rounds, each of which takes letters away.
  for (let before = text, round = 0; ; before = text, round++) {
    text = cut(before, [...patternSpans(before), ...(known.size > 0 ? knownSpans(before, known) : [])]);
    if (text === before || round === ROUNDS) return text;
  }
}

const ROUNDS = 8;

function patternSpans(text: string): Span[] {
  return PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
  );
}

function knownSpans(text: string, known: ReadonlySet<string>): Span[] {
  return [...text.matchAll(WORD)]
    .filter(([written]) => isKnown(written, known))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function isKnown(written: string, known: ReadonlySet<string>): boolean {
  const forms = nameTokens(written).flatMap((word) =>
    isHebrew(word) ? [word, ...particleForms(word)] : [word],
  );
  if (forms.some((form) => known.has(form))) return true;
  return forms.some((form) => couldBeName(form, written) && [...known].some((one) => meet(one, form)));
}

/** Across scripts many short words sound like names (לי, Lee): only what looks like a name is held against them. */
function couldBeName(form: string, written: string): boolean {
  return isHebrew(form) ? form.length >= 3 : /^\p{Lu}/u.test(written);
}

function meet(one: string, other: string): boolean {
  return isHebrew(one) !== isHebrew(other) && one.length >= 3 && soundAlike(one, other);
}

function isHebrew(word: string): boolean {
  return /\p{Script=Hebrew}/u.test(word);
}

function cut(text: string, spans: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    if (to <= at) continue;
    if (from >= at) kept += text.slice(at, from) + REDACTED;
    at = to;
  }
  return kept + text.slice(at);
}
