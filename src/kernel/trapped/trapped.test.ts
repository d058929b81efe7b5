import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourOf } from './behaviour.ts';
import { detectTrapped, type Reason } from './detect.ts';
import { reasonWords } from './reason-words.ts';
import { SIX_MINUTES, sixMinuteClock } from './six-minute-clock.ts';
import { meaningsOf } from './step-names.ts';
import type { Talk, Turn } from './talk.ts';

/** "b:greet c:inform=phone p:billing": bot, customer, person of a division; what was told after the sign. */
function talk(text: string): Talk {
  return text.split(' ').map((word): Turn => {
    const [, who = '', step = '', told] = /^(.):([^=]+)(?:=(.+))?$/.exec(word) ?? [];
    if (who === 'p')
      return {
        by: 'person',
        step: told ?? '',
        group: step,
        means: told ? ['information-asked'] : [],
        told: [],
      };
    const by = who === 'b' ? 'bot' : 'customer';
    return {
      by,
      step,
      means: step === 'done' ? ['resolved'] : meaningsOf(by, step),
      told: told?.split('+') ?? [],
    };
  });
}

const reasonsOf = (text: string): string[] => detectTrapped(talk(text)).reasons.map(({ reason }) => reason);

describe('a trapped customer', () => {
  it('who asks for a human counts at once', () => {
    const found = detectTrapped(talk('b:greet c:transfer_agent b:ask_name c:inform=name'));
    expect(found).toMatchObject({
      state: 'trapped',
      sinceTurn: 1,
      reasons: [{ reason: 'asked-for-human', times: 1 }],
    });
    expect(reasonsOf('c:speak_to_human b:no_human_transfer')).toEqual(['asked-for-human', 'human-refused']);
  });

  it.each([
    ['one dead end is none yet', 'b:a c:x b:did_not_understand', []],
    ['two dead ends', 'b:did_not_understand c:x b:no_dates_available', ['dead-ends']],
    ['the same step twice', 'b:a c:x b:b c:x b:a', []],
    ['the same step three times', 'b:a c:x b:b c:x b:a c:x b:d c:x b:a', ['same-step']],
    ['a step that only goes on is one visit', 'b:a b:a b:a', []],
    ['a circle with nothing new told', 'b:a c:x b:b c:x b:a c:x b:b', ['circle']],
    ['a circle in which something new was told', 'b:a c:x b:b c:x b:a c:x=phone b:b', []],
    ['a circle in which the same was told again', 'b:a c:x=phone b:b c:x b:a c:x=phone b:b', ['circle']],
    ['two negative replies', 'b:a c:negate b:b c:rephrase', []],
    ['three negative replies', 'b:a c:negate b:b c:rephrase b:d c:negate', ['negative-replies']],
    ['sent back by people, but not asked again', 'p:sales p:billing p:sales', []],
    ['sent back by people and asked the same', 'p:sales=id p:billing=id p:sales', ['ping-pong']],
    ['asked the same, but not sent back', 'p:sales=id p:billing=id', []],
  ])('%s', (_, text, reasons) => {
    expect(reasonsOf(text)).toEqual(reasons);
  });

  it('is released when a person answers, and resolved when the matter is', () => {
    expect(detectTrapped(talk('c:human p:service')).state).toBe('released');
    expect(detectTrapped(talk('c:human b:done')).state).toBe('resolved');
    expect(detectTrapped(talk('c:human b:done c:no')).state).toBe('trapped');
    expect(detectTrapped(talk('p:sales=id p:billing=id p:sales p:service')).state).toBe('trapped');
    expect(detectTrapped([])).toMatchObject({ state: 'free', sinceTurn: null });
  });

  it('has ten minutes with a bot, or three times what is usual; time with people is not counted', () => {
    const at = (minutes: readonly number[], by: Turn['by'] = 'bot'): Talk =>
      minutes.map((minute) => ({ by, step: `${minute}`, means: [], told: [], at: minute * 60_000 }));
    expect(detectTrapped(at([0, 10])).reasons).toEqual([]);
    expect(detectTrapped(at([0, 10.1])).reasons).toMatchObject([{ reason: 'bot-time' }]);
    expect(detectTrapped(at([0, 6]), { usualBotTime: 120_000 }).reasons).toEqual([]);
    expect(detectTrapped(at([0, 7]), { usualBotTime: 120_000 }).reasons).toEqual([
      { reason: 'bot-time-unusual', minutes: 7, usualMinutes: 2 },
    ]);
    expect(behaviourOf([...at([0, 3]), ...at([4, 30], 'person')]).botTime).toBe(4 * 60_000);
    expect(behaviourOf(talk('b:a c:x')).botTime).toBeNull();
  });

  it('stays trapped however the talk goes on, as long as nobody answers and nothing is solved', () => {
    const word = fc.constantFrom(
      'b:a',
      'b:b',
      'b:did_not_understand',
      'c:negate',
      'c:x=phone',
      'c:transfer_agent',
      'c:noise',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), word, (words, next) => {
        const before = detectTrapped(talk(words.join(' ')));
        const after = detectTrapped(talk([...words, next].join(' ')));
        if (before.state === 'trapped') {
          expect(after.state).toBe('trapped');
          expect(after.sinceTurn).toBe(before.sinceTurn);
        }
        if (words.includes('c:transfer_agent')) expect(before.state).toBe('trapped');
      }),
    );
  });

  it('gives each reason as a sentence in both languages', () => {
    const reasons: readonly Reason[] = [
      { reason: 'asked-for-human', times: 1 },
      { reason: 'asked-for-human', times: 2 },
      { reason: 'human-refused', times: 1 },
      { reason: 'dead-ends', times: 2 },
      { reason: 'same-step', times: 3 },
      { reason: 'circle', times: 1 },
      { reason: 'bot-time', minutes: 11.2 },
      { reason: 'bot-time-unusual', minutes: 7, usualMinutes: 2 },
      { reason: 'negative-replies', times: 3 },
      { reason: 'ping-pong', times: 1, askedAgain: 1 },
    ];
    const words = reasons.map(reasonWords);
    expect(new Set(words.map(({ en }) => en)).size).toBe(reasons.length);
    for (const { he, en } of words) {
      expect(he).toMatch(/\p{Script=Hebrew}/u);
      expect(en).toMatch(/^(The|\d)/);
    }
  });
});

describe('six minutes to a human', () => {
  const began = 1_000_000;
  const at = (minutes: number, seconds: number): number => began + minutes * 60_000 + seconds * 1000;
  const later = at(60, 0);

  it('5:59 and 6:00 are in time, one thousandth and one second more are not', () => {
    expect(sixMinuteClock({ began, answered: at(5, 59) }, later)).toEqual({
      state: 'in-time',
      waited: 359_000,
    });
    expect(sixMinuteClock({ began, answered: at(6, 0) }, later)).toEqual({
      state: 'in-time',
      waited: 360_000,
    });
    expect(sixMinuteClock({ began, answered: at(6, 0) + 1 }, later)).toEqual({
      state: 'late',
      waited: 360_001,
      over: 1,
    });
    expect(sixMinuteClock({ began, answered: at(6, 1) }, later)).toMatchObject({ state: 'late', over: 1000 });
  });

  it('runs while nobody answers, and is late without waiting for the answer', () => {
    expect(sixMinuteClock({ began }, at(2, 0))).toEqual({ state: 'running', left: 240_000 });
    expect(sixMinuteClock({ began }, at(6, 0))).toEqual({ state: 'running', left: 0 });
    expect(sixMinuteClock({ began }, at(6, 1))).toMatchObject({ state: 'late', over: 1000 });
    expect(sixMinuteClock({ began, ended: at(7, 0) }, later)).toMatchObject({
      state: 'late',
      waited: 420_000,
    });
    expect(sixMinuteClock({ began, ended: at(3, 0) }, later)).toEqual({ state: 'gave-up', waited: 180_000 });
  });

  it('a message counts only when the caller chose it', () => {
    expect(sixMinuteClock({ began, diverted: { at: at(2, 0), chosen: true } }, later).state).toBe(
      'chose-message',
    );
    expect(sixMinuteClock({ began, diverted: { at: at(2, 0), chosen: false } }, later).state).toBe(
      'diverted',
    );
    expect(sixMinuteClock({ began, diverted: { at: at(7, 0), chosen: true } }, later).state).toBe('late');
  });

  it('is kept or broken by the six minutes alone', () => {
    fc.assert(
      fc.property(fc.nat(2 * SIX_MINUTES), (waited) => {
        const { state } = sixMinuteClock({ began, answered: began + waited }, later);
        expect(state).toBe(waited <= SIX_MINUTES ? 'in-time' : 'late');
      }),
    );
    expect(() => sixMinuteClock({ began, answered: began - 1 }, later)).toThrow(RangeError);
  });
});
