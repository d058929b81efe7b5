import type { Profile } from '#server/customers/record/profile';
import { letGoWith } from '#server/platform/memory';
import type { World } from '#server/platform/world';

/**
 * Profiles that were opened lately, by the ciphertext they came from: the records of a customer are looked at again with
 * each silo that speaks of them. Bounded; forgotten at once when full, and when an import has ended.
 */
const OPENED_AT_MOST = 12_000;
const opened = new Map<string, { readonly sealed: Buffer; readonly profile: Profile }>();

letGoWith(() => opened.clear());

export function openProfile(world: World, recordId: string, sealed: Buffer): Profile {
  const known = opened.get(recordId);
  if (known?.sealed.equals(sealed)) return known.profile;
  const profile: Profile = JSON.parse(world.vault.open(`record:${recordId}`, sealed));
  if (opened.size >= OPENED_AT_MOST) opened.clear();
  opened.set(recordId, { sealed, profile });
  return profile;
}
