/**
 * Many texts as one sparse matrix, compressed by rows: the features of row r stand at starts[r] … starts[r+1] − 1.
 */
export type Rows = {
  readonly count: number;
  /** How many columns there are; the bias is not one of them. */
  readonly width: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
};

/** The rows at these places, in this order. */
export function pick(rows: Rows, places: ArrayLike<number>): Rows {
  const starts = new Int32Array(places.length + 1);
  for (let n = 0; n < places.length; n++) {
    const row = places[n] ?? 0;
    starts[n + 1] = (starts[n] ?? 0) + (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0);
  }
  const size = starts[places.length] ?? 0;
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  for (let n = 0; n < places.length; n++) {
    const row = places[n] ?? 0;
    const [from, to] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
    columns.set(rows.columns.subarray(from, to), starts[n] ?? 0);
    values.set(rows.values.subarray(from, to), starts[n] ?? 0);
  }
  return { count: places.length, width: rows.width, starts, columns, values };
}
