import { z } from 'zod';
import { endpoint } from '#contract/base';
import { segmentSchema } from '#contract/customers';
import { employeeRefSchema, instantSchema, pageInput, pageOf } from '#contract/figure';

/** Conditions with a name. Whoever uses one takes its conditions of that moment along; it is counted live wherever it is shown. */
const name = z.string().trim().min(2).max(120);

export const savedSegmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  segment: segmentSchema,
  by: employeeRefSchema.nullable(),
  at: instantSchema,
  archivedAt: instantSchema.nullable(),
  /** People in it now, each once. */
  customers: z.number().int(),
  versions: z.number().int(),
});
export type SavedSegment = z.infer<typeof savedSegmentSchema>;

const NAME_TAKEN = { NAME_TAKEN: { status: 409, message: 'Another segment is called so' } } as const;

export const segmentsContract = {
  list: endpoint
    .route({
      method: 'GET',
      path: '/segments',
      summary: 'Named segments with the number of people in each now',
    })
    .input(z.object({ archived: z.enum(['yes', 'no']).default('no') }))
    .output(z.array(savedSegmentSchema)),
  save: endpoint
    .route({ method: 'POST', path: '/segments', summary: 'Give conditions a name' })
    .input(z.strictObject({ name, segment: segmentSchema }))
    .errors(NAME_TAKEN)
    .output(savedSegmentSchema),
  change: endpoint
    .route({
      method: 'PUT',
      path: '/segments/{id}',
      summary: 'Say anew whom it means; what it meant before is kept',
    })
    .input(z.strictObject({ id: z.uuid(), name, segment: segmentSchema }))
    .errors(NAME_TAKEN)
    .output(savedSegmentSchema),
  archive: endpoint
    .route({
      method: 'POST',
      path: '/segments/{id}/archive',
      summary: 'Put it away; nothing that used it changes',
    })
    .input(z.strictObject({ id: z.uuid() }))
    .output(savedSegmentSchema),
  restore: endpoint
    .route({ method: 'POST', path: '/segments/{id}/restore', summary: 'Take it out again' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors(NAME_TAKEN)
    .output(savedSegmentSchema),
  people: endpoint
    .route({ method: 'POST', path: '/segments/people', summary: 'Who is in a segment, by customer id' })
    .input(
      z.strictObject({
        ...pageInput,
        limit: z.number().int().min(1).max(200).default(50),
        segment: segmentSchema,
      }),
    )
    .output(
      pageOf(
        z.object({
          id: z.string(),
          name: z.string().nullable(),
          city: z.string().nullable(),
          plan: z.string().nullable(),
          interactions: z.number().int(),
        }),
      ),
    ),
};
