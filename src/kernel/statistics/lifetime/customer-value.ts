import { type BgNbd, bgNbdExpected } from './bg-nbd.ts';
import { expectedSpend, type GammaGamma } from './gamma-gamma.ts';
import type { Buyer } from './repeat-buying.ts';

/**
 * What a customer is expected to leave with us from now on: purchases × spend × margin, discounted. A figure for
 * segments, with an interval from drawing their customers anew; never a number on one person's forehead.
 */
export interface ValueTerms {
  /** Share of what is paid that remains, 0..1: margin, not revenue. */
  readonly margin: number;
  /** A year's discount, ≥ 0: .1 is ten per cent. */
  readonly discount: number;
  /** Years looked ahead; 3 unless told. */
  readonly years?: number;
}

const WEEKS_PER_YEAR = 365.25 / 7;
const STEPS_PER_YEAR = 12;

/** In the unit of the spends. NaN when the model of spend has no mean (q ≤ 1). */
export function expectedValue(
  models: { readonly buying: BgNbd; readonly spending: GammaGamma },
  buyer: Buyer,
  { margin, discount, years = 3 }: ValueTerms,
): number {
  if (!(margin >= 0 && margin <= 1) || !(discount >= 0) || !(years > 0))
    throw new RangeError('expectedValue needs 0 <= margin <= 1, discount >= 0 and years > 0');
  let before = 0;
  let purchases = 0;
  const steps = Math.round(years * STEPS_PER_YEAR);
  for (let step = 1; step <= steps; step++) {
    const until = bgNbdExpected(models.buying, buyer, (step * WEEKS_PER_YEAR) / STEPS_PER_YEAR);
    purchases += (until - before) / (1 + discount) ** (step / STEPS_PER_YEAR);
    before = until;
  }
  return purchases * margin * expectedSpend(models.spending, buyer);
}
