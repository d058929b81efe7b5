import type { Why } from '#contract/identity';

/**
 * The way from "any two records" to "these two" as bars: each begins where the one before ended. Bits are powers of two:
 * one more bit, twice as likely one person.
 */
export type Bar = {
  readonly id: string;
  readonly kind: 'prior' | 'step' | 'guard' | 'sum';
  /** What moved the sum: nothing for what is silent, which is told apart. */
  readonly bits: number;
  /** Where the bar begins and ends, in bits. */
  readonly from: number;
  readonly to: number;
};

/** Fewer bits than this change no figure that is shown. */
const SEEN = 0.05;
/** Beyond it a figure says less than "more than". */
const TIMES_AT_MOST = 1_000_000;

/** What speaks, in its order; the last is the sum. What says nothing on one side has no bar. */
export function barsOf(why: Why): Bar[] {
  const bars: Bar[] = [{ id: 'prior', kind: 'prior', bits: why.priorBits, from: 0, to: why.priorBits }];
  let at = why.priorBits;
  for (const step of why.steps) {
    if (step.words === null) continue;
    const bits = step.bits + step.rarityBits;
    if (Math.abs(bits) >= SEEN) bars.push({ id: step.field, kind: 'step', bits, from: at, to: at + bits });
    at += bits;
  }
  for (const guard of why.guards) {
    if (Math.abs(guard.bits) >= SEEN)
      bars.push({ id: guard.kind, kind: 'guard', bits: guard.bits, from: at, to: at + guard.bits });
    at += guard.bits;
  }
  return [...bars, { id: 'sum', kind: 'sum', bits: why.finalBits, from: 0, to: why.finalBits }];
}

/** Comparisons of which one of the two records says nothing. */
export function silentIn(why: Why): string[] {
  return why.steps.filter((step) => step.words === null).map((step) => step.field);
}

/** Start and width of a bar in hundredths of the axis, which holds every bar and zero. */
export function placeOf(bar: Bar, bars: readonly Bar[]): { readonly start: number; readonly width: number } {
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const least = Math.min(0, ...ends);
  const span = Math.max(0, ...ends) - least || 1;
  const start = (Math.min(bar.from, bar.to) - least) / span;
  return { start: 100 * start, width: (100 * Math.abs(bar.to - bar.from)) / span };
}

/** Where zero stands on the axis, in hundredths. */
export function zeroOf(bars: readonly Bar[]): number {
  return placeOf({ id: 'zero', kind: 'prior', bits: 0, from: 0, to: 0 }, bars).start;
}

/** How many times as likely, to two figures: 3.2 bits → 9.2, 10 bits → 1000; at most a million. */
export function timesOf(bits: number): number {
  return Math.min(TIMES_AT_MOST, Number((2 ** Math.abs(bits)).toPrecision(2)));
}

/** The kind of a comparison by its name: "street-2" is a street, "name-order" is itself. */
export function kindOf(field: string): string {
  return field.replace(/-\d+$/u, '');
}

/** <kind>.<level> of a level that the server names as identity.level.<kind>.<level>. */
export function levelOf(words: string): string {
  return words.replace(/^identity\.level\./u, '');
}
