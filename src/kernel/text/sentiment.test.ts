import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';

const label = (text: string): string => analyse(text).sentiment.label;

describe('how the customer feels', () => {
  it.each([
    'השירות היה לא רע בכלל',
    'תודה רבה על הטיפול המהיר והאדיב',
    'נציגה מקסימה, פתרה לי את הבעיה בשתי דקות',
    'אין מילים, אלופים',
    'Not bad at all',
    'No problems, everything worked',
    'Thank you for the quick response, great service!',
    'the flight was delayed but the crew was absolutely amazing',
  ])('praise: %s', (text) => {
    expect(label(text)).toBe('positive');
  });

  it.each([
    'תודה רבה על כלום',
    'שירות גרוע, מחכה כבר שעה',
    'לא מרוצה',
    'הנציג לא עזר ולא היה אדיב',
    'נחמדים, אבל אף אחד לא טיפל בתקלה כבר שבוע וזה פשוט מחפיר',
    'Thanks for nothing',
    'thanks for the cancelled flight and ruining my vacation',
    'Not happy with the service',
    'Great, another delay. Terrible.',
    'בושה וחרפה 😡',
  ])('grievance: %s', (text) => {
    expect(label(text)).toBe('negative');
  });

  it.each(['מה שעות הפתיחה של הסניף?', 'What time does the store open', ''])('neither: %s', (text) => {
    expect(label(text)).toBe('neutral');
  });

  it('praise and grievance of like weight in two sentences are mixed', () => {
    expect(label('הטכנאי היה מקצועי ואדיב. האפליקציה גרועה ומתסכלת.')).toBe('mixed');
    expect(label('Lovely crew. The food was terrible.')).toBe('mixed');
  });

  it('a negated word tells less than its opposite', () => {
    const score = (text: string): number => analyse(text).sentiment.score;
    expect(score('not good')).toBeLessThan(0);
    expect(score('לא אדיב')).toBeGreaterThan(score('חצוף ומזלזל'));
    expect(score('very good')).toBeGreaterThan(score('good'));
    expect(score('מאוד טוב')).toBeGreaterThan(score('קצת טוב'));
  });

  it('shows the very words it went by', () => {
    const text = 'הַשֵּׁרוּת היה גרוע, but the agent was helpful';
    const { evidence } = analyse(text).sentiment;
    expect(evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['גרוע', 'helpful']);
    expect(evidence.map(({ weight }) => Math.sign(weight))).toEqual([-1, 1]);
  });

  it('more evidence makes it surer, never certain', () => {
    const some = analyse('טוב').sentiment.confidence;
    const more = analyse('שירות מעולה, נציגה מדהימה, תודה רבה').sentiment.confidence;
    expect(more).toBeGreaterThan(some);
    expect(more).toBeLessThan(1);
  });
});
