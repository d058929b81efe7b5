import { describe, expect, it } from 'vitest';
import { drawing } from '#kernel/drawing';
import { agreementOf } from './agreement.ts';
import { DISCOVERING, discoverThemes } from './discover.ts';
import { themeWords } from './labels.ts';
import { learnMeaning, middleOf } from './meaning.ts';
import { matchThemes } from './stable.ts';

const MATTERS = [
  {
    subject: ['הטכנאי', 'טכנאי', 'לטכנאי'],
    verb: ['לא הגיע', 'איחר', 'ביטל'],
    rest: ['לביקור בבית', 'לתיקון הקו', 'כמו שנקבע'],
  },
  {
    subject: ['החשבונית', 'חשבונית', 'בחשבונית'],
    verb: ['שגויה', 'כפולה', 'לא ברורה'],
    rest: ['עם חיוב מיותר', 'וגבו סכום גבוה', 'בלי הסבר על החיוב'],
  },
  {
    subject: ['the parcel', 'my parcel', 'parcels'],
    verb: ['arrived broken', 'came late', 'never arrived'],
    rest: ['with the courier', 'at the pickup point', 'from the warehouse'],
  },
  {
    subject: ['the app', 'your app', 'this app'],
    verb: ['crashes', 'freezes', 'logs me out'],
    rest: ['after the update', 'at login', 'on the payment screen'],
  },
] as const;

function spoken(count: number, seed: number): { texts: string[]; truth: number[] } {
  const draw = drawing(seed);
  const one = <Thing>(list: readonly Thing[]): Thing => {
    const thing = list[Math.floor(draw() * list.length)];
    if (thing === undefined) throw new Error('nothing to draw from');
    return thing;
  };
  const truth = Array.from({ length: count }, (_, at) => at % MATTERS.length);
  const endings = ['', 'again', 'שוב', 'thanks', 'מאוד', 'today', 'היום', 'really', 'ממש', 'please', 'בבקשה'];
  const texts = truth.map((matter) => {
    const { subject, verb, rest } = one([MATTERS[matter] ?? MATTERS[0]]);
    return [one(subject), one(verb), one(rest), one(endings), one(endings)].join(' ');
  });
  return { texts, truth };
}

describe('what customers speak of, found in their words', () => {
  const { texts, truth } = spoken(240, 3);
  const found = discoverThemes(texts, { ...DISCOVERING, granularity: 1 });

  it('finds four matters in two languages, without being told how many', () => {
    expect(found.themes.length).toBeGreaterThanOrEqual(4);
    for (const { members } of found.themes) {
      const matters = [0, 1, 2, 3].map((matter) => members.filter((place) => truth[place] === matter).length);
      expect(Math.max(...matters) / members.length).toBeGreaterThan(0.8);
    }
  });

  it('each text counts in one theme, each theme has words and quotes of its own', () => {
    for (const [theme, { members, voices, words, quotes }] of found.themes.entries()) {
      for (const place of members) expect(found.themeOf[place]).toBe(theme);
      for (const place of quotes) expect(members).toContain(place);
      expect(voices).toBeGreaterThanOrEqual(DISCOVERING.least);
      expect(voices).toBeLessThanOrEqual(members.length);
      expect(words.length).toBeGreaterThan(0);
    }
    const all = found.themes.reduce((sum, { members }) => sum + members.length, 0);
    expect(all + found.themeOf.filter((theme) => theme < 0).length).toBe(texts.length);
  });

  it('the same texts have the same themes again', () => {
    expect(discoverThemes(texts, { ...DISCOVERING, granularity: 1 }).themeOf).toEqual(found.themeOf);
  });

  it('with their number given there are so many', () => {
    const four = discoverThemes(texts, { ...DISCOVERING, count: 4 });
    expect(four.themes.length).toBe(4);
    expect(
      agreementOf(
        four.themeOf.map((theme) => theme + 1),
        truth,
      ).accuracy,
    ).toBeGreaterThan(0.8);
  });

  it('a campaign of one text makes no theme, and its size is kept where it belongs to one', () => {
    const campaign = Array.from({ length: 60 }, (_, n) => `stop the merger now!!! signature ${n}`);
    const { themeOf } = discoverThemes([...texts, ...campaign], { ...DISCOVERING, granularity: 1 });
    const own = themeOf[texts.length];
    expect(new Set(themeOf.slice(texts.length))).toEqual(new Set([own]));
    expect(own).toBe(-1);
    const copied = discoverThemes([...texts, ...Array.from({ length: 30 }, () => texts[0] ?? '')], {
      ...DISCOVERING,
      granularity: 1,
    });
    const theme = copied.themes[copied.themeOf[0] ?? -1];
    expect((theme?.members.length ?? 0) - (theme?.voices ?? 0)).toBeGreaterThanOrEqual(30);
  });

  it.each([
    ['no text', []],
    ['one text', ['hello there']],
    ['one text many times', Array.from({ length: 50 }, () => 'the same words')],
    ['empty texts', ['', ' ', '']],
    ['signs alone', ['!!!', '😡', '...', '?']],
    ['strangers', ['alpha beta', 'גימל דלת', 'epsilon zeta', 'הא וו', '12 34']],
  ])('%s has no theme and breaks nothing', (_name, list) => {
    const { themes, themeOf } = discoverThemes(list);
    expect(themes).toEqual([]);
    expect([...themeOf]).toEqual(list.map(() => -1));
    expect(discoverThemes(list, { ...DISCOVERING, count: 3 }).themeOf.length).toBe(list.length);
  });

  it('of more texts than are looked at all against all the others are placed with those that were', () => {
    const { themeOf, themes } = discoverThemes(texts, { ...DISCOVERING, granularity: 1, most: 120 });
    expect(themes.length).toBeGreaterThanOrEqual(3);
    expect(
      agreementOf(
        themeOf.map((theme) => theme + 1),
        truth,
      ).nmi,
    ).toBeGreaterThan(0.6);
    expect(themeOf.filter((theme) => theme >= 0).length).toBeGreaterThan(150);
  });

  it('a theme keeps its id in the next run, what is new has none, and what is gone is told', () => {
    const before = spoken(200, 8);
    const kept = before.texts.filter((_, at) => before.truth[at] !== 3);
    const fresh = spoken(120, 21).texts;
    const meaning = learnMeaning(fresh, 1);
    const matter = (place: number): string[] => fresh.filter((_, at) => at % MATTERS.length === place);
    const known = [0, 1, 2].map((place) => ({
      id: `theme ${place}`,
      members: new Set(kept.map((_, at) => `old ${at}`).filter((_, at) => at % 3 === place)),
      centre: middleOf(
        meaning,
        kept.filter((_, at) => at % 3 === place),
      ),
    }));
    const found = [3, 2, 0].map((place) => ({
      members: matter(place).map((_, at) => `new ${place} ${at}`),
      centre: middleOf(meaning, matter(place)) ?? new Float32Array(0),
    }));
    expect(matchThemes(known, found)).toMatchObject({ ids: [null, 'theme 2', 'theme 0'], gone: ['theme 1'] });
  });

  it('who shares most texts goes first, and no id is given twice', () => {
    const none = new Float32Array(0);
    const known = [
      { id: 'a', members: new Set(['1', '2', '3', '4']), centre: null },
      { id: 'b', members: new Set(['5', '6']), centre: null },
    ];
    const { ids, shares } = matchThemes(known, [
      { members: ['1', '2'], centre: none },
      { members: ['1', '2', '3', '4', '5'], centre: none },
      { members: ['6', '7'], centre: none },
    ]);
    expect(ids).toEqual([null, 'a', 'b']);
    expect(shares[1]).toEqual({ texts: 0.8, middle: 0 });
    expect(matchThemes([], [{ members: ['1'], centre: none }])).toMatchObject({ ids: [null], gone: [] });
    expect(matchThemes(known, []).gone).toEqual(['a', 'b']);
  });

  it('a theme is told by words of its own in the form that most wrote', () => {
    const texts = [
      ...Array.from({ length: 6 }, (_, n) => `${n < 4 ? 'הטכנאי' : 'טכנאי'} איחר לנו`),
      ...Array.from({ length: 6 }, () => 'חשבונית כפולה לנו'),
      ...Array.from({ length: 20 }, () => 'שלום לכם'),
    ];
    const words = themeWords(
      texts,
      Int32Array.from(texts, (_, at) => (at < 6 ? 0 : at < 12 ? 1 : -1)),
      2,
    );
    expect(words[0]?.slice(0, 2).sort()).toEqual(['איחר', 'הטכנאי']);
    expect(words[1]?.slice(0, 2).sort()).toEqual(['חשבונית', 'כפולה']);
  });
});
