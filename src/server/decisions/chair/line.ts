/**
 * The line of an employee: everybody above, up to the top, and everybody below. Who stands in the proposer's line
 * owes them something or is owed, and so does not speak for the customer; who is above the proposer may sign for them.
 */
export type ReportsTo = ReadonlyMap<string, string | null>;

/** Everybody above, nearest first. A circle in the organization's chart ends where it began. */
export function above(line: ReportsTo, employee: string): string[] {
  const chain: string[] = [];
  let next = line.get(employee) ?? null;
  while (next !== null && next !== employee && !chain.includes(next)) {
    chain.push(next);
    next = line.get(next) ?? null;
  }
  return chain;
}

export function isAbove(line: ReportsTo, one: string, other: string): boolean {
  return above(line, other).includes(one);
}

/** Also true of a person and themselves. */
export function inLine(line: ReportsTo, one: string, other: string): boolean {
  return one === other || isAbove(line, one, other) || isAbove(line, other, one);
}
