import { lowest } from '#kernel/statistics/nelder-mead';

/**
 * Fits positive parameters by their likelihood: searched in logarithms, so that none can turn negative, from several
 * starts, because a likelihood may have more than one hill.
 */
export interface Fit {
  readonly parameters: readonly number[];
  readonly logLikelihood: number;
  /** False when the search ended on the border of what is sensible: the data do not say which parameters. */
  readonly converged: boolean;
}

/** e^±16: a parameter out there means "no difference between customers", not a number to be read. */
const BORDER = 16;

/** `likelihood` gives the logarithm for positive parameters; `starts` are such parameters, one at least. */
export function fitPositive(
  likelihood: (parameters: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): Fit {
  const cost = (logs: readonly number[]): number =>
    logs.some((value) => Math.abs(value) > BORDER)
      ? Number.POSITIVE_INFINITY
      : -likelihood(logs.map((value) => Math.exp(value)));
  const found = starts
    .map((start) => start.map((value) => Math.log(value)))
    .filter((start) => Number.isFinite(cost(start)))
    .map((start) => lowest(cost, start));
  const best = found.reduce((least, one) => (one.value < least.value ? one : least), found[0] ?? nothing());
  return {
    parameters: best.at.map((value) => Math.exp(value)),
    logLikelihood: -best.value,
    converged: best.converged && best.at.every((value) => Math.abs(value) < BORDER - 2),
  };
}

function nothing(): never {
  throw new RangeError('fitPositive needs a start where the likelihood is finite');
}
