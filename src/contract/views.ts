import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema } from '#contract/figure';

/**
 * Lists that somebody looks at again and again, under a name: the place and its filters, never what is in it. Whoever opens a
 * view that others share sees what they may see, and no more.
 */
export const VIEW_PLACES = [
  '/cases',
  '/promises',
  '/listening',
  '/decisions',
  '/improvements',
  '/segments',
] as const;
export type ViewPlace = (typeof VIEW_PLACES)[number];
export const SHARED = ['mine', 'division', 'everybody'] as const;

/** What an address holds after its question mark: short plain words, as `savedView` reads them. */
const search = z
  .string()
  .max(500)
  .regex(/^(\?[A-Za-z]+=[\w%.:+-]*(&[A-Za-z]+=[\w%.:+-]*)*)?$/);
const name = z.string().trim().min(1).max(80);

export const viewSchema = z.object({
  id: z.string(),
  place: z.enum(VIEW_PLACES),
  name: z.string(),
  search: z.string(),
  shared: z.enum(SHARED),
  by: employeeRefSchema,
  /** The one that opens when I come to its list. */
  isDefault: z.boolean(),
  may: z.array(z.enum(['change', 'remove'])),
});
export type View = z.infer<typeof viewSchema>;

const views = z.array(viewSchema);
const noDivision = {
  NO_DIVISION: { status: 409, message: 'Who belongs to no division has none to share with' },
} as const;

export const viewsContract = {
  list: endpoint
    .route({ method: 'GET', path: '/views', summary: 'My views, my division’s and everybody’s, by name' })
    .output(views),
  save: endpoint
    .route({ method: 'POST', path: '/views', summary: 'Keep a list with its filters under a name' })
    .input(z.strictObject({ place: z.enum(VIEW_PLACES), name, search, shared: z.enum(SHARED) }))
    .errors(noDivision)
    .output(z.object({ id: z.string(), views })),
  change: endpoint
    .route({ method: 'POST', path: '/views/{id}', summary: 'Name, filters, or with whom it is shared' })
    .input(
      z.strictObject({
        id: z.uuid(),
        name: name.optional(),
        search: search.optional(),
        shared: z.enum(SHARED).optional(),
      }),
    )
    .errors(noDivision)
    .output(views),
  remove: endpoint
    .route({ method: 'POST', path: '/views/{id}/removal', summary: 'Remove a view; it can be brought again' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(views),
  restore: endpoint
    .route({ method: 'POST', path: '/views/{id}/restore', summary: 'Bring a removed view again' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(views),
  setDefault: endpoint
    .route({
      method: 'PUT',
      path: '/views/default',
      summary: 'The view with which a list opens for me; null for none',
    })
    .input(z.strictObject({ place: z.enum(VIEW_PLACES), id: z.uuid().nullable() }))
    .output(views),
};
