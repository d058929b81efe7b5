/**
 * What each division contributed to a figure that they reach together, such as "resolved without a hand-over": the mean
 * of what it adds over all orders in which divisions may join (Shapley 1953). A contribution is no blame.
 */
/** 2¹² coalitions are weighed at once; more divisions must be grouped first. */
export const DIVISIONS_AT_MOST = 12;

/**
 * `worth` gives the figure that a coalition reaches alone, by bits: bit k is division k; 0 is nobody. Contributions in
 * order; they add up to worth(all) − worth(nobody). RangeError for fewer than one division or more than twelve.
 */
export function shapley(divisions: number, worth: (coalition: number) => number): number[] {
  if (!Number.isInteger(divisions) || divisions < 1 || divisions > DIVISIONS_AT_MOST)
    throw new RangeError(`shapley takes 1 to ${DIVISIONS_AT_MOST} divisions`);
  const values = Float64Array.from({ length: 1 << divisions }, (_, coalition) => worth(coalition));
  return averageGains(values, divisions);
}

/** Mean over all orders of what each player adds; `values` by bits, of all 2^players coalitions. */
export function averageGains(values: ArrayLike<number>, players: number): number[] {
  const weights = orderWeights(players);
  const gains = new Array<number>(players).fill(0);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = weights[members(coalition)] ?? 0;
    const base = values[coalition] ?? 0;
    for (let player = 0; player < players; player++)
      if ((coalition & (1 << player)) === 0)
        gains[player] = (gains[player] ?? 0) + weight * ((values[coalition | (1 << player)] ?? 0) - base);
  }
  return gains;
}

/** Share of orders in which exactly those k come before a given other player: k! (p − 1 − k)! / p!. */
function orderWeights(players: number): number[] {
  const weights = [1 / players];
  for (let k = 1; k < players; k++) weights.push(((weights[k - 1] ?? 0) * k) / (players - k));
  return weights;
}

function members(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) count++;
  return count;
}
