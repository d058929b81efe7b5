import type { sessionContract } from '#contract/session';
import { isEmployee, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

export const readOwnSession: Right = {
  name: 'session.read',
  sentence: 'Whoever is signed in may see who they are here and choose how they are addressed',
  allows: (actor) => isEmployee(actor),
};

/** What must be open to people who are not signed in yet is public; each of these decides by itself. */
export const sessionRights: Rights<typeof sessionContract> = {
  read: readOwnSession,
  door: 'public',
  signIn: 'public',
  signOut: 'public',
  take: 'public',
  useLink: 'public',
  requestReset: 'public',
  prefer: readOwnSession,
};

/**
 * The sample's people may be taken while the sample is here: by anybody while nobody owns the installation, then by
 * its owner and by whoever sits in the sample already.
 */
export function maySwitch(facts: {
  readonly sample: 'none' | 'loading' | 'loaded';
  readonly owned: boolean;
  readonly caller: { readonly role: string; readonly sample: boolean } | null;
}): boolean {
  if (facts.sample === 'none') return false;
  if (!facts.owned) return true;
  return facts.caller !== null && (facts.caller.sample || facts.caller.role === 'owner');
}
