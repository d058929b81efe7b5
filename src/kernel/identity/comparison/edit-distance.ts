/**
 * Typing errors between two words: letters changed, left out, added or exchanged with their neighbour (optimal string
 * alignment, Damerau 1964). Nobody asks for more than two, so the count ends at three.
 */
const MANY = 3;
const LONGEST = 128;
/** Three rows of the table, one behind the other; the first place of each row stands before the word. */
const WIDTH = LONGEST + 2;
const table = new Uint8Array(3 * WIDTH);

/** 0, 1, 2, or 3 for "three and more". */
export function typingErrors(first: string, second: string): number {
  if (first === second) return 0;
  let endA = first.length;
  let endB = second.length;
  if (Math.abs(endA - endB) >= MANY) return MANY;
  let from = 0;
  const least = Math.min(endA, endB);
  while (from < least && first.charCodeAt(from) === second.charCodeAt(from)) from++;
  while (endA > from && endB > from && first.charCodeAt(endA - 1) === second.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const a = endA - from;
  const b = endB - from;
  if (a === 0 || b === 0) return Math.min(MANY, a + b);
  if (b >= LONGEST || a >= LONGEST) return MANY;
  let before = 0;
  let above = WIDTH;
  let now = 2 * WIDTH;
  for (let j = 0; j <= Math.min(b, MANY); j++) table[above + j] = j;
  for (let i = 1; i <= a; i++) {
    const letter = first.charCodeAt(from + i - 1);
    // Two errors cannot lead further than two places from the diagonal.
    const start = Math.max(1, i - 2);
    const end = Math.min(b, i + 2);
    table[now + start - 1] = start === 1 ? i : MANY;
    let fewest: number = start === 1 ? i : MANY;
    for (let j = start; j <= end; j++) {
      const other = second.charCodeAt(from + j - 1);
      let cost = (table[above + j - 1] ?? MANY) + (letter === other ? 0 : 1);
      const left = (table[now + j - 1] ?? MANY) + 1;
      if (left < cost) cost = left;
      const up = j === i + 2 ? MANY : (table[above + j] ?? MANY) + 1;
      if (up < cost) cost = up;
      if (
        i > 1 &&
        j > 1 &&
        letter === second.charCodeAt(from + j - 2) &&
        first.charCodeAt(from + i - 2) === other
      ) {
        const exchanged = (table[before + j - 2] ?? MANY) + 1;
        if (exchanged < cost) cost = exchanged;
      }
      if (cost > MANY) cost = MANY;
      table[now + j] = cost;
      if (cost < fewest) fewest = cost;
    }
    if (fewest >= MANY) return MANY;
    [before, above, now] = [above, now, before];
  }
  return Math.min(MANY, table[above + b] ?? MANY);
}
