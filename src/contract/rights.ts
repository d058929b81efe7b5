import { z } from 'zod';
import { endpoint } from '#contract/base';
import { instantSchema, nameSchema } from '#contract/figure';

/** What would be forgotten with a customer, counted before anything is done. */
export const erasurePreviewSchema = z.object({
  customerId: z.string(),
  records: z.array(z.object({ id: z.string(), source: z.object({ code: z.string(), name: nameSchema }) })),
  interactions: z.number().int(),
  verbatims: z.number().int(),
  promises: z.number().int(),
  cases: z.number().int(),
  openCases: z.number().int(),
  /** An open case holds a legal threat: what may be needed in court is erased only knowingly. */
  legalThreat: z.boolean(),
  /** Kept, without a person: what was given is part of the books. */
  compensations: z.number().int(),
  /** Kept, under their pseudonym: what a decision was taken on. */
  scenarios: z.number().int(),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** The proof of an erasure. It names nobody. */
export const certificateSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  customerId: z.string(),
  reason: z.string(),
  askedOn: z.string(),
  erasedAt: instantSchema,
  byEmployee: z.string().nullable(),
  counts: z.record(z.string(), z.number().int()),
  /** Keys that were overwritten: one for each record, and one for each row that had been set aside. */
  keysDestroyed: z.number().int(),
  /** Copies of the keys from before this moment still open copies of the rows from before it. Null until it is done. */
  keysGoneAt: instantSchema.nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;

const customerInput = z.strictObject({ id: z.uuid() });

/** What a person may ask of an organization that knows them. */
export const rightsContract = {
  previewErasure: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}/erasure',
      summary: 'What would be forgotten with this customer',
    })
    .input(customerInput)
    .output(erasurePreviewSchema),
  erase: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/erasure',
      summary: 'Forget a person: rows, search terms, keys; and keep them from coming back',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        reason: z.string().trim().min(3).max(500),
        askedOn: z.iso.date(),
        despiteLegalThreat: z.boolean().optional(),
        password: z.string().max(200).optional(),
      }),
    )
    .errors({
      SIGN_AGAIN: { status: 403, message: 'Write your password again to sign' },
      LEGAL_HOLD: { status: 409, message: 'An open case holds a legal threat' },
    })
    .output(certificateSchema),
  erasures: endpoint
    .route({ method: 'GET', path: '/erasures', summary: 'Certificates, newest first' })
    .output(z.array(certificateSchema)),
  certificate: endpoint
    .route({
      method: 'GET',
      path: '/erasures/{id}',
      summary: 'One certificate, by its id or by the address that the customer had',
    })
    .input(customerInput)
    .output(certificateSchema),
};
