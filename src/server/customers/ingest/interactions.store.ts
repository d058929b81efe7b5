import { type RawBuilder, sql } from 'kysely';
import { byteas, plain, texts } from '#server/platform/arrays';
import { WAKE_CHANNEL } from '#server/platform/events/outbox.store';
import type { Trx } from '#server/platform/world';
import type { WordsFound } from './incoming.ts';
import { iso } from './ingest.store.ts';

/** Interactions with their rollups, words and event, in one statement: a counter can never differ from its rows. */
export interface InteractionRow {
  readonly recordId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly importId: string | null;
  readonly externalHash: Buffer;
  readonly contentHash: Buffer;
  readonly occurredAt: Date;
  readonly day: string;
  readonly kind: string;
  readonly channel: string;
  readonly direction: string;
  readonly divisionId: string | null;
  readonly touchpointId: string | null;
  readonly measure: string | null;
  readonly score: number | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly version: number;
  readonly item: Buffer;
  /** Null when the silo sent no words. */
  readonly terms: readonly number[] | null;
  /** Null when nobody has read the words yet. */
  readonly found: WordsFound | null;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** Counts, sums and squares of interaction rows, added to or (`sign` -1) taken from the day rollups. */
export function rollup(from: RawBuilder<unknown>, sign: 1 | -1): RawBuilder<unknown> {
  return sql`insert into rollup_day as held (day, touchpoint_id, source_id, kind, channel, measure, n, scored, score_sum, score_squares, promoters, detractors, satisfied, amount_sum)
    select day, coalesce(touchpoint_id, ${NOWHERE}::uuid), source_id, kind, channel, coalesce(measure, ''),
           ${sql.lit(sign)} * count(*), ${sql.lit(sign)} * count(score), ${sql.lit(sign)} * coalesce(sum(score), 0), ${sql.lit(sign)} * coalesce(sum(score::float8 * score), 0),
           ${sql.lit(sign)} * count(*) filter (where measure = 'nps' and score >= 9), ${sql.lit(sign)} * count(*) filter (where measure = 'nps' and score <= 6),
           ${sql.lit(sign)} * count(*) filter (where (measure in ('csat', 'stars') and score >= 4) or (measure = 'ces' and score >= 5)),
           ${sql.lit(sign)} * coalesce(sum(amount), 0)::bigint
      from ${from} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (day, touchpoint_id, source_id, kind, channel, measure) do update set
      n = held.n + excluded.n, scored = held.scored + excluded.scored, score_sum = held.score_sum + excluded.score_sum,
      score_squares = held.score_squares + excluded.score_squares, promoters = held.promoters + excluded.promoters,
      detractors = held.detractors + excluded.detractors, satisfied = held.satisfied + excluded.satisfied, amount_sum = held.amount_sum + excluded.amount_sum`;
}

export async function saveInteractions(trx: Trx, rows: readonly InteractionRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const worded = rows.filter((row) => row.terms !== null);
  const found = rows.map((row) => (row.terms === null ? null : row.found));
  const unread = worded.filter((row) => row.found === null);
  await sql`
    with input as (
      select * from unnest(${plain(rows.map((row) => row.recordId))}::uuid[], ${plain(rows.map((row) => row.id))}::uuid[], ${plain(rows.map((row) => row.sourceId))}::uuid[],
        ${plain(rows.map((row) => row.importId))}::uuid[], ${plain(iso(rows.map((row) => row.occurredAt)))}::timestamptz[], ${plain(rows.map((row) => row.day))}::date[],
        ${texts(rows.map((row) => row.kind))}::text[], ${texts(rows.map((row) => row.channel))}::text[], ${texts(rows.map((row) => row.direction))}::text[],
        ${plain(rows.map((row) => row.divisionId))}::uuid[], ${plain(rows.map((row) => row.touchpointId))}::uuid[], ${texts(rows.map((row) => row.measure))}::text[],
        ${plain(rows.map((row) => row.score))}::real[], ${plain(rows.map((row) => row.amount))}::bigint[], ${texts(rows.map((row) => row.currency))}::text[],
        ${plain(rows.map((row) => row.version))}::int[], ${byteas(rows.map((row) => row.item))}::bytea[],
        ${texts(rows.map(({ terms }) => (terms === null ? null : `{${terms.join(',')}}`)))}::text[],
        ${plain(found.map((one) => one?.version ?? null))}::int[], ${texts(found.map((one) => one?.language ?? null))}::text[],
        ${texts(found.map((one) => one?.sentiment ?? null))}::text[], ${plain(found.map((one) => one?.score ?? null))}::real[],
        ${plain(found.map((one) => one?.confidence ?? null))}::real[], ${texts(found.map((one) => `{${(one?.themes ?? []).join(',')}}`))}::text[],
        ${texts(found.map((one) => `{${(one?.signals ?? []).join(',')}}`))}::text[], ${plain(found.map((one) => one?.divisionId ?? null))}::uuid[],
        ${plain(found.map((one) => one?.divisionConfidence ?? null))}::real[], ${texts(found.map((one) => (one === null ? null : JSON.stringify(one.evidence))))}::text[],
        ${plain(found.map((one) => one?.sentimentModel ?? 0))}::int[], ${plain(found.map((one) => one?.divisionModel ?? 0))}::int[],
        ${texts(found.map((one) => (one === null ? null : JSON.stringify(one.reading))))}::text[])
        as i(record_id, id, source_id, import_id, occurred_at, day, kind, channel, direction, division_id, touchpoint_id, measure, score, amount, currency, version, item_cipher,
             terms, read_with, language, sentiment, sentiment_score, confidence, themes, signals, suggested_division_id, division_confidence, evidence,
             sentiment_model, division_model, reading)
    ), stored as (
      insert into interaction (record_id, id, source_id, import_id, occurred_at, received_at, day, kind, channel, direction, division_id, touchpoint_id, measure, score, amount, currency, version, item_cipher)
      select record_id, id, source_id, import_id, occurred_at, ${now}, day, kind, channel, direction, division_id, touchpoint_id, measure, score, amount, currency, version, item_cipher from input
      returning *
    ), rolled as (${rollup(sql`stored`, 1)}),
    worded as (
      insert into verbatim (record_id, interaction_id, source_id, occurred_at, day, kind, channel, touchpoint_id, measure, score, terms,
        analysed_with, language, sentiment, sentiment_score, confidence, themes, signals, suggested_division_id, division_confidence, evidence,
        sentiment_model, division_model, reading)
      select record_id, id, source_id, occurred_at, day, kind, channel, touchpoint_id, measure, score, terms::int4[],
             read_with, language, sentiment, sentiment_score, confidence, themes::text[], signals::text[], suggested_division_id, division_confidence, evidence::jsonb,
             sentiment_model, division_model, reading::jsonb
        from input where terms is not null
    ), keyed as (
      insert into intake_key (source_id, external_hash, interaction_id, record_id, contents, import_id)
      select k.source_id, k.external_hash, k.interaction_id, k.record_id, array[k.content], k.import_id
        from unnest(${plain(rows.map((row) => row.sourceId))}::uuid[], ${byteas(rows.map((row) => row.externalHash))}::bytea[], ${plain(rows.map((row) => row.id))}::uuid[],
                    ${plain(rows.map((row) => row.recordId))}::uuid[], ${byteas(rows.map((row) => row.contentHash))}::bytea[], ${plain(rows.map((row) => row.importId))}::uuid[],
                    ${plain(rows.map((row) => row.version))}::int[]) as k(source_id, external_hash, interaction_id, record_id, content, import_id, version)
      on conflict (source_id, external_hash) do update set contents = intake_key.contents || excluded.contents, record_id = excluded.record_id
    ), told as (
      insert into outbox (kind, ids, facts) values ('interactions.stored', ${plain(unread.map((row) => row.id))}::uuid[], ${JSON.stringify({ n: rows.length })}::jsonb)
    ), read as (
      insert into outbox (kind, facts) select 'verbatims.analysed', ${JSON.stringify({ n: worded.length - unread.length })}::jsonb where ${worded.length > unread.length}
    )
    select pg_notify(${WAKE_CHANNEL}, '')`.execute(trx);
}

/** Keys of person rows: each thing ever said of a person is taken once. */
export async function saveIntakeKeys(
  trx: Trx,
  rows: readonly {
    sourceId: string;
    externalHash: Buffer;
    recordId: string;
    contentHash: Buffer;
    importId: string | null;
  }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into intake_key (source_id, external_hash, interaction_id, record_id, contents, import_id)
    select k.source_id, k.external_hash, null, k.record_id, array[k.content], k.import_id
      from unnest(${plain(rows.map((row) => row.sourceId))}::uuid[], ${byteas(rows.map((row) => row.externalHash))}::bytea[], ${plain(rows.map((row) => row.recordId))}::uuid[],
                  ${byteas(rows.map((row) => row.contentHash))}::bytea[], ${plain(rows.map((row) => row.importId))}::uuid[]) as k(source_id, external_hash, record_id, content, import_id)`.execute(
    trx,
  );
}

/** A newer version replaces an interaction: the old one goes to the past and out of every counter. */
export async function retractInteractions(
  trx: Trx,
  old: readonly { recordId: string; id: string }[],
  now: Date,
): Promise<Map<string, number>> {
  if (old.length === 0) return new Map();
  const { rows } = await sql<{ id: string; version: number }>`
    with gone as (
      delete from interaction i using unnest(${plain(old.map((row) => row.recordId))}::uuid[], ${plain(old.map((row) => row.id))}::uuid[]) as o(record_id, id)
       where i.record_id = o.record_id and i.id = o.id returning i.*
    ), past as (
      insert into interaction_past (record_id, id, version, replaced_at, item_cipher, import_id) select record_id, id, version, ${now}, item_cipher, import_id from gone
    ), silent as (
      delete from verbatim v using gone g where v.record_id = g.record_id and v.interaction_id = g.id
    ), rolled as (${rollup(sql`gone`, -1)})
    select id, version from gone`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.version]));
}

/** Takes everything of these records out of the counters; the rows themselves are the caller's to remove. */
export async function uncount(trx: Trx, recordIds: readonly string[]): Promise<void> {
  await sql`
    with gone as (select * from interaction where record_id = any(${plain(recordIds)}::uuid[])), rolled as (${rollup(sql`gone`, -1)})
    select 1`.execute(trx);
}
