/** Inner products of rows; of rows of length 1 they are cosines. */

/**
 * One row against `many` rows that follow one another in `others` from row `first` on, into `products`. Four rows at a time:
 * the one row is fetched once for all four, which makes this several times as fast as one by one.
 */
export function productsWith(
  one: Float32Array,
  row: number,
  others: Float32Array,
  { first, many, size }: { readonly first: number; readonly many: number; readonly size: number },
  products: Float64Array,
): void {
  const own = row * size;
  let other = 0;
  for (; other + 3 < many; other += 4) {
    const from = (first + other) * size;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0; k < size; k++) {
      const value = one[own + k] ?? 0;
      a += value * (others[from + k] ?? 0);
      b += value * (others[from + size + k] ?? 0);
      c += value * (others[from + 2 * size + k] ?? 0);
      d += value * (others[from + 3 * size + k] ?? 0);
    }
    products[other] = a;
    products[other + 1] = b;
    products[other + 2] = c;
    products[other + 3] = d;
  }
  for (; other < many; other++) products[other] = productOf(one, row, others, first + other, size);
}

export function productOf(
  one: Float32Array,
  row: number,
  others: Float32Array,
  other: number,
  size: number,
): number {
  const [own, from] = [row * size, other * size];
  let sum = 0;
  for (let k = 0; k < size; k++) sum += (one[own + k] ?? 0) * (others[from + k] ?? 0);
  return sum;
}

/** Brings a row to length 1; a row of zeros stays. */
export function settleLength(values: Float32Array, row: number, size: number): void {
  const length = Math.sqrt(productOf(values, row, values, row, size));
  if (length > 0)
    for (let at = row * size; at < (row + 1) * size; at++) values[at] = (values[at] ?? 0) / length;
}
