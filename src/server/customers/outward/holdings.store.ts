import { sql } from 'kysely';
import type { Db, World } from '#server/platform/world';

/** What people of ours wrote of promises, for telling it to silos. */
export interface HandPledge {
  readonly recordId: string;
  readonly id: string;
  readonly sourceId: string | null;
  /** As the silo that gave it knows it. */
  readonly reference: string | null;
  readonly text: string;
  readonly madeAt: Date;
  readonly dueAt: Date | null;
  readonly state: 'open' | 'kept' | 'broken' | 'moved';
  readonly resolvedAt: Date | null;
  readonly channel: string;
  readonly promisedBy: string | null;
  readonly performedBy: string | null;
}

/** Promises of these records that a person wrote down, moved or settled. */
export async function handPledges(db: Db, world: World, recordIds: readonly string[]): Promise<HandPledge[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<
    Omit<HandPledge, 'text' | 'reference'> & {
      hash: Buffer;
      sealed: Buffer;
      interactionId: string | null;
      item: Buffer | null;
    }
  >`
    select p.record_id as "recordId", p.id, p.source_id as "sourceId", p.reference_hash as hash, p.text_cipher as sealed, p.made_at as "madeAt",
           p.due_at as "dueAt", p.state, p.resolved_at as "resolvedAt", p.channel, p.promised_by as "promisedBy", p.performed_by as "performedBy",
           i.id as "interactionId", i.item_cipher as item
      from pledge p left join interaction i on p.source_id is not null and i.record_id = p.record_id and i.id = p.interaction_id
     where p.record_id = any(${[...recordIds]}::uuid[])
       and (p.made_by is not null or exists (select 1 from pledge_event v where v.record_id = p.record_id and v.pledge_id = p.id and v.by_employee is not null))
     order by p.made_at, p.id`.execute(db);
  return rows.flatMap(({ hash, sealed, interactionId, item, ...row }): HandPledge[] => {
    const text = world.vault.read(`pledge:${row.recordId}:${hash.toString('hex')}`, sealed);
    if (text === null) return [];
    const original = item === null ? null : world.vault.read(`interaction:${interactionId}`, item);
    return [{ ...row, text, reference: original === null ? null : referenceIn(original) }];
  });
}

function referenceIn(item: string): string | null {
  const read: unknown = JSON.parse(item);
  const pledge: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'pledge') : null;
  const reference: unknown =
    typeof pledge === 'object' && pledge !== null ? Reflect.get(pledge, 'reference') : null;
  return typeof reference === 'string' ? reference : null;
}

/** Whose these records are, and whose they were. */
export async function customersAround(db: Db, recordIds: readonly string[]): Promise<string[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with touched as (
      select customer_id as id from membership where record_id = any(${[...recordIds]}::uuid[])
      union select customer_id from membership_past where record_id = any(${[...recordIds]}::uuid[])
    )
    select id from touched union select a.customer_id from customer_alias a join touched t on t.id = a.old_id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
