import { type DueWords, dueIn, type SaidAt } from './due-words.ts';

/**
 * Sentences of ours that sound like a promise: somebody of us will do something for the customer, by a time that is
 * named or with a word that binds ("we promise"). Only what our side said is read. A question, a condition, a refusal
 * and what the customer quotes ("you promised") are no promise. It suggests; a person decides.
 */
export interface FoundPromise {
  /** Offsets in the text as given (UTF-16 units, end exclusive). */
  readonly start: number;
  readonly end: number;
  readonly due: DueWords | null;
}

/** `ours`: all of it was said by us. `talk`: two voices, each line begins with who speaks. */
export type Voice = 'ours' | 'talk';

const OUR_VOICE =
  /^\s*(?:נציג(?:ות|ה|ת)?|מוקדנית?|שירות|טכנאי(?:ת)?|agent|rep(?:resentative)?|advis[eo]r|technician|service|support)\s*:/iu;
const ANY_VOICE = /^\s*[\p{L}][\p{L}\s"'/.-]{0,30}:\s/u;
const SENTENCE = /[^.!?\n;]+(?:\.(?=\d)[^.!?\n;]+)*[.!?;]?/gu;

const edge = '(?<![\\p{L}\\p{N}])';
const stop = '(?![\\p{L}\\p{N}])';
const HE_WE =
  '(?:ו)?(?:[נא](?:חזור|תקשר|שלח|עדכן|בדוק|טפל|זכה|תקן|חליף|גיע|עביר|בטל|סדר|חזיר|ספק|תאם|מסור|פצה|סיים|פתור|צור קשר))';
const HE_THEY =
  '(?:(?:ה?טכנאי(?:ת)?|ה?שליח(?:ה)?|ה?נציג(?:ה|ת|ות)?|ה?מתקין|ה?מנהל(?:ת)?|ה?חבילה|ה?משלוח|ה?זיכוי|ה?החזר|ה?כסף|ה?נתב|ה?ציוד|ה?תשובה|ה?חשבונית)\\s+(?:[יתנ](?:גיע|חזור|תקשר|היה|ישלח|תקבל|בוצע|סופק|יכנס|ועבר)|יי?שלח|תי?ישלח|יי?כנס))';
const HE_YOU =
  '(?:ת(?:קבלו|קבלי|קבל|זוכו|זוכה|זוכי)|יחזרו אלי(?:כם|ך)|יתקשרו אלי(?:כם|ך)|יגיע(?:ו)? אלי(?:כם|ך))';
const EN_WE =
  "(?:we|i|they|someone|somebody|a manager|my manager)\\s*(?:will|'ll|are going to|am going to)\\s+(?:\\w+\\s+)?(?:call|get|be|send|update|check|refund|credit|fix|replace|arrive|come|deliver|contact|return|cancel|let|write|e-?mail|reach|have|repair|install|correct|solve|resolve|finish|answer)";
const EN_THEY =
  "(?:technician|courier|engineer|driver|replacement|refund|credit|parcel|package|order|router|manager|delivery|invoice|answer|installer)\\s*(?:will|'ll)\\s+(?:arrive|come|be|call|reach|get|land|show)";
const EN_YOU =
  "you\\s*(?:will|'ll)\\s+(?:receive|get|have|hear|be (?:refunded|credited|contacted|called|paid))";
const CUE = new RegExp(
  `${edge}(?:${[HE_WE, HE_THEY, HE_YOU, EN_WE, EN_THEY, EN_YOU].join('|')})${stop}`,
  'u',
);
/** Binds also without a date. */
const BINDS = new RegExp(
  `${edge}(?:אנ(?:י|חנו) מבטיח(?:ה|ים|ות)?|אנ(?:י|חנו) מתחייב(?:ת|ים|ות)?|הבטחנו|התחייבנו|מבטיחים|we promise|i promise|we guarantee|we have promised|you have my word)${stop}`,
  'u',
);
const NOT_A_PROMISE = new RegExp(
  `${edge}(?:אם|במידה|לא (?:נ|א|י|ת)\\p{L}+|לא ניתן|אי אפשר|אולי|ייתכן|if|unless|won't|will not|cannot|can't|might|may|hopefully|try to|ננסה|אנסה|הבטחתם|you promised)${stop}`,
  'u',
);

/** In the order of the text; at most 20. */
export function promisesIn(text: string, voice: Voice, said: SaidAt): FoundPromise[] {
  const found: FoundPromise[] = [];
  for (const part of oursOf(text, voice)) {
    for (const sentence of part.text.matchAll(SENTENCE)) {
      const promise = readSentence(sentence[0], part.start + sentence.index, said);
      if (promise !== null) found.push(promise);
      if (found.length === 20) return found;
    }
  }
  return found;
}

function readSentence(sentence: string, at: number, said: SaidAt): FoundPromise | null {
  const words = plain(sentence);
  if (sentence.trimEnd().endsWith('?') || NOT_A_PROMISE.test(words)) return null;
  const binds = BINDS.test(words);
  if (!binds && !CUE.test(words)) return null;
  const due = dueIn(words, said);
  if (due === null && !binds) return null;
  const lead = sentence.length - sentence.trimStart().length;
  return { start: at + lead, end: at + sentence.trimEnd().length, due };
}

/** What we said, as stretches of the text. A line without a speaker goes on with the one before. */
function oursOf(text: string, voice: Voice): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  let ours = voice === 'ours';
  for (const line of text.split('\n')) {
    const named = ANY_VOICE.exec(line);
    const speaks = OUR_VOICE.exec(line);
    // A dialogue inside a text of ours has a second voice: "customer: …".
    if (speaks !== null) ours = true;
    else if (named !== null && (voice === 'talk' || /^\s*(?:לקוח(?:ה|ות)?|customer|client)\s*:/iu.test(line)))
      ours = false;
    const skip = speaks?.[0].length ?? 0;
    if (ours) parts.push({ text: line.slice(skip), start: start + skip });
    start += line.length + 1;
  }
  return parts;
}

/** Lower case, one character for one, so that offsets hold; maqaf and typographic apostrophes plain. */
function plain(text: string): string {
  return [...text]
    .map((char) => {
      if (char === '\u05BE' || char === '\u2013' || char === '\u2014') return '-'.repeat(char.length);
      if (char === '\u2019') return "'";
      const lower = char.toLowerCase();
      return lower.length === char.length ? lower : char;
    })
    .join('');
}
