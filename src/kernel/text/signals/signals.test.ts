import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '#kernel/text/tokens';
import { PACKS } from './packs.ts';
import { heardBy } from './rules.ts';
import { ASKED_FOR_HUMAN } from './sayings/asked-for-human.fixture.ts';
import { BROKEN_PROMISE } from './sayings/broken-promise.fixture.ts';
import { CHURN_THREAT } from './sayings/churn-threat.fixture.ts';
import { LEGAL_THREAT } from './sayings/legal-threat.fixture.ts';
import { REPEATED_FAULT } from './sayings/repeated-fault.fixture.ts';
import { SAFETY } from './sayings/safety.fixture.ts';
import type { Sayings } from './sayings/sayings.fixture.ts';
import { SERVICE_DECLINE } from './sayings/service-decline.fixture.ts';
import { THANKS } from './sayings/thanks.fixture.ts';
import { SIGNAL_IDS, type SignalId } from './signal.ts';
import { signalsByRules, signalsIn } from './signals.ts';

const SAYINGS: Readonly<Record<SignalId, Sayings>> = {
  'broken-promise': BROKEN_PROMISE,
  'legal-threat': LEGAL_THREAT,
  'churn-threat': CHURN_THREAT,
  'asked-for-human': ASKED_FOR_HUMAN,
  safety: SAFETY,
  'repeated-fault': REPEATED_FAULT,
  'service-decline': SERVICE_DECLINE,
  thanks: THANKS,
};
const ids = (text: string): SignalId[] => signalsIn(tokenise(text)).map((signal) => signal.id);
const ruled = (text: string): SignalId[] =>
  signalsByRules(heardBy(tokenise(text))).map((signal) => signal.id);
const LANGUAGES = ['he', 'en'] as const;
const EACH = SIGNAL_IDS.flatMap((id) => LANGUAGES.map((lang) => [id, lang] as const));

describe('signals', () => {
  it('each signal has a pack, with rules in both languages', () => {
    expect(PACKS.map((pack) => pack.id).toSorted()).toEqual([...SIGNAL_IDS].toSorted());
    for (const pack of PACKS)
      for (const lang of LANGUAGES) expect(pack.rules.some((rule) => rule.lang === lang)).toBe(true);
  });

  it.each(EACH)(
    '%s in %s is heard by the rules in every way of saying it, and in no near miss',
    (id, lang) => {
      const { said, nearMisses } = SAYINGS[id][lang];
      expect(said.length).toBeGreaterThanOrEqual(id === 'thanks' ? 3 : 60);
      expect(nearMisses.length).toBeGreaterThanOrEqual(id === 'thanks' ? 3 : 60);
      expect(said.filter((text) => !ruled(text).includes(id))).toEqual([]);
      expect(nearMisses.filter((text) => ruled(text).includes(id))).toEqual([]);
    },
  );

  it('points, direction marks, typographic quotes and capitals change nothing', () => {
    expect(ids('עו״ד שלי ייצור איתכם קשר')).toEqual(ids("עו''ד שלי ייצור איתכם קשר"));
    expect(ids('I’ll SUE you!!!')).toEqual(['legal-threat']);
    expect(ids("i'll sue you")).toEqual(['legal-threat']);
    expect(ids('\u200fאֲנִי אֶתְבַּע אתכם')).toEqual(['legal-threat']);
  });

  it('one text may give several, in one order', () => {
    expect(ids('שוב אותה תקלה, תעבירו אותי לנציג או שאפנה לתביעות קטנות')).toEqual([
      'legal-threat',
      'asked-for-human',
      'repeated-fault',
    ]);
  });

  it('a signal shows the words that gave it, in the original, and the rule', () => {
    const text = 'שלום, הִבטיחו לי התקנה חינם ובפועל חויבתי';
    const [signal] = signalsIn(tokenise(text));
    const [place] = signal?.evidence ?? [];
    expect(place && text.slice(place.start, place.end)).toContain('הִבטיחו לי התקנה חינם ובפועל');
    expect(signal?.severity).toBe(2);
    expect(signal?.reasons.map(({ rule }) => rule)).toContain('promise, then something else');
  });

  it('a rule that was silenced says by which words', () => {
    const text = 'I am not going to sue anyone';
    const silenced = (heardBy(tokenise(text)).reasons.get('legal-threat') ?? []).map(({ silencedBy }) =>
      silencedBy === null ? null : text.slice(silencedBy.start, silencedBy.end),
    );
    expect(ids(text)).toEqual([]);
    expect(silenced.length).toBeGreaterThan(0);
    expect(silenced).not.toContain(null);
  });

  it('every saying points inside itself', () => {
    const texts = SIGNAL_IDS.flatMap((id) => LANGUAGES.flatMap((lang) => SAYINGS[id][lang].said));
    const words = texts.flatMap((text) => text.split(' '));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (chosen) => {
        const text = chosen.join(' ');
        for (const { evidence, reasons, strength } of signalsIn(tokenise(text))) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(evidence.length).toBeGreaterThan(0);
          expect(reasons.length).toBeGreaterThan(0);
          for (const { start, end } of [...evidence, ...reasons.flatMap(({ parts }) => parts)]) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a text ten times as long takes no more than some tens of times as long, whatever it repeats', () => {
    const cost = (text: string): number => {
      const tokens = tokenise(text);
      const began = performance.now();
      signalsIn(tokens);
      return performance.now() - began;
    };
    for (const piece of [
      'הבטיחו לא הגיע ',
      'again problem ',
      'you promised but never came ',
      'want agent ',
      'ו',
      'a ',
    ])
      expect(cost(piece.repeat(10_000)), piece).toBeLessThan(3_000);
  });
});
