import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundAlike, soundKeys } from './name-sounds.ts';

describe('a Hebrew name and its Latin spelling', () => {
  it.each([
    ['שרה', 'Sarah'],
    ['יצחק', 'Itzhak'],
    ['משה', 'Moses'],
    ['חיים', 'Chaim'],
    ["ג'ורג'", 'George'],
    ["ח'אלד", 'Khaled'],
    ['עבדאללה', 'Abdullah'],
    ['טטיאנה', 'Tatiana'],
    ['בת שבע', 'Batsheva'],
    ['יבגני', 'Evgeny'],
    ['סוזן', 'Susan'],
  ])('%s is %s', (hebrew, latin) => {
    expect(soundAlike(hebrew, latin)).toBe(true);
    expect(soundAlike(latin, hebrew)).toBe(true);
  });

  it.each([
    ['שרה', 'Asher'],
    ['דנה', 'Dan'],
    ['דן', 'Dana'],
    ['רון', 'Rina'],
    ['סמי', 'Shami'],
    ['אלי', 'Leah'],
    ['משה', 'Samson'],
  ])('%s is not %s', (hebrew, latin) => {
    expect(soundAlike(hebrew, latin)).toBe(false);
  });

  it('every name with a letter has a key, and none has more than forty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[א-תa-z]{1,18}$/u), (name) => {
        const keys = soundKeys(name);
        expect(keys.length).toBeGreaterThan(0);
        expect(keys.length).toBeLessThanOrEqual(40);
      }),
    );
    expect(soundKeys('')).toEqual([]);
  });
});
