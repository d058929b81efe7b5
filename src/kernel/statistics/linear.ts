/**
 * Linear equations of symmetric positive matrices, by Cholesky's decomposition (Golub & Van Loan §4.2). Matrices are
 * square, row by row in one array.
 */
/** Lower triangle L with L·Lᵀ = A; null when A is not positive definite (a column that others already say). */
export function cholesky(a: ArrayLike<number>, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = a[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row !== column) {
        lower[row * size + column] = rest / (lower[column * size + column] ?? 1);
        continue;
      }
      // What is left of the diagonal after rounding is no independent column.
      if (!(rest > 1e-11 * Math.abs(a[row * size + row] ?? 0))) return null;
      lower[row * size + row] = Math.sqrt(rest);
    }
  }
  return lower;
}

/** bᵀ A⁻¹ b; null when A is not positive definite. */
export function quadraticForm(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const size = b.length;
  const lower = cholesky(a, size);
  if (!lower) return null;
  const solved = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < size; row++) {
    let rest = b[row] ?? 0;
    for (let k = 0; k < row; k++) rest -= (lower[row * size + k] ?? 0) * (solved[k] ?? 0);
    const value = rest / (lower[row * size + row] ?? 1);
    solved[row] = value;
    total += value * value;
  }
  return total;
}

/** x with A·x = b; null when A is not positive definite. */
export function solve(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array | null {
  const size = b.length;
  const lower = cholesky(a, size);
  if (!lower) return null;
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] = (x[row] ?? 0) - (lower[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / (lower[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] = (x[row] ?? 0) - (lower[k * size + row] ?? 0) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / (lower[row * size + row] ?? 1);
  }
  return x;
}
