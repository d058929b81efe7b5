import { beingOne } from './being-one.ts';
import type { Visitor } from './browser.ts';
import { caring } from './caring.ts';
import { deciding } from './deciding.ts';
import { knowing } from './knowing.ts';
import { makingValues } from './making-values.ts';
import { mending } from './mending.ts';
import type { Product } from './product.ts';
import type { Step } from './run.ts';
import { telling } from './telling.ts';
import { writingDown } from './writing-down.ts';

/** The main job, from ten silos' files to a customer's veto, as one person walks it through many hands. */
export function mainJob(product: Product, visitor: Visitor): Step[] {
  const written = writingDown(visitor);
  const told = telling(visitor);
  return [
    ...knowing(visitor),
    // Early, for what was promised comes due with the clock.
    ...written.now,
    ...makingValues(visitor),
    ...told.now,
    ...beingOne(visitor),
    ...caring(visitor),
    ...deciding(visitor),
    ...written.later,
    ...mending(product, visitor),
    ...told.owned,
  ];
}
