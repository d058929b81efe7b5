import type { CompiledRule } from './compile.ts';
import type { Place } from './lexicon.ts';
import type { Guards } from './signal.ts';
import type { Spoken } from './spoken.ts';

/**
 * Steps of a rule found one after another. The nearest fitting place of the next step is looked up from the last step
 * backwards, so that a hostile text costs its length times the words between two steps and no more.
 */
type Places = readonly (readonly Place[] | undefined)[];

export type Chain = { readonly parts: readonly Place[]; readonly from: number; readonly to: number };

export function chainsOf(rule: CompiledRule, places: Places, { sentence, lengths }: Spoken): Chain[] {
  const stages: (readonly Place[])[] = [];
  for (const step of rule.steps) {
    const found = places[step];
    if (!found) return [];
    stages.push(found);
  }
  // For each place of a stage: the place of the next stage that goes on from it, or -1.
  const onwards: Int32Array[] = [];
  for (let stage = stages.length - 2; stage >= 0; stage--) {
    onwards[stage] = linked({
      here: stages[stage] ?? [],
      next: stages[stage + 1] ?? [],
      goesOn: onwards[stage + 1] ?? null,
      gap: rule.gaps[stage + 1] ?? 0,
      reaches: (from, to) => (sentence[to] ?? 0) - (sentence[from] ?? 0) <= rule.across,
    });
  }
  const chains: Chain[] = [];
  for (const [index, first] of (stages[0] ?? []).entries()) {
    if ((lengths[sentence[first.from] ?? 0] ?? 0) > rule.atMostWords) continue;
    const parts = [first];
    let at = index;
    for (let stage = 0; stage < stages.length - 1; stage++) {
      at = onwards[stage]?.[at] ?? -1;
      const part = stages[stage + 1]?.[at];
      if (!part) break;
      parts.push(part);
    }
    if (parts.length < stages.length) continue;
    chains.push({ parts, from: first.from, to: Math.max(...parts.map(({ to }) => to)) });
  }
  return chains;
}

type Link = {
  readonly here: readonly Place[];
  readonly next: readonly Place[];
  readonly goesOn: Int32Array | null;
  readonly gap: number;
  readonly reaches: (from: number, to: number) => boolean;
};

function linked({ here, next, goesOn, gap, reaches }: Link): Int32Array {
  const links = new Int32Array(here.length).fill(-1);
  let low = 0;
  for (const [index, place] of here.entries()) {
    // Places begin in the order of the text, so that no later one can go on from a word before this one.
    while (low < next.length && (next[low]?.from ?? 0) < place.from) low++;
    for (let at = low; at < next.length; at++) {
      const other = next[at];
      if (!other || other.from - place.to > gap) break;
      if (other.from < place.to || goesOn?.[at] === -1 || !reaches(place.to - 1, other.from)) continue;
      links[index] = at;
      break;
    }
  }
  return links;
}

/** The first guard that holds, with the words that made it. */
export function guardOn(
  rule: CompiledRule,
  chain: Chain,
  places: Places,
  { sentence, flows }: Spoken,
): { where: keyof Guards; place: Place } | null {
  const first = sentence[chain.from] ?? 0;
  const last = sentence[chain.to - 1] ?? 0;
  for (const { where, list } of rule.guards) {
    const place = places[list]?.find((one) => {
      if (where === 'text') return true;
      const own = sentence[one.from] ?? 0;
      if (own < first || own > last) return false;
      if (where === 'before')
        return one.to <= chain.from && chain.from - one.to <= 2 && flowing(flows, one.to - 1, chain.from - 1);
      if (where === 'after')
        return one.from >= chain.to && one.from - chain.to <= 3 && flowing(flows, chain.to - 1, one.from - 1);
      return where === 'sentence' || (one.from >= chain.from && one.to <= chain.to);
    });
    if (place) return { where, place };
  }
  return null;
}

/** No comma or stop between these words: a "not" before the comma negates nothing after it. */
function flowing(flows: readonly boolean[], from: number, to: number): boolean {
  for (let word = from; word <= to; word++) if (!flows[word]) return false;
  return true;
}
