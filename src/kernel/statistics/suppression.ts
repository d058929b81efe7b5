/**
 * Figures about few people tell about people. A cell below the floor is not shown, and where the total is known, one
 * more cell is hidden, or the first could be had by subtraction: from the total, along a table's rows and columns, or
 * from last week's report.
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
  return covered(
    counts,
    counts.map((count) => count === 0 || count >= least),
    least,
  );
}

/** One cell of a breakdown that is published again. */
export interface Repeated {
  readonly count: number;
  /** The same cell stood in the report before, and the reader may still have it. */
  readonly shownBefore: boolean;
  /** People who came into the cell since, plus those who left it. */
  readonly changed: number;
}

/**
 * Which cells of a breakdown may be shown again: two reports that differ by a few people tell about those few. A cell
 * seen before is held until at least `floor` people have changed (or nobody has), and what is held is covered, in
 * people and in changes, so that neither report nor their difference gives it away.
 */
export function shownAgain(cells: readonly Repeated[], floor: number = SHOWN_FROM): boolean[] {
  const least = Math.max(floor, NEVER_BELOW);
  const counts = cells.map((cell) => cell.count);
  const tells = (cell: Repeated): boolean => cell.shownBefore && cell.changed > 0 && cell.changed < least;
  const shown = covered(
    counts,
    cells.map((cell) => (cell.count === 0 || cell.count >= least) && !tells(cell)),
    least,
  );
  // What is hidden today and was seen before can be had together, as a difference of totals: cover that too.
  const moved = (): number => {
    const hidden = cells.filter((_, at) => !shown[at]);
    if (!hidden.every((cell) => cell.shownBefore)) return least;
    const changed = hidden.reduce((sum, cell) => sum + cell.changed, 0);
    return changed === 0 ? least : changed;
  };
  for (const at of smallestFirst(counts, shown)) {
    if (moved() >= least) return shown;
    shown[at] = false;
  }
  return moved() >= least ? shown : shown.map(() => false);
}

/**
 * Which cells of a table may be shown when the totals of its rows and of its columns are known: every row and every
 * column is covered in turn, until hiding for one uncovers no other.
 */
export function shownTable(counts: readonly (readonly number[])[], floor: number = SHOWN_FROM): boolean[][] {
  const width = counts[0]?.length ?? 0;
  if (counts.some((row) => row.length !== width)) throw new RangeError('shownTable needs rows of one length');
  const least = Math.max(floor, NEVER_BELOW);
  let shown = counts.map((row) => row.map((count) => count === 0 || count >= least));
  for (let hidden = -1; hidden !== hiddenIn(shown); ) {
    hidden = hiddenIn(shown);
    shown = shown.map((row, at) => covered(counts[at] ?? [], row, least));
    for (let column = 0; column < width; column++) {
      const below = covered(
        counts.map((row) => row[column] ?? 0),
        shown.map((row) => row[column] ?? true),
        least,
      );
      shown = shown.map((row, at) => row.map((open, x) => (x === column ? (below[at] ?? open) : open)));
    }
  }
  return shown;
}

function hiddenIn(shown: readonly (readonly boolean[])[]): number {
  return shown.flat().filter((open) => !open).length;
}

/** Hides more cells, until those hidden are two at least and hold `least` people together. */
function covered(counts: readonly number[], open: readonly boolean[], least: number): boolean[] {
  const shown = [...open];
  const hidden = counts.filter((_, at) => !shown[at]);
  if (hidden.length === 0) return shown;
  let people = hidden.reduce((sum, count) => sum + count, 0);
  let cells = hidden.length;
  for (const at of smallestFirst(counts, shown)) {
    if (cells >= 2 && people >= least) break;
    shown[at] = false;
    people += counts[at] ?? 0;
    cells++;
  }
  return shown;
}

/** The smallest cells go first: they cost the reader least. */
function smallestFirst(counts: readonly number[], shown: readonly boolean[]): number[] {
  return counts
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => shown[at] && count > 0)
    .sort((a, b) => a.count - b.count || a.at - b.at)
    .map(({ at }) => at);
}
