import { isAddress } from '#kernel/identity/comparison/comparison';
import type { Comparer } from '#kernel/identity/comparison/levels';
import type { Model } from '#kernel/identity/model/model';
import { makeScorer, probabilityOf } from '#kernel/identity/model/score';
import type { Features } from '#kernel/identity/record/pool';
import { ATTACH_FROM, REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';

/**
 * Why two records are held for one person, or are not: every step in bits from the prior to the end, what guarded
 * against it, and what a further agreement would change. Words are left to the catalogues: a step names its level by a
 * key, and values are shown or masked by whoever shows them.
 */
export interface Explanation {
  readonly modelVersion: string;
  readonly priorBits: number;
  readonly steps: readonly Step[];
  readonly guards: readonly Guard[];
  /** Hard reasons why these two may not be one whatever the bits. */
  readonly vetoes: readonly VetoReason[];
  readonly finalBits: number;
  readonly probability: number;
  readonly band: 'attach' | 'review' | 'new';
  /** What would have to be otherwise for the other band, least first; [] when nothing alone would do. */
  readonly wouldChange: readonly Change[];
}

export interface Step {
  /** Name of the comparison: given-name, street-2. */
  readonly field: string;
  /** Columns of the records that it read, so that a viewer can show the cells. */
  readonly columns: readonly number[];
  /** Key of the level in the catalogues: identity.level.<kind>.<level>; null where one of the two says nothing. */
  readonly words: string | null;
  readonly level: number;
  readonly m: number;
  readonly u: number;
  /** Bits of the level, of the rarity of the shared value, and of all steps so far with the prior. */
  readonly bits: number;
  readonly rarityBits: number;
  readonly cumulativeBits: number;
}

export interface Guard {
  /** One address counts once; a household explains it as well; a mailbox that an office reads. */
  readonly kind: 'one-address' | 'household' | 'shared-mailbox';
  readonly bits: number;
}

export type VetoReason = 'other-national-id' | 'said-different';

export interface Change {
  readonly field: string;
  /** Key of the level it would need. */
  readonly words: string;
  /** Bits it would add to what there is; negative where it would take away. */
  readonly bits: number;
}

const CHANGES_AT_MOST = 3;

export function explain(task: {
  readonly a: Features;
  readonly b: Features;
  readonly model: Model;
  readonly comparer: Comparer;
  readonly vetoes: readonly VetoReason[];
}): Explanation {
  const { a, b, model, comparer, vetoes } = task;
  const scorer = makeScorer(model);
  const pattern = comparer.compare(a, b);
  const finalBits = scorer.bits(pattern);
  const apart = scorer.steps(pattern);
  const evidence = scorer.evidence(pattern).apart;
  let cumulativeBits = scorer.priorBits;
  const steps = comparer.comparisons.map((comparison, at): Step => {
    const level = pattern.levels[at] ?? 0;
    const bits = apart[at] ?? 0;
    cumulativeBits += bits;
    const rarityBits = level === 0 ? 0 : (pattern.rarity[at] ?? 0);
    return {
      field: comparison.name,
      columns: comparison.columns,
      words: wordsOf(comparison.kind, comparison.levels, level),
      level,
      m: level === 0 ? 1 : (model.comparisons[at]?.m[level - 1] ?? 1),
      u: level === 0 ? 1 : (model.comparisons[at]?.u[level - 1] ?? 1),
      bits: bits - rarityBits,
      rarityBits,
      cumulativeBits,
    };
  });
  const address = evidence - apart.reduce((sum, bits) => sum + bits, 0);
  const household = finalBits - scorer.priorBits - evidence;
  return {
    modelVersion: model.version,
    priorBits: scorer.priorBits,
    steps,
    guards: [
      ...guard('one-address', comparer.comparisons.some(({ kind }) => isAddress(kind)) ? address : 0),
      ...guard('household', household),
      ...(a.some((value) => value?.shared) && b.some((value) => value?.shared)
        ? [{ kind: 'shared-mailbox', bits: 0 } as const]
        : []),
    ],
    vetoes,
    finalBits,
    probability: vetoes.length > 0 ? 0 : probabilityOf(finalBits),
    band: bandOf(finalBits, vetoes),
    wouldChange: vetoes.length > 0 ? [] : changes(model, comparer, { finalBits, apart }),
  };
}

function bandOf(bits: number, vetoes: readonly VetoReason[]): Explanation['band'] {
  if (vetoes.length > 0 || bits < REVIEW_FROM) return 'new';
  return bits >= ATTACH_FROM ? 'attach' : 'review';
}

function guard(kind: Guard['kind'], bits: number): Guard[] {
  return Math.abs(bits) < 0.05 ? [] : [{ kind, bits }];
}

function wordsOf(kind: string, levels: readonly string[], level: number): string | null {
  const name = levels[level - 1];
  return name === undefined ? null : `identity.level.${kind}.${name}`;
}

/** One comparison at a time, set to its best level (to bring them together) or its worst (to part them). */
function changes(
  model: Model,
  comparer: Comparer,
  now: { readonly finalBits: number; readonly apart: readonly number[] },
): Change[] {
  const together = now.finalBits >= ATTACH_FROM;
  const found = comparer.comparisons.flatMap((comparison, at): Change[] => {
    const known = model.comparisons[at];
    const levels = comparison.levels;
    const to = together ? levels.length - 1 : 0;
    const share = known?.m[to];
    const other = known?.u[to];
    const words = levels[to];
    if (comparison.kind === 'name-order' || share === undefined || other === undefined || words === undefined)
      return [];
    const bits = Math.log2(share / other) - (now.apart[at] ?? 0);
    const flips = together ? now.finalBits + bits < ATTACH_FROM : now.finalBits + bits >= ATTACH_FROM;
    return flips
      ? [{ field: comparison.name, words: `identity.level.${comparison.kind}.${words}`, bits }]
      : [];
  });
  return found.sort((x, y) => Math.abs(x.bits) - Math.abs(y.bits)).slice(0, CHANGES_AT_MOST);
}
