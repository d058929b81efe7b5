import { z } from 'zod';
import { endpoint } from '#contract/base';
import { divisionRefSchema, employeeRefSchema, instantSchema } from '#contract/figure';

export const ROLES = [
  'owner',
  'cx-lead',
  'division-manager',
  'agent',
  'customer-representative',
  'executive',
  'analyst',
  'privacy-officer',
  'employee',
] as const;
export type Role = (typeof ROLES)[number];

export const employeeSchema = employeeRefSchema.extend({
  role: z.enum(ROLES),
  division: divisionRefSchema.nullable(),
  profession: z.string().nullable(),
  sample: z.boolean(),
});
export type Employee = z.infer<typeof employeeSchema>;

export const progressSchema = z.object({
  stage: z.enum(['none', 'writing', 'importing', 'analysing', 'loaded', 'removing']),
  done: z.number().int(),
  total: z.number().int(),
  secondsLeft: z.number().int().nullable(),
});

export const organizationContract = {
  read: endpoint
    .route({
      method: 'GET',
      path: '/organization',
      summary: 'Name, language, unit word, state of the sample',
    })
    .output(
      z.object({
        name: z.string(),
        language: z.enum(['he', 'en']),
        currency: z.string(),
        timeZone: z.string(),
        unitWord: z.enum(['hativa', 'agaf', 'mahlaka']),
        sample: z.enum(['none', 'loading', 'loaded']),
      }),
    ),
  divisions: endpoint
    .route({ method: 'GET', path: '/divisions', summary: 'Divisions in their order' })
    .output(z.array(divisionRefSchema)),
  createDivision: endpoint
    .route({ method: 'POST', path: '/divisions', summary: 'Add a division' })
    .input(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
        he: z.string().min(1).max(100),
        en: z.string().min(1).max(100),
      }),
    )
    .errors({ CODE_TAKEN: { status: 409, message: 'A division with this code exists' } })
    .output(divisionRefSchema),
  employees: endpoint
    .route({ method: 'GET', path: '/employees', summary: 'Who works here' })
    .output(z.array(employeeSchema)),
  invite: endpoint
    .route({
      method: 'POST',
      path: '/employees/invitations',
      summary: 'Invite somebody; the one-time link is returned and mailed when mail is set up',
    })
    .input(
      z.strictObject({
        name: z.string().min(1).max(120),
        email: z.email(),
        role: z.enum(ROLES).exclude(['owner']),
        divisionId: z.uuid().nullable(),
      }),
    )
    .errors({ EMAIL_TAKEN: { status: 409, message: 'Somebody with this address is here already' } })
    .output(z.object({ employee: employeeSchema, link: z.string(), expiresAt: instantSchema })),
  sample: endpoint
    .route({ method: 'GET', path: '/sample', summary: 'How far the sample company is' })
    .output(progressSchema),
  removeSample: endpoint
    .route({
      method: 'POST',
      path: '/sample/removal',
      summary: 'Remove the sample company, all of it and nothing else',
    })
    .errors({ NO_SAMPLE: { status: 409, message: 'There is no sample to remove' } })
    .output(progressSchema),
  audit: endpoint
    .route({ method: 'GET', path: '/audit', summary: 'Who did or saw what, newest first' })
    .input(
      z.object({
        before: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(
      z.object({
        chain: z.object({ intact: z.boolean(), head: z.string(), checked: z.number().int() }),
        items: z.array(
          z.object({
            seq: z.number().int(),
            at: instantSchema,
            actor: z.string(),
            actorName: z.string().nullable(),
            action: z.string(),
            objectType: z.string(),
            objectId: z.string().nullable(),
            outcome: z.enum(['done', 'refused']),
          }),
        ),
        next: z.number().int().nullable(),
      }),
    ),
};
