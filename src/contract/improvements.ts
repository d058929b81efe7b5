import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema, nameSchema } from '#contract/figure';

export const PROFESSIONS = [
  'cost',
  'staff',
  'expenses',
  'time',
  'packaging-marketing',
  'suppliers',
  'contracts-law',
  'return',
] as const;
export const VERDICTS = ['for', 'for-with-conditions', 'against', 'cannot-tell'] as const;
export const IDEA_STATES = ['raised', 'assessing', 'pilot', 'accepted', 'declined'] as const;

const row = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(IDEA_STATES),
  author: employeeRefSchema,
  createdAt: instantSchema,
  pattern: z.object({ id: z.string(), name: nameSchema }).nullable(),
  asked: z.number().int(),
  assessed: z.number().int(),
  comments: z.number().int(),
});

export const ideaSchema = row.extend({
  body: z.string(),
  perspectives: z.array(
    z.object({
      id: z.string(),
      profession: z.enum(PROFESSIONS),
      question: z.string(),
      askedOf: employeeRefSchema,
      askedBy: employeeRefSchema,
      askedAt: instantSchema,
      assessment: z
        .object({ verdict: z.enum(VERDICTS), words: z.string(), by: employeeRefSchema, at: instantSchema })
        .nullable(),
      mine: z.boolean(),
    }),
  ),
  events: z.array(
    z.object({
      seq: z.number().int(),
      type: z.enum(['raised', 'commented', 'moved']),
      words: z.string(),
      by: employeeRefSchema,
      at: instantSchema,
    }),
  ),
  may: z.array(z.string()),
});
export type Idea = z.infer<typeof ideaSchema>;

const id = z.uuid();
export const improvementsContract = {
  list: endpoint
    .route({ method: 'GET', path: '/ideas', summary: 'The forum, newest first' })
    .output(z.array(row)),
  read: endpoint
    .route({ method: 'GET', path: '/ideas/{id}', summary: 'One idea and its perspectives' })
    .input(z.object({ id }))
    .output(ideaSchema),
  alike: endpoint
    .route({
      method: 'POST',
      path: '/ideas/alike',
      summary: 'Up to three ideas alike, and their fate, while somebody is typing',
    })
    .input(z.strictObject({ text: z.string().max(2000) }))
    .output(z.array(row)),
  raise: endpoint
    .route({ method: 'POST', path: '/ideas', summary: 'Raise an idea, alone or from a pattern' })
    .input(
      z.strictObject({
        title: z.string().min(3).max(200),
        body: z.string().min(3).max(5000),
        patternId: z.uuid().optional(),
      }),
    )
    .output(ideaSchema),
  ask: endpoint
    .route({
      method: 'POST',
      path: '/ideas/{id}/perspectives',
      summary: 'Ask a named person of a profession',
    })
    .input(
      z.strictObject({
        id,
        profession: z.enum(PROFESSIONS),
        askedOf: z.uuid(),
        question: z.string().min(3).max(1000),
      }),
    )
    .errors({ ASKED_ALREADY: { status: 409, message: 'This profession was asked already' } })
    .output(ideaSchema),
  assess: endpoint
    .route({
      method: 'POST',
      path: '/perspectives/{id}/assessment',
      summary: 'Give a verdict; only the person asked',
    })
    .input(z.strictObject({ id, verdict: z.enum(VERDICTS), words: z.string().min(3).max(5000) }))
    .output(ideaSchema),
  comment: endpoint
    .route({ method: 'POST', path: '/ideas/{id}/comments', summary: 'Comment' })
    .input(z.strictObject({ id, words: z.string().min(1).max(3000) }))
    .output(ideaSchema),
  move: endpoint
    .route({ method: 'POST', path: '/ideas/{id}/state', summary: 'Move on, with a word to the author' })
    .input(
      z.strictObject({
        id,
        state: z.enum(['pilot', 'accepted', 'declined']),
        words: z.string().min(3).max(2000),
      }),
    )
    .output(ideaSchema),
};
