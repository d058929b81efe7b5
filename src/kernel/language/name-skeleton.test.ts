import { describe, expect, it } from 'vitest';
import { nameSkeletons } from './name-skeleton.ts';

const meet = (one: string, other: string): boolean =>
  nameSkeletons(one).some((key) => nameSkeletons(other).includes(key));

describe('the skeleton of a name', () => {
  it.each([
    ['שרה', 'Sarah'],
    ['כהן', 'Cohen'],
    ['חיים', 'Chaim'],
    ['חיים', 'Haim'],
    ['מיכאל', 'Michael'],
    ['יוסף', 'Joseph'],
    ["ג'ורג'", 'George'],
    ['צבי', 'Tzvi'],
    ['אבי', 'Avi'],
    ['דוד', 'David'],
    ['Rivka', 'Rivkah'],
    ['שמואל', 'שמוֹאל'],
  ])('brings %s and %s together', (one, other) => expect(meet(one, other)).toBe(true));

  it.each([
    ['שרה', 'רחל'],
    ['Cohen', 'Levi'],
    ['משה', 'Menashe'],
  ])('keeps %s and %s apart', (one, other) => expect(meet(one, other)).toBe(false));

  it('is short, and there for every word with a letter', () => {
    for (const word of ['Jacqueline', 'x', 'א', 'Ö', 'Łódź', 'אבא'.repeat(500)]) {
      const keys = nameSkeletons(word);
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.length).toBeLessThanOrEqual(6);
    }
    expect(nameSkeletons('')).toEqual([]);
  });
});
