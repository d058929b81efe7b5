import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeIdeas, type Written } from './alike.ts';

const FORUM: readonly Written[] = [
  { id: '1', title: 'חלון זמן קצר לטכנאים', body: 'לקוחות מחכים יום שלם לטכנאי. להבטיח חלון של שעתיים.' },
  { id: '2', title: 'חשבונית שאפשר להבין', body: 'שורה אחת לכל שינוי בחשבון, ובה ההסבר.' },
  { id: '3', title: 'Shorter technician windows', body: 'Promise two hours, not a whole day.' },
  {
    id: '4',
    title: 'Call back when we said we would',
    body: 'Promises of a call back go to a list with a name.',
  },
];

describe('ideas that are alike', () => {
  test('meet with and without glued particles and plurals', () => {
    expect(alikeIdeas('הטכנאי לא מגיע בחלון הזמן', FORUM)).toEqual(['1']);
    expect(alikeIdeas('technicians window', FORUM)).toEqual(['3']);
    expect(alikeIdeas('הסברים בחשבונית', FORUM)).toEqual(['2']);
  });

  test('are not found by words that everybody uses, nor by one word of many', () => {
    expect(alikeIdeas('what should we do for the', FORUM)).toEqual([]);
    expect(alikeIdeas('a day at the beach with music and wine', FORUM)).toEqual([]);
    expect(alikeIdeas('', FORUM)).toEqual([]);
  });

  test('are at most three, and an idea is most alike to itself', () => {
    const word = fc.constantFrom(
      'technician',
      'invoice',
      'window',
      'promise',
      'שיחה',
      'חשבון',
      'נתב',
      'מוקד',
    );
    const words = fc.uniqueArray(word, { minLength: 2, maxLength: 5 }).map((list) => list.join(' '));
    let looked = 0;
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (titles) => {
        const ideas = titles.map((title, at) => ({ id: String(at), title, body: '' }));
        const found = alikeIdeas(titles[0] ?? '', ideas);
        looked++;
        expect(found.length).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(3);
        const best = ideas[Number(found[0])]?.title.split(' ') ?? [];
        expect((titles[0] ?? '').split(' ').every((one) => best.includes(one))).toBe(true);
      }),
    );
    expect(looked).toBeGreaterThan(50);
  });
});
