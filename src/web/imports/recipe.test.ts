import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, cellSchema } from '#contract/mapping';
import { begun, changed, redone, undone } from './history.ts';
import { cellOf, type Recipe, recipeOf, withSeen } from './recipe.ts';

const word = fc.string({ minLength: 1, maxLength: 6 });
/** Whatever a mapping can say of one value. */
const cells: fc.Arbitrary<Cell> = fc.oneof(
  word.map((constant): Cell => ({ constant })),
  fc
    .record(
      {
        source: fc.oneof(
          word.map((column) => ({ column })),
          fc
            .record({
              columns: fc.array(word, { minLength: 2, maxLength: 4 }),
              join: fc.option(fc.string({ maxLength: 3 })),
            })
            .map(({ columns, join }) => ({ columns, ...(join === null ? {} : { join }) })),
        ),
        split: fc.record({ by: word, part: fc.integer({ min: -50, max: 50 }).filter((part) => part !== 0) }),
        match: fc.record({ pattern: word, group: fc.integer({ min: 0, max: 9 }) }),
        table: fc.dictionary(
          word.filter((from) => from !== '__proto__'),
          fc.string({ maxLength: 4 }),
        ),
        rest: fc.constantFrom({}, { unlisted: 'error' as const }, { otherwise: '' }, { otherwise: 'x' }),
      },
      { requiredKeys: ['source', 'rest'] },
    )
    .map(
      ({ source, table, rest, ...steps }): Cell => ({
        ...source,
        ...steps,
        ...(table === undefined ? {} : { table: { ...table }, ...rest }),
      }),
    ),
);

describe('how a value is made', () => {
  it('everything that a mapping can say is written in the wizard and comes back as it was', () => {
    let joined = 0;
    fc.assert(
      fc.property(cells, fc.constantFrom('externalId', 'customer.name'), (cell, field) => {
        if (cell.columns !== undefined) joined++;
        expect(cellSchema.safeParse(cell).success).toBe(true);
        expect(cellOf(recipeOf(cell, field))).toEqual({ cell, lacks: null });
      }),
      { numRuns: 500 },
    );
    expect(joined).toBeGreaterThan(50);
  });

  it('a recipe that is not whole names what it lacks', () => {
    const recipe = recipeOf(undefined, 'customer.name');
    const lack = (more: Partial<Recipe>): string | null => cellOf({ ...recipe, column: 'a', ...more }).lacks;
    expect(lack({})).toBeNull();
    expect(lack({ column: '' })).toBe('column');
    expect(lack({ from: 'columns', columns: ['a'] })).toBe('columns');
    expect(lack({ from: 'constant' })).toBe('constant');
    expect(lack({ split: { by: '', part: 1 } })).toBe('separator');
    expect(lack({ split: { by: ',', part: 0 } })).toBe('part');
    expect(lack({ match: { pattern: '', group: 0 } })).toBe('pattern');
    expect(
      lack({
        table: [
          { from: 'a', to: 'b' },
          { from: 'a', to: 'c' },
        ],
      }),
    ).toBe('repeated');
    expect(lack({ table: [], rest: 'other' })).toBe('other');
    expect(lack({ split: { by: 'longer than eight', part: 1 } })).toBe('too-long');
  });

  it('names are joined by a blank, identifiers by a sign that no file writes', () => {
    expect(recipeOf(undefined, 'customer.name').join).toBe(' ');
    expect(
      cellOf({ ...recipeOf(undefined, 'externalId'), from: 'columns', columns: ['a', 'b'] }).cell,
    ).toEqual({
      columns: ['a', 'b'],
    });
  });

  it('a table that is filled from the file keeps what was written and changes no value by itself', () => {
    expect(
      withSeen(
        [
          { from: 'ת', to: 'complaint' },
          { from: '', to: '' },
        ],
        ['ש', 'ת'],
      ),
    ).toEqual([
      { from: 'ת', to: 'complaint' },
      { from: 'ש', to: 'ש' },
    ]);
  });
});

describe('taking a step back', () => {
  it('one place is one step, and a new step forgets what was taken back', () => {
    let steps = begun('a');
    for (const typed of ['ab', 'abc']) steps = changed(steps, typed, 'name');
    steps = changed(steps, 'table', null);
    expect(undone(steps).now).toBe('abc');
    expect(undone(undone(steps)).now).toBe('a');
    expect(redone(redone(undone(undone(steps)))).now).toBe('table');
    expect(undone(undone(undone(steps))).now).toBe('a');
    const other = changed(undone(steps), 'else', 'name');
    expect(redone(other).now).toBe('else');
    expect(undone(other).now).toBe('abc');
  });
});
