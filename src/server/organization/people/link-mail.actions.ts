import { theOrganization } from '#server/organization/organization.store';
import type { RenderedMail } from '#server/platform/mail/mail';
import type { WaitingMail } from '#server/platform/mail/outgoing-mail.store';
import { createLink } from '#server/platform/session/link.store';
import type { World } from '#server/platform/world';
import { activeEmployeeById } from './employee.store.ts';
import { linkTo } from './link-address.ts';
import { linkMail } from './link-mail.ts';

/** A wish for a new password that is older than this was given up. */
const RESET_STALE_MS = 3_600_000;

/**
 * Words of a waiting invitation or reset. The link is made now, when the mail goes: until then there is no secret that
 * could lie anywhere. Null when the person left, or came in meanwhile by another link.
 */
export async function renderLinkMail(
  world: World,
  mail: WaitingMail,
  { baseUrl }: { baseUrl: string },
): Promise<RenderedMail | null> {
  if (mail.kind !== 'invitation' && mail.kind !== 'reset') return null;
  const now = world.now();
  // Asked for while no mail server was set up, it must not arrive weeks later, unasked.
  if (mail.kind === 'reset' && mail.createdAt.getTime() < now.getTime() - RESET_STALE_MS) return null;
  const person = await activeEmployeeById(world.db, mail.employeeId);
  if (person === null || person.sample || person.hasUser !== (mail.kind === 'reset')) return null;
  const { secret } = await createLink(world.db, { purpose: mail.kind, employeeId: person.id, now });
  const organization = (await theOrganization(world.db))?.name ?? '';
  const { kind } = mail;
  const { language } = person;
  return linkMail({ kind, language, organization, person, link: linkTo(baseUrl, secret) });
}
