import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked, PLACEHOLDER } from '#kernel/text/placeholder';
import { areaUnderCurve, calibrationError, coverageAt, fitSharpness, probabilities } from './calibration.ts';
import { classify, train } from './classifier.ts';
import { explain } from './explain.ts';
import { visitFeatures } from './features.ts';
import { accuracyOf, commonest, macroF1Of } from './figures.ts';
import type { Rows } from './rows.ts';
import { fitOne } from './support-vectors.ts';

const PRAISE = ['the staff was kind and helpful', 'thank you, great and fast', 'השירות היה מצוין, תודה'];
const BLAME = ['nobody answered, terrible and slow', 'my parcel is lost again', 'השירות היה גרוע ואיטי'];
const EXAMPLES = Array.from({ length: 5 }, () => [
  ...PRAISE.map((text) => ({ text, label: 'praise' })),
  ...BLAME.map((text) => ({ text, label: 'blame' })),
]).flat();

describe('what a classifier reads', () => {
  it('phone numbers, addresses, names with @, dates and sums give way to marks of their kind', () => {
    expect(masked('Call 054-192-7365 or mail dana@example.com').text).toBe(
      `call ${PLACEHOLDER.reference} or mail ${PLACEHOLDER.mail}`,
    );
    expect(masked('ב־3.4.2026 שילמתי 1,250 ₪ ל@shop, ראו https://a.example/b').text).toBe(
      `ב ${PLACEHOLDER.date} שילמתי ${PLACEHOLDER.amount} ל${PLACEHOLDER.handle}, ראו ${PLACEHOLDER.web}`,
    );
  });

  it('every character of any text knows where it stood, also behind a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (words, number) => {
        const original = `${words} ${number} ${words}`;
        const { text, offsets } = masked(original);
        expect(offsets).toHaveLength(text.length + 1);
        expect(
          offsets.every((offset, at) => offset <= original.length && offset >= (offsets[at - 1] ?? 0)),
        ).toBe(true);
      }),
    );
  });

  it('each feature covers characters of the text, and a Hebrew word is also read without its glued particle', () => {
    const seen = (text: string): Set<number> => {
      const buckets = new Set<number>();
      visitFeatures(text, { characters: true }, (bucket, from, to) => {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        buckets.add(bucket);
      });
      return buckets;
    };
    const words = new Set<number>();
    visitFeatures('אתר', { characters: false }, (bucket) => words.add(bucket));
    expect(words.size).toBe(1);
    for (const bucket of words) expect(seen('באתר').has(bucket)).toBe(true);
  });
});

describe('the linear core', () => {
  it('reaches the known optimum of the smallest problem: two points on a line', () => {
    // Rows +1 and −1 with their labels, bias 0 by symmetry: the minimum of w²/2 + 2C(1 − w)² is w = 4C ÷ (1 + 4C).
    const rows: Rows = {
      count: 2,
      width: 1,
      starts: Int32Array.of(0, 1, 2),
      columns: Int32Array.of(0, 0),
      values: Float32Array.of(1, -1),
    };
    const { weights } = fitOne(rows, Int8Array.of(1, -1), { costs: Float64Array.of(1, 1), seed: 1 });
    expect(weights[0]).toBeCloseTo(0.8, 1);
    expect(weights[1]).toBeCloseTo(0, 1);
  });

  it('learns from examples in two languages and is the same each time', () => {
    const model = train(EXAMPLES);
    const read = classify(model, ['kind and fast, thank you', 'slow and terrible', 'שירות מצוין', 'גרוע']);
    expect(read.map(({ label }) => label)).toEqual(['praise', 'blame', 'praise', 'blame']);
    expect(classify(train(EXAMPLES), ['kind'])).toEqual(classify(model, ['kind']));
    for (const { ranked } of read)
      expect(ranked.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 9);
  });

  it('says which of the customer’s own words made it so, and without which it would say otherwise', () => {
    const original = 'The PARCEL is terrible';
    const { label, other, reasons, flipsWithout } = explain(train(EXAMPLES), original);
    expect([label, other]).toEqual(['blame', 'praise']);
    const words = reasons.map(({ start, end }) => original.slice(start, end).trim());
    expect(words).toEqual(['The', 'PARCEL', 'is', 'terrible']);
    const heaviest = [...reasons].sort((one, another) => another.weight - one.weight)[0];
    expect(['PARCEL', 'terrible']).toContain(original.slice(heaviest?.start, heaviest?.end).trim());
    expect(flipsWithout.every((reason) => reasons.includes(reason))).toBe(true);
  });

  it('refuses to learn from one label', () => {
    expect(() => train([{ text: 'a', label: 'x' }])).toThrow(RangeError);
  });

  it('answers any text with probabilities', () => {
    const model = train(EXAMPLES);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [verdict] = classify(model, [text]);
        expect(verdict?.confidence).toBeGreaterThanOrEqual(0.5);
        expect(verdict?.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('how sure and how right', () => {
  it('probabilities sum to one and sharpen with the margin', () => {
    expect([...probabilities(Float32Array.of(0, 0), 3)]).toEqual([0.5, 0.5]);
    expect(probabilities(Float32Array.of(1, 0), 1)[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 9);
  });

  it('a model that is right three times of four at one margin is told to say three quarters', () => {
    const margins = Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0);
    const sharpness = fitSharpness(margins, Int32Array.of(0, 0, 0, 1), 2);
    expect(sharpness).toBeCloseTo(Math.log(3), 1);
  });

  it('counts as the textbooks do', () => {
    expect(areaUnderCurve([0.9, 0.8, 0.4], [0.7, 0.4, 0.1])).toBeCloseTo(7.5 / 9, 9);
    expect(
      calibrationError([
        { confidence: 0.9, right: true },
        { confidence: 0.9, right: false },
      ]),
    ).toBeCloseTo(0.4, 9);
    const said = [true, true, true, false].map((right, at) => ({ confidence: 0.9 - at / 10, right }));
    expect(coverageAt(said, 0.95)).toBe(0.75);
    const judged = [
      { truth: 'a', said: 'a' },
      { truth: 'a', said: 'b' },
      { truth: 'b', said: 'b' },
    ];
    expect(accuracyOf(judged)).toBeCloseTo(2 / 3, 9);
    expect(macroF1Of(judged)).toBeCloseTo(2 / 3, 9);
    expect(commonest(['a', 'b', 'b'])).toBe('b');
  });
});
