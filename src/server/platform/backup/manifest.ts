import { z } from 'zod';

/** What a backup says of itself: from which release and schema, when, and what every table must hash to. */
export const manifestSchema = z.object({
  product: z.literal('empty-chair'),
  format: z.literal(1),
  version: z.string(),
  /** The newest migration of the database that was copied. */
  schema: z.string(),
  takenAt: z.iso.datetime(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z0-9_]+$/)),
      rows: z.number().int().nonnegative(),
      /** Sum of the rows' SHA-256 modulo 2^256: the same in any order. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Sequences that were used, with the last number they gave. */
  sequences: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), last: z.number().int() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
export const tableEntry = (name: string): string => `tables/${name}.copy`;
