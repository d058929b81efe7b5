/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, Matrix Computations,
 * §8.5), the largest first. Exact to rounding; meant for some hundreds of rows.
 */
export type Eigen = {
  readonly values: Float64Array;
  /** Vector j is the column j: entry (i, j) stands at i × size + j. */
  readonly vectors: Float64Array;
};

const MOST_SWEEPS = 30;

/** `matrix` is size × size, row by row; it is left as it was. */
export function eigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  // The vectors are turned as rows, which stand together in memory.
  const turned = new Float64Array(size * size);
  for (let i = 0; i < size; i++) turned[i * size + i] = 1;
  const scale = Math.hypot(...Array.from({ length: size }, (_, i) => a[i * size + i] ?? 0)) || 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const apq = a[p * size + q] ?? 0;
        off += apq * apq;
        if (Math.abs(apq) > 1e-14 * scale) rotate(a, turned, size, p, q);
      }
    if (Math.sqrt(off) <= 1e-10 * scale) break;
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] ?? 0) - (a[i * size + i] ?? 0),
  );
  const values = Float64Array.from(order, (i) => a[i * size + i] ?? 0);
  const vectors = new Float64Array(size * size);
  for (const [j, from] of order.entries())
    for (let i = 0; i < size; i++) vectors[i * size + j] = turned[from * size + i] ?? 0;
  return { values, vectors };
}

function rotate(a: Float64Array, turned: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] ?? 0;
  const theta = ((a[q * size + q] ?? 0) - (a[p * size + p] ?? 0)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  mix(a, p * size, q * size, size, c, s);
  for (let k = 0; k < size; k++) {
    const [x, y] = [a[k * size + p] ?? 0, a[k * size + q] ?? 0];
    a[k * size + p] = c * x - s * y;
    a[k * size + q] = s * x + c * y;
  }
  mix(turned, p * size, q * size, size, c, s);
}

function mix(list: Float64Array, one: number, other: number, size: number, c: number, s: number): void {
  for (let k = 0; k < size; k++) {
    const x = list[one + k] ?? 0;
    const y = list[other + k] ?? 0;
    list[one + k] = c * x - s * y;
    list[other + k] = s * x + c * y;
  }
}
