import { drawing } from '#kernel/drawing';
import type { LabelledText } from './evaluate-labelled.ts';
import { Refused } from './talk.ts';

/** What is learned from and what is tested; never the same group on both sides. */
export interface Split {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
}

export interface Splitting {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[] | null;
  readonly folds: number;
  readonly seed: number;
}

export function splitsOf({ train, test, folds, seed }: Splitting): Split[] {
  if (test !== null) return [{ train, test }];
  const parts = partsOf(train, folds, seed);
  if (parts.some((part) => part.length === 0))
    throw new Refused('TOO_FEW', `${folds} folds need at least ${folds} texts of different groups.`);
  const splits = parts.map((part, own) => ({
    train: parts.flatMap((other, at) => (at === own ? [] : other)),
    test: part,
  }));
  if (splits.some((split) => new Set(split.train.map(({ label }) => label)).size < 2))
    throw new Refused('TOO_FEW', `With ${folds} folds one would learn from a single label; take more texts.`);
  return splits;
}

/** Groups in a drawn order, each to the part that has the fewest texts so far. */
function partsOf(rows: readonly LabelledText[], folds: number, seed: number): LabelledText[][] {
  const groups = new Map<string, LabelledText[]>();
  for (const row of rows) {
    const known = groups.get(row.group);
    if (known) known.push(row);
    else groups.set(row.group, [row]);
  }
  const parts: LabelledText[][] = Array.from({ length: folds }, () => []);
  for (const group of shuffled([...groups.values()], seed)) {
    const smallest = parts.reduce((least, part) => (part.length < least.length ? part : least));
    smallest.push(...group);
  }
  return parts;
}

/** `shots` texts of each label, the others without; labels with fewer give what they have. */
export function shotsOf(rows: readonly LabelledText[], shots: number, seed: number) {
  const taken = new Map<string, number>();
  const examples: LabelledText[] = [];
  const rest: LabelledText[] = [];
  for (const row of shuffled(rows, seed)) {
    const count = taken.get(row.label) ?? 0;
    taken.set(row.label, count + 1);
    (count < shots ? examples : rest).push(row);
  }
  return { examples, rest };
}

function shuffled<Row>(rows: readonly Row[], seed: number): Row[] {
  const draw = drawing(seed);
  return rows
    .map((row) => ({ row, place: draw() }))
    .sort((one, other) => one.place - other.place)
    .map(({ row }) => row);
}
