import { describe, expect, it } from 'vitest';
import { SIGNALS } from './signal-pack.ts';
import { SIGNAL_IDS, signalsIn } from './signals.ts';
import { tokenise } from './tokens.ts';

const ids = (text: string): string[] => signalsIn(tokenise(text)).map((signal) => signal.id);

describe('signals', () => {
  it('each signal has its rules and brings at least three sentences for and two against', () => {
    expect(SIGNALS.map((signal) => signal.id)).toEqual([...SIGNAL_IDS]);
    for (const signal of SIGNALS) {
      expect(signal.examples.length).toBeGreaterThanOrEqual(3);
      expect(signal.counterExamples.length).toBeGreaterThanOrEqual(2);
    }
  });

  const examples = SIGNALS.flatMap(({ id, examples }) => examples.map((text) => [id, text] as const));
  it.each(examples)('%s is heard in: %s', (id, text) => {
    expect(ids(text)).toContain(id);
  });

  const counter = SIGNALS.flatMap(({ id, counterExamples }) =>
    counterExamples.map((text) => [id, text] as const),
  );
  it.each(counter)('%s is not heard in: %s', (id, text) => {
    expect(ids(text)).not.toContain(id);
  });

  it('the evidence of a broken promise runs from the promise to what came of it', () => {
    const text = 'שלום, הבטיחו לי התקנה חינם ובפועל חויבתי';
    const [signal] = signalsIn(tokenise(text));
    const [place] = signal?.evidence ?? [];
    expect(place && text.slice(place.start, place.end)).toBe('הבטיחו לי התקנה חינם ובפועל');
  });

  it('one text may give several', () => {
    expect(ids('שוב אותה תקלה, תעבירו אותי לנציג או שאפנה לתביעות קטנות')).toEqual([
      'legal-threat',
      'repeated-fault',
      'asked-for-human',
    ]);
  });
});
