import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, drawStories } from './stories.ts';

let number = 0;
function candidate(text: string, facts: Partial<Candidate> = {}): Candidate {
  number++;
  return {
    id: `v${number}`,
    recordId: `r${number}`,
    customerId: `c${number}`,
    text,
    at: new Date('2026-02-10T08:00:00Z'),
    sentiment: 'negative',
    knownBy: [],
    ...facts,
  };
}

describe('the three stories', () => {
  test('leave out what would lead to the person, also with a glued particle and in the other script', () => {
    const text =
      'שלום, אני שרה כהן מרחוב הזית 4, הטלפון 054-1234567. ללשרה הבטיחו טכנאי ואיש לא הגיע. Sarah wrote to sara@x.example';
    const [story] = drawStories({
      random: [candidate(text, { knownBy: ['שרה כהן', 'הזית 4'] })],
      typical: [],
      'gone-well': [],
    });
    expect(story?.words).toContain('הבטיחו טכנאי ואיש לא הגיע');
    for (const secret of ['שרה', 'כהן', '1234567', 'Sarah', 'sara@', 'הזית'])
      expect(story?.words).not.toContain(secret);
  });

  test('are never the same words, person or number twice', () => {
    const same = candidate('הבטיחו לי שיחה חוזרת ביום שני ואיש לא התקשר');
    const copy = candidate(same.text);
    const other = candidate('חיכיתי ארבעים דקות למענה אנושי בערב', { customerId: same.customerId });
    const good = candidate('הטכנאי הגיע בזמן והסביר הכול בסבלנות רבה', { sentiment: 'positive' });
    const stories = drawStories({ random: [same], typical: [same, copy, other], 'gone-well': [good] });
    expect(stories.map(({ drawnBy }) => drawnBy)).toEqual(['random', 'gone-well']);
  });

  test('are the first of the draw that can stand by themselves', () => {
    const stories = drawStories({
      random: [
        candidate('לא טוב'),
        candidate('054-1234567 054-7654321 sara@x.example'),
        candidate('האינטרנט נופל בכל ערב בשמונה בדיוק'),
      ],
      typical: [],
      'gone-well': [],
    });
    expect(stories.map(({ words }) => words)).toEqual(['האינטרנט נופל בכל ערב בשמונה בדיוק']);
  });

  test('quote the customer and not the agent', () => {
    const text = 'נציג: שלום, כאן דנה מאור־נט\nלקוח: כבר שבועיים אני בלי אינטרנט בבית\nנציג: אני מצטערת';
    const [story] = drawStories({ random: [candidate(text)], typical: [], 'gone-well': [] });
    expect(story?.words).toContain('כבר שבועיים אני בלי אינטרנט');
    expect(story?.words).not.toContain('דנה');
  });

  test('are cut at a word, and only when they are long', () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 300 }), (words) => {
        const text = Array.from({ length: words }, () => 'מילה').join(' ');
        const [story] = drawStories({ random: [candidate(text)], typical: [], 'gone-well': [] });
        looked++;
        expect(story?.words.length).toBeLessThanOrEqual(421);
        expect(
          story?.words
            .replace('…', '')
            .trim()
            .split(' ')
            .every((word) => word === 'מילה'),
        ).toBe(true);
        expect(story?.words.endsWith('…')).toBe(text.length > 420);
      }),
    );
    expect(looked).toBeGreaterThan(50);
  });
});
