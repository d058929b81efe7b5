/**
 * What the models of repeat buying need to know of a customer, and no more: how many days they bought on after the
 * first, when last, and for how long they could have. Purchases of one day are one purchase. Time is in weeks.
 */
export interface Purchase {
  readonly customer: string;
  /** Whole days since any fixed day. */
  readonly day: number;
  /** Money paid, ≥ 0: what was given back is no purchase. */
  readonly amount: number;
}

export interface Buyer {
  readonly customer: string;
  /** x: days with a purchase after the first one. */
  readonly repeats: number;
  /** t_x: weeks from the first purchase to the last; 0 without repeats. */
  readonly recency: number;
  /** T: weeks from the first purchase to the end of the observation. */
  readonly age: number;
  /** Mean paid on the repeat days; 0 without repeats. */
  readonly spend: number;
  /** Days with a purchase after the observation ended. */
  readonly later: number;
}

const DAYS_PER_WEEK = 7;

/** Customers who first bought on or before `until`, in the order in which they appear. */
export function buyersOf(purchases: Iterable<Purchase>, until: number): Buyer[] {
  const histories = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of purchases) {
    if (!Number.isInteger(day) || !(amount >= 0))
      throw new RangeError('a purchase needs a whole day and an amount >= 0');
    const days = histories.get(customer) ?? new Map<number, number>();
    if (days.size === 0) histories.set(customer, days);
    days.set(day, (days.get(day) ?? 0) + amount);
  }
  return [...histories].flatMap(([customer, history]) => {
    const days = [...history.keys()].sort((a, b) => a - b);
    const first = days[0];
    if (first === undefined || first > until) return [];
    const within = days.filter((day) => day <= until);
    const repeats = within.length - 1;
    const paid = within.slice(1).reduce((sum, day) => sum + (history.get(day) ?? 0), 0);
    return {
      customer,
      repeats,
      recency: ((within.at(-1) ?? first) - first) / DAYS_PER_WEEK,
      age: (until - first) / DAYS_PER_WEEK,
      spend: repeats === 0 ? 0 : paid / repeats,
      later: days.length - within.length,
    };
  });
}

/** Buyers who look alike to a model, once with their number: a likelihood then costs a half to a tenth. */
export interface Alike {
  readonly repeats: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly number: Float64Array;
  readonly mostRepeats: number;
}

export type Timing = Pick<Buyer, 'repeats' | 'recency' | 'age'>;

/** RangeError for a history that cannot be: repeats not whole, or recency outside 0..age. */
export function alike(buyers: readonly Timing[]): Alike {
  const rows = new Map<string, { buyer: Timing; number: number }>();
  for (const buyer of buyers) {
    const { repeats, recency, age } = buyer;
    if (!Number.isInteger(repeats) || repeats < 0 || !(recency >= 0 && recency <= age))
      throw new RangeError('a buyer needs whole repeats >= 0 and 0 <= recency <= age');
    const key = `${repeats} ${recency} ${age}`;
    const row = rows.get(key);
    if (row) row.number++;
    else rows.set(key, { buyer, number: 1 });
  }
  const all = [...rows.values()];
  return {
    repeats: Float64Array.from(all, ({ buyer }) => buyer.repeats),
    recency: Float64Array.from(all, ({ buyer }) => buyer.recency),
    age: Float64Array.from(all, ({ buyer }) => buyer.age),
    number: Float64Array.from(all, ({ number }) => number),
    mostRepeats: all.reduce((most, { buyer }) => Math.max(most, buyer.repeats), 0),
  };
}
