import { sql } from 'kysely';
import { byteas, plain } from '#server/platform/arrays';
import { together } from '#server/platform/pipeline';
import type { Trx } from '#server/platform/world';
import type { Plan, Question } from './batch.ts';

/** Under which blind keys records meet, and the pairs that wait for somebody to look at them. */

/** Of these keys, those that were found crowded before. */
export async function crowdedAmong(trx: Trx, values: readonly string[]): Promise<string[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ value: string }>`
    select encode(value, 'hex') as value from crowded_key where value = any(${bytes(values)}::bytea[])`.execute(
    trx,
  );
  return rows.map((row) => row.value);
}

/**
 * Who holds these keys, those apart that were found crowded before: no more than `most` records of each, with whose they are.
 * `at` says which of the keys it was.
 */
export async function recordsMet(
  trx: Trx,
  values: readonly string[],
  most: number,
): Promise<{ at: number; recordId: string; customerId: string }[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ at: number; recordId: string; customerId: string }>`
    select asked.at::int4 - 1 as at, k.record_id as "recordId", m.customer_id as "customerId"
      from unnest(${bytes(values)}::bytea[]) with ordinality as asked(value, at)
      cross join lateral (select record_id from meeting_key where value = asked.value limit ${most}) k
      join membership m on m.record_id = k.record_id
     where not exists (select 1 from crowded_key c where c.value = asked.value)`.execute(trx);
  return rows;
}

export async function saveMeetings(
  trx: Trx,
  plan: Pick<Plan, 'meetings' | 'partings' | 'crowded'>,
  now: Date,
): Promise<void> {
  const { meetings, partings, crowded } = plan;
  const works: Promise<unknown>[] = [];
  if (partings.length > 0)
    works.push(
      sql`
      delete from meeting_key k using unnest(${bytes(partings.map((row) => row.value))}::bytea[], ${plain(partings.map((row) => row.recordId))}::uuid[]) as n(value, record_id)
       where k.value = n.value and k.record_id = n.record_id`.execute(trx),
    );
  if (meetings.length > 0)
    works.push(
      sql`
      insert into meeting_key (value, record_id)
      select * from unnest(${bytes(meetings.map((row) => row.value))}::bytea[], ${plain(meetings.map((row) => row.recordId))}::uuid[])
      on conflict do nothing`.execute(trx),
    );
  if (crowded.length > 0)
    works.push(
      sql`
      insert into crowded_key (value, since) select distinct value, ${now}::timestamptz from unnest(${bytes(crowded)}::bytea[]) as n(value)
      on conflict do nothing`.execute(trx),
    );
  await together(works);
}

/** What a record says became otherwise: exactly these keys are its keys now. */
export async function setMeetings(trx: Trx, recordId: string, values: readonly string[]): Promise<void> {
  await sql`delete from meeting_key where record_id = ${recordId} and value <> all(${bytes(values)}::bytea[])`.execute(
    trx,
  );
  await sql`
    insert into meeting_key (value, record_id) select value, ${recordId}::uuid from unnest(${bytes(values)}::bytea[]) as n(value)
    on conflict do nothing`.execute(trx);
}

/** A pair is asked about once; while nobody has answered, the newest odds stand. */
export async function askAbout(trx: Trx, questions: readonly Question[], now: Date): Promise<void> {
  if (questions.length === 0) return;
  const once = [...new Map(questions.map((row) => [`${row.a} ${row.b}`, row])).values()];
  await sql`
    insert into identity_review (id, record_a, record_b, cause, bits, model_version, asked_at)
    select gen_random_uuid(), a, b, cause, bits, model_version, ${now}::timestamptz
      from unnest(${once.map((row) => row.a)}::uuid[], ${once.map((row) => row.b)}::uuid[], ${once.map((row) => row.cause)}::text[],
                  ${once.map((row) => row.bits)}::real[], ${once.map((row) => row.modelVersion)}::text[]) as n(a, b, cause, bits, model_version)
    on conflict (record_a, record_b) do update
       set cause = excluded.cause, bits = excluded.bits, model_version = excluded.model_version
     where identity_review.answer is null or identity_review.answer = 'later'`.execute(trx);
}

function bytes(values: readonly string[]): Buffer {
  return byteas(values.map((value) => Buffer.from(value, 'hex')));
}
