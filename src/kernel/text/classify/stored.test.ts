import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, train } from './classifier.ts';
import { openLook } from './look.ts';
import { readClassifier, rounded, written } from './stored.ts';
import { wouldFlip } from './would-flip.ts';

const WORDS = ['kind', 'slow', 'bill', 'תודה', 'גרוע', 'טכנאי', 'late', 'refund', 'חשבון', 'fast'];
const LABELS = ['finance', 'field', 'service'];
const example = fc.record({
  text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  label: fc.constantFrom(...LABELS),
});
const lesson = fc
  .array(example, { minLength: 6, maxLength: 25 })
  .filter((rows) => new Set(rows.map(({ label }) => label)).size > 1);

describe('a model that is put away', () => {
  it('says of every text what it said before, to the last digit', () => {
    let texts = 0;
    fc.assert(
      fc.property(lesson, fc.string({ unit: 'binary' }), (rows, odd) => {
        const model = rounded(train(rows));
        const again = readClassifier(written(model));
        const asked = [...rows.map(({ text }) => text), odd, ''];
        texts += asked.length;
        expect(classify(again, asked)).toEqual(classify(model, asked));
      }),
      { numRuns: 30 },
    );
    expect(texts).toBeGreaterThan(200);
  });

  it('is judged as it is stored: rounding twice changes nothing', () => {
    fc.assert(
      fc.property(lesson, (rows) => {
        const once = rounded(train(rows));
        expect(rounded(once).linear.weights).toEqual(once.linear.weights);
      }),
      { numRuns: 20 },
    );
  });

  it('holds no word, and refuses bytes of a form that it does not know', () => {
    const rows = LABELS.flatMap((label) =>
      [1, 2, 3].map((n) => ({ text: `${label} secretname ${n}`, label })),
    );
    const bytes = written(rounded(train(rows)));
    expect(Buffer.from(bytes).includes('secretname')).toBe(false);
    expect(() => readClassifier(Uint8Array.of(2, 123, 125))).toThrow(RangeError);
  });

  it('keeps nothing of a feature that stands in fewer texts than asked', () => {
    const rows = ['one alpha', 'two alpha', 'three alpha', 'four beta'].map((text, at) => ({
      text,
      label: at < 2 ? 'a' : 'b',
    }));
    const { vectoriser } = train(rows, {
      views: { characters: false },
      balance: 1,
      cost: 0.5,
      seed: 1,
      minimum: 3,
    });
    expect(vectoriser.width).toBe(1);
  });
});

describe('one look at one text', () => {
  const rows = [
    ...Array.from({ length: 6 }, () => ({ text: 'the staff was kind and fast', label: 'praise' })),
    ...Array.from({ length: 6 }, () => ({ text: 'terrible and slow, lost again', label: 'blame' })),
  ];
  const model = rounded(train(rows));
  const look = openLook(model);

  it('finds the same margins as reading many at once, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('kind', 'slow', 'fast', 'lost', 'new'), { maxLength: 8 }),
        (words) => {
          const text = words.join(' ');
          const [verdict] = classify(model, [text]);
          const best = Math.max(...look(text).margins);
          expect(best).toBeCloseTo(verdict?.margin ?? Number.NaN, 4);
        },
      ),
    );
  });

  it('the words bring the whole lead, but for the bias', () => {
    const { margins, reasons } = look('kind but slow');
    const [first = 0, second = 0] = margins;
    const nothing = look('').margins;
    const bias = (nothing[0] ?? 0) - (nothing[1] ?? 0);
    const brought = reasons(0, 1).reduce((sum, { weight }) => sum + weight, 0);
    expect(brought + bias).toBeCloseTo(first - second, 6);
  });

  it('would be otherwise without the words that are named, and with fewer of them would not', () => {
    const say = (text: string): string => classify(model, [text])[0]?.label ?? '';
    const text = 'slow and terrible but kind';
    const kind = model.labels.indexOf('blame');
    const flip = wouldFlip(text, look(text).reasons(kind, 1 - kind), say);
    expect(flip?.to).toBe('praise');
    expect(flip?.without.map(({ start, end }) => text.slice(start, end))).toContain('terrible');
    expect(wouldFlip(text, [], say)).toBeNull();
  });
});
