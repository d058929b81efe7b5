import { z } from 'zod';

/** A figure is always a triple: value, interval, n. `tooEarly` says that the interval is too wide to read anything into. */
export const figureSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int(),
  tooEarly: z.boolean(),
});
export type Figure = z.infer<typeof figureSchema>;

export const nameSchema = z.object({ he: z.string(), en: z.string() });
export type BilingualName = z.infer<typeof nameSchema>;

export const divisionRefSchema = z.object({ id: z.string(), code: z.string(), name: nameSchema });
export type DivisionRef = z.infer<typeof divisionRefSchema>;

export const employeeRefSchema = z.object({ id: z.string(), name: z.string() });
export type EmployeeRef = z.infer<typeof employeeRefSchema>;

export const instantSchema = z.iso.datetime();

/** Lists page by cursor: `next` is given back as `after`; null ends the list. */
export const pageInput = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
