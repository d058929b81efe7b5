/**
 * Typing errors between two words: letters changed, left out, added or exchanged with their neighbour (optimal string
 * alignment, Damerau 1964). Nobody asks for more than two, so the count ends at three.
 */
const MANY = 3;
const LONGEST = 128;
const rows = [new Uint8Array(LONGEST), new Uint8Array(LONGEST), new Uint8Array(LONGEST)] as const;

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
  // What differs spans too much for two errors: two apart can touch at most their own places and what lies between.
  if (b >= LONGEST || a >= LONGEST) return MANY;
  let [before, above, now] = rows as unknown as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b; j++) above[j] = j;
  for (let i = 1; i <= a; i++) {
    const letter = first.charCodeAt(from + i - 1);
    now[0] = i;
    let least = i;
    for (let j = 1; j <= b; j++) {
      const other = second.charCodeAt(from + j - 1);
      let cost = Math.min(
        (above[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        letter === second.charCodeAt(from + j - 2) &&
        first.charCodeAt(from + i - 2) === other
      )
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least >= MANY) return MANY;
    [before, above, now] = [above, now, before];
  }
  return Math.min(MANY, above[b] ?? MANY);
}
