import type { Profile } from '#server/customers/record/profile';
import { letGoWith } from '#server/platform/memory';
import { SEAL } from '#server/platform/vault/vault';
import type { World } from '#server/platform/world';

/**
 * Profiles that were opened lately, by the ciphertext they came from: the records of a customer are looked at again with
 * each silo that speaks of them. Bounded: what was not asked for again while as many others came is forgotten; all of it when
 * an import has ended.
 */
const OPENED_AT_MOST = 12_000;
type Opened = Map<string, { readonly seal: Buffer; readonly profile: Profile }>;
let lately: Opened = new Map();
let before: Opened = new Map();

letGoWith(() => {
  lately = new Map();
  before = new Map();
});

/** The profile that was opened from the value with this seal, if it is remembered. */
export function openedProfile(recordId: string, seal: Buffer): Profile | undefined {
  const held = lately.get(recordId);
  if (held?.seal.equals(seal)) return held.profile;
  const old = before.get(recordId);
  if (!old?.seal.equals(seal)) return undefined;
  remember(recordId, old.seal, old.profile);
  return old.profile;
}

export function openProfile(world: World, recordId: string, sealed: Buffer): Profile {
  const seal = sealed.subarray(SEAL.from, SEAL.from + SEAL.length);
  const known = openedProfile(recordId, seal);
  if (known !== undefined) return known;
  const profile: Profile = JSON.parse(world.vault.open(`record:${recordId}`, sealed));
  // A copy: a part of a buffer keeps the whole of it in memory.
  remember(recordId, Buffer.from(seal), profile);
  return profile;
}

function remember(recordId: string, seal: Buffer, profile: Profile): void {
  if (lately.size >= OPENED_AT_MOST) {
    before = lately;
    lately = new Map();
  }
  lately.set(recordId, { seal, profile });
}
