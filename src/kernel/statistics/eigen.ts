/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub & Van Loan §8.5): slow for
 * large ones, exact to the last digits for the dozen columns that we have.
 */
export interface Eigen {
  readonly values: Float64Array;
  /** Row by row; column k is the vector of value k. */
  readonly vectors: Float64Array;
}

/** `a` is symmetric, row by row, size × size; it is not changed. */
export function eigenOf(a: ArrayLike<number>, size: number): Eigen {
  const m = Float64Array.from(a);
  const vectors = new Float64Array(size * size);
  for (let at = 0; at < size; at++) vectors[at * size + at] = 1;
  for (let sweep = 0; sweep < 100; sweep++) {
    let outside = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) outside += (m[i * size + j] ?? 0) ** 2;
    if (outside < 1e-28) break;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) if ((m[p * size + q] ?? 0) !== 0) rotate(m, vectors, { size, p, q });
  }
  return { values: Float64Array.from({ length: size }, (_, at) => m[at * size + at] ?? 0), vectors };
}

function rotate(
  m: Float64Array,
  vectors: Float64Array,
  { size, p, q }: { readonly size: number; readonly p: number; readonly q: number },
): void {
  const theta = ((m[q * size + q] ?? 0) - (m[p * size + p] ?? 0)) / (2 * (m[p * size + q] ?? 0));
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(1, theta));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(m, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(m, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, c, s);
}

function turn(values: Float64Array, one: number, other: number, c: number, s: number): void {
  const a = values[one] ?? 0;
  const b = values[other] ?? 0;
  values[one] = c * a - s * b;
  values[other] = s * a + c * b;
}
