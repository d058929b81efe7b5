/**
 * A number as a person types it into a condition: a point divides, spaces around it are let be. What is outside the
 * bounds, or broken where a whole number is asked, is no number yet.
 */
export type Bounds = { readonly min: number; readonly max: number; readonly whole?: boolean | undefined };

/** Null when it is not a number within the bounds, both included. */
export function readNumber(typed: string, { min, max, whole }: Bounds): number | null {
  if (!/^\s*-?\d+([.]\d+)?\s*$/u.test(typed)) return null;
  const number = Number(typed);
  return number >= min && number <= max && (whole !== true || Number.isInteger(number)) ? number : null;
}
