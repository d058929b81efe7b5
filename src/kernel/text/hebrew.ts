/**
 * What is peculiar to written Hebrew: five letters change at a word's end, vowel points are optional, and small
 * words (and, the, that, in, to, from, like) are glued to the front of the next one.
 * Stripping is only ever a second view of a word: done blindly it turns הבנק into בנק but also שלום into לום.
 */
const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };
const PARTICLES = 'משהוכלב';
/** Before a two-letter rest only these are believed: ולא, שאין, הרע. */
const SHORT_PREFIXES = new Set(['ו', 'ה', 'ש', 'וה', 'שה', 'ול', 'וש']);

export type Script = 'he' | 'en' | 'mixed' | 'other';

export function isHebrewLetter(code: number): boolean {
  return code >= 0x05d0 && code <= 0x05ea;
}

/** Vowel points and cantillation; maqaf (05BE), paseq, sof pasuq and nun hafukha are punctuation, not points. */
export function isPoint(code: number): boolean {
  if (code < 0x0591 || code > 0x05c7) return false;
  return code !== 0x05be && code !== 0x05c0 && code !== 0x05c3 && code !== 0x05c6;
}

export function withoutPoints(text: string): string {
  return text.replace(/[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu, '');
}

/** Marks that steer the direction of a line and are invisible: LRM, RLM, ALM, embeddings, isolates, BOM. */
export function isDirectionMark(code: number): boolean {
  return (
    code === 0x200e ||
    code === 0x200f ||
    code === 0x061c ||
    code === 0xfeff ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

export function foldFinals(text: string): string {
  return text.replace(/[ךםןףץ]/gu, (letter) => FINALS[letter] ?? letter);
}

/** The word itself first, then what is left after one, two and three glued particles. */
export function particleForms(word: string): string[] {
  const forms = [word];
  for (let cut = 1; cut <= 3 && PARTICLES.includes(word.charAt(cut - 1)); cut++) {
    const rest = word.length - cut;
    if (rest < 2 || (rest === 2 && !SHORT_PREFIXES.has(word.slice(0, cut)))) break;
    forms.push(word.slice(cut));
  }
  return forms;
}

/** Mixed means that the lesser of the two scripts still has a fifth of the letters. */
export function scriptOf(text: string): Script {
  let hebrew = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isHebrewLetter(code)) hebrew++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++;
  }
  if (hebrew + latin === 0) return 'other';
  const share = hebrew / (hebrew + latin);
  if (share >= 0.8) return 'he';
  return share <= 0.2 ? 'en' : 'mixed';
}
