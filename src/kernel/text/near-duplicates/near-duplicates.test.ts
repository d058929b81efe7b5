import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDuplicates } from './near-duplicates.ts';
import { jaccard, shinglesOf } from './shingles.ts';

const word = fc.constantFrom(
  'flight',
  'late',
  'again',
  'refund',
  'טיסה',
  'איחור',
  'שוב',
  'החזר',
  '😡',
  '12',
  '',
);
const texts = fc.array(
  fc.array(word, { maxLength: 5, size: 'max' }).map((words) => words.join(' ')),
  { minLength: 5, maxLength: 40, size: 'max' },
);

describe('texts that say nearly the same', () => {
  it('counts the share of what either says that both say', () => {
    expect(jaccard(Uint32Array.of(1, 2, 3), Uint32Array.of(2, 3, 4))).toBe(0.5);
    expect(jaccard(Uint32Array.of(1), Uint32Array.of(2))).toBe(0);
    expect(jaccard(new Uint32Array(0), new Uint32Array(0))).toBe(1);
  });

  it('a campaign in which only the number, the marks and the points differ is one voice, and its size is kept', () => {
    const { representatives, counts, standsFor } = nearDuplicates([
      'דורשים החזר על הזמנה 1234 עכשיו!',
      'המשלוח הגיע בזמן',
      'דורשים החזר, על הזמנה 99871 עכשיו',
      'דּוֹרשים החזר על הזמנה 1234 עכשיו!!!',
      'the parcel came on time',
    ]);
    expect([...representatives]).toEqual([0, 1, 4]);
    expect([...counts]).toEqual([3, 1, 1]);
    expect([...standsFor]).toEqual([0, 1, 0, 0, 4]);
  });

  it('a long letter with a few words changed is the same letter, and another letter is not', () => {
    const words = Array.from({ length: 80 }, (_, n) => `word${String.fromCharCode(97 + (n % 26))}${n % 7}x`);
    const letter = words.map((one, n) => `${one}${'abcdefgh'.charAt(n % 8)}`).join(' ');
    const changed = letter.replace('worda', 'other').replace('wordk', 'third');
    expect(nearDuplicates([letter, changed]).representatives.length).toBe(1);
    expect(nearDuplicates([letter, 'something else entirely']).representatives.length).toBe(2);
  });

  it('nothing at all, one text and texts of signs alone are read as they are', () => {
    expect(nearDuplicates([]).representatives.length).toBe(0);
    expect([...nearDuplicates(['', '', '😡😡', '!!!']).counts]).toEqual([2, 1, 1]);
  });

  it('every member is as alike to its representative as asked, and every text is counted once', () => {
    let grouped = 0;
    fc.assert(
      fc.property(texts, fc.double({ min: 0.5, max: 1, noNaN: true }), (list, alike) => {
        const { standsFor, representatives, counts } = nearDuplicates(list, { alike, seed: 3 });
        for (const [place, first] of standsFor.entries()) {
          if (first !== place) grouped++;
          expect(first).toBeLessThanOrEqual(place);
          expect(standsFor[first]).toBe(first);
          expect(
            jaccard(shinglesOf(list[place] ?? ''), shinglesOf(list[first] ?? '')),
          ).toBeGreaterThanOrEqual(alike);
        }
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length);
        expect(new Set(standsFor)).toEqual(new Set(representatives));
      }),
    );
    expect(grouped).toBeGreaterThan(100);
  });

  it('a text and its exact copy always meet, under any seed, and the same question has one answer', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (list, seed) => {
        const twice = [...list, ...list];
        const once = nearDuplicates(twice, { alike: 0.8, seed });
        for (const place of list.keys())
          expect(once.standsFor[place + list.length]).toBe(once.standsFor[place]);
        expect(nearDuplicates(twice, { alike: 0.8, seed })).toEqual(once);
      }),
    );
  });

  it('ten thousand texts made to look alike do not take all night', () => {
    const list = Array.from(
      { length: 10_000 },
      (_, n) => `aaaa aaaa aaaa ${n.toString(26).replace(/\d/gu, 'q')}`,
    );
    const began = performance.now();
    const { counts } = nearDuplicates(list, { alike: 1, seed: 1 });
    expect(counts.length).toBeGreaterThan(500);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('refuses a threshold that means nothing', () => {
    expect(() => nearDuplicates([], { alike: 0, seed: 1 })).toThrow(RangeError);
  });
});
