import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { israeliWeek } from '#kernel/business-time';
import { instant, instantAt } from '#kernel/clock';
import { dueIn } from './due-words.ts';
import { promisesIn } from './promises.ts';

/** Sunday, 1 March 2026, 10:30 in Jerusalem. */
const calendar = israeliWeek(['2026-03-03']);
const said = { at: instantAt(calendar.zone, '2026-03-01', 10 * 60 + 30), calendar };
const ours = (text: string) =>
  promisesIn(text, 'ours', said).map(({ start, end, due }) => ({
    quote: text.slice(start, end),
    due: due === null ? null : `${due.day}${due.minute === null ? '' : ` ${due.minute}`}`,
  }));

describe('a promise in our own words', () => {
  test.each([
    ['We will call you back tomorrow.', '2026-03-02'],
    ['הטכנאי יגיע ביום שלישי עד 12:00', '2026-03-03 720'],
    ['נחזור אליכם עד יום שלישי עם תשובה.', '2026-03-03'],
    ['אחזור אליך היום עד 17:00', '2026-03-01 1020'],
    ['נשלח נתב חדש תוך 48 שעות', '2026-03-03 630'],
    ['נזכה אתכם תוך 3 ימי עסקים', '2026-03-05'],
    ['הזיכוי ייכנס עד סוף החודש', '2026-03-31'],
    ['תקבלו תשובה בתוך יומיים', '2026-03-03'],
    ['נעדכן עד ה־5.4', '2026-04-05'],
    ["We'll refund you within two working days", '2026-03-04'],
    ['The technician will arrive on Tuesday between 8:00 and 12:00', '2026-03-03 720'],
    ['You will hear from us by 5 pm', '2026-03-01 1020'],
    ['I will send it next week', '2026-03-12'],
    ['Your order will be there on 12 March', '2026-03-12'],
  ])('%s', (text, due) => {
    expect(ours(text)).toEqual([{ quote: text, due }]);
  });

  test('binds also without a date when we say that we promise', () => {
    expect(ours('We promise that this will not happen again')).toEqual([]);
    expect(ours('אנחנו מתחייבים לתקן את החשבונית')).toEqual([
      { quote: 'אנחנו מתחייבים לתקן את החשבונית', due: null },
    ]);
  });

  test.each([
    'Will we call you back tomorrow?',
    'If you wish, we will call you tomorrow',
    'We will not come tomorrow',
    'לא נוכל להגיע מחר',
    'ננסה לחזור אליכם מחר',
    'אם תרצו נחזור אליכם מחר',
    'Thank you for waiting. When did it start?',
    'נבדוק עם המכירות',
    'החשבון של 12.3 שולם',
  ])('no promise: %s', (text) => {
    expect(ours(text)).toEqual([]);
  });

  test('is not what the customer said in the same call', () => {
    const call =
      'לקוח: הטכנאי יגיע מחר, ככה אמרתם\nנציגות: נחזור אליכם עד יום שלישי עם תשובה.\nלקוח: נשלח תלונה מחר';
    const found = promisesIn(call, 'talk', said);
    expect(found.map(({ start, end }) => call.slice(start, end))).toEqual([
      'נחזור אליכם עד יום שלישי עם תשובה.',
    ]);
    expect(promisesIn('Customer: I will call you tomorrow', 'talk', said)).toEqual([]);
    expect(promisesIn('We will call you tomorrow', 'talk', said)).toEqual([]);
  });

  test('a holiday is no working day', () => {
    expect(dueIn('within 2 working days', said)).toEqual({ day: '2026-03-04', minute: null });
    expect(dueIn('within 2 working days', { ...said, calendar: israeliWeek() })).toEqual({
      day: '2026-03-03',
      minute: null,
    });
  });

  test('always quotes a part of the text and a real day, also out of nonsense', () => {
    const pieces = [
      'נחזור אליכם ',
      'we will call ',
      'מחר',
      'tomorrow ',
      'ביום שני ',
      '12.3 ',
      'תוך 5 שעות',
      '\n',
      '. ',
      'נציגות: ',
      'x'.repeat(500),
      '31.2',
    ];
    let seen = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 }),
        fc.integer({ min: 0, max: 2e12 }),
        (parts, millis) => {
          const text = parts.join('');
          const at = { at: instant(millis), calendar };
          for (const one of promisesIn(text, 'ours', at)) {
            seen++;
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeLessThanOrEqual(text.length);
            expect(text.slice(one.start, one.end).trim().length).toBeGreaterThan(0);
            expect(one.due === null || /^\d{4}-\d\d-\d\d$/.test(one.due.day)).toBe(true);
          }
        },
      ),
      { numRuns: 400, seed: 4 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});
