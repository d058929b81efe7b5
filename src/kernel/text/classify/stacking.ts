/**
 * Several voices made one probability: logistic regression over what each says, fitted on rows that none of them had
 * learned from (stacked generalisation, Wolpert 1992). Its targets are those of Platt 1999, (yes + 1) ÷ (yes + 2) and
 * 1 ÷ (no + 2), so that no finite number of rows makes it certain. Newton's method with a small ridge.
 */
export type Stacking = {
  readonly bias: number;
  /** What one unit of each voice is worth, in logarithms of odds. */
  readonly voices: readonly number[];
};

export type Heard = {
  readonly voices: readonly number[];
  readonly yes: boolean;
  /** How much the row counts. */
  readonly trust: number;
};

const RIDGE = 0.01;
const MOST_STEPS = 50;

/** `count`: how many voices each row has. Without rows every voice is worth nothing. */
export function fitStacking(rows: readonly Heard[], count: number): Stacking {
  const size = count + 1;
  const sum = (side: boolean): number =>
    rows.reduce((all, { yes, trust }) => all + (yes === side ? trust : 0), 0);
  const [ofYes, ofNo] = [(sum(true) + 1) / (sum(true) + 2), 1 / (sum(false) + 2)];
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight));
    const curvature = weights.map((_, at) =>
      weights.map((__, other): number => (at === other ? (at === 0 ? 1e-9 : RIDGE) : 0)),
    );
    for (const { voices, yes, trust } of rows) {
      const inputs = [1, ...voices];
      const chance = sigmoid(inputs.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), 0));
      const spread = trust * Math.max(chance * (1 - chance), 1e-9);
      for (const [at, input] of inputs.entries()) {
        gradient[at] = (gradient[at] ?? 0) + trust * ((yes ? ofYes : ofNo) - chance) * input;
        const row = curvature[at];
        if (row === undefined) continue;
        for (const [other, second] of inputs.entries())
          row[other] = (row[other] ?? 0) + spread * input * second;
      }
    }
    const move = solved(curvature, gradient);
    // A step of Newton's may overshoot where the voices separate the rows: it is held to a few units.
    const longest = Math.max(1, ...move.map((part) => Math.abs(part) / 4));
    weights = weights.map((weight, at) => weight + (move[at] ?? 0) / longest);
    if (move.every((part) => Math.abs(part) < 1e-8)) break;
  }
  const [bias = 0, ...voices] = weights;
  return { bias, voices };
}

/** Probability of yes, 0 … 1. */
export function stacked({ bias, voices }: Stacking, said: readonly number[]): number {
  return sigmoid(voices.reduce((sum, weight, at) => sum + weight * (said[at] ?? 0), bias));
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Gauss with the largest pivot; the matrix is small and positive definite. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let at = 0; at < rows.length; at++) {
    let best = at;
    for (let other = at + 1; other < rows.length; other++)
      if (Math.abs(rows[other]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = other;
    const [pivot, here] = [rows[best] ?? [], rows[at] ?? []];
    rows[at] = pivot;
    rows[best] = best === at ? pivot : here;
    for (let other = 0; other < rows.length; other++) {
      const row = rows[other];
      if (other === at || row === undefined) continue;
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      for (let column = at; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row[rows.length] ?? 0) / (row[at] ?? 1));
}
