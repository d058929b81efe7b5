import { sumOf } from '#kernel/statistics/moments';

/**
 * A figure changed: because each group does better, or because there are more of the groups that always did? Kitagawa's
 * symmetric decomposition (1955): no base is preferred, nothing is left over.
 */
export interface Group {
  /** People, cases: ≥ 0. */
  readonly size: number;
  /** The figure within the group (its unit is that of the result). */
  readonly score: number;
}

export interface GroupChange {
  /** The group's own change at its mean share. */
  readonly rate: number;
  /** The change of its share at its mean score. */
  readonly mix: number;
  /** The same against the mean of all: says whether it pulled up or down. The sum over groups is that of `mix`. */
  readonly mixAgainstAll: number;
}

export interface MixAndRate {
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly groups: readonly GroupChange[];
}

/** The same groups in the same order on both sides. A side without anybody gives null. */
export function mixAndRate(after: readonly Group[], before: readonly Group[]): MixAndRate | null {
  if (after.length !== before.length) throw new RangeError('mixAndRate needs the same groups on both sides');
  if ([...after, ...before].some(({ size }) => !(size >= 0)))
    throw new RangeError('mixAndRate needs sizes >= 0');
  const afterAll = sumOf(after.map(({ size }) => size));
  const beforeAll = sumOf(before.map(({ size }) => size));
  if (afterAll === 0 || beforeAll === 0) return null;
  const rows = after.map((now, at) => {
    const then = before[at] ?? { size: 0, score: 0 };
    // A group that is empty on one side has no score there: it is taken as unchanged, so all of it is mix.
    const score = now.size > 0 ? now.score : then.score;
    const scoreThen = then.size > 0 ? then.score : score;
    return { share: now.size / afterAll, shareThen: then.size / beforeAll, score, scoreThen };
  });
  const mean =
    sumOf(rows.map(({ share, score, shareThen, scoreThen }) => share * score + shareThen * scoreThen)) / 2;
  const groups = rows.map(({ share, shareThen, score, scoreThen }): GroupChange => {
    const middle = (score + scoreThen) / 2;
    return {
      rate: ((share + shareThen) / 2) * (score - scoreThen),
      mix: middle * (share - shareThen),
      mixAgainstAll: (middle - mean) * (share - shareThen),
    };
  });
  const rate = sumOf(groups.map((group) => group.rate));
  const mix = sumOf(groups.map((group) => group.mix));
  return { change: rate + mix, rate, mix, groups };
}
