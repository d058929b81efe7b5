/**
 * Figures about few people tell about people. A cell below the floor is not shown, and where the total is known, one
 * more cell is hidden, or the first could be had by subtraction.
 */
/** Floor for what many may see; five is the floor that no right lifts. */
export const SHOWN_FROM = 10;
export const NEVER_BELOW = 5;

/**
 * Which cells of one breakdown may be shown, in the order given. An empty cell is no person and is shown, except when
 * it must cover another. All are hidden when hiding some would not cover the rest.
 */
export function shownCells(counts: readonly number[], floor: number = SHOWN_FROM): boolean[] {
  const least = Math.max(floor, NEVER_BELOW);
  const shown = counts.map((count) => count === 0 || count >= least);
  const hidden = counts.filter((_, at) => !shown[at]);
  if (hidden.length === 0) return shown;
  let covered = hidden.reduce((sum, count) => sum + count, 0);
  let cells = hidden.length;
  // The smallest cells go first: they cost the reader least.
  const order = counts.map((count, at) => ({ count, at })).filter(({ count, at }) => shown[at] && count > 0);
  order.sort((a, b) => a.count - b.count || a.at - b.at);
  for (const { count, at } of order) {
    if (cells >= 2 && covered >= least) break;
    shown[at] = false;
    covered += count;
    cells++;
  }
  return shown;
}
