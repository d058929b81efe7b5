import { foldFinals, isHebrewLetter } from '#kernel/text/hebrew';
import { nicknameClasses } from './nicknames.ts';

/**
 * Could this Hebrew name and that Latin spelling be one name? Letters that sound alike share a sign, vowels within fall
 * away; sh and s are told apart, and how the name begins (a vowel, a yod, an h) and ends (open or closed) counts.
 * Every reading of an ambiguous letter is a key; known translations (משה Moses) share the key of their class.
 *
 * Signs: B b/v/w · G · D · Z · X ח/ch/kh/h · T · K · L · M · N · S · H sh · P p/f · C צ/tz · R · J j/ג׳; before them how
 * it begins (a vowel, y, h), behind them how it ends (a, i, o).
 */
const MOST_READINGS = 12;
const MOST_KEYS = 32;

type Choices = readonly string[];

const HEBREW: Readonly<Record<string, Choices>> = {
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
  ש: ['H', 'S'],
  ת: ['T'],
};
/** With a geresh: ג'ורג', ז'קלין, צ'רלי, ח'אלד, ת'. */
const WITH_GERESH: Readonly<Record<string, Choices>> = {
  ג: ['J'],
  ז: ['J', 'Z'],
  צ: ['H'],
  ח: ['X', 'K'],
  ת: ['T'],
  ד: ['D'],
  ע: ['G', ''],
};
/** Longest first. */
const LATIN: readonly (readonly [string, Choices])[] = [
  ['tsch', ['H']],
  ['sch', ['H', 'SK']],
  ['tch', ['H']],
  ['cqu', ['K', 'KB']],
  ['cz', ['H', 'C']],
  ['tz', ['C']],
  ['tsh', ['TH', 'H']],
  ['ts', ['C', 'TS']],
  ['zz', ['Z', 'C']],
  ['zh', ['J', 'Z']],
  ['sh', ['H']],
  ['ch', ['X', 'H', 'K']],
  ['kh', ['X', 'K']],
  ['ck', ['K']],
  ['ph', ['P']],
  ['th', ['T']],
  ['gh', ['G']],
  ['dj', ['J']],
  ['qu', ['K', 'KB']],
  ['ks', ['KS']],
  ['x', ['KS']],
  ['b', ['B']],
  ['v', ['B']],
  ['w', ['B', '']],
  ['d', ['D']],
  ['z', ['Z', 'C']],
  ['t', ['T']],
  ['k', ['K', 'X']],
  ['q', ['K']],
  ['l', ['L']],
  ['m', ['M']],
  ['n', ['N']],
  ['p', ['P']],
  ['f', ['P']],
  ['r', ['R']],
];
const VOWELS = 'aeiouy';

/** Keys of one name (several words count as one); [] without letters. No more than 32, and as a rule two to six. */
export function soundKeys(name: string): string[] {
  const plain = foldFinals(
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replaceAll(' ', ''),
  );
  if (plain === '') return [];
  const { starts, readings, ends } = isHebrewLetter(plain.charCodeAt(0)) ? hebrew(plain) : latin(plain);
  const keys = new Set<string>();
  for (const core of combined(readings))
    for (const start of starts)
      for (const end of ends) {
        if (keys.size < MOST_KEYS) keys.add(`${start}${core}${end}`);
      }
  for (const number of nicknameClasses(plain)) keys.add(`=${number}`);
  return [...keys];
}

const MOST_SKELETONS = 8;

/**
 * What is left of a name for finding it at all: its consonants in the likeliest readings, s and sh the same, no vowels.
 * A name of one consonant also says whether it begins open, or half the country would be called L (Lea, Eli, Yael).
 */
export function soundSkeletons(name: string): string[] {
  const skeletons = new Set<string>();
  for (const key of soundKeys(name)) {
    if (skeletons.size === MOST_SKELETONS || key.startsWith('=')) continue;
    const bones = key.replace(/[^A-Z]/gu, '').replaceAll('H', 'S');
    skeletons.add(bones.length > 1 || !/^[ahy]/u.test(key) ? bones : `0${bones}`);
  }
  skeletons.delete('');
  return [...skeletons];
}

export function soundAlike(first: string, second: string): boolean {
  const keys = new Set(soundKeys(first));
  return soundKeys(second).some((key) => keys.has(key));
}

interface Reading {
  readonly starts: Choices;
  readonly readings: readonly Choices[];
  readonly ends: Choices;
}

function hebrew(name: string): Reading {
  const letters = name.replace(/''+/gu, "'");
  const readings: Choices[] = [];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    const next = letters.charAt(at + 1);
    if (!isHebrewLetter(letter.charCodeAt(0))) continue;
    // Doubled in writing, often single in speech: עבדאללה; but טטיאנה.
    if (letter === letters.charAt(at - 1) && letter !== 'ו') {
      readings.push(['', HEBREW[letter]?.[0] ?? '']);
      continue;
    }
    const spoken = letters.slice(0, at).replaceAll("'", '').length;
    const last = letters.slice(at + 1).replaceAll("'", '') === '';
    if (next === "'" && WITH_GERESH[letter]) readings.push(WITH_GERESH[letter] ?? ['']);
    else if (letter === 'ו') {
      if (spoken > 0 && letters.charAt(at - 1) === 'ו') continue;
      // At the front and doubled it is v; before a last he, or last after another vowel letter, it may be.
      readings.push(spoken === 0 || next === 'ו' ? ['B'] : ['', 'B']);
    } else if (letter === 'ה') readings.push(last || spoken === 0 ? [''] : ['X', '']);
    else readings.push(HEBREW[letter] ?? ['']);
  }
  return { starts: startOfHebrew(letters), readings, ends: endOfHebrew(letters.replaceAll("'", '')) };
}

function startOfHebrew(name: string): Choices {
  const first = name.charAt(0);
  if (first === 'א') return ['a'];
  if (first === 'ע') return name.charAt(1) === "'" ? [''] : ['a'];
  if (first === 'י') return ['y'];
  return first === 'ה' ? ['h'] : [''];
}

function endOfHebrew(name: string): Choices {
  const last = name.slice(-1);
  if (name.length < 2) return [''];
  // Yehuda, Moshe, Shlomo: a last he is a, e or o.
  if (last === 'ה') return ['a'];
  if (name.endsWith('יא')) return ['a', 'i'];
  if (last === 'א') return ['a'];
  if (last === 'ע') return ['a', ''];
  if (last === 'י') return ['i'];
  if (last === 'ו') return ['o', ''];
  return [''];
}

function latin(name: string): Reading {
  const readings: Choices[] = [];
  let aspirated = false;
  for (let at = 0; at < name.length; ) {
    const letter = name.charAt(at);
    const next = name.charAt(at + 1);
    if (letter === name.charAt(at - 1) && !VOWELS.includes(letter)) {
      at++;
      continue;
    }
    const found = LATIN.find(([letters]) => name.startsWith(letters, at));
    if (found) {
      readings.push(found[1]);
      at += found[0].length;
      continue;
    }
    if (letter === 'h') {
      if (at === 0) aspirated = true;
      readings.push(at === 0 ? [''] : at === name.length - 1 ? ['', 'X'] : ['X', '']);
    } else if (letter === 'g') readings.push('eiy'.includes(next) && next !== '' ? ['G', 'J'] : ['G']);
    else if (letter === 'c') readings.push('eiy'.includes(next) && next !== '' ? ['S', 'C'] : ['K']);
    else if (letter === 'j') readings.push(['J', '']);
    else if (letter === 's')
      readings.push(
        VOWELS.includes(name.charAt(at - 1)) && VOWELS.includes(next) && at > 0 ? ['S', 'Z'] : ['S'],
      );
    at++;
  }
  return combinedStart(name, readings, aspirated);
}

/** An h at the front is a he, or a het; a j is a yod, or a gimel with geresh. */
function combinedStart(name: string, readings: readonly Choices[], aspirated: boolean): Reading {
  const ends = endOfLatin(name);
  if (aspirated) return { starts: ['h', 'X'], readings: readings.slice(1), ends };
  if (name.startsWith('j')) return { starts: ['y', 'J'], readings: readings.slice(1), ends };
  const first = name.charAt(0);
  if (first === 'y') return { starts: ['y'], readings, ends };
  // Israel and Isaac begin with a yod, Evgeny and Elena too.
  if (first === 'i' || first === 'e') return { starts: ['a', 'y'], readings, ends };
  return { starts: 'aou'.includes(first) ? ['a'] : [''], readings, ends };
}

function endOfLatin(name: string): Choices {
  if (/(?:ie|ye|ee)$/u.test(name)) return ['i', 'a'];
  if (/eh$/u.test(name) || /[aou]h$/u.test(name)) return ['a', ''];
  if (/[aeiou]y$|[aeou]i$/u.test(name)) return ['i', ''];
  if (/ia$|ya$/u.test(name)) return ['a'];
  const last = name.slice(-1);
  if (last === 'a') return ['a'];
  if (last === 'e') return ['a', '', 'i'];
  if (last === 'i' || last === 'y') return ['i'];
  if (last === 'o' || last === 'u') return ['o', 'a'];
  return [''];
}

/** Every combination of readings, the likeliest first; empty readings fall away. */
function combined(readings: readonly Choices[]): string[] {
  let keys = [''];
  for (const choices of readings) {
    const room = Math.max(1, Math.floor(MOST_READINGS / keys.length));
    const taken = choices.slice(0, room);
    keys = taken.flatMap((choice) => keys.map((key) => key + choice));
  }
  return keys;
}
