import { oc } from '@orpc/contract';
import { commonRefusals } from '#contract/problem';

/** Every endpoint starts here: the common refusals are declared once. */
export const endpoint = oc.errors(commonRefusals);
