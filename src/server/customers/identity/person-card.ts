import type { PersonCard } from '#contract/identity';
import type { RecordRow } from '#server/customers/record/record.store';
import { masked } from './keys.ts';

/** A record as whoever compares two of them sees it; contact details only for those who may see them. */
export function personCard(
  row: RecordRow,
  counts: { readonly records: number; readonly interactions: number },
  contact: boolean,
): PersonCard {
  const { profile } = row;
  const shown = (type: string, value: string): string => (contact ? value : masked(type, value));
  return {
    recordId: row.id,
    customerId: row.customerId,
    source: row.source,
    reference: profile.reference ?? null,
    name: profile.name ?? null,
    phones: (profile.phones ?? []).map((phone) => shown('phone', phone)),
    emails: (profile.emails ?? []).map((mail) => shown('email', mail)),
    // The identity number shows its last digits to nobody but by them: enough to tell two apart.
    nationalId: profile.nationalId === undefined ? null : masked('national-id', profile.nationalId),
    birthDate:
      profile.birthDate === undefined ? null : contact ? profile.birthDate : profile.birthDate.slice(0, 4),
    street: contact ? (profile.street ?? null) : null,
    city: profile.city ?? null,
    since: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    ...counts,
  };
}
