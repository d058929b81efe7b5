import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { type RoutableDivision, route, routes } from './routing.ts';
import { SIGNAL_OWNERS, THEMES, USUAL_OWNERS } from './theme-pack.ts';

const themes = (text: string): string[] => analyse(text).themes.map((theme) => theme.id);

const CODES = ['marketing', 'sales', 'service', 'operations', 'digital', 'product', 'finance', 'legal', 'hr'];
const divisions: RoutableDivision[] = CODES.map((code) => ({ id: `id-${code}`, code, themes: [] }));
const routed = (text: string): string | undefined => route(analyse(text), divisions)?.divisionId;

describe('what it is about', () => {
  it.each([
    ['billing-error', 'חויבתי פעמיים החודש'],
    ['billing-error', 'I was charged twice this month'],
    ['technician-no-show', 'הטכנאי לא הגיע, לקחתי יום חופש'],
    ['technician-no-show', 'the technician never showed up'],
    ['bot-circle', 'הבוט מסובב אותי במעגלים'],
    ['bot-circle', 'your chatbot keeps going in circles'],
    ['lost-item', 'איפה המזוודה שלי?'],
    ['lost-item', 'you lost my luggage'],
    ['cancellation-difficulty', 'מנסה להתנתק כבר חודש ולא נותנים'],
    ['kind-staff', 'נציגה אדיבה וסבלנית'],
    ['rude-staff', 'the agent was rude and hung up on me'],
    ['long-wait', 'been on hold for 2 hours'],
    ['price', 'העליתם את המחיר בלי להודיע'],
    ['website-app', 'האפליקציה קורסת בכניסה'],
    ['fault', 'אין אינטרנט מאתמול'],
    ['refund', 'מתי יגיע ההחזר הכספי'],
    ['delay', 'flight delayed again'],
    ['sales-pressure', 'תפסיקו להתקשר אליי עם שיחות מכירה'],
  ])('%s: %s', (theme, text) => {
    expect(themes(text)).toContain(theme);
  });

  it('a text about nothing in particular has no theme and no route', () => {
    expect(themes('שלום')).toEqual([]);
    expect(route(analyse('שלום'), divisions)).toBeNull();
  });

  it('each theme carries the feeling of its own clause', () => {
    const found = analyse('The crew was friendly and helpful. My bag was lost, terrible.').themes;
    expect(found.find((theme) => theme.id === 'lost-item')?.score).toBeLessThan(0);
    const warm = analyse('נציגה אדיבה ומקסימה. החשבון שגוי, חויבתי פעמיים').themes;
    expect(warm.find((theme) => theme.id === 'kind-staff')?.score).toBeGreaterThan(0);
    expect(warm.find((theme) => theme.id === 'billing-error')?.score).toBeLessThan(0);
  });

  it('every theme has a usual owner, both names and a unique id', () => {
    expect(new Set(THEMES.map((theme) => theme.id)).size).toBe(THEMES.length);
    expect(THEMES.length).toBeGreaterThan(20);
    expect(Object.keys(USUAL_OWNERS).toSorted()).toEqual(THEMES.map((theme) => theme.id).toSorted());
    for (const owners of [...Object.values(USUAL_OWNERS), ...Object.values(SIGNAL_OWNERS)]) {
      expect(owners.every((code) => CODES.includes(code))).toBe(true);
    }
  });
});

describe('whom to hand it to', () => {
  it.each([
    ['finance', 'חויבתי פעמיים ואני רוצה החזר'],
    ['operations', 'הטכנאי לא הגיע להתקנה'],
    ['digital', 'האפליקציה קורסת, הודעת שגיאה'],
    ['legal', 'חויבתי פעמיים, אפנה לתביעות קטנות'],
    ['sales', 'הבטיחו לי הנחה ובפועל לא קיבלתי'],
    ['marketing', 'please unsubscribe me, too many emails'],
  ])('to %s: %s', (code, text) => {
    expect(routed(text)).toBe(`id-${code}`);
  });

  it('a division that claimed the theme comes before the habit of the trade', () => {
    const own = divisions.map((one) =>
      one.code === 'product' ? { ...one, themes: ['billing-error'] } : one,
    );
    expect(route(analyse('חויבתי פעמיים'), own)?.divisionId).toBe('id-product');
  });

  it('shows why, and is less sure when two divisions are meant', () => {
    const text = 'the app crashes';
    const [one] = routes(analyse(text), divisions);
    expect(one?.evidence.map(({ start, end }) => text.slice(start, end))).toContain('app crashes');
    const [two] = routes(analyse('the app crashes and the technician never came'), divisions);
    expect(two?.confidence).toBeLessThan(one?.confidence ?? 0);
    expect(routes(analyse(text), [])).toEqual([]);
  });
});
