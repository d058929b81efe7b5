import { PURPOSES, type Purpose, REACH, type Reach } from '#contract/consent';
import type { SourceRef } from '#server/customers/record/record.store';
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

export interface NewConsent {
  readonly recordId: string;
  readonly slot: number;
  readonly purpose: Purpose;
  readonly channel: Reach;
  readonly answer: 'given' | 'refused' | 'withdrawn';
  readonly textVersion: string | null;
  readonly proof: string | null;
  readonly sourceId: string | null;
  readonly by: string | null;
  readonly saidAt: Date;
  readonly at: Date;
}

export async function insertConsents(trx: Trx, world: World, said: readonly NewConsent[]): Promise<void> {
  if (said.length === 0) return;
  await trx
    .insertInto('consent')
    .values(
      said.map((one) => {
        const id = newId();
        return {
          record_id: one.recordId,
          id,
          purpose: one.purpose,
          channel: one.channel,
          answer: one.answer,
          text_version: one.textVersion,
          origin: one.by === null ? ('import' as const) : ('hand' as const),
          source_id: one.sourceId,
          proof_cipher: one.proof === null ? null : world.vault.seal(`consent:${id}`, one.proof, one.slot),
          by_employee: one.by,
          at: one.at,
          said_at: one.saidAt,
        };
      }),
    )
    .execute();
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
  await trx
    .insertInto('preference')
    .values(
      said.map((one) => {
        const id = newId();
        return {
          record_id: one.recordId,
          id,
          topic: one.topic,
          value_cipher: world.vault.seal(`preference:${id}`, one.value, one.slot),
          origin: one.by === null ? ('import' as const) : ('hand' as const),
          source_id: one.sourceId,
          by_employee: one.by,
          at: one.at,
          said_at: one.saidAt,
        };
      }),
    )
    .execute();
}

export async function slotsOf(trx: Trx, recordIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('source_record')
    .select(['id', 'key_slot'])
    .where('id', 'in', [...recordIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.key_slot]));
}
