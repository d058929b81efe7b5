import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';

/** Small people for tests: a silo, records with sealed profiles, what happened to them and what they said. */
export async function insertSource(world: World): Promise<string> {
  const id = newId();
  await world.db
    .insertInto('source')
    .values({ id, code: `silo-${id}`, name_he: 'מוקד', name_en: 'Phone centre', kind: 'phone-centre' })
    .execute();
  return id;
}

export async function insertDivision(world: World, code: string): Promise<string> {
  const id = newId();
  await world.db
    .insertInto('division')
    .values({ id, code, name_he: `אגף ${code}`, name_en: code })
    .execute();
  return id;
}

export interface TestPerson {
  readonly recordId: string;
  readonly customerId: string;
}

export async function insertPerson(
  world: World,
  sourceId: string,
  profile: { readonly name: string; readonly plan?: string; readonly city?: string },
): Promise<TestPerson> {
  const person = { recordId: newId(), customerId: newId() };
  const now = world.now();
  const [slot = 0] = world.vault.slots.take(1);
  await world.vault.slots.keep();
  await world.db
    .insertInto('source_record')
    .values({
      id: person.recordId,
      source_id: sourceId,
      key_slot: slot,
      profile_cipher: world.vault.seal(`record:${person.recordId}`, JSON.stringify(profile), slot),
      plan: profile.plan ?? null,
      city: profile.city ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await world.db.insertInto('customer').values({ id: person.customerId, created_at: now }).execute();
  await world.db
    .insertInto('membership')
    .values({
      record_id: person.recordId,
      customer_id: person.customerId,
      ruling_id: newId(),
      from_at: now,
    })
    .execute();
  return person;
}

export async function insertWords(
  world: World,
  sourceId: string,
  person: TestPerson,
  said: {
    readonly text: string;
    readonly at: Date;
    readonly sentiment: 'positive' | 'negative' | 'neutral' | 'mixed';
    readonly signals?: readonly string[];
  },
): Promise<string> {
  const id = newId();
  const day = said.at.toISOString().slice(0, 10);
  const item = {
    externalId: id,
    occurredAt: said.at.toISOString(),
    kind: 'complaint',
    channel: 'phone',
    text: said.text,
  };
  const shared = {
    record_id: person.recordId,
    source_id: sourceId,
    occurred_at: said.at,
    day,
    kind: 'complaint',
    channel: 'phone',
  };
  await world.db
    .insertInto('interaction')
    .values({
      ...shared,
      id,
      received_at: said.at,
      direction: 'in',
      item_cipher: world.vault.seal(`interaction:${id}`, JSON.stringify(item)),
    })
    .execute();
  await world.db
    .insertInto('verbatim')
    .values({
      ...shared,
      interaction_id: id,
      analysed_with: 1,
      evidence: '[]',
      reading: '{}',
      sentiment: said.sentiment,
      signals: [...(said.signals ?? [])],
    })
    .execute();
  return id;
}
