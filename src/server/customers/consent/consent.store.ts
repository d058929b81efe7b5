import { sql } from 'kysely';
import { PURPOSES, type Purpose, REACH, type Reach } from '#contract/consent';
import type { SourceRef } from '#server/customers/record/record.store';
import { byteas, plain, texts } from '#server/platform/arrays';
import { newId } from '#server/platform/ids';
import type { Db, Trx, World } from '#server/platform/world';
import type { Fact } from './consent-of.ts';
import type { PreferenceFact } from './preferences.ts';

/** Consent and preferences as facts: only ever added. */
export type StoredConsent = Fact & {
  readonly textVersion: string | null;
  readonly source: SourceRef | null;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly proof: string | null;
};

/** Every fact of these records, the newest first. */
export async function consentsOf(
  db: Db,
  world: World,
  recordIds: readonly string[],
): Promise<StoredConsent[]> {
  if (recordIds.length === 0) return [];
  const rows = await db
    .selectFrom('consent as c')
    .leftJoin('source as s', 's.id', 'c.source_id')
    .leftJoin('employee as e', 'e.id', 'c.by_employee')
    .selectAll('c')
    .select(['s.code', 's.name_he', 's.name_en', 'e.name as employee_name'])
    .where('c.record_id', 'in', [...recordIds])
    .orderBy('c.said_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return rows.flatMap((row): StoredConsent[] => {
    const channel = REACH.find((one) => one === row.channel);
    const purpose = PURPOSES.find((one) => one === row.purpose);
    if (channel === undefined || purpose === undefined) return [];
    return [
      {
        id: row.id,
        recordId: row.record_id,
        purpose,
        channel,
        answer: row.answer,
        saidAt: row.said_at,
        textVersion: row.text_version,
        source:
          row.code === null
            ? null
            : { code: row.code, name: { he: row.name_he ?? '', en: row.name_en ?? '' } },
        by: row.by_employee === null ? null : { id: row.by_employee, name: row.employee_name ?? '' },
        proof: row.proof_cipher === null ? null : world.vault.read(`consent:${row.id}`, row.proof_cipher),
      },
    ];
  });
}

export interface WrittenConsent {
  readonly recordId: string;
  readonly purpose: string;
  readonly channel: string;
  readonly answer: string;
  readonly sourceId: string | null;
  readonly saidAt: Date;
}

/** What was written of these records, the oldest word first. */
export async function consentsWritten(trx: Trx, recordIds: readonly string[]): Promise<WrittenConsent[]> {
  const { rows } = await sql<WrittenConsent>`
    select record_id as "recordId", purpose, channel, answer, source_id as "sourceId", said_at as "saidAt"
      from consent where record_id = any(${plain(recordIds)}::uuid[]) order by said_at, id`.execute(trx);
  return rows;
}

export interface NewConsent {
  readonly recordId: string;
  readonly slot: number;
  readonly purpose: Purpose;
  readonly channel: Reach;
  readonly answer: 'given' | 'refused' | 'withdrawn';
  readonly textVersion: string | null;
  readonly proof: string | null;
  readonly sourceId: string | null;
  /** The import that brought it; it goes when that is taken back. */
  readonly importId: string | null;
  readonly by: string | null;
  readonly saidAt: Date;
  readonly at: Date;
}

export async function insertConsents(trx: Trx, world: World, said: readonly NewConsent[]): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map((one) => ({ ...one, id: newId() }));
  const proofs = rows.map(({ id, proof, slot }) =>
    proof === null ? null : world.vault.seal(`consent:${id}`, proof, slot),
  );
  await sql`
    insert into consent (record_id, id, purpose, channel, answer, text_version, origin, source_id, import_id, proof_cipher, by_employee, at, said_at)
    select * from unnest(${plain(rows.map((row) => row.recordId))}::uuid[], ${plain(rows.map((row) => row.id))}::uuid[], ${texts(rows.map((row) => row.purpose))}::text[],
      ${texts(rows.map((row) => row.channel))}::text[], ${texts(rows.map((row) => row.answer))}::text[], ${texts(rows.map((row) => row.textVersion))}::text[],
      ${texts(rows.map(originOf))}::text[], ${plain(rows.map((row) => row.sourceId))}::uuid[], ${plain(rows.map((row) => row.importId))}::uuid[], ${byteas(proofs)}::bytea[],
      ${plain(rows.map((row) => row.by))}::uuid[], ${rows.map((row) => row.at.toISOString())}::timestamptz[], ${rows.map((row) => row.saidAt.toISOString())}::timestamptz[])`.execute(
    trx,
  );
}

function originOf({ by }: { readonly by: string | null }): 'hand' | 'import' {
  return by === null ? 'import' : 'hand';
}

/** Null when a person of ours wrote it down. */
export type StoredPreference = PreferenceFact & { readonly sourceId: string | null };

export async function preferenceFacts(
  db: Db,
  world: World,
  recordIds: readonly string[],
): Promise<StoredPreference[]> {
  if (recordIds.length === 0) return [];
  const rows = await db
    .selectFrom('preference')
    .select(['record_id', 'id', 'topic', 'value_cipher', 'said_at', 'source_id'])
    .where('record_id', 'in', [...recordIds])
    .execute();
  return rows.flatMap((row) => {
    const value = world.vault.read(`preference:${row.id}`, row.value_cipher);
    return value === null
      ? []
      : [
          {
            id: row.id,
            recordId: row.record_id,
            topic: row.topic,
            value,
            saidAt: row.said_at,
            sourceId: row.source_id,
          },
        ];
  });
}

export interface NewPreference {
  readonly recordId: string;
  readonly slot: number;
  readonly topic: PreferenceFact['topic'];
  readonly value: string;
  readonly sourceId: string | null;
  /** The import that brought it; it goes when that is taken back. */
  readonly importId: string | null;
  readonly by: string | null;
  readonly saidAt: Date;
  readonly at: Date;
}

export async function insertPreferences(
  trx: Trx,
  world: World,
  said: readonly NewPreference[],
): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map((one) => ({ ...one, id: newId() }));
  const values = rows.map(({ id, value, slot }) => world.vault.seal(`preference:${id}`, value, slot));
  await sql`
    insert into preference (record_id, id, topic, value_cipher, origin, source_id, import_id, by_employee, at, said_at)
    select * from unnest(${plain(rows.map((row) => row.recordId))}::uuid[], ${plain(rows.map((row) => row.id))}::uuid[], ${texts(rows.map((row) => row.topic))}::text[],
      ${byteas(values)}::bytea[], ${texts(rows.map(originOf))}::text[], ${plain(rows.map((row) => row.sourceId))}::uuid[], ${plain(rows.map((row) => row.importId))}::uuid[],
      ${plain(rows.map((row) => row.by))}::uuid[], ${rows.map((row) => row.at.toISOString())}::timestamptz[], ${rows.map((row) => row.saidAt.toISOString())}::timestamptz[])`.execute(
    trx,
  );
}

export async function slotsOf(trx: Trx, recordIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('source_record')
    .select(['id', 'key_slot'])
    .where('id', 'in', [...recordIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.key_slot]));
}
