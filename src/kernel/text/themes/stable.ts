import { assign } from './assignment.ts';
import { productOf } from './products.ts';

/**
 * A theme found again keeps its id and its name, whatever words would tell it today: nothing on a wall is renamed by a
 * night's run. Who is who is settled for all themes together, by the texts that they share and by where they lie.
 */
export type KnownTheme = {
  readonly id: string;
  /** The texts that it had, by the id that they keep between runs. */
  readonly members: ReadonlySet<string>;
  /** Its middle in the space of the new run: its old texts placed there. Null where none could be placed. */
  readonly centre: Float32Array | null;
};

export type NewTheme = { readonly members: readonly string[]; readonly centre: Float32Array };

export type Matched = {
  /** For each new theme the id that it carries on; null for one that was not there before. */
  readonly ids: readonly (string | null)[];
  /** How sure that is: the share of common texts (Jaccard), and the likeness of the middles (cosine). */
  readonly shares: readonly { readonly texts: number; readonly middle: number }[];
  /** Ids that nothing new carries on; they are not given to anything else. */
  readonly gone: readonly string[];
};

/** Either is enough by itself: so many common texts, or middles that lie so near to one another. */
const SAME_TEXTS = 0.3;
const SAME_MIDDLE = 0.75;

export function matchThemes(before: readonly KnownTheme[], found: readonly NewTheme[]): Matched {
  const pairs = found.map((theme) =>
    before.map((known) => ({ texts: commonShare(known, theme), middle: middles(known, theme) })),
  );
  // A pair that is not the same by either measure gains nothing, so it can displace no true one.
  const gains = Float64Array.from(
    pairs.flatMap((row) => row.map((pair) => (same(pair) ? pair.texts + pair.middle : 0))),
  );
  const chosen = assign(gains, found.length, before.length);
  const taken = new Set<string>();
  const shares = [...chosen].map((column, row) => pairs[row]?.[column] ?? { texts: 0, middle: 0 });
  const ids = shares.map((pair, row) => {
    const id = before[chosen[row] ?? -1]?.id ?? null;
    if (id === null || !same(pair)) return null;
    taken.add(id);
    return id;
  });
  return { ids, shares, gone: before.map(({ id }) => id).filter((id) => !taken.has(id)) };
}

function same({ texts, middle }: { readonly texts: number; readonly middle: number }): boolean {
  return texts >= SAME_TEXTS || middle >= SAME_MIDDLE;
}

function commonShare({ members }: KnownTheme, theme: NewTheme): number {
  const common = theme.members.filter((member) => members.has(member)).length;
  const either = members.size + theme.members.length - common;
  return either === 0 ? 0 : common / either;
}

function middles({ centre }: KnownTheme, theme: NewTheme): number {
  if (centre === null || centre.length !== theme.centre.length) return 0;
  return Math.max(0, productOf(centre, 0, theme.centre, 0, centre.length));
}
