/** What key drivers are worked out from: how outcome and drivers go together. */
export interface Correlations {
  /** Drivers with each other, row by row. */
  readonly drivers: Float64Array;
  /** Each driver with the outcome. */
  readonly outcome: Float64Array;
  readonly size: number;
  readonly deviations: Float64Array;
  readonly outcomeDeviation: number;
}

/** All lists of one length; `rows` says which answers count and how often (a bootstrap's draw), all once unless told. */
export function correlationsOf(
  outcome: ArrayLike<number>,
  drivers: readonly ArrayLike<number>[],
  rows: ArrayLike<number> = Array.from({ length: outcome.length }, (_, at) => at),
): Correlations | null {
  const columns = [...drivers, outcome];
  const width = columns.length;
  const means = columns.map((column) => {
    let sum = 0;
    for (let at = 0; at < rows.length; at++) sum += column[rows[at] ?? 0] ?? 0;
    return sum / rows.length;
  });
  const squares = new Float64Array(width * width);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    for (let i = 0; i < width; i++) {
      const a = (columns[i]?.[row] ?? 0) - (means[i] ?? 0);
      for (let j = 0; j <= i; j++)
        squares[i * width + j] =
          (squares[i * width + j] ?? 0) + a * ((columns[j]?.[row] ?? 0) - (means[j] ?? 0));
    }
  }
  const spread = Float64Array.from(columns, (_, i) => Math.sqrt(squares[i * width + i] ?? 0));
  // A driver that never varies goes with nothing.
  if (spread.some((value) => !(value > 1e-12))) return null;
  const size = width - 1;
  const between = (i: number, j: number): number =>
    (squares[Math.max(i, j) * width + Math.min(i, j)] ?? 0) / ((spread[i] ?? 1) * (spread[j] ?? 1));
  const scale = Math.sqrt(rows.length - 1);
  return {
    drivers: Float64Array.from({ length: size * size }, (_, at) => between(Math.floor(at / size), at % size)),
    outcome: Float64Array.from({ length: size }, (_, at) => between(size, at)),
    size,
    deviations: spread.subarray(0, size).map((value) => value / scale),
    outcomeDeviation: (spread[size] ?? 0) / scale,
  };
}
