/**
 * How alike two spellings are, 0..1, with trust in the beginning (Jaro 1989, Winkler 1990; prefix weight .1 over
 * at most four letters): typing errors are rarer at the front of a name.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1;
  if (first.length === 0 || second.length === 0) return 0;
  const jaro = jaroOf(first, second);
  let prefix = 0;
  while (prefix < 4 && prefix < first.length && first[prefix] === second[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(first: string, second: string): number {
  const reach = Math.max(0, Math.floor(Math.max(first.length, second.length) / 2) - 1);
  const taken = new Array<boolean>(second.length).fill(false);
  const matched: string[] = [];
  for (let at = 0; at < first.length; at++) {
    const to = Math.min(second.length - 1, at + reach);
    for (let other = Math.max(0, at - reach); other <= to; other++) {
      if (taken[other] || first[at] !== second[other]) continue;
      taken[other] = true;
      matched.push(first.charAt(at));
      break;
    }
  }
  if (matched.length === 0) return 0;
  const inOrder = [...second].filter((_, at) => taken[at]);
  const moved = matched.filter((letter, at) => letter !== inOrder[at]).length / 2;
  const share = matched.length;
  return (share / first.length + share / second.length + (share - moved) / share) / 3;
}
