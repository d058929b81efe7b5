import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema } from '#contract/figure';

/** Within this time the writer may change a note; afterwards words are only added. Minutes. */
export const NOTE_OPEN_MINUTES = 15;
export const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

export const noteSchema = z.object({
  id: z.string(),
  addedTo: z.string().nullable(),
  words: z.string(),
  by: employeeRefSchema.nullable(),
  at: instantSchema,
  editedAt: instantSchema.nullable(),
});
export type Note = z.infer<typeof noteSchema>;

const words = z.string().trim().min(1).max(10_000);

export const notesContract = {
  write: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/notes',
      summary: 'Write an internal note; the customer never sees it',
    })
    .input(z.strictObject({ id: z.uuid(), words }))
    .output(noteSchema),
  change: endpoint
    .route({ method: 'PATCH', path: '/notes/{id}', summary: 'Change a note that one has just written' })
    .input(z.strictObject({ id: z.uuid(), words }))
    .errors({
      TOO_LATE: { status: 409, message: 'After a quarter of an hour words are added, not changed' },
      NOT_THE_WRITER: { status: 403, message: 'Only who wrote a note changes it' },
    })
    .output(noteSchema),
  add: endpoint
    .route({ method: 'POST', path: '/notes/{id}/additions', summary: 'Add to a note' })
    .input(z.strictObject({ id: z.uuid(), words }))
    .output(noteSchema),
};

/** Served beside the contract, as bytes. */
export const ATTACHMENT_ROUTES = [
  {
    method: 'PUT',
    path: '/customers/{id}/attachments/{name}',
    summary: 'Attach a file of at most 10 MiB (PDF, image, text, office document) as the raw body',
  },
  {
    method: 'GET',
    path: '/attachments/{id}',
    summary: 'An attachment, to be kept; an image that is still one may be shown with ?show=1',
  },
  { method: 'GET', path: '/promises.csv', summary: 'The ledger of promises as a file' },
] as const;
