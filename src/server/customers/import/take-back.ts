import { type Profile, withNewer } from '#server/customers/record/profile';

/**
 * What is left of a person when one voice is taken out: everything that the others said, in the order in which they said it,
 * as if that voice had never spoken. And which records still hold together when some threads between them are cut.
 */

/** The profiles of the versions that stay, oldest first, each without what `mine` versions had added before it. */
export function foldWithout(
  versions: readonly { readonly profile: Profile; readonly mine: boolean }[],
): Profile[] {
  const kept: Profile[] = [];
  let before: Profile = {};
  let folded: Profile = {};
  for (const { profile, mine } of versions) {
    if (!mine) {
      folded = withNewer(folded, added(before, profile));
      kept.push(folded);
    }
    before = profile;
  }
  return kept;
}

/** What a version said that the one before it did not. */
function added(before: Profile, after: Profile): Profile {
  const entries = Object.entries(after).flatMap(([field, value]) => {
    const held: unknown = Reflect.get(before, field);
    if (Array.isArray(value)) {
      const fresh = value.filter((one) => !Array.isArray(held) || !held.includes(one));
      return fresh.length === 0 ? [] : [[field, fresh] as const];
    }
    return held === value ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}

/** Fills what is missing from what was also said, oldest first; says nothing over what is there. */
export function withOlder(profile: Profile, said: readonly Profile[]): Profile {
  let filled: Profile = {};
  for (const one of said) filled = withNewer(filled, one);
  return { ...filled, ...profile };
}

/** Groups of ids that hang together by the pairs, each sorted; an id without a pair is a group of its own. */
export function componentsOf(
  ids: readonly string[],
  pairs: readonly { readonly a: string; readonly b: string }[],
): string[][] {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { a, b } of pairs) if (parent.has(a) && parent.has(b)) parent.set(root(a), root(b));
  const groups = new Map<string, string[]>();
  for (const id of [...ids].sort()) {
    const top = root(id);
    groups.set(top, [...(groups.get(top) ?? []), id]);
  }
  return [...groups.values()];
}
