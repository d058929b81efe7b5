/**
 * Sentences put together from interchangeable pieces, so that thirty thousand people do not say the same thing.
 * A piece may carry `{slots}` filled by chance and `<masculine|feminine>` forms of the one who speaks.
 */
import { between, pick, type Random } from '#sample/random';
import { partsOf } from '#sample/wall-time';

export type Speaker = {
  language: 'he' | 'en';
  day: number;
  gender: 'f' | 'm';
  city: string;
  model: string;
  agent: string;
};

type Piece = readonly (string | { slot: string } | { m: string; f: string })[];
const read = new Map<string, Piece>();

/** Reads the piece once and keeps it. */
function pieceOf(text: string): Piece {
  const known = read.get(text);
  if (known) return known;
  const piece = text
    .split(/(\{[a-z]+\}|<[^|>]*\|[^>]*>)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('{')) return { slot: part.slice(1, -1) };
      if (!part.startsWith('<')) return part;
      const [m = '', f = ''] = part.slice(1, -1).split('|');
      return { m, f };
    });
  read.set(text, piece);
  return piece;
}

export function say(text: string, speaker: Speaker, random: Random): string {
  let said = '';
  for (const part of pieceOf(text)) {
    if (typeof part === 'string') said += part;
    else if ('slot' in part) said += slotOf(part.slot, speaker, random);
    else said += speaker.gender === 'f' ? part.f : part.m;
  }
  return said;
}

function slotOf(slot: string, speaker: Speaker, random: Random): string {
  switch (slot) {
    case 'city':
      return speaker.city;
    case 'model':
      return speaker.model;
    case 'agent':
      return speaker.agent;
    case 'hour':
      return `${between(random, 8, 19)}:00`;
    case 'amount':
      return `${between(random, 19, 480)}`;
    case 'few':
      return `${between(random, 2, 6)}`;
    case 'minutes':
      return `${between(random, 3, 18) * 5}`;
    case 'days':
      return `${between(random, 3, 24)}`;
    case 'speed':
      return `${between(random, 2, 60)}`;
    case 'date':
      return shortDay(speaker.day - between(random, 4, 45));
    case 'soon':
      return shortDay(speaker.day + between(random, 4, 30));
    case 'age':
      return ageOf(speaker, random);
    default:
      throw new RangeError(`no slot named ${slot}`);
  }
}

function shortDay(day: number): string {
  const { month, date } = partsOf(day);
  return `${Number(date)}/${Number(month)}`;
}

/** The OR-90 fails after three months; other routers grow old. */
function ageOf({ model, language }: Speaker, random: Random): string {
  if (model === 'OR-90') return language === 'he' ? 'שלושה חודשים' : 'three months';
  return pick(
    random,
    language === 'he' ? ['שנה', 'שנתיים', 'חצי שנה'] : ['a year', 'two years', 'half a year'],
  );
}

/** One of the pieces, or nothing at that share of the times. */
export function maybe(random: Random, chance: number, pieces: readonly string[]): string {
  return random() < chance ? pick(random, pieces) : '';
}

export function joined(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
