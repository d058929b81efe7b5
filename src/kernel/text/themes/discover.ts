import { drawing } from '#kernel/drawing';
import { nearDuplicates } from '#kernel/text/near-duplicates/near-duplicates';
import { communities, numbered } from './communities.ts';
import { around, centres, kMeans } from './k-means.ts';
import { themeWords } from './labels.ts';
import { gathered, learnMeaning, type Meaning, placed } from './meaning.ts';
import { type Dense, nearest, sharedNeighbours } from './neighbours.ts';
import { ALIKE, nearestMiddles } from './place.ts';
import { productOf } from './products.ts';

/**
 * What customers speak of, found in their words alone, without a list and without labels. Copies count as one voice while
 * looking; texts that share neighbours are one theme; what belongs nowhere stays unassigned and is never forced. Each
 * theme is told by its words as customers wrote them and by the texts nearest to its middle.
 */
export type FoundThemes = {
  /** The largest first. */
  readonly themes: readonly DiscoveredTheme[];
  /** For each text the place of its theme in `themes`, −1 where it has none. */
  readonly themeOf: Int32Array;
  /** Where texts lie; needed to place others later. */
  readonly meaning: Meaning | null;
};

export type DiscoveredTheme = {
  /** Places of its texts, copies among them. */
  readonly members: Int32Array;
  /** How many different texts: copies count once. */
  readonly voices: number;
  /** Words that tell it from the others, the most telling first, in the form in which most wrote them. */
  readonly words: readonly string[];
  /** Places of the texts nearest to its middle. */
  readonly quotes: readonly number[];
  readonly centre: Float32Array;
};

export type Discovering = {
  readonly seed: number;
  /** Finer above, coarser below; the number of themes follows. */
  readonly granularity: number;
  /** The fewest different texts of a theme. */
  readonly least: number;
  /** How many themes, where that is known; null finds it. */
  readonly count: number | null;
  /** So many different texts are looked at all against all; of more, a drawn sample is and the others are placed. */
  readonly most: number;
};

export const DISCOVERING: Discovering = { seed: 1, granularity: 3.5, least: 5, count: null, most: 20_000 };

const REACH = 10;
const COMMON = 2;
/** How alike (cosine) a text by itself and the middle of its theme are at least. */
const BELONGS = 0.25;
const QUOTES = 3;

/** Empty texts have no theme. The same texts, options and seed give the same themes. */
export function discoverThemes(texts: readonly string[], options: Discovering = DISCOVERING): FoundThemes {
  const { standsFor, representatives } = nearDuplicates(texts);
  const speaking = representatives.filter((place) => (texts[place] ?? '').trim() !== '');
  const looked = drawn(speaking, options.most, options.seed);
  const themeOf = new Int32Array(texts.length).fill(-1);
  if (looked.length === 0) return { themes: [], themeOf, meaning: null };
  const meaning = learnMeaning(wordsAt(texts, looked), options.seed);
  const alone = placed(meaning, wordsAt(texts, looked));
  const dense = gathered(alone, ALIKE);
  const { groups, middle } = grouped(dense, alone, options);
  const groupOf = new Int32Array(texts.length).fill(-1);
  for (const [row, place] of looked.entries()) groupOf[place] = groups[row] ?? -1;
  if (looked.length < speaking.length) {
    const seen = new Set(looked);
    const others = speaking.filter((place) => !seen.has(place));
    const placings = nearestMiddles(placed(meaning, wordsAt(texts, others)), middle);
    for (const [row, place] of others.entries()) groupOf[place] = placings[row]?.theme ?? -1;
  }
  for (const [place, first] of standsFor.entries()) groupOf[place] = groupOf[first] ?? -1;
  const themes = told({ texts, groupOf, looked, dense, middle, voices: speaking });
  for (const [theme, { members }] of themes.entries()) for (const place of members) themeOf[place] = theme;
  return { themes, themeOf, meaning };
}

/** Groups of rows, −1 where none, with the middle of each. */
function grouped(dense: Dense, alone: Dense, { seed, granularity, least, count }: Discovering) {
  const parted = count === null ? tied(dense, granularity, least, seed) : clusters(dense, count, seed);
  const groups = parted.groups.slice();
  // Neighbours speak for a text when groups are sought; whether it belongs there its own words must say.
  const middles = centresOf(alone, groups);
  for (let row = 0; row < dense.count; row++)
    if ((groups[row] ?? -1) >= 0 && likenessTo(alone, row, middles, groups[row] ?? 0) < BELONGS)
      groups[row] = -1;
  const kept = largeEnough(groups, count === null ? least : 1);
  return { groups: kept, middle: centresOf(dense, kept) };
}

/** Shared neighbours, communities among them; then each text to the nearest of the middles found. */
function tied(dense: Dense, granularity: number, least: number, seed: number) {
  const graph = sharedNeighbours(dense.count, nearest(dense, REACH, ALIKE), COMMON);
  const found = largeEnough(communities(graph, granularity, seed), least);
  const begin = centresOf(dense, found);
  if (begin.length === 0) return { groups: found, middle: begin };
  const { groups, centres: middle } = around(dense, begin);
  return { groups, middle };
}

function clusters(dense: Dense, count: number, seed: number) {
  const { groups, centres: middle } = kMeans(dense, Math.min(count, dense.count), { starts: 4, seed });
  return { groups, middle };
}

function centresOf({ values, size }: Dense, groups: Int32Array): Float32Array {
  return centres(values, size, groups, groups.reduce((most, group) => Math.max(most, group), -1) + 1);
}

function largeEnough(groups: Int32Array, least: number): Int32Array {
  const counts = new Map<number, number>();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  const kept = groups.map((group) => (group >= 0 && (counts.get(group) ?? 0) >= least ? group : -1));
  const names = numbered(kept.filter((group) => group >= 0));
  let at = 0;
  return kept.map((group) => (group < 0 ? -1 : (names[at++] ?? -1)));
}

function likenessTo({ values, size }: Dense, row: number, middle: Float32Array, group: number): number {
  return productOf(values, row, middle, group, size);
}

type Telling = {
  readonly texts: readonly string[];
  readonly groupOf: Int32Array;
  readonly looked: Int32Array;
  readonly dense: Dense;
  readonly middle: Float32Array;
  readonly voices: Int32Array;
};

function told({ texts, groupOf, looked, dense, middle, voices }: Telling): DiscoveredTheme[] {
  const { size } = dense;
  const count = middle.length / size;
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [place, group] of groupOf.entries()) if (group >= 0) members[group]?.push(place);
  const heard: number[][] = Array.from({ length: count }, () => []);
  for (const place of voices) heard[groupOf[place] ?? -1]?.push(place);
  const quotes: { place: number; alike: number }[][] = Array.from({ length: count }, () => []);
  for (const [row, place] of looked.entries()) {
    const group = groupOf[place] ?? -1;
    if (group >= 0) quotes[group]?.push({ place, alike: likenessTo(dense, row, middle, group) });
  }
  const words = themeWords(
    voices.length === 0 ? [] : Array.from(voices, (place) => texts[place] ?? ''),
    Int32Array.from(voices, (place) => groupOf[place] ?? -1),
    count,
  );
  return members
    .map((own, group) => ({
      members: Int32Array.from(own),
      voices: heard[group]?.length ?? 0,
      words: words[group] ?? [],
      quotes: (quotes[group] ?? [])
        .sort((one, other) => other.alike - one.alike || one.place - other.place)
        .slice(0, QUOTES)
        .map(({ place }) => place),
      centre: middle.slice(group * size, (group + 1) * size),
    }))
    .sort(
      (one, other) =>
        other.members.length - one.members.length || (one.members[0] ?? 0) - (other.members[0] ?? 0),
    );
}

function wordsAt(texts: readonly string[], places: Int32Array): string[] {
  return Array.from(places, (place) => texts[place] ?? '');
}

/** At most so many places, drawn, in rising order. */
function drawn(places: Int32Array, most: number, seed: number): Int32Array {
  if (places.length <= most) return places;
  const draw = drawing(seed);
  const order = Float64Array.from(places, () => draw());
  const limit = order.slice().sort()[most] ?? 1;
  return places.filter((_, at) => (order[at] ?? 1) < limit);
}
