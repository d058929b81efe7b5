import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

/** What a person may agree to. Service messages need no consent and carry no promotion. */
export const PURPOSES = ['advertising', 'survey', 'profiling', 'sharing'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Ways on which a person is reached, each with its own yes or no. */
export const REACH = ['mail', 'phone', 'sms', 'whatsapp', 'post', 'app'] as const;
export type Reach = (typeof REACH)[number];
export const CONSENT_ANSWERS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

const sourceRef = z.object({ code: z.string(), name: nameSchema });

export const consentFactSchema = z.object({
  id: z.string(),
  recordId: z.string(),
  purpose: z.enum(PURPOSES),
  channel: z.enum(REACH),
  answer: z.enum(CONSENT_ANSWERS),
  textVersion: z.string().nullable(),
  /** The silo that said it; null when a person of ours wrote it down. */
  source: sourceRef.nullable(),
  by: employeeRefSchema.nullable(),
  proof: z.string().nullable(),
  saidAt: instantSchema,
});
export type ConsentFact = z.infer<typeof consentFactSchema>;

/**
 * One purpose on one channel, over all records of a customer. `yes` covers only addresses of records that gave it;
 * one record that says no is enough for no.
 */
export const consentStandingSchema = z.object({
  purpose: z.enum(PURPOSES),
  channel: z.enum(REACH),
  answer: z.enum(['yes', 'no', 'never-asked']),
  /** How many of the customer's addresses on this channel may be used, and of how many. */
  covers: z.number().int(),
  addresses: z.number().int(),
  decidedBy: consentFactSchema.nullable(),
});
export type ConsentStanding = z.infer<typeof consentStandingSchema>;

export const QUIET_HOURS = z.object({
  /** Minutes of the day by the organization's clock; `to` before `from` goes over midnight. */
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(0).max(1439),
});
export const preferencesSchema = z.object({
  channel: z.enum(REACH).nullable(),
  language: z.string().nullable(),
  topics: z.array(z.string()),
  /** At most so many messages in a month that the person did not ask for. */
  perMonth: z.number().int().nullable(),
  quiet: z.array(QUIET_HOURS),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const consentPageSchema = z.object({
  customerId: z.string(),
  standing: z.array(consentStandingSchema),
  preferences: preferencesSchema,
  history: z.array(consentFactSchema),
});
export type ConsentPage = z.infer<typeof consentPageSchema>;

const customerInput = { id: z.uuid() };

export const consentContract = {
  read: endpoint
    .route({
      method: 'GET',
      path: '/customers/{id}/consent',
      summary: 'What this person agreed to, per purpose and channel, and how they want to be met',
    })
    .input(z.object(customerInput))
    .output(consentPageSchema),
  say: endpoint
    .route({
      method: 'POST',
      path: '/customers/{id}/consent',
      summary: 'Write down a consent, a refusal or a withdrawal; it holds from this moment',
    })
    .input(
      z.strictObject({
        ...customerInput,
        purpose: z.enum(PURPOSES),
        channels: z.array(z.enum(REACH)).min(1),
        answer: z.enum(CONSENT_ANSWERS),
        textVersion: z.string().trim().max(60).optional(),
        proof: z.string().trim().min(3).max(1000),
        /** Records whose refusal this consent replaces: named one by one, because each may be somebody else. */
        alsoOn: z.array(z.uuid()).max(50).optional(),
      }),
    )
    .errors({
      TEXT_NEEDED: { status: 422, message: 'A consent names the version of the text that was agreed to' },
      NOT_OF_THIS_CUSTOMER: { status: 409, message: 'Such a record is not of this customer' },
    })
    .output(consentPageSchema),
  prefer: endpoint
    .route({
      method: 'PATCH',
      path: '/customers/{id}/preferences',
      summary: 'Write down how this person wants to be met',
    })
    .input(
      z.strictObject({
        ...customerInput,
        channel: z.enum(REACH).nullable().optional(),
        language: z.string().min(2).max(20).nullable().optional(),
        topics: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
        perMonth: z.number().int().min(0).max(60).nullable().optional(),
        quiet: QUIET_HOURS.nullable().optional(),
      }),
    )
    .output(consentPageSchema),
};
