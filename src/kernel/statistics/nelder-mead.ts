/**
 * The lowest point of a function of a few numbers, without its derivatives: Nelder and Mead (1965) with the usual
 * 1, 2, ½, ½. Likelihoods of a handful of parameters are what it is for; it begins again from where it stopped, because
 * a simplex may collapse on a slope.
 */
export interface Lowest {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** The last round found nothing lower. */
  readonly converged: boolean;
}

const ROUNDS = 12;
const STEPS = 2_000;
const SAME = 1e-11;

/** `start` is a point where `f` is finite; elsewhere `f` may answer Infinity. RangeError when the start is not. */
export function lowest(f: (point: readonly number[]) => number, start: readonly number[]): Lowest {
  let evaluations = 0;
  const measured = (at: readonly number[]): Vertex => {
    evaluations++;
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  let best = measured(start);
  if (!Number.isFinite(best.value)) throw new RangeError('lowest needs a start where the function is finite');
  for (let round = 0; round < ROUNDS; round++) {
    const found = descend(measured, best, round === 0 ? 0.5 : 0.1);
    const gained = best.value - found.value;
    if (found.value <= best.value) best = found;
    if (round > 0 && gained <= 1e-9 * (1 + Math.abs(best.value)))
      return { ...best, evaluations, converged: true };
  }
  return { ...best, evaluations, converged: false };
}

interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

function descend(measured: (at: readonly number[]) => Vertex, start: Vertex, size: number): Vertex {
  const corners = start.at.map((_, axis) =>
    measured(start.at.map((value, at) => (at === axis ? value + size : value))),
  );
  let simplex = [start, ...corners];
  for (let step = 0; step < STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0] ?? start;
    const worst = simplex.at(-1) ?? start;
    const second = simplex.at(-2) ?? start;
    if (Math.abs(worst.value - best.value) <= SAME * (1 + Math.abs(best.value)) && close(simplex)) break;
    const others = simplex.slice(0, -1);
    const centre = start.at.map(
      (_, axis) => others.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / others.length,
    );
    const along = (share: number): Vertex =>
      measured(centre.map((value, axis) => value + share * ((worst.at[axis] ?? 0) - value)));
    const turned = along(-1);
    if (turned.value < best.value) {
      const further = along(-2);
      simplex = [...others, further.value < turned.value ? further : turned];
      continue;
    }
    if (turned.value < second.value) {
      simplex = [...others, turned];
      continue;
    }
    const nearer = turned.value < worst.value ? along(-0.5) : along(0.5);
    if (nearer.value < Math.min(worst.value, turned.value)) {
      simplex = [...others, nearer];
      continue;
    }
    simplex = simplex.map((vertex) =>
      vertex === best ? vertex : measured(vertex.at.map((value, axis) => ((best.at[axis] ?? 0) + value) / 2)),
    );
  }
  return simplex.reduce((least, vertex) => (vertex.value < least.value ? vertex : least));
}

function close(simplex: readonly Vertex[]): boolean {
  const first = simplex[0]?.at ?? [];
  return simplex.every(({ at }) => at.every((value, axis) => Math.abs(value - (first[axis] ?? 0)) < 1e-6));
}
