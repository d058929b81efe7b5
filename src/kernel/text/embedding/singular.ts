import { drawing } from '#kernel/drawing';
import type { Rows } from '#kernel/text/classify/rows';
import { eigen } from './eigen.ts';

/**
 * The strongest directions of a large sparse matrix, by random projection with power iterations (Halko, Martinsson,
 * Tropp 2011, algorithms 4.4 and 5.1). What two texts have in common shows in these directions even where they share
 * no word (latent semantic analysis, Deerwester et al. 1990).
 */
export type Directions = {
  readonly size: number;
  /** Right singular vectors: column c of the matrix in direction k at c × size + k. */
  readonly vectors: Float32Array;
  /** Singular values, the largest first. */
  readonly strengths: Float64Array;
};

const MORE = 20;
const POWERS = 2;

/** At most `size` directions; fewer where the matrix has no more. */
export function strongest(rows: Rows, size: number, seed: number): Directions {
  const wide = Math.max(1, Math.min(size + MORE, rows.count, rows.width));
  const draw = drawing(seed);
  let right: Float32Array = Float32Array.from({ length: rows.width * wide }, () => (draw() < 0.5 ? -1 : 1));
  let left = orthonormal(times(rows, right, wide), wide);
  for (let power = 0; power < POWERS; power++) {
    right = transposedTimes(rows, left, wide);
    left = orthonormal(times(rows, right, wide), wide);
  }
  right = transposedTimes(rows, left, wide);
  const { values, vectors } = eigen(gram(right, wide), wide);
  const kept = Math.min(size, values.filter((value) => value > 1e-9 * (values[0] ?? 0)).length);
  const turned = turn(right, wide, vectors, values, kept);
  return { size: kept, vectors: turned, strengths: values.slice(0, kept).map(Math.sqrt) };
}

/** Each row in the directions, row by row: rows.count × size. */
export function times(rows: Rows, right: Float32Array, size: number): Float32Array {
  const { starts, columns, values } = rows;
  const product = new Float32Array(rows.count * size);
  const sums = new Float64Array(size);
  for (let row = 0; row < rows.count; row++) {
    sums.fill(0);
    const end = starts[row + 1] ?? 0;
    let at = starts[row] ?? 0;
    // Four features at a time: the sums are fetched and put back a quarter as often.
    for (; at + 3 < end; at += 4) {
      const [a, b] = [values[at] ?? 0, values[at + 1] ?? 0];
      const [c, d] = [values[at + 2] ?? 0, values[at + 3] ?? 0];
      const [fromA, fromB] = [(columns[at] ?? 0) * size, (columns[at + 1] ?? 0) * size];
      const [fromC, fromD] = [(columns[at + 2] ?? 0) * size, (columns[at + 3] ?? 0) * size];
      for (let k = 0; k < size; k++)
        sums[k] =
          (sums[k] ?? 0) +
          a * (right[fromA + k] ?? 0) +
          b * (right[fromB + k] ?? 0) +
          c * (right[fromC + k] ?? 0) +
          d * (right[fromD + k] ?? 0);
    }
    for (; at < end; at++) {
      const value = values[at] ?? 0;
      const from = (columns[at] ?? 0) * size;
      for (let k = 0; k < size; k++) sums[k] = (sums[k] ?? 0) + value * (right[from + k] ?? 0);
    }
    product.set(sums, row * size);
  }
  return product;
}

function transposedTimes(rows: Rows, left: Float32Array, size: number): Float32Array {
  const product = new Float32Array(rows.width * size);
  for (let row = 0; row < rows.count; row++) {
    const from = row * size;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const value = rows.values[at] ?? 0;
      const to = (rows.columns[at] ?? 0) * size;
      for (let k = 0; k < size; k++) product[to + k] = (product[to + k] ?? 0) + value * (left[from + k] ?? 0);
    }
  }
  return product;
}

function gram(matrix: Float32Array, size: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let base = 0; base < matrix.length; base += size)
    for (let i = 0; i < size; i++) {
      const value = matrix[base + i] ?? 0;
      if (value === 0) continue;
      for (let j = i; j < size; j++)
        products[i * size + j] = (products[i * size + j] ?? 0) + value * (matrix[base + j] ?? 0);
    }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) products[i * size + j] = products[j * size + i] ?? 0;
  return products;
}

/** Columns at right angles and of length 1, spanning the same; directions that are only rounding become 0. */
function orthonormal(matrix: Float32Array, size: number): Float32Array {
  const { values, vectors } = eigen(gram(matrix, size), size);
  return turn(matrix, size, vectors, values, size);
}

function turn(
  matrix: Float32Array,
  size: number,
  vectors: Float64Array,
  values: Float64Array,
  kept: number,
): Float32Array {
  const height = matrix.length / size;
  const turned = new Float32Array(height * kept);
  const scales = values.map((value) => (value > 1e-10 * (values[0] ?? 0) ? 1 / Math.sqrt(value) : 0));
  for (let row = 0; row < height; row++)
    for (let i = 0; i < size; i++) {
      const value = matrix[row * size + i] ?? 0;
      if (value === 0) continue;
      for (let k = 0; k < kept; k++)
        turned[row * kept + k] = (turned[row * kept + k] ?? 0) + value * (vectors[i * size + k] ?? 0);
    }
  for (let at = 0; at < turned.length; at++) turned[at] = (turned[at] ?? 0) * (scales[at % kept] ?? 0);
  return turned;
}
