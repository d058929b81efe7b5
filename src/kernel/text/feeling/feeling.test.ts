import { describe, expect, it } from 'vitest';
import { fitStacking, stacked } from '#kernel/text/classify/stacking';
import { clausesOf } from '#kernel/text/clauses';
import { feelingsIn } from '#kernel/text/sentiment';
import { tokenise } from '#kernel/text/tokens';
import { type FeelingRead, openFeeling } from './feeling-model.ts';
import { FEELING_NEEDS, type FeelingExample, learnFeeling } from './learn-feeling.ts';
import { feelingOfScore } from './scores.ts';
import { teachFeeling } from './teach-feeling.ts';

const THINGS = ['router', 'bill', 'call', 'visit', 'order', 'line', 'price', 'app', 'shop', 'parcel'];
/** "zorp" and "blick" are this organization's own words: no lexicon knows them. */
const said = (word: string, n: number): string =>
  `${THINGS[n % 10]} ${THINGS[Math.floor(n / 10) % 10]} ${word} ${rare(n)} ${rare(n * 31 + 7)} today`;
const rare = (n: number): string => [n % 26, Math.floor(n / 26) % 26, (n * 7) % 26].map(letter).join('');
const letter = (n: number): string => String.fromCharCode(97 + n);
const examples = (n: number, source: FeelingExample['source'] = 'score'): FeelingExample[] =>
  Array.from({ length: n }, (_, at) => [
    { text: said('zorp', at), label: 'positive' as const, source },
    { text: said('blick', at), label: 'negative' as const, source },
  ]).flat();
const read = (text: string, with_: ReturnType<typeof learnFeeling>): FeelingRead => {
  const tokens = tokenise(text);
  return openFeeling(with_?.model ?? null)(text, tokens, feelingsIn(tokens));
};

describe('what a score says of the words beside it', () => {
  it('only its ends speak', () => {
    const nps = [0, 4, 5, 6, 7, 8, 9, 10].map((score) => feelingOfScore('nps', score));
    expect(nps).toEqual(['negative', 'negative', null, null, null, null, 'positive', 'positive']);
    expect([1, 2, 3, 4, 5].map((score) => feelingOfScore('csat', score))).toEqual([
      'negative',
      'negative',
      null,
      null,
      'positive',
    ]);
    expect([feelingOfScore('ces', 1), feelingOfScore(null, 10), feelingOfScore('nps', null)]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('feeling learned from an organization’s own words', () => {
  it('is not learned from too few of either end; the lexicon decides and says so', () => {
    expect(learnFeeling(examples(FEELING_NEEDS - 1))).toBeNull();
    expect(read('a terrible delay', null)).toMatchObject({ label: 'negative', learned: false });
  });

  it('knows words that no lexicon has, shows them, and keeps the lexicon where it knows nothing', () => {
    const lesson = learnFeeling(examples(FEELING_NEEDS));
    const text = 'router bill zorp today';
    const good = read(text, lesson);
    expect(good).toMatchObject({ label: 'positive', learned: true });
    expect(good.evidence.map(({ start, end }) => text.slice(start, end))).toContain('zorp');
    expect(read('bill order blick today', lesson).label).toBe('negative');
    expect(read('נורא ואיום', lesson)).toMatchObject({ label: 'negative', learned: false });
  });

  it('leaves what is unlike everything that was learned to the lexicon, whatever word of it is known', () => {
    const lesson = learnFeeling(examples(FEELING_NEEDS));
    const strange = 'מה שלומכם, רציתי לשאול משהו לגבי zorp בחודש הבא';
    expect(read(strange, lesson)).toMatchObject({ label: 'neutral', learned: false });
  });

  it('leaves out scores that the words contradict, and believes a person against eight scores', () => {
    const wrong = Array.from({ length: 10 }, (_, n) => ({
      text: said('zorp', n * 3 + 1),
      label: 'negative' as const,
      source: 'score' as const,
    }));
    const lesson = learnFeeling([...examples(200), ...wrong]);
    expect(lesson?.contradicted).toBeGreaterThan(0);
    expect(read('zorp zorp', lesson).label).toBe('positive');
    const corrected = wrong.map((one) => ({ ...one, source: 'correction' as const }));
    expect(learnFeeling([...examples(200), ...corrected])?.contradicted).toBe(0);
  });

  it('learns the edges of neutral when people say often enough what is neutral', () => {
    const neutral = Array.from({ length: 30 }, (_, n) => ({
      text: `${said('zorp', n)} ${said('blick', n)}`,
      label: 'neutral' as const,
      source: 'correction' as const,
    }));
    const before = learnFeeling(examples(FEELING_NEEDS));
    const after = learnFeeling([...examples(FEELING_NEEDS), ...neutral]);
    expect(before?.model.band).toEqual({ low: 1 / 3, high: 2 / 3 });
    const calm = neutral.map(({ text }) => read(text, after).label);
    expect(calm.filter((label) => label === 'neutral').length).toBeGreaterThan(15);
  });

  it('is judged on the newest texts, not on copies of what it learned, and decides only where it is no worse', () => {
    const dated = examples(200).map((one, at) => ({ ...one, at }));
    const lesson = teachFeeling(dated, null);
    expect(lesson?.learned.length).toBe(320);
    expect(lesson?.judged.n).toBeGreaterThan(30);
    const first = lesson?.judged.figures[0];
    expect(first?.learned.right?.share).toBeGreaterThan(first?.prior.right?.share ?? 1);
    expect(lesson?.judged.languages).toEqual(['en']);
    const again =
      lesson === null
        ? null
        : teachFeeling(dated, { model: lesson.model, languages: lesson.judged.languages });
    expect(again?.judged.outcome).toBe((lesson?.judged.n ?? 0 >= 30) ? 'not-worse' : 'unproven');
    const copies = Array.from({ length: 400 }, (_, at) => ({
      ...(at % 2 === 0
        ? { text: 'zorp parcel again', label: 'positive' as const }
        : { text: 'blick parcel again', label: 'negative' as const }),
      source: 'score' as const,
      at,
    }));
    expect(teachFeeling(copies, null)?.judged).toMatchObject({ n: 0, outcome: 'unproven' });
  });
});

describe('clauses', () => {
  it('a text is cut at marks and where a word turns it', () => {
    const parts = (text: string): string[] =>
      clausesOf(tokenise(text)).map(({ start, end }) => text.slice(start, end));
    expect(parts('The crew was kind, but the bag is lost. Why?')).toEqual([
      'The crew was kind',
      'but the bag is lost',
      'Why',
    ]);
    expect(parts('הנציגה נחמדה אבל החשבון שגוי')).toEqual(['הנציגה נחמדה', 'אבל החשבון שגוי']);
    expect(parts('...')).toEqual([]);
  });

  it('each is felt for itself, and a text that praises one thing and blames another is mixed', () => {
    const lesson = learnFeeling(examples(FEELING_NEEDS));
    const mixed = read('the router was zorp and wonderful, but the bill is blick and terrible', lesson);
    expect(mixed.label).toBe('mixed');
    expect(mixed.clauses.map(({ felt }) => Math.sign(felt()))).toEqual([1, -1]);
  });
});

describe('several voices made one', () => {
  it('finds the odds that the rows were drawn from', () => {
    // Yes three times of four under the voice, once of four without it: the logarithms of odds are ±ln 3.
    const rows = [0, 1].flatMap((voice) =>
      Array.from({ length: 400 }, (_, n) => ({
        voices: [voice],
        yes: voice === 1 ? n % 4 !== 0 : n % 4 === 0,
        trust: 1,
      })),
    );
    const fit = fitStacking(rows, 1);
    expect(fit.bias).toBeCloseTo(-Math.log(3), 1);
    expect(fit.voices[0]).toBeCloseTo(2 * Math.log(3), 1);
    expect(stacked(fit, [1])).toBeCloseTo(0.75, 2);
  });

  it('stays finite where a voice separates the rows, and says nothing without rows', () => {
    const rows = Array.from({ length: 100 }, (_, n) => 1 + (n % 3)).flatMap((voice) => [
      { voices: [voice], yes: true, trust: 1 },
      { voices: [-voice], yes: false, trust: 1 },
    ]);
    const fit = fitStacking(rows, 1);
    expect(Number.isFinite(fit.voices[0])).toBe(true);
    expect(stacked(fit, [2])).toBeGreaterThan(0.95);
    expect(stacked(fitStacking([], 2), [3, 4])).toBe(0.5);
  });
});
