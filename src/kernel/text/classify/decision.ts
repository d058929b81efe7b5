/**
 * Where the line between classes is drawn. The largest margin serves the common classes; a rare one (neutral) is heard
 * only when something is added to its margin. How much is chosen on rows that the model has not seen: as fair to the rare
 * classes as can be (macro-F1) at next to no cost in rows read right.
 */
const STEP = 0.05;
const FARTHEST = 0.6;
const ROUNDS = 4;
/** Share of rows read right that may be given up for the rare classes. */
const SLACK = 0.003;

/** What to add to each class's margins. `scores`: rows × classes, of rows that the model was not taught with. */
export function fitOffsets(scores: Float32Array, labels: Int32Array, classes: number): Float32Array {
  const right = ascent(
    scores,
    labels,
    new Float32Array(classes),
    ({ accuracy, macroF1 }) => accuracy + macroF1 * 1e-6,
  );
  const least = figuresOf(scores, labels, right).accuracy - SLACK;
  return ascent(scores, labels, right, ({ accuracy, macroF1 }) =>
    accuracy >= least ? macroF1 : accuracy - 1,
  );
}

type Figures = { readonly accuracy: number; readonly macroF1: number };

/** One class after the other to the offset that serves best, until none moves. Of equals the smallest change. */
function ascent(
  scores: Float32Array,
  labels: Int32Array,
  begin: Float32Array,
  worth: (figures: Figures) => number,
): Float32Array {
  const offsets = begin.slice();
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let kind = 0; kind < offsets.length; kind++) {
      const own = offsets[kind] ?? 0;
      let [best, most] = [own, worth(figuresOf(scores, labels, offsets))];
      for (let step = -FARTHEST / STEP; step <= FARTHEST / STEP; step++) {
        offsets[kind] = step * STEP;
        const value = worth(figuresOf(scores, labels, offsets));
        if (value > most + 1e-12) [best, most] = [step * STEP, value];
      }
      offsets[kind] = best;
      if (best !== own) moved = true;
    }
    if (!moved) break;
  }
  return offsets;
}

function figuresOf(scores: Float32Array, labels: Int32Array, offsets: Float32Array): Figures {
  const classes = offsets.length;
  const right = new Int32Array(classes);
  const occurs = new Int32Array(classes);
  for (let row = 0; row < labels.length; row++) {
    let said = 0;
    for (let kind = 1; kind < classes; kind++)
      if (
        (scores[row * classes + kind] ?? 0) + (offsets[kind] ?? 0) >
        (scores[row * classes + said] ?? 0) + (offsets[said] ?? 0)
      )
        said = kind;
    const own = labels[row] ?? 0;
    occurs[said] = (occurs[said] ?? 0) + 1;
    occurs[own] = (occurs[own] ?? 0) + 1;
    if (said === own) right[own] = (right[own] ?? 0) + 1;
  }
  const all = right.reduce((sum, n) => sum + n, 0);
  let shares = 0;
  for (let kind = 0; kind < classes; kind++)
    shares += (2 * (right[kind] ?? 0)) / Math.max(1, occurs[kind] ?? 1);
  return { accuracy: all / Math.max(1, labels.length), macroF1: shares / classes };
}

/** Scores with the offsets added. */
export function withOffsets(scores: Float32Array, offsets: Float32Array): Float32Array {
  return scores.map((score, at) => score + (offsets[at % offsets.length] ?? 0));
}
