import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '#kernel/drawing';
import { areaUnderCurve, atTop } from './ranking.ts';
import { chance, fitLogistic, logOdds } from './ridge-logistic.ts';
import { scoreTalk, trainScore } from './score.ts';
import { meaningsOf } from './step-names.ts';
import type { Talk } from './talk.ts';

describe('how well a score ranks', () => {
  it('is the share of pairs in the right order, equal ones half', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(areaUnderCurve([1, 1, 1], [true, false, true])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [true, true])).toBeNull();
    const scored = fc.array(fc.record({ score: fc.nat(5), label: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(scored, (list) => {
        const pairs = list
          .filter(({ label }) => label)
          .flatMap((one) =>
            list
              .filter(({ label }) => !label)
              .map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
          );
        const area = areaUnderCurve(
          list.map(({ score }) => score),
          list.map(({ label }) => label),
        );
        if (pairs.length === 0) expect(area).toBeNull();
        else expect(area).toBeCloseTo(pairs.reduce<number>((sum, one) => sum + one, 0) / pairs.length, 12);
      }),
    );
  });

  it('at the top says how many are right and how many of all were found', () => {
    const labels = [true, false, true, false, false, true, false, false, false, false];
    const scores = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    expect(atTop(scores, labels, 0.2)).toEqual({ flagged: 2, precision: 0.5, recall: 1 / 3 });
    expect(atTop(scores, labels, 0.01)).toMatchObject({ flagged: 1, precision: 1 });
    expect(atTop([], [], 0.2)).toBeNull();
    expect(atTop([1], [false], 0.2)).toEqual({ flagged: 1, precision: 0, recall: null });
  });
});

describe('the logistic line', () => {
  it('finds the log-odds of a table: 20 of 50 with the feature, 10 of 50 without', () => {
    const rows = Array.from({ length: 100 }, (_, at) => new Map(at < 50 ? [['x', 1]] : []));
    const labels = rows.map((_, at) => (at < 50 ? at < 20 : at < 60));
    const model = fitLogistic(rows, labels, { ridge: 0 });
    expect(model.intercept).toBeCloseTo(Math.log(10 / 40), 2);
    expect(model.weights.get('x')).toBeCloseTo(Math.log(20 / 30) - Math.log(10 / 40), 2);
    expect(chance(logOdds(model, new Map([['x', 1]])))).toBeCloseTo(0.4, 2);
    expect(Math.abs(fitLogistic(rows, labels, { ridge: 50 }).weights.get('x') ?? 9)).toBeLessThan(0.4);
  });

  it('needs both kinds', () => {
    expect(() => fitLogistic([new Map()], [true], { ridge: 1 })).toThrow(RangeError);
    expect(() => fitLogistic([], [], { ridge: 1 })).toThrow(RangeError);
  });
});

describe('the learned score', () => {
  const draw = drawing(3);
  const talks = Array.from({ length: 120 }, (): { talk: Talk; trapped: boolean } => {
    const deadEnds = Math.floor(draw() * 4);
    const steps = ['greet', ...Array.from({ length: deadEnds }, () => 'did_not_understand'), 'offer'];
    return {
      talk: steps.map((step) => ({ by: 'bot', step, means: meaningsOf('bot', step), told: [] })),
      trapped: draw() < 0.1 + 0.25 * deadEnds,
    };
  });
  const score = trainScore(
    talks.map(({ talk }) => talk),
    talks.map(({ trapped }) => trapped),
    { looks: 'behaviour', draw: drawing(1) },
  );

  it('rises with dead ends, stays between 0 and 1, and is the same for the same draws', () => {
    const dead = (count: number): Talk =>
      Array.from({ length: count }, () => ({ by: 'bot', step: 'x', means: ['dead-end'], told: [] }));
    const [none = 0, one = 0, three = 0] = [0, 1, 3].map((count) => scoreTalk(score, dead(count)));
    expect(none).toBeGreaterThan(0);
    expect(one).toBeGreaterThan(none);
    expect(three).toBeGreaterThan(one);
    expect(three).toBeLessThan(1);
    const again = trainScore(
      talks.map(({ talk }) => talk),
      talks.map(({ trapped }) => trapped),
      { looks: 'behaviour', draw: drawing(1) },
    );
    expect(again.model).toEqual(score.model);
  });

  it('cannot be learned from one kind, and is learned even when hardly anybody gave up', () => {
    const some = talks.map(({ talk }) => talk).slice(0, 10);
    expect(() =>
      trainScore(
        some,
        some.map(() => true),
        { looks: 'behaviour', draw: drawing(1) },
      ),
    ).toThrow(RangeError);
    const rare = trainScore(
      some,
      some.map((_, at) => at === 0),
      { looks: 'whole-talk', draw: drawing(1) },
    );
    expect(scoreTalk(rare, some[1] ?? [])).toBeLessThan(0.5);
  });
});
