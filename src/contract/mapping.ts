import { z } from 'zod';

/**
 * A mapping tells how the rows of one silo's export become what the organization knows:
 * which columns name the person, which say what happened, and how dates and values are written.
 * Mappings are files (`sample/mappings/*.json`), rows of the database after an import, and suggestions.
 */

/** Where one value comes from. Exactly one of `column`, `columns`, `constant` is given. */
export const cellSchema = z
  .strictObject({
    column: z.string().min(1).optional(),
    /** Several columns joined: an identifier that the silo itself does not give. */
    columns: z.array(z.string().min(1)).min(2).optional(),
    join: z.string().max(8).optional(),
    constant: z.string().optional(),
    /** The n-th part between separators, counted from 1; from the end when negative. Empty when there is no such part. */
    split: z
      .strictObject({ by: z.string().min(1).max(8), part: z.int().min(-50).max(50) })
      .refine(({ part }) => part !== 0, { message: 'parts are counted from 1, or from -1 at the end' })
      .optional(),
    /** What a regular expression finds, or one of its groups; checked before it is used, so that no cell can stall it. */
    match: z
      .strictObject({ pattern: z.string().min(1).max(200), group: z.int().min(0).max(9).default(0) })
      .optional(),
    /** Values of the silo → our values; what is not in the table is `otherwise`, or kept as it is. */
    table: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
    /** A row with a value that is not in the table is set aside, and the value named as the reason's field. */
    unlisted: z.literal('error').optional(),
  })
  .refine(
    (cell) => cell.unlisted === undefined || (cell.table !== undefined && cell.otherwise === undefined),
    {
      message: 'unlisted needs a table, and no otherwise',
    },
  )
  .refine(
    (cell) => [cell.column, cell.columns, cell.constant].filter((given) => given !== undefined).length === 1,
    { message: 'give exactly one of column, columns, constant' },
  );
export type Cell = z.infer<typeof cellSchema>;

/** What a row may fill. `attributes.*` is open: operational facts that the silo adds (plan, airline, model). */
export const FIELDS = [
  'externalId',
  'occurredAt',
  'kind',
  'channel',
  'direction',
  'subject',
  'text',
  'score',
  'measure',
  'amount',
  'currency',
  'division',
  'employee',
  'customer.reference',
  'customer.name',
  'customer.givenName',
  'customer.surname',
  'customer.phone',
  'customer.secondPhone',
  'customer.email',
  'customer.nationalId',
  'customer.birthDate',
  'customer.gender',
  'customer.language',
  'customer.street',
  'customer.city',
  'customer.company',
  'customer.plan',
  'customer.product',
  'customer.customerSince',
  'pledge.reference',
  'pledge.text',
  'pledge.dueAt',
  'pledge.state',
  'pledge.resolvedAt',
  'pledge.promisedBy',
  'pledge.performedBy',
] as const;
export type Field = (typeof FIELDS)[number];
export const fieldNameSchema = z.union([
  z.enum(FIELDS),
  z.templateLiteral(['attributes.', z.string().min(1)]),
]);

const bilingual = z.strictObject({ he: z.string().min(1), en: z.string().min(1) });

/** A condition on one interaction: every given line must hold; a list means "one of". */
export const ruleSchema = z.strictObject({
  kind: z.array(z.string()).optional(),
  channel: z.array(z.string()).optional(),
  attributes: z.record(z.string(), z.array(z.string())).optional(),
});

/** A journey that the export itself describes; created with the first import when no journey has this code. */
export const journeyDraftSchema = z.strictObject({
  code: z.string().min(1).max(60),
  name: bilingual,
  stages: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(60),
        name: bilingual,
        touchpoints: z.array(
          z.strictObject({
            code: z.string().min(1).max(60),
            name: bilingual,
            channel: z.string().optional(),
            division: z.string().optional(),
            rules: z.array(ruleSchema),
          }),
        ),
      }),
    )
    .min(1),
});

export const mappingSchema = z.strictObject({
  mapping: z.literal(1),
  source: z.strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    name: bilingual,
    kind: z.enum([
      'crm',
      'help-desk',
      'billing',
      'phone-centre',
      'bot',
      'scheduling',
      'campaign',
      'shop',
      'survey',
      'reviews',
      'social',
      'press',
      'visits',
      'web-events',
      'messages',
      'mailbox',
      'process-log',
      'other',
    ]),
    division: z.string().optional(),
    /** Trust in what this silo says of a person, 0 (hearsay) to 100 (checked against a document). */
    trust: z.number().int().min(0).max(100).default(50),
  }),
  file: z
    .strictObject({
      format: z.enum(['auto', 'csv', 'tsv', 'json', 'jsonl', 'xlsx', 'xes', 'whatsapp']).default('auto'),
      encoding: z
        .enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1255', 'iso-8859-8', 'cp862'])
        .default('auto'),
      /** `visual`: Hebrew is kept backwards, as old screens showed it. */
      letters: z.enum(['auto', 'logical', 'visual']).default('auto'),
      delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
      dateOrder: z.enum(['auto', 'dmy', 'mdy', 'ymd']).default('auto'),
      /** Which sign parts the whole from the rest of a number. */
      decimal: z.enum(['auto', 'point', 'comma']).default('auto'),
      timeZone: z.string().default('Asia/Jerusalem'),
    })
    .prefault({}),
  /** `person`: a row says who somebody is. `interaction`: a row says what happened to somebody. */
  rows: z.enum(['person', 'interaction']),
  fields: z.partialRecord(fieldNameSchema, cellSchema),
  /** The connector that this mapping began as. */
  connector: z.string().max(60).optional(),
  divisions: z.array(z.strictObject({ code: z.string().min(1).max(60), name: bilingual })).optional(),
  journey: journeyDraftSchema.optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;
export type JourneyDraft = z.infer<typeof journeyDraftSchema>;
export type TouchpointRule = z.infer<typeof ruleSchema>;

/**
 * A kind of system that companies have, with a mapping that fits its usual export. Connectors are data: a folder with a
 * mapping and a sample that we wrote ourselves.
 */
export const connectorSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  name: bilingual,
  /** What to look for in that system, in one sentence. */
  what: bilingual,
  mapping: mappingSchema,
});
export type Connector = z.infer<typeof connectorSchema>;
