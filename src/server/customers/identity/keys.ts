import { isBlockedValue, isRoleMailbox, normalEmail, normalNationalId } from '#kernel/language/identifiers';
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
    if (isBlockedValue(phone)) guarded.push({ type: 'phone', value: phone, reason: 'placeholder' });
    else if (isE164(phone)) keys.push({ type: 'phone', value: phone });
  }
  for (const written of profile.emails ?? []) {
    const email = normalEmail(written);
    if (email === null) continue;
    if (isBlockedValue(email)) guarded.push({ type: 'email', value: email, reason: 'placeholder' });
    else if (isRoleMailbox(email)) guarded.push({ type: 'email', value: email, reason: 'role-mailbox' });
    else keys.push({ type: 'email', value: email });
  }
  const id = profile.nationalId === undefined ? null : normalNationalId(profile.nationalId);
  if (id !== null) keys.push({ type: 'national-id', value: id });
  return { keys, guarded };
}

/** Enough for its owner to recognize, too little for anybody else: 05*-***-**67, d***@m***.example. */
export function masked(type: string, value: string): string {
  if (type === 'email') {
    const [local = '', domain = ''] = value.split('@');
    return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***${domain.slice(domain.lastIndexOf('.'))}`;
  }
  return `***${value.slice(-2)}`;
}
