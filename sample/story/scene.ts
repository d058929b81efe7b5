/** What a storyteller holds in hand: the era, the diary to write in, one person and that person's own stream of chance. */
import type { Era, Person } from '#sample/people/person';
import type { Random } from '#sample/random';
import type { Diary } from './happening.ts';

export type Scene = {
  era: Era;
  diary: Diary;
  person: Person;
  random: Random;
  /** First and last day on which this person is a customer within the era. */
  from: number;
  to: number;
};

export function sceneOf(person: Person, era: Era, diary: Diary, random: Random): Scene {
  return {
    era,
    diary,
    person,
    random,
    from: Math.max(era.firstDay, person.joined ?? era.firstDay),
    to: Math.min(era.lastDay, person.left ?? era.lastDay),
  };
}
