import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeRefSchema, instantSchema } from '#contract/figure';

/**
 * Going over every record again under the model in force. What a run joins and takes apart are rulings like any other; the
 * whole run can be withdrawn. Where a person works for a customer, or owes them, a run takes nothing apart: it asks.
 */
export const RUN_STATES = ['running', 'paused', 'cancelled', 'done', 'undoing', 'undone'] as const;
export const RUN_ACTS = ['pause', 'resume', 'cancel', 'undo'] as const;

export const resolutionRunSchema = z.object({
  id: z.string(),
  /** The model under which everything is gone over. */
  version: z.string(),
  state: z.enum(RUN_STATES),
  /** First what holds no longer is taken apart, then what belongs together is joined. */
  phase: z.enum(['parting', 'joining']),
  records: z.number().int(),
  joined: z.number().int(),
  parted: z.number().int(),
  /** Pairs that somebody should look at because of this run. */
  asked: z.number().int(),
  /** Of those: would have been taken apart, but for an open case, a promise or a consent. */
  spared: z.number().int(),
  /** Rulings that stayed when the run was withdrawn, because something later stands on them. */
  kept: z.number().int(),
  /** 0..1 */
  share: z.number(),
  /** Null before anything is known, and when nothing goes on. */
  secondsLeft: z.number().int().nullable(),
  by: employeeRefSchema.nullable(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  undoneAt: instantSchema.nullable(),
  /** What fits its state now. */
  acts: z.array(z.enum(RUN_ACTS)),
});
export type ResolutionRun = z.infer<typeof resolutionRunSchema>;

/** What going over everything would do: exact where every customer was looked at, else reckoned up from some. */
export const foreseenSchema = z.object({
  version: z.string(),
  against: z.array(z.string()),
  looked: z.number().int(),
  of: z.number().int(),
  joined: z.number().int(),
  parted: z.number().int(),
  asked: z.number().int(),
  spared: z.number().int(),
});
export type Foreseen = z.infer<typeof foreseenSchema>;

const underWay = {
  RUN_UNDER_WAY: { status: 409, message: 'A run is under way; it must end or be ended first' },
} as const;

export const resolutionContract = {
  runs: endpoint
    .route({
      method: 'GET',
      path: '/identity/runs',
      summary: 'When everything was gone over again, newest first',
    })
    .output(z.array(resolutionRunSchema)),
  foresee: endpoint
    .route({
      method: 'GET',
      path: '/identity/models/{version}/foreseen',
      summary: 'What going over every record under this model would join, take apart and ask about',
    })
    .input(z.object({ version: z.string().max(60) }))
    .output(foreseenSchema),
  start: endpoint
    .route({
      method: 'POST',
      path: '/identity/runs',
      summary: 'Go over every record under the model in force',
    })
    .input(z.strictObject({}))
    .errors(underWay)
    .output(resolutionRunSchema),
  act: endpoint
    .route({
      method: 'POST',
      path: '/identity/runs/{id}/{act}',
      summary: 'Pause a run, let it go on, end it, or withdraw all that it did',
    })
    .input(z.strictObject({ id: z.uuid(), act: z.enum(RUN_ACTS) }))
    .errors({ ...underWay, NOT_NOW: { status: 409, message: 'The run is not in a state for that' } })
    .output(resolutionRunSchema),
};
