import { addresseeOf } from '#server/organization/people/people.actions';
import type { RenderedMail } from '#server/platform/mail/mail';
import type { WaitingMail } from '#server/platform/mail/outgoing-mail.store';
import type { World } from '#server/platform/world';
import { letterAsWritten } from './letter.actions.ts';
import { letterMail } from './letter-mail.ts';

/** The first day of every month at seven, by the organization's clock: `writeMonthlyLetter`. */
export const LETTER_CRON = '0 7 1 * *';

/**
 * Words of a waiting letter. Its `subject` is the month; the figures are those of the letter as it was sent, so that
 * whoever gets it last reads what the first one read. Null when the person left or the letter is gone.
 */
export async function renderLetterMail(
  world: World,
  mail: WaitingMail,
  { baseUrl }: { baseUrl: string },
): Promise<RenderedMail | null> {
  if (mail.kind !== 'letter') return null;
  const reader = await addresseeOf(world.db, mail.employeeId);
  const letter = await letterAsWritten(world, mail.subject);
  if (reader === null || letter === null) return null;
  const page = `${baseUrl.replace(/\/+$/, '')}/open-doors?month=${letter.month}`;
  return letterMail(letter, { ...reader, page });
}
