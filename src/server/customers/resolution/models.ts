import { ATTACH_FROM, REVIEW_FROM } from '#kernel/identity/stream/resolve-stream';
import { type Near, type Verdict, verdictOf, weigh } from '#server/customers/identity/belonging';
import type { Likeness } from '#server/customers/identity/likeness';
import type { Known } from '#server/customers/identity/match';
import type { Judgement } from './parting.ts';

/**
 * What a new model changes is what it sees otherwise than those that decided before it, and nothing else: where all of them give
 * the same answer, what stands stays, whatever other reason there was for it. So the same model changes nothing.
 */
export interface Models {
  readonly now: Likeness;
  /** Those in force since everything was gone over last. */
  readonly before: readonly Likeness[];
}

/** Whether two parts of one customer that hung together by likeness do so still. */
export function judgeOf(models: Models, ours: readonly Known[], theirs: readonly Known[]): Judgement {
  const bits = weigh(models.now, ours, theirs);
  if (bits !== null && bits >= ATTACH_FROM) return { says: 'holds', bits };
  const held = models.before.some((model) => (weigh(model, ours, theirs) ?? FORBIDDEN) >= ATTACH_FROM);
  if (!held) return { says: 'holds', bits };
  return { says: bits !== null && bits >= REVIEW_FROM ? 'asks' : 'parts', bits };
}
const FORBIDDEN = Number.NEGATIVE_INFINITY;

/** Whom a record belongs to, and who should be asked about, as far as a model before this one would have said otherwise. */
export function newVerdict(
  models: Models,
  ours: readonly Known[],
  candidates: readonly { readonly near: Omit<Near, 'bits'>; readonly theirs: readonly Known[] }[],
): Verdict {
  const by = (model: Likeness): Verdict =>
    verdictOf(
      candidates.flatMap(({ near, theirs }) => {
        const bits = weigh(model, ours, theirs, REVIEW_FROM);
        return bits === null ? [] : [{ ...near, bits }];
      }),
    );
  const now = by(models.now);
  if (now.joins === null && now.asks.length === 0) return now;
  const before = models.before.map(by);
  const agrees = (customerId: string): boolean =>
    before.every(
      ({ joins, asks }) =>
        joins?.customerId === customerId || asks.some((near) => near.customerId === customerId),
    );
  const joins = now.joins;
  return {
    joins:
      joins !== null && !before.every((one) => one.joins?.customerId === joins.customerId) ? joins : null,
    asks: now.asks.filter((near) => !agrees(near.customerId)),
  };
}
