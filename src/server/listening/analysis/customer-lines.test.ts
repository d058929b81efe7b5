import { describe, expect, it } from 'vitest';
import { customerLines } from './customer-lines.ts';

describe('the voice in a transcript', () => {
  it('is what the customer said, at the places where it was said', () => {
    const text = 'נציג: שלום, תודה שפניתם\nלקוח: האינטרנט לא עובד\nכבר שבוע\nבוט: מצוין, תודה!';
    const voice = customerLines(text);
    expect(voice).toHaveLength(text.length);
    expect(voice).not.toContain('תודה');
    expect(voice.indexOf('האינטרנט')).toBe(text.indexOf('האינטרנט'));
    expect(voice).toContain('כבר שבוע');
  });

  it('is the whole text when nobody is named as speaking', () => {
    const text = 'הבעיה: אין אינטרנט\nתודה';
    expect(customerLines(text)).toBe(text);
  });
});
