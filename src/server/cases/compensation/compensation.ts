import { done, type Result, refused } from '#kernel/result';

/**
 * Who may give what for which harm, without asking. A clause names a role, a harm and the most that may be given
 * under it on one case, whoever gives and however many times; a later version of the policy does not start the count
 * anew. Over the limit the act is refused with what is left, and goes to somebody whose clause reaches further.
 */
export interface Clause {
  readonly version: number;
  readonly clause: string;
  readonly role: string;
  readonly harm: string;
  /** Minor units of the organization's currency, for one case. */
  readonly limitMinor: number;
}

export interface Gift {
  readonly clause: string;
  readonly amountMinor: number;
}

export type GiftRefusal = 'no-clause' | { readonly code: 'over-limit'; readonly data: { leftMinor: number } };

/** Minor units still to give under the clause on this case; never below zero. */
export function leftUnder({ clause, limitMinor }: Clause, given: readonly Gift[]): number {
  const sum = given
    .filter((gift) => gift.clause === clause)
    .reduce((total, gift) => total + gift.amountMinor, 0);
  return Math.max(0, limitMinor - sum);
}

/** `amountMinor` is a whole number above zero. `policy` is one version; the answer is the clause to quote. */
export function clauseFor<Known extends Clause>(
  policy: readonly Known[],
  wish: { readonly role: string; readonly harm: string; readonly amountMinor: number },
  given: readonly Gift[],
): Result<Known, GiftRefusal> {
  if (!Number.isSafeInteger(wish.amountMinor) || wish.amountMinor <= 0)
    throw new RangeError('a gift is a whole number of minor units above zero');
  const clause = policy.find(({ role, harm }) => role === wish.role && harm === wish.harm);
  if (clause === undefined) return refused('no-clause');
  const leftMinor = leftUnder(clause, given);
  if (wish.amountMinor > leftMinor) return refused({ code: 'over-limit', data: { leftMinor } });
  return done(clause);
}
