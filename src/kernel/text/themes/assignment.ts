/**
 * Who goes with whom so that the whole gains most: the Hungarian method in the form of shortest augmenting paths (Kuhn
 * 1955; Jonker & Volgenant 1987), exact, O(rows² × columns).
 */

/**
 * `gains` is rows × columns, row by row, finite. For each row its column, or −1 where there are more rows than columns; no
 * column twice. The sum of the gains of the pairs is the largest there is.
 */
export function assign(gains: Float64Array, rows: number, columns: number): Int32Array {
  if (gains.length !== rows * columns) throw new RangeError('assign needs rows * columns gains');
  if (rows > columns) {
    const turned = new Float64Array(gains.length);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        turned[column * rows + row] = gains[row * columns + column] ?? 0;
    const rowOf = assign(turned, columns, rows);
    const columnOf = new Int32Array(rows).fill(-1);
    for (const [column, row] of rowOf.entries()) columnOf[row] = column;
    return columnOf;
  }
  // Rows and columns count from 1; 0 stands for "nobody yet".
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(columns + 1);
    let column = 0;
    do {
      seen[column] = 1;
      const own = rowOf[column] ?? 0;
      let [least, next] = [Number.POSITIVE_INFINITY, 0];
      for (let other = 1; other <= columns; other++) {
        if (seen[other] === 1) continue;
        const cost =
          -(gains[(own - 1) * columns + other - 1] ?? 0) - (rowPrice[own] ?? 0) - (columnPrice[other] ?? 0);
        if (cost < (slack[other] ?? 0)) {
          slack[other] = cost;
          cameFrom[other] = column;
        }
        if ((slack[other] ?? 0) < least) [least, next] = [slack[other] ?? 0, other];
      }
      for (let other = 0; other <= columns; other++)
        if (seen[other] === 1) {
          const taken = rowOf[other] ?? 0;
          rowPrice[taken] = (rowPrice[taken] ?? 0) + least;
          columnPrice[other] = (columnPrice[other] ?? 0) - least;
        } else slack[other] = (slack[other] ?? 0) - least;
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++)
    if ((rowOf[column] ?? 0) > 0) columnOf[(rowOf[column] ?? 1) - 1] = column - 1;
  return columnOf;
}
