/**
 * One silo: the file it exports, the bytes it writes, and how it puts one happening on a line.
 * What a row needs beyond the happening itself is the person, a stream of chance of the row's own, and its number.
 */
import type { Person } from '#sample/people/person';
import type { Random } from '#sample/random';
import { pick } from '#sample/random';
import type { SiloCode } from '#sample/story/happening';
import { dayAt } from '#sample/wall-time';
import type { Speaker } from '#sample/words/compose';

export type Sheet = {
  code: SiloCode;
  file: string;
  encoding: 'utf-8' | 'windows-1255';
  head: string;
  /** What stands between two rows, and after the last. */
  between: string;
  tail: string;
};

export type Line = { person: Person; random: Random; number: number };

const AGENTS_HE = [
  'דנה',
  'מיכל',
  'יוסי',
  'אורית',
  'שי',
  'רותם',
  'סיוון',
  'אמיר',
  'ליאור',
  'הדס',
  'נור',
  'ויקטור',
];
const AGENTS_EN = [
  'Dana',
  'Michal',
  'Yossi',
  'Orit',
  'Shai',
  'Rotem',
  'Sivan',
  'Amir',
  'Lior',
  'Hadas',
  'Nur',
  'Victor',
];

/** The one who speaks on this line. */
export function speakerOf(
  person: Person,
  random: Random,
  happening: { at: number; model?: string | null },
): Speaker {
  const english = person.language === 'en';
  return {
    language: person.language,
    day: dayAt(happening.at),
    gender: person.gender,
    city: english ? person.city.latin : person.city.he.replace('-יפו', ''),
    model: happening.model ?? 'OR-70',
    agent: pick(random, english ? AGENTS_EN : AGENTS_HE),
  };
}

/** The fixed agent number that exports carry instead of a name. */
export function agentNumber(random: Random): string {
  return `E${100 + Math.floor(random() * 60)}`;
}
