/** App reviews: a JSON array as the app store gives it, in UTC, with a nickname at most: nobody can be recognised. */

import { between, pick } from '#sample/random';
import type { Review } from '#sample/story/happening';
import { clock, dayAt, isoDay, two } from '#sample/wall-time';
import { voice } from '#sample/words/voice';
import { type Line, type Sheet, speakerOf } from './silo.ts';

export const REVIEWS: Sheet = {
  code: 'reviews',
  file: 'app-reviews.json',
  encoding: 'utf-8',
  head: '[\n',
  between: ',\n',
  tail: '\n]\n',
};

const NICKNAMES = [
  'gamer',
  'אמא של נועם',
  'netfan',
  'הגולש',
  'moshiko',
  'user',
  'לקוח מאוכזב',
  'skyblue',
  'תמיד אונליין',
];

export function reviewLine(review: Review, { person, random, number }: Line): string {
  const spoken = {
    topic: review.topic,
    language: person.language,
    length: 'short',
    emoji: 'sometimes',
  } as const;
  return JSON.stringify({
    id: `rv-${70_000 + number}`,
    date: `${isoDay(dayAt(review.at))}T${clock(review.at)}:${two(between(random, 0, 59))}Z`,
    store: pick(random, ['android', 'ios']),
    version: `4.${between(random, 0, 9)}`,
    nickname: `${pick(random, NICKNAMES)}${between(random, 1, 999)}`,
    stars: review.stars,
    title: review.stars > 3 ? 'טוב' : 'מאכזב',
    body: voice(spoken, speakerOf(person, random, review), random),
  });
}
