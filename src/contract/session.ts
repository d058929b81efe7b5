import { z } from 'zod';
import { endpoint } from '#contract/base';
import { employeeSchema } from '#contract/organization';

export const ADDRESS_FORMS = ['feminine', 'masculine', 'plural'] as const;
const password = z.string().min(10).max(200);

export const sessionSchema = z.object({
  employee: employeeSchema.extend({
    language: z.enum(['he', 'en']),
    addressForm: z.enum(ADDRESS_FORMS),
  }),
  /** The sample's people whose place can be taken, while the sample is here; null otherwise. */
  switchable: z.array(employeeSchema).nullable(),
  /** What this person may do: names of rights, as in the policies. The browser only obeys. */
  may: z.array(z.string()),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionContract = {
  read: endpoint
    .route({ method: 'GET', path: '/session', summary: 'Who is signed in' })
    .output(sessionSchema),
  door: endpoint
    .route({
      method: 'GET',
      path: '/session/door',
      summary: "What the sign-in page offers: is there an owner yet, the sample's people",
    })
    .output(z.object({ owned: z.boolean(), sample: z.array(employeeSchema) })),
  signIn: endpoint
    .route({ method: 'POST', path: '/session', summary: 'Sign in with mail and password' })
    .input(z.strictObject({ email: z.string().max(254), password: z.string().max(200) }))
    .errors({
      WRONG_CREDENTIALS: { status: 401, message: 'Mail or password is wrong' },
      SLOW_DOWN: { status: 429, message: 'Too many tries' },
    })
    .output(sessionSchema),
  signOut: endpoint
    .route({ method: 'DELETE', path: '/session', summary: 'Sign out' })
    .output(z.object({ signedOut: z.literal(true) })),
  take: endpoint
    .route({
      method: 'POST',
      path: '/session/sample',
      summary: "Take the place of one of the sample's people; only while the sample is here",
    })
    .input(z.strictObject({ employeeId: z.uuid() }))
    .output(sessionSchema),
  useLink: endpoint
    .route({
      method: 'POST',
      path: '/session/link',
      summary: 'Use a one-time link (owner, invitation, reset): sets the password and signs in',
    })
    .input(
      z.strictObject({
        secret: z.string().min(20).max(200),
        password,
        name: z.string().min(1).max(120).optional(),
        email: z.email().optional(),
      }),
    )
    .errors({
      LINK_DEAD: { status: 410, message: 'This link was used or has expired' },
      EMAIL_TAKEN: { status: 409, message: 'Somebody with this address is here already' },
      NAME_NEEDED: { status: 422, message: "The first owner's link needs a name and a mail address" },
    })
    .output(sessionSchema),
  requestReset: endpoint
    .route({
      method: 'POST',
      path: '/session/reset',
      summary: 'Ask for a reset link; the answer is the same whether or not the address is known',
    })
    .input(z.strictObject({ email: z.string().max(254) }))
    .output(z.object({ asked: z.literal(true) })),
  prefer: endpoint
    .route({ method: 'PATCH', path: '/session/preferences', summary: 'Language and form of address' })
    .input(
      z.strictObject({
        language: z.enum(['he', 'en']).optional(),
        addressForm: z.enum(ADDRESS_FORMS).optional(),
      }),
    )
    .output(sessionSchema),
};
