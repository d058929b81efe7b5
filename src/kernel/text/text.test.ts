import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse.ts';
import { foldFinals, particleForms, scriptOf, withoutPoints } from './hebrew.ts';
import { normalise } from './normalise.ts';
import { compilePhrases, findApart, findPhrases } from './phrases.ts';
import { tokenise } from './tokens.ts';

describe('reading a text', () => {
  it('points, direction marks, typographic quotes and shouting disappear; words stay', () => {
    expect(normalise('שָׁלוֹם\u200f, ממשששש').text).toBe('שלום, ממשש');
    expect(normalise('עו״ד “GREAT”!!!! ב־NPS').text).toBe('עו"ד "great"!! ב nps');
    expect(normalise('Cafe\u0301').text).toBe(normalise('CAFÉ').text);
    expect(withoutPoints('בְּרֵאשִׁית')).toBe('בראשית');
  });

  it('every character of any text knows where it stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const { text, offsets } = normalise(original);
        expect(offsets).toHaveLength(text.length + 1);
        expect(
          offsets.every((offset, at) => offset <= original.length && offset >= (offsets[at - 1] ?? 0)),
        ).toBe(true);
      }),
    );
  });

  it('an acronym is one word, and a word that changes script is two', () => {
    const forms = (text: string): string[] => tokenise(text).map((token) => token.forms[0] ?? '');
    expect(forms('עו״ד ושות׳')).toEqual(['עו"ד', 'ושות']);
    expect(forms('שלחתי בwhatsapp')).toEqual(['שלחתי', 'ב', 'whatsapp']);
    expect(forms("don't wait 2.5 hours")).toEqual(['dont', 'wait', '2.5', 'hours']);
    expect(tokenise('כתבו ל dana@example.com או https://example.com/a?b').map((token) => token.kind)).toEqual(
      ['word', 'word', 'address', 'word', 'address'],
    );
    expect(forms('😡👍🏽 :( ')).toEqual(['😡', '👍', ':(']);
  });

  it('a token points to its own words in the original, points and marks included', () => {
    const original = 'הַשֵּׁרוּת \u200fגרוע 😡 today';
    expect(tokenise(original).map(({ start, end }) => original.slice(start, end))).toEqual([
      'הַשֵּׁרוּת',
      'גרוע',
      '😡',
      'today',
    ]);
  });

  it('particles come off only where a word may be left', () => {
    expect(particleForms('ולא')).toEqual(['ולא', 'לא']);
    expect(particleForms('שבאפליקציה')).toEqual(['שבאפליקציה', 'באפליקציה', 'אפליקציה']);
    expect(particleForms('לו')).toEqual(['לו']);
    expect(foldFinals('כהן ברוך')).toBe('כהנ ברוכ');
  });

  it('tells Hebrew from English and admits a mixture', () => {
    expect(['שלום לכם', 'hello', 'האפליקציה של company crashed again', '123'].map(scriptOf)).toEqual([
      'he',
      'en',
      'mixed',
      'other',
    ]);
  });

  it('the longest term wins where terms overlap, and open endings and numbers match', () => {
    const phrases = compilePhrases([
      ['לא רע', 'mild'],
      ['רע', 'bad'],
      ['delay*', 'delay'],
      ['# hours late', 'late'],
    ]);
    expect(findApart(tokenise('זה לא רע'), phrases).map((hit) => hit.value)).toEqual(['mild']);
    expect(findPhrases(tokenise('delayed, 3 hours late'), phrases).map((hit) => hit.value)).toEqual([
      'delay',
      'late',
    ]);
    expect(() => compilePhrases([['!!', 'x']])).toThrow(RangeError);
  });

  it('no text, however odd, breaks the analysis or points outside itself', () => {
    const word = fc.constantFrom(
      'לא',
      'תודה',
      'but',
      'delay',
      'אבל',
      '"',
      "'",
      '\u200f',
      '😡',
      'ָ',
      '@',
      ':(',
      '#',
      '.',
      'עו"ד',
    );
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const { sentiment, themes, signals } = analyse(text);
        const places = [sentiment, ...themes, ...signals].flatMap((one) => [...one.evidence]);
        expect(places.every(({ start, end }) => 0 <= start && start < end && end <= text.length)).toBe(true);
        expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a text of sixty thousand characters takes no longer than its length', () => {
    const hostile = [
      'לא '.repeat(20_000),
      'not very '.repeat(6_000),
      "'".repeat(60_000),
      'הבטיחו '.repeat(8_000),
    ];
    const began = performance.now();
    for (const text of hostile) expect(analyse(text).sentiment.score).toBeLessThanOrEqual(1);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
