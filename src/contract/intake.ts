import { z } from 'zod';

/**
 * What enters, from a file's row or from a live call: one interaction, with what it says of its person.
 * Four fields are required; everything else is what the silo happens to know.
 */
export const INTERACTION_KINDS = [
  'call',
  'chat',
  'bot-chat',
  'mail',
  'visit',
  'ticket',
  'complaint',
  'survey-answer',
  'review',
  'social-post',
  'purchase',
  'bill',
  'credit',
  'return',
  'campaign',
  'technician-visit',
  'installation',
  'cancellation',
  'save',
  'promise-made',
  'promise-kept',
  'promise-broken',
  'promise-moved',
  'process-step',
  'other',
] as const;

export const CHANNELS = [
  'phone',
  'chat',
  'bot',
  'mail',
  'sms',
  'whatsapp',
  'web',
  'app',
  'branch',
  'field',
  'post',
  'social',
  'store',
  'system',
  'other',
] as const;

/** Scores carry what was asked, because 3 of 5 and 3 of 10 are different answers. */
export const MEASURES = ['nps', 'csat', 'ces', 'stars'] as const;

export const intakeCustomerSchema = z.strictObject({
  reference: z.string().max(200).optional(),
  name: z.string().max(200).optional(),
  givenName: z.string().max(100).optional(),
  surname: z.string().max(100).optional(),
  phone: z.string().max(60).optional(),
  secondPhone: z.string().max(60).optional(),
  email: z.string().max(254).optional(),
  nationalId: z.string().max(20).optional(),
  birthDate: z.string().max(30).optional(),
  gender: z.string().max(20).optional(),
  language: z.string().max(20).optional(),
  street: z.string().max(200).optional(),
  city: z.string().max(100).optional(),
  plan: z.string().max(100).optional(),
  product: z.string().max(100).optional(),
  customerSince: z.string().max(30).optional(),
});
export type IntakeCustomer = z.infer<typeof intakeCustomerSchema>;

export const intakePledgeSchema = z.strictObject({
  reference: z.string().min(1).max(200),
  text: z.string().max(2000).optional(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
  state: z.enum(['open', 'kept', 'broken', 'moved']).default('open'),
  resolvedAt: z.iso.datetime({ offset: true }).optional(),
  promisedBy: z.string().max(60).optional(),
  performedBy: z.string().max(60).optional(),
});

export const intakeItemSchema = z.strictObject({
  externalId: z.string().min(1).max(400),
  occurredAt: z.iso.datetime({ offset: true }),
  kind: z.enum(INTERACTION_KINDS),
  channel: z.enum(CHANNELS),
  direction: z.enum(['in', 'out', 'internal']).optional(),
  customer: intakeCustomerSchema.optional(),
  subject: z.string().max(500).optional(),
  text: z.string().max(60_000).optional(),
  score: z.number().min(-1000).max(1000).optional(),
  measure: z.enum(MEASURES).optional(),
  /** Minor units (agorot, cents): an integer. */
  amount: z.number().int().optional(),
  currency: z.string().length(3).optional(),
  division: z.string().max(60).optional(),
  employee: z.string().max(100).optional(),
  attributes: z
    .record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean()]))
    .optional(),
  pledge: intakePledgeSchema.optional(),
});
export type IntakeItem = z.infer<typeof intakeItemSchema>;

export const intakeReceiptSchema = z.object({
  received: z.number().int(),
  stored: z.number().int(),
  duplicate: z.number().int(),
  quarantined: z.number().int(),
  rejected: z.number().int(),
  items: z.array(
    z.object({
      index: z.number().int(),
      externalId: z.string().nullable(),
      status: z.enum(['stored', 'duplicate', 'quarantined', 'rejected']),
      reason: z.string().nullable(),
    }),
  ),
});
export type IntakeReceipt = z.infer<typeof intakeReceiptSchema>;
