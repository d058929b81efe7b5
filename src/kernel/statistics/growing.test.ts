import { describe, expect, it } from 'vitest';
import { type GrowthReport, growing, growthBucket, type Series } from './growing.ts';

const flat = (weeks: number, value: number): number[] => new Array<number>(weeks).fill(value);

function report(series: readonly Series[], exposure: readonly number[]): GrowthReport {
  const found = growing({ series, exposure, bucket: 'week' });
  if (!found.ok) throw new Error(found.refusal);
  return found.value;
}

describe('growing themes', () => {
  it('a theme that leaps from four a week to twenty is growing; its steady neighbour is not', () => {
    const exposure = flat(26, 300);
    const { tested, shortHistory } = report(
      [
        { key: 'router', counts: [...flat(25, 4), 20], customersInLast: 18 },
        { key: 'price', counts: flat(26, 6), customersInLast: 6 },
      ],
      exposure,
    );
    expect(shortHistory).toBe(false);
    expect(tested.map((one) => [one.key, one.growing])).toEqual([
      ['router', true],
      ['price', false],
    ]);
    expect(tested[0]?.expected).toBeCloseTo(4, 0);
  });

  it('a busy week in which everything doubles alarms nobody', () => {
    const { tested } = report(
      [{ key: 'price', counts: [...flat(25, 10), 20], customersInLast: 20 }],
      [...flat(25, 300), 600],
    );
    expect(tested[0]?.expected).toBeCloseTo(20, 0);
    expect(tested[0]?.growing).toBe(false);
  });

  it('twenty mentions by two customers are two customers', () => {
    const { tested } = report(
      [{ key: 'router', counts: [...flat(25, 2), 20], customersInLast: 2 }],
      flat(26, 300),
    );
    expect(tested[0]?.p).toBe(1);
    expect(tested[0]?.growing).toBe(false);
  });

  it('the week before the last is no part of the baseline', () => {
    const { tested } = report(
      [{ key: 'router', counts: [...flat(24, 4), 20, 20], customersInLast: 20 }],
      flat(26, 300),
    );
    expect(tested[0]?.expected).toBeLessThan(4.2);
    expect(tested[0]?.growing).toBe(true);
  });

  it('a theme never seen before may alarm, and a slow rise is caught over two weeks', () => {
    const fresh = report([{ key: 'fresh', counts: [...flat(25, 0), 7], customersInLast: 7 }], flat(26, 300));
    expect(fresh.tested[0]?.growing).toBe(true);
    const found = growing({
      series: [{ key: 'router', counts: [...flat(24, 4), 9, 9], customersInLast: 15 }],
      exposure: flat(26, 300),
      bucket: 'week',
      window: 2,
    });
    expect(found.ok && found.value.tested[0]?.growing).toBe(true);
  });

  it('under eight weeks it counts in days and says so; with next to no history it says nothing', () => {
    expect(growthBucket(55)).toBe('day');
    expect(growthBucket(56)).toBe('week');
    const days = growing({
      series: [{ key: 'router', counts: [...flat(9, 2), 30], customersInLast: 30 }],
      exposure: flat(10, 50),
      bucket: 'day',
    });
    expect(days.ok && days.value.shortHistory).toBe(true);
    expect(days.ok && days.value.tested[0]?.growing).toBe(true);
    const none = growing({
      series: [{ key: 'router', counts: flat(6, 2), customersInLast: 2 }],
      exposure: flat(6, 50),
      bucket: 'day',
    });
    expect(none).toEqual({ ok: false, refusal: 'not-enough-history' });
  });

  // Eighty themes, four true threefold bursts, 24 weeks of baseline, counts clumped as customers' mentions are.
  it.each([0, 0.1, 0.3])('at dispersion %d no more than one alarm in ten is false', (dispersion) => {
    const { alarms, mistaken, caught, runs } = simulate(dispersion, 120);
    expect(alarms).toBeGreaterThan(20);
    console.log(
      `dispersion ${dispersion}: false share ${(mistaken / runs).toFixed(3)}, power ${(caught / runs).toFixed(2)}`,
    );
    expect(mistaken / runs).toBeLessThanOrEqual(0.1);
  });
});

/** Mean over runs of the false share among alarms (its expectation is the false discovery rate) and of the power. */
function simulate(dispersion: number, runs: number) {
  const random = seeded(20_260_101);
  let mistaken = 0;
  let caught = 0;
  let alarms = 0;
  for (let run = 0; run < runs; run++) {
    const exposure = Array.from({ length: 26 }, () => 400 + Math.floor(random() * 200));
    const series = Array.from({ length: 80 }, (_, theme): Series => {
      const base = Math.exp(Math.log(2) + random() * Math.log(15));
      const counts = exposure.map((received, week) => {
        const burst = theme < 4 && week === exposure.length - 1 ? 3 : 1;
        return clumped(random, (base * burst * received) / 500, dispersion);
      });
      return { key: String(theme), counts, customersInLast: counts.at(-1) ?? 0 };
    });
    const alarmed = report(series, exposure).tested.filter((one) => one.growing);
    const right = alarmed.filter((one) => Number(one.key) < 4).length;
    alarms += alarmed.length;
    caught += right / 4;
    mistaken += alarmed.length ? (alarmed.length - right) / alarmed.length : 0;
  }
  return { mistaken, caught, alarms, runs };
}

function clumped(random: () => number, mean: number, dispersion: number): number {
  return poisson(random, dispersion ? mean * dispersion * gamma(random, 1 / dispersion) : mean);
}

function poisson(random: () => number, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count++;
  return count;
}

/** Marsaglia and Tsang (2000), shape >= 1. */
function gamma(random: () => number, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
