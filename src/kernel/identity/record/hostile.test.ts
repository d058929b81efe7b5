import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeying } from '#kernel/identity/blocking/keys';
import { makeComparer } from '#kernel/identity/comparison/levels';
import { FIELD_TYPES, type Schema } from '#kernel/identity/field';
import { resolveBatch } from '#kernel/identity/resolve-batch';
import { normalForm } from './normal-form.ts';
import { createPool } from './pool.ts';

/** What forms, exports and pranks put into cells: nothing at all in many ways, far too much, marks instead of letters. */
const SAYS_NOTHING = [
  '   ',
  '-',
  '...',
  '\u200f\u200e',
  '\u202b \u202c',
  '\u05b8\u05b0',
  '\'\'""',
  '(())',
  '\u0000',
  '/\\|',
];
const FAR_TOO_MUCH = [
  'א'.repeat(10_000),
  'שלום '.repeat(2_000),
  'x'.repeat(10_000),
  '7'.repeat(10_000),
  '\u0301'.repeat(10_000),
  `${'a@'.repeat(5_000)}b.co`,
  "'".repeat(10_000),
  '😀'.repeat(5_000),
];
const STRANGE = [
  '\ud800',
  'ﬁ',
  'İstanbul',
  'ד"ר',
  'Mr.',
  'בן',
  '١٩٨٠-٠٥-١٢',
  'null',
  '<b>Dana</b>',
  '%s%n',
  '\u202eivel',
];

const RUNS = process.env.EMPTY_CHAIR_NIGHTLY ? 2000 : 40;

describe('cells that nobody wrote for us', () => {
  it.each(FIELD_TYPES)('%s: marks without a letter or a digit say nothing', (type) => {
    for (const cell of SAYS_NOTHING) expect([cell, normalForm(type, cell)]).toEqual([cell, '']);
  });

  it.each(FIELD_TYPES)(
    '%s: a cell of ten thousand characters is read, met and compared like any other',
    (type) => {
      const schema: Schema = [type];
      const pool = createPool(schema);
      const keying = makeKeying(schema);
      const comparer = makeComparer(schema, pool, []);
      const records = [...FAR_TOO_MUCH, ...STRANGE].map((cell) => pool.read([cell]));
      for (const record of records) pool.count(record, 1);
      const keys: number[] = [];
      for (const a of records) {
        keying.keysOf(a, keys);
        expect(keys.length).toBeLessThan(200);
        for (const b of records) {
          const forth = [...comparer.compare(a, b).levels];
          expect([...comparer.compare(b, a).levels]).toEqual(forth);
        }
      }
    },
  );

  it('direction marks and points inside a name change nobody', () => {
    expect(normalForm('given-name', '\u200fדָּנָה\u200f')).toBe(normalForm('given-name', 'דנה'));
    expect(normalForm('email', '\u202adana@mail.example\u202c')).toBe('dana@mail.example');
    expect(normalForm('phone', '\u2066054-192-7365\u2069')).toBe('541927365');
  });

  it('a collection of such cells is grouped without a fault, and who says nothing stays alone', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '', ...SAYS_NOTHING),
      fc.constantFrom(...STRANGE, ...FAR_TOO_MUCH),
      fc.constantFrom('דנה', 'Dana', 'לביא', 'Lavi', '0541927365', 'dana@mail.example', '1980-05-12'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const schema = fc.uniqueArray(fc.constantFrom(...FIELD_TYPES), { minLength: 1, maxLength: 6 });
    let alone = 0;
    fc.assert(
      fc.property(
        schema.chain((types) =>
          fc.tuple(
            fc.constant(types),
            fc.array(fc.tuple(...types.map(() => cell)), { minLength: 2, maxLength: 12 }),
          ),
        ),
        ([types, rows]) => {
          const pool = createPool(types);
          const records = rows.map((row) => pool.read(row));
          for (const record of records) pool.count(record, 1);
          const { groups } = resolveBatch({ records, schema: types, pool });
          expect(groups.length).toBe(rows.length);
          for (const [at, group] of groups.entries()) {
            expect(groups[group]).toBe(group);
            if (records[at]?.some((value) => value !== null)) continue;
            alone++;
            expect([...groups].filter((one) => one === group)).toHaveLength(1);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(alone).toBeGreaterThan(5);
  }, 300_000);
});
