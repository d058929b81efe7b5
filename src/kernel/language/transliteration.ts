import { foldFinals, isHebrewLetter } from '#kernel/text/hebrew';

/**
 * One name, two alphabets: שרה and Sarah, כהן and Cohen meet in what both keep, the consonants. Letters that sound
 * alike share a sign, vowels and the letters that stand for them (א ה ו י ע) fall away, and where a letter has two
 * readings (c, ch, j, b/v, p/f, th, צ) the name has several keys. Two names may be one when they share a key.
 *
 * Signs: B b/v/w · G g · D d · Z z · X ח/ch/kh/h within · T t/ט/ת · K k/q/כ/ק · L · M · N · S s/ס/ש/sh · P p/f · C צ/tz · R · J j/ג׳.
 */
const MOST_KEYS = 8;

const HEBREW: Readonly<Record<string, readonly string[]>> = {
  ב: ['B'],
  ג: ['G'],
  ד: ['D'],
  ז: ['Z'],
  ח: ['X', ''],
  ט: ['T'],
  כ: ['K', 'X'],
  ל: ['L'],
  מ: ['M'],
  נ: ['N'],
  ס: ['S'],
  פ: ['P'],
  צ: ['C'],
  ק: ['K'],
  ר: ['R'],
  ש: ['S'],
  ת: ['T'],
};

/** Longest first: a pair of letters is read before its first letter. */
const LATIN: readonly (readonly [string, readonly string[]])[] = [
  ['tsch', ['S']],
  ['sch', ['S']],
  ['tch', ['S']],
  ['cz', ['C', 'S']],
  ['tz', ['C']],
  ['ts', ['C']],
  ['zv', ['CB', 'ZB']],
  ['sh', ['S']],
  ['ch', ['X', 'K', 'S']],
  ['kh', ['X', 'K']],
  ['ck', ['K']],
  ['ph', ['P']],
  ['th', ['T']],
  ['gh', ['G']],
  ['zh', ['Z']],
  ['dj', ['J']],
  ['qu', ['KB', 'K']],
  ['ks', ['KS']],
  ['x', ['KS']],
  ['b', ['B']],
  ['v', ['B']],
  ['w', ['B', '']],
  ['g', ['G', 'J']],
  ['d', ['D']],
  ['z', ['Z', 'C']],
  ['h', ['X', '']],
  ['t', ['T']],
  ['k', ['K']],
  ['q', ['K']],
  ['c', ['K', 'S']],
  ['l', ['L']],
  ['m', ['M']],
  ['n', ['N']],
  ['s', ['S']],
  ['p', ['P']],
  ['f', ['P']],
  ['r', ['R']],
  ['j', ['J', '']],
];
const VOWELS = 'aeiouy';
/** Letters with which a name may begin without a consonant. */
const OPEN = 'aeiouyhjאעיהו';

/**
 * At most eight keys of one word of a name; [] without letters. A name with one consonant or none also says whether it
 * begins with a vowel, or half the country would be called L (Lea, Eli, Yael).
 */
export function nameKeys(token: string): string[] {
  const plain = token
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
  const name = foldFinals(plain);
  const readings = isHebrewLetter(name.charCodeAt(0)) ? hebrewReadings(name) : latinReadings(name);
  if (readings.length === 0) return [];
  const open = OPEN.includes(name.charAt(0)) ? '0' : '';
  return [...new Set(spelled(readings).map((key) => (key.length > 1 ? key : open + key)))].filter(
    (key) => key !== '',
  );
}

export function shareKey(first: string, second: string): boolean {
  const keys = new Set(nameKeys(first));
  return nameKeys(second).some((key) => keys.has(key));
}

function hebrewReadings(name: string): (readonly string[])[] {
  const readings: (readonly string[])[] = [];
  for (let at = 0; at < name.length; at++) {
    const letter = name.charAt(at);
    if (!isHebrewLetter(letter.charCodeAt(0))) continue;
    const geresh = name.charAt(at + 1) === "'";
    if (geresh && 'גזצת'.includes(letter))
      readings.push(letter === 'צ' ? ['S'] : letter === 'ת' ? ['T'] : ['J']);
    else if (letter === 'ו') readings.push(...vav(name, at));
    else if (letter === 'ה' && at === 0) readings.push(['X', '']);
    else if (letter === 'ה' && at < name.length - 1) readings.push(['', 'X']);
    else readings.push(HEBREW[letter] ?? ['']);
  }
  return readings;
}

/** A vav sounds v at the front, doubled (written once here) or before a final he; else it is o or u. */
function vav(name: string, at: number): (readonly string[])[] {
  if (at === 0 || name.charAt(at + 1) === 'ו') return [['B', '']];
  if (name.charAt(at - 1) === 'ו') return [];
  return [['', 'B']];
}

function latinReadings(name: string): (readonly string[])[] {
  const readings: (readonly string[])[] = [];
  for (let at = 0; at < name.length; ) {
    const letter = name.charAt(at);
    // Yossi and Yosi are one: a doubled letter is one letter.
    if (letter === name.charAt(at - 1)) {
      at++;
      continue;
    }
    const found = LATIN.find(([letters]) => name.startsWith(letters, at));
    if (letter === 'h' && at === name.length - 1) {
      readings.push(['', 'X']);
      at++;
    } else if (found) {
      readings.push(found[1]);
      at += found[0].length;
    } else {
      if (VOWELS.includes(letter)) readings.push(['']);
      at++;
    }
  }
  return readings;
}

/** Every combination of readings, the likeliest first, no more than eight. */
function spelled(readings: readonly (readonly string[])[]): string[] {
  let keys = [''];
  for (const choices of readings) {
    const room = Math.max(1, Math.floor(MOST_KEYS / keys.length));
    const taken = choices.slice(0, room);
    keys = taken.flatMap((choice) => keys.map((key) => key + choice));
  }
  return keys;
}
