import { foldFinals, isHebrewLetter } from '#kernel/text/hebrew';

/**
 * The coarsest way to write one word of a name: consonants only, every letter that might be heard as another under one
 * sign, so that a name in either alphabet and most of its spellings have a single key. It brings records together; whether
 * they agree is decided by finer means. Cheap enough to be stored for each record of a large organization.
 *
 * Signs: K כ/ק/k/q/c · G ג/g/j · D · T ט/ת/t/th · L · M · N · P פ/p/f/ph · R · S ס/ש/ז/צ/s/sh/z/tz. Silent: vowels and what
 * stands for them, ה/h, ח, and ב/b/v/w, which Latin writing mixes with the vowel ו.
 */
const HEBREW: Readonly<Record<string, string>> = {
  ג: 'G',
  ד: 'D',
  ז: 'S',
  ט: 'T',
  כ: 'K',
  ל: 'L',
  מ: 'M',
  נ: 'N',
  ס: 'S',
  פ: 'P',
  צ: 'S',
  ק: 'K',
  ר: 'R',
  ש: 'S',
  ת: 'T',
};
const LATIN: Readonly<Record<string, string>> = {
  d: 'D',
  f: 'P',
  g: 'G',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  p: 'P',
  q: 'K',
  r: 'R',
  s: 'S',
  t: 'T',
  x: 'KS',
  z: 'S',
};

/** One key for most words; two or three where ch, kh, h or j may be this or that. [] for a word without letters. */
export function nameSkeletons(word: string): string[] {
  const plain = foldFinals(
    word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u0591-\u05c7]/gu, ''),
  );
  if (plain === '') return [];
  if (isHebrewLetter(plain.charCodeAt(0)))
    return [squeezed([...plain].map((letter) => HEBREW[letter] ?? ''))];
  const throats = /[ck]h/u.test(plain) ? ['K', '', 'S'] : /[aeiou]h[aeiou]/u.test(plain) ? ['', 'K'] : [''];
  const yods = plain.includes('j') ? ['G', ''] : [''];
  return [...new Set(throats.flatMap((throat) => yods.map((yod) => latin(plain, throat, yod))))];
}

/** `throat` stands for ch, kh and an h between vowels; `yod` for j. */
function latin(word: string, throat: string, yod: string): string {
  const signs: string[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at);
    const next = word.charAt(at + 1);
    if (next === 'h' && 'ckpst'.includes(letter)) {
      signs.push(letter === 'p' ? 'P' : letter === 's' ? 'S' : letter === 't' ? 'T' : throat);
      at++;
    } else if (letter === 't' && (next === 's' || next === 'z')) {
      signs.push('S');
      at++;
    } else if (letter === 'c') signs.push('eiy'.includes(next) && next !== '' ? 'S' : 'K');
    else if (letter === 'j') signs.push(yod);
    else if (letter === 'h' && at > 0 && next !== '') signs.push(throat === 'K' ? 'K' : '');
    else signs.push(LATIN[letter] ?? '');
  }
  return squeezed(signs);
}

/** A doubled sign is one (Anna); so is what is left when a silent letter stood between. Nothing heard is a sign too: Eva, אבא. */
function squeezed(signs: readonly string[]): string {
  let written = '';
  for (const sign of signs.join('')) if (!written.endsWith(sign)) written += sign;
  return written === '' ? '0' : written;
}
