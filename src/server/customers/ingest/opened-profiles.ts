import type { Profile } from '#server/customers/record/profile';
import { letGoWith } from '#server/platform/memory';
import type { World } from '#server/platform/world';

/**
 * Profiles that were opened lately, by the ciphertext they came from: the records of a customer are looked at again with
 * each silo that speaks of them. Bounded: what was not asked for again while as many others came is forgotten; all of it when
 * an import has ended.
 */
const OPENED_AT_MOST = 12_000;
type Opened = Map<string, { readonly sealed: Buffer; readonly profile: Profile }>;
let lately: Opened = new Map();
let before: Opened = new Map();

letGoWith(() => {
  lately = new Map();
  before = new Map();
});

export function openProfile(world: World, recordId: string, sealed: Buffer): Profile {
  const held = lately.get(recordId);
  if (held?.sealed.equals(sealed)) return held.profile;
  const old = before.get(recordId);
  const profile: Profile = old?.sealed.equals(sealed)
    ? old.profile
    : JSON.parse(world.vault.open(`record:${recordId}`, sealed));
  if (lately.size >= OPENED_AT_MOST) {
    before = lately;
    lately = new Map();
  }
  lately.set(recordId, { sealed, profile });
  return profile;
}
