import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typingErrors } from './edit-distance.ts';

/** The textbook table, slow and plain. */
function textbook(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = cost;
    }
  return at(a.length, b.length);
}

describe('typing errors', () => {
  it.each([
    ['cohen', 'cohen', 0],
    ['cohen', 'cohn', 1],
    ['cohen', 'cohne', 1],
    ['19710624', '19710542', 2],
    ['levi', 'mizrahi', 3],
    ['', 'ab', 2],
  ])('%s and %s: %i', (a, b, errors) => {
    expect(typingErrors(a, b)).toBe(errors);
  });

  it('are counted as in the textbook, up to three, either way round', () => {
    const word = fc.stringMatching(/^[abc]{0,9}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(typingErrors(a, b)).toBe(Math.min(3, textbook(a, b)));
        expect(typingErrors(b, a)).toBe(typingErrors(a, b));
      }),
      { numRuns: 2000 },
    );
  });
});
