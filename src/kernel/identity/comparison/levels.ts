import type { Schema } from '#kernel/identity/field';
import type { Features, Pool } from '#kernel/identity/record/pool';
import type { Value } from '#kernel/identity/record/value';
import { type Comparison, comparisonsOf } from './comparison.ts';
import { categoryLevel, dateLevel, mailLevel, numberLevel, placeLevel, wordsLevel } from './field-levels.ts';
import { fullNameLevel } from './full-name-level.ts';
import { couldBeOne, MISSPELT, OTHER, rememberedNameLevel, SAME } from './name-level.ts';

/**
 * The pattern of two records: for each comparison its level (0: one of them says nothing, so no evidence), and how much
 * rarer than usual the shared value is, in bits. Symmetric: the order of the two never matters.
 */
export interface Pattern {
  readonly levels: Uint8Array;
  /** log2 of usual share ÷ share of the shared value; 0 where nothing is equal. */
  readonly rarity: Float64Array;
}

export interface Comparer {
  readonly comparisons: readonly Comparison[];
  /** Writes into one pattern that is used again by the next call. */
  compare(a: Features, b: Features): Pattern;
}

/** Rarity counts up to this many bits either way: beyond, a count says more of the collection than of the world. */
const RAREST = 8;
/** A misspelt name is half as telling of its rarity: the error may have made it another's. */
const MISSPELT_COUNTS = 0.5;

/** `usual` by comparison: the average share of a shared value (of a shared word for whole names). */
export function makeComparer(schema: Schema, pool: Pool, usual: readonly number[]): Comparer {
  const comparisons = comparisonsOf(schema);
  const pattern: Pattern = {
    levels: new Uint8Array(comparisons.length),
    rarity: new Float64Array(comparisons.length),
  };
  const { levels, rarity } = pattern;
  const nameLevel = rememberedNameLevel();
  const orderAt = comparisons.findIndex(({ kind }) => kind === 'name-order');
  const givenAt = comparisons.findIndex(({ kind }) => kind === 'given-name');
  const surnameAt = comparisons.findIndex(({ kind }) => kind === 'surname');
  const given = comparisons[givenAt]?.column ?? -1;
  const surname = comparisons[surnameAt]?.column ?? -1;
  const rare = (at: number, share: number): number =>
    Math.max(-RAREST, Math.min(RAREST, Math.log2((usual[at] ?? share) / share)));

  const single = comparisons.flatMap((comparison, at) =>
    at === orderAt || (orderAt >= 0 && (at === givenAt || at === surnameAt)) ? [] : [{ comparison, at }],
  );

  function names(a: Features, b: Features): void {
    const aGiven = a[given] ?? null;
    const aSurname = a[surname] ?? null;
    const bGiven = b[given] ?? null;
    const bSurname = b[surname] ?? null;
    const straightGiven = levelOf(aGiven, bGiven);
    const straightSurname = levelOf(aSurname, bSurname);
    levels[givenAt] = straightGiven;
    levels[surnameAt] = straightSurname;
    rarity[givenAt] = rareName(givenAt, straightGiven, shareOf(given, aGiven), shareOf(given, bGiven));
    rarity[surnameAt] = rareName(
      surnameAt,
      straightSurname,
      shareOf(surname, aSurname),
      shareOf(surname, bSurname),
    );
    levels[orderAt] = straightGiven === 0 && straightSurname === 0 ? 0 : 1;
    if (straightGiven === SAME || straightSurname === SAME) return;
    // Exchanged names are believed only when one of them is clear.
    if (!clear(aGiven, bSurname) && !clear(aSurname, bGiven)) return;
    const crossedGiven = levelOf(aGiven, bSurname);
    const crossedSurname = levelOf(aSurname, bGiven);
    if (!better(crossedGiven, crossedSurname, straightGiven, straightSurname)) return;
    // Each crossed agreement stands under the part of the name that it was in the first record; to stay symmetric the
    // better one is told as the surname, which is the rarer.
    const [worse, best] =
      crossedSurname !== 0 && (crossedGiven === 0 || crossedSurname <= crossedGiven)
        ? [crossedGiven, crossedSurname]
        : [crossedSurname, crossedGiven];
    levels[givenAt] = worse;
    levels[surnameAt] = best;
    levels[orderAt] = 2;
    const shares: number[] = [];
    if (crossedSurname === SAME && aSurname && bGiven) shares.push(crossedShare(aSurname, bGiven));
    if (crossedGiven === SAME && aGiven && bSurname) shares.push(crossedShare(bSurname, aGiven));
    shares.sort((p, q) => p - q);
    rarity[surnameAt] = shares[0] === undefined ? 0 : rare(surnameAt, shares[0]);
    rarity[givenAt] = shares[1] === undefined ? 0 : rare(givenAt, shares[1]);
  }

  function levelOf(x: Value | null, y: Value | null): number {
    return x === null || y === null ? 0 : nameLevel(x, y);
  }

  function shareOf(column: number, value: Value | null): number {
    return value === null ? 1 : pool.share(column, value);
  }

  /** A name that agrees but for its spelling is as rare as the commoner spelling. */
  function rareName(at: number, level: number, one: number, other: number): number {
    if (level === SAME) return rare(at, one);
    if (level === 0 || level > MISSPELT) return 0;
    const bits = rare(at, Math.max(one, other));
    return level === MISSPELT ? MISSPELT_COUNTS * bits : bits;
  }

  /** A name in the other field counts as common as it is in the field where it is commoner. */
  function crossedShare(asSurname: Value, asGiven: Value): number {
    return Math.max(pool.share(surname, asSurname), pool.share(given, asGiven));
  }

  function one(comparison: Comparison, at: number, a: Features, b: Features): void {
    let level = 0;
    let bits = 0;
    if (comparison.columns.length === 1) {
      const x = a[comparison.column] ?? null;
      const y = b[comparison.column] ?? null;
      if (x !== null && y !== null) {
        if (comparison.kind === 'full-name') {
          const paired = fullNameLevel(x, y, nameLevel);
          level = paired.level;
          for (const word of paired.same) bits += rare(at, pool.wordShare(comparison.column, word));
          bits = Math.max(-RAREST, Math.min(2 * RAREST, bits));
        } else {
          level = levelIn(comparison, x, y);
          if (level === SAME) bits = rare(at, pool.share(comparison.column, x));
        }
      }
    } else {
      for (const left of comparison.columns)
        for (const right of comparison.columns) {
          const x = a[left] ?? null;
          const y = b[right] ?? null;
          if (x === null || y === null) continue;
          const found = levelIn(comparison, x, y);
          if (level !== 0 && found > level) continue;
          const rarer = found === SAME ? rare(at, pool.share(left, x)) : 0;
          bits = found === level ? Math.max(bits, rarer) : rarer;
          level = found;
        }
    }
    levels[at] = level;
    rarity[at] = bits;
  }

  function levelIn({ kind, column }: Comparison, x: Value, y: Value): number {
    switch (kind) {
      case 'given-name':
      case 'surname':
        return nameLevel(x, y);
      case 'birth-date':
        return dateLevel(x, y);
      case 'email':
        return mailLevel(x, y);
      case 'city':
      case 'region':
        return placeLevel(x, y);
      case 'category':
        return categoryLevel(x, y);
      case 'street':
      case 'company':
      case 'text':
        return wordsLevel(x, y, (word) => -Math.log2(pool.wordShare(column, word)));
      default:
        return numberLevel(x, y);
    }
  }

  return {
    comparisons,
    compare(a, b) {
      if (orderAt >= 0) names(a, b);
      for (const { comparison, at } of single) one(comparison, at, a, b);
      return pattern;
    },
  };
}

function clear(x: Value | null, y: Value | null): boolean {
  return x !== null && y !== null && couldBeOne(x, y);
}

/** Exchanged names are believed only when they agree clearly better: as many agreements, and at least one clear one. */
function better(
  givenCrossed: number,
  surnameCrossed: number,
  givenStraight: number,
  surnameStraight: number,
): boolean {
  const crossed = agreement(givenCrossed) + agreement(surnameCrossed);
  if (Math.max(agreement(givenCrossed), agreement(surnameCrossed)) < 3) return false;
  return crossed > agreement(givenStraight) + agreement(surnameStraight);
}

function agreement(level: number): number {
  return level === 0 || level === OTHER ? 0 : OTHER - level;
}
