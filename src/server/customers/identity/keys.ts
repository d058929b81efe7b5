import { domainToASCII } from 'node:url';
import { isBlockedNumber, type MailAddress, mailAddress, nationalId } from '#kernel/language/identifiers';
import { isE164 } from '#server/customers/record/phone';
import type { Profile } from '#server/customers/record/profile';
import type { KeyType } from './match.ts';

/** The identifiers of a person that may join records, each guarded: placeholders and role mailboxes name nobody. */
export interface Key {
  readonly type: KeyType;
  readonly value: string;
}
export type Guarded = Key & { readonly reason: 'placeholder' | 'role-mailbox' };

export function keysOf(profile: Profile): { keys: Key[]; guarded: Guarded[] } {
  const keys: Key[] = [];
  const guarded: Guarded[] = [];
  for (const phone of profile.phones ?? []) {
    if (isBlockedNumber(phone)) guarded.push({ type: 'phone', value: phone, reason: 'placeholder' });
    else if (isE164(phone)) keys.push({ type: 'phone', value: phone });
  }
  for (const written of profile.emails ?? []) {
    const mail = mailAddress(written);
    if (mail === null) guarded.push({ type: 'email', value: written, reason: 'placeholder' });
    else if (mail.role) guarded.push({ type: 'email', value: mail.address, reason: 'role-mailbox' });
    else keys.push({ type: 'email', value: asSent(mail) });
  }
  const id = profile.nationalId === undefined ? null : nationalId(profile.nationalId);
  if (id !== null) keys.push({ type: 'national-id', value: id });
  return { keys, guarded };
}

/** A domain of other letters is the same domain as its name on the wire: user@דוגמה.קום and user@xn--6dbbec0c.xn--9dbq2a. */
function asSent({ address, local, domain }: MailAddress): string {
  const wire = domainToASCII(domain);
  return wire === '' || wire === domain ? address : `${local}@${wire}`;
}

/** Enough for its owner to recognize, too little for anybody else: 05*-***-**67, d***@m***.example. */
export function masked(type: string, value: string): string {
  if (type === 'email') {
    const [local = '', domain = ''] = value.split('@');
    return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf('.'))}`;
  }
  return `***${value.slice(-2)}`;
}
