import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema, pageInput, pageOf } from '#contract/figure';

/** Who lives with whom, and who belongs to which company: linked, never merged. */
export const VIA = ['phone', 'email', 'address', 'said'] as const;

export const householdSchema = z.object({
  customerId: z.string(),
  members: z.array(
    z.object({
      customerId: z.string(),
      name: z.string().nullable(),
      /** What the two have in common, or that somebody said so. Values are masked. */
      via: z.array(z.object({ type: z.enum(VIA), masked: z.string().nullable() })),
      openCases: z.number().int(),
      said: z
        .object({
          id: z.string(),
          word: z.enum(['same', 'different']),
          reason: z.string().nullable(),
          by: employeeRefSchema.nullable(),
          at: instantSchema,
        })
        .nullable(),
    }),
  ),
  /** The companies that the records name. */
  companies: z.array(z.object({ id: z.string(), name: z.string(), people: z.number().int() })),
});
export type Household = z.infer<typeof householdSchema>;

export const companySchema = z.object({
  id: z.string(),
  name: z.string(),
  people: z.number().int(),
  interactions: z.number().int(),
  openCases: z.number().int(),
  openPromises: z.number().int(),
  lastContactAt: instantSchema.nullable(),
});
export type Company = z.infer<typeof companySchema>;

export const tiesContract = {
  household: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}/household',
      summary: 'Who shares a phone, a mailbox or a home with this customer, and the companies they belong to',
    })
    .input(z.object({ id: z.uuid() }))
    .output(householdSchema),
  say: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/household',
      summary: 'Say that two customers are of one household, or are not, whatever they share',
    })
    .input(
      z.strictObject({
        id: z.uuid(),
        otherId: z.uuid(),
        word: z.enum(['same', 'different']),
        reason: z.string().trim().min(3).max(500),
      }),
    )
    .errors({ SAME_CUSTOMER: { status: 409, message: 'They are one customer' } })
    .output(householdSchema),
  withdraw: endpoint
    .route({ method: 'POST', path: '/household-words/{id}/withdrawal', summary: 'Take such a word back' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors({ NOT_STANDING: { status: 409, message: 'It was withdrawn already' } })
    .output(z.object({ id: z.string() })),
  companies: endpoint
    .route({
      method: 'GET',
      path: '/companies',
      summary: 'Companies that customers belong to, those with most people first',
    })
    .input(z.object({ ...pageInput }))
    .output(pageOf(companySchema)),
  company: endpoint
    .route({ method: 'GET', path: '/companies/{id}', summary: 'One company and its people' })
    .input(z.object({ id: z.string().regex(/^[\da-f]{32}$/), ...pageInput }))
    .output(
      z.object({
        company: companySchema,
        people: pageOf(
          z.object({ id: z.string(), name: z.string().nullable(), interactions: z.number().int() }),
        ),
      }),
    ),
};
