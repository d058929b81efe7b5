import { type NameAgreement, nameAgreement } from '#kernel/language/name-agreement';

/**
 * Two names are compared once: an import meets the same pair at every silo, and comparing scripts is the dearest step of
 * identity. The memory is bounded and forgets everything at once when it is full.
 */
const AT_MOST = 60_000;
const known = new Map<string, NameAgreement>();

export function agreementOf(first: string, second: string): NameAgreement {
  const key = first < second ? `${first}\u0000${second}` : `${second}\u0000${first}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const agreement = nameAgreement(first, second);
  if (known.size >= AT_MOST) known.clear();
  known.set(key, agreement);
  return agreement;
}
