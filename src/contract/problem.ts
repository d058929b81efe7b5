import { z } from 'zod';

/**
 * Refusals travel as RFC 9457 problems: `type` is `urn:empty-chair:<code in kebab-case>`, `title` is English for
 * developers; people read the translation of `code` in their own language. `data` names what was wrong.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  data: z.unknown().optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Refusals that any endpoint may give. Module refusals are declared beside their endpoints. */
export const commonRefusals = {
  UNAUTHORIZED: { status: 401, message: 'Sign in first' },
  FORBIDDEN: { status: 403, message: 'Your role may not do this' },
  NOT_FOUND: { status: 404, message: 'There is no such thing, or it is not yours to see' },
} as const;

/** What any call may meet and nobody here decided: it passes, and the same call may be made again after `Retry-After`. */
export const outages = {
  DATABASE_AWAY: {
    status: 503,
    message: 'The database does not answer. Try again in a moment',
  },
  DISK_FULL: {
    status: 503,
    message: 'A disk of the server is full. Free some space and try again',
  },
} as const;
