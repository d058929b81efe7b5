import { describe, expect, it } from 'vitest';
import { buckets } from './buckets.ts';
import { growthBucket, nightLook } from './night-look.ts';

/** Weeks of a hundred verbatims each, ending on a Saturday; `counts` are the mentions of one slice. */
function lookAt(slices: Readonly<Record<string, readonly number[]>>, bucket: 'day' | 'week' = 'week') {
  const length = Object.values(slices)[0]?.length ?? 0;
  const night = '2026-11-21';
  const days = length * (bucket === 'week' ? 7 : 1) - 1;
  const first = new Date(Date.parse(night) - days * 86_400_000).toISOString().slice(0, 10);
  const spans = buckets(first, night, bucket);
  expect(spans).toHaveLength(length);
  const report = nightLook({
    bucket,
    spans,
    exposure: spans.map(() => 100),
    slices: Object.entries(slices).map(([key, counts]) => ({
      key,
      counts,
      customers: [1, 2, 4].map((window) => counts.slice(-window).reduce((sum, n) => sum + n, 0)),
    })),
  });
  return report;
}
const calm = (length: number, n = 5): number[] => Array.from({ length }, (_, at) => n + ((at * 7) % 3) - 1);

describe('the look of one night', () => {
  it('tells a burst with the window that surprises most, and leaves what is as usual', () => {
    const report = lookAt({ burst: [...calm(28), 25], usual: calm(29) });
    if (!report.ok) throw new Error(report.refusal);
    expect(report.value.map(({ key, manner, since }) => [key, manner, since])).toEqual([
      ['burst', 'burst', 28],
    ]);
    expect(report.value[0]?.observed).toBe(25);
  });

  it('sees in four weeks what no single week tells', () => {
    const report = lookAt({ lasting: [...calm(28), 10, 10, 11, 10], usual: calm(32) });
    if (!report.ok) throw new Error(report.refusal);
    const [found] = report.value;
    expect(found?.key).toBe('lasting');
    expect(found?.since).toBeLessThan(31);
  });

  it('tells since when something has been growing a little, where nothing surprises', () => {
    const slow = [...calm(24, 8), ...Array.from({ length: 26 }, (_, at) => 11 + ((at * 5) % 3))];
    const report = lookAt({ slow, usual: calm(50, 8) });
    if (!report.ok) throw new Error(report.refusal);
    expect(report.value.map(({ key, manner }) => [key, manner])).toEqual([['slow', 'slow']]);
    expect(report.value[0]?.since).toBeGreaterThanOrEqual(24);
    expect(report.value[0]?.customers).toBeNull();
  });

  it('says that it cannot tell yet, and looks for no slow growth by days', () => {
    expect(lookAt({ young: calm(6) }, 'day').ok).toBe(false);
    const slow = [...calm(24, 8), ...Array.from({ length: 26 }, (_, at) => 11 + ((at * 5) % 3))];
    const days = lookAt({ slow, usual: calm(50, 8) }, 'day');
    expect(days.ok && days.value.filter(({ manner }) => manner === 'slow')).toEqual([]);
  });

  it('counts by weeks from eight weeks of history on', () => {
    expect([growthBucket(55), growthBucket(56)]).toEqual(['day', 'week']);
  });
});
