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

/** Known kinds and channels have a name in both languages; a silo may bring its own, shown as it is. */
const word = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u);

/** Scores carry what was asked, because 3 of 5 and 3 of 10 are different answers. */
export const MEASURES = ['nps', 'csat', 'ces', 'stars'] as const;

export const intakeCustomerSchema = z.object({
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
  /** The company that they belong to, as the silo writes it. */
  company: z.string().max(200).optional(),
  plan: z.string().max(100).optional(),
  product: z.string().max(100).optional(),
  customerSince: z.string().max(30).optional(),
});
export type IntakeCustomer = z.infer<typeof intakeCustomerSchema>;

export const intakePledgeSchema = z.object({
  reference: z.string().min(1).max(200),
  text: z.string().max(2000).optional(),
  dueAt: z.string().max(40).optional(),
  state: z.enum(['open', 'kept', 'broken', 'moved']).default('open'),
  resolvedAt: z.string().max(40).optional(),
  promisedBy: z.string().max(60).optional(),
  performedBy: z.string().max(60).optional(),
});

/** Fields that we do not know are kept in the sealed original and otherwise ignored. */
export const intakeItemSchema = z.object({
  externalId: z.string().min(1).max(400),
  /** ISO 8601 with an offset; without one, the organization's time zone. An impossible date is quarantined. */
  occurredAt: z.string().min(8).max(40),
  kind: word,
  channel: word,
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
