import { type RawBuilder, sql } from 'kysely';
import { plain, texts } from '#server/platform/arrays';
import type { Db, Trx } from '#server/platform/world';

/** Words of customers and what the analysis found in them. */
export interface Pending {
  readonly recordId: string;
  readonly interactionId: string;
  readonly item: Buffer;
}

export async function pendingAmong(trx: Trx, ids: readonly string[]): Promise<Pending[]> {
  const { rows } = await sql<Pending>`
    select v.record_id as "recordId", v.interaction_id as "interactionId", i.item_cipher as item
      from verbatim v join interaction i on i.record_id = v.record_id and i.id = v.interaction_id
     where v.interaction_id = any(${plain(ids)}::uuid[]) and v.analysed_with is null`.execute(trx);
  return rows;
}

export interface Found {
  readonly recordId: string;
  readonly interactionId: string;
  readonly language: string;
  readonly sentiment: string;
  readonly score: number;
  readonly confidence: number;
  readonly themes: readonly string[];
  readonly signals: readonly string[];
  readonly divisionId: string | null;
  readonly divisionConfidence: number | null;
  readonly evidence: unknown;
  readonly sentimentModel: number;
  readonly divisionModel: number;
  readonly reading: unknown;
}

/** What a person said of the feeling stays, whoever reads it again. */
export async function saveFound(trx: Trx, version: number, rows: readonly Found[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update verbatim v set analysed_with = ${version}, language = n.language, sentiment_score = n.score,
           sentiment = case when said.so then v.sentiment else n.sentiment end, confidence = case when said.so then v.confidence else n.confidence end,
           themes = n.themes::text[], signals = n.signals::text[], suggested_division_id = n.division_id, division_confidence = n.division_confidence, evidence = n.evidence::jsonb,
           sentiment_model = n.sentiment_model, division_model = n.division_model, reading = n.reading::jsonb
      from unnest(${plain(rows.map((row) => row.recordId))}::uuid[], ${plain(rows.map((row) => row.interactionId))}::uuid[], ${texts(rows.map((row) => row.language))}::text[],
        ${texts(rows.map((row) => row.sentiment))}::text[], ${plain(rows.map((row) => row.score))}::real[], ${plain(rows.map((row) => row.confidence))}::real[],
        ${texts(rows.map((row) => `{${row.themes.join(',')}}`))}::text[], ${texts(rows.map((row) => `{${row.signals.join(',')}}`))}::text[],
        ${plain(rows.map((row) => row.divisionId))}::uuid[], ${plain(rows.map((row) => row.divisionConfidence))}::real[], ${texts(rows.map((row) => JSON.stringify(row.evidence)))}::text[],
        ${plain(rows.map((row) => row.sentimentModel))}::int[], ${plain(rows.map((row) => row.divisionModel))}::int[], ${texts(rows.map((row) => JSON.stringify(row.reading)))}::text[])
        as n(record_id, interaction_id, language, sentiment, score, confidence, themes, signals, division_id, division_confidence, evidence, sentiment_model, division_model, reading)
      cross join lateral (select exists (select 1 from verbatim_correction c
        where c.record_id = n.record_id and c.interaction_id = n.interaction_id and c.field = 'sentiment') as so) said
     where v.record_id = n.record_id and v.interaction_id = n.interaction_id`.execute(trx);
}

/** A way of reading: what the product knows by itself, and the models in force. */
export interface Way {
  readonly version: number;
  readonly sentiment: number;
  readonly division: number;
}

const otherWay = ({ version, sentiment, division }: Way): RawBuilder<unknown> =>
  sql`analysed_with is not null and (analysed_with <> ${version} or sentiment_model <> ${sentiment} or division_model <> ${division})`;

/** Read in another way than this, the newest first. */
export async function readOtherwise(db: Db, way: Way, limit: number): Promise<Pending[]> {
  const { rows } = await sql<Pending>`
    select v.record_id as "recordId", v.interaction_id as "interactionId", i.item_cipher as item
      from (select record_id, interaction_id, occurred_at from verbatim
             where ${otherWay(way)} order by occurred_at desc limit ${limit}) v
      join interaction i on i.record_id = v.record_id and i.id = v.interaction_id`.execute(db);
  return rows;
}

export async function countReadOtherwise(db: Db, way: Way): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from verbatim
     where ${otherWay(way)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface InboxQuery {
  readonly before: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
  readonly terms?: readonly (readonly number[])[] | undefined;
  readonly sentiment?: string | undefined;
  readonly theme?: string | undefined;
  readonly signal?: string | undefined;
  readonly division?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly touchpointId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly recordIds?: readonly string[] | undefined;
}

export interface VerbatimRow {
  readonly record_id: string;
  readonly interaction_id: string;
  readonly occurred_at: Date;
  readonly kind: string;
  readonly channel: string;
  readonly code: string;
  readonly name_he: string;
  readonly name_en: string;
  readonly touchpoint_id: string | null;
  readonly touchpoint_he: string | null;
  readonly touchpoint_en: string | null;
  readonly language: string | null;
  readonly score: number | null;
  readonly measure: string | null;
  readonly sentiment: 'positive' | 'negative' | 'neutral' | 'mixed' | null;
  readonly confidence: number | null;
  readonly themes: string[];
  readonly signals: string[];
  readonly suggested_division_id: string | null;
  readonly division_confidence: number | null;
  readonly division_id: string | null;
  readonly evidence: unknown;
  readonly sentiment_model: number;
  readonly division_model: number;
  readonly reading: unknown;
  readonly item_cipher: Buffer;
  readonly case_id: string | null;
}

export async function verbatims(db: Db, query: InboxQuery): Promise<VerbatimRow[]> {
  const wanted: RawBuilder<unknown>[] = [sql`true`];
  if (query.before !== null)
    wanted.push(sql`(v.occurred_at, v.interaction_id) < (${query.before.at}, ${query.before.id}::uuid)`);
  for (const terms of query.terms ?? []) wanted.push(sql`v.terms && ${`{${terms.join(',')}}`}::int4[]`);
  if (query.sentiment !== undefined) wanted.push(sql`v.sentiment = ${query.sentiment}`);
  if (query.theme !== undefined) wanted.push(sql`v.themes @> array[${query.theme}]`);
  if (query.signal !== undefined) wanted.push(sql`v.signals @> array[${query.signal}]`);
  if (query.division !== undefined)
    wanted.push(
      sql`coalesce(v.division_id, v.suggested_division_id) = (select id from division where code = ${query.division})`,
    );
  if (query.channel !== undefined) wanted.push(sql`v.channel = ${query.channel}`);
  if (query.source !== undefined)
    wanted.push(sql`v.source_id = (select id from source where code = ${query.source})`);
  if (query.touchpointId !== undefined) wanted.push(sql`v.touchpoint_id = ${query.touchpointId}`);
  if (query.from !== undefined) wanted.push(sql`v.day >= ${query.from}::date`);
  if (query.to !== undefined) wanted.push(sql`v.day <= ${query.to}::date`);
  if (query.ids !== undefined) wanted.push(sql`v.interaction_id = any(${[...query.ids]}::uuid[])`);
  if (query.recordIds !== undefined) wanted.push(sql`v.record_id = any(${[...query.recordIds]}::uuid[])`);
  // The page is chosen by the index on time before anything is joined to it.
  const { rows } = await sql<VerbatimRow>`
    with v as materialized (
      select * from verbatim v where ${sql.join(wanted, sql` and `)} order by v.occurred_at desc, v.interaction_id desc limit ${query.limit}
    )
    select v.record_id, v.interaction_id, v.occurred_at, v.kind, v.channel, s.code, s.name_he, s.name_en, t.id as touchpoint_id, t.name_he as touchpoint_he,
           t.name_en as touchpoint_en, v.language, v.score, v.measure, v.sentiment, v.confidence, v.themes, v.signals, v.suggested_division_id,
           v.division_confidence, v.division_id, v.evidence, v.sentiment_model, v.division_model, v.reading, i.item_cipher,
           (select c.id from case_file c where c.record_id = v.record_id and c.interaction_id = v.interaction_id order by c.opened_at desc limit 1) as case_id
      from v join interaction i on i.record_id = v.record_id and i.id = v.interaction_id
      join source s on s.id = v.source_id left join touchpoint t on t.id = v.touchpoint_id
     order by v.occurred_at desc, v.interaction_id desc`.execute(db);
  return rows;
}

export async function pendingCount(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from verbatim where analysed_with is null`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function lastDayHeard(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select max(day) as day from verbatim`.execute(db);
  return rows[0]?.day ?? null;
}

export interface Facets {
  readonly n: number;
  readonly sentiments: { id: 'positive' | 'negative' | 'neutral' | 'mixed'; n: number }[];
  readonly themes: { id: string; n: number; negative: number }[];
  readonly signals: { id: string; n: number }[];
  readonly divisions: { id: string; n: number }[];
}

export async function facets(db: Db, from: string, to: string): Promise<Facets> {
  const period = sql`v.day >= ${from}::date and v.day <= ${to}::date`;
  const [all, sentiments, themes, signals, divisions] = await Promise.all([
    sql<{ n: number }>`select count(*) as n from verbatim v where ${period}`.execute(db),
    sql<{
      id: 'positive' | 'negative' | 'neutral' | 'mixed';
      n: number;
    }>`select sentiment as id, count(*) as n from verbatim v where ${period} and sentiment is not null group by 1 order by 2 desc`.execute(
      db,
    ),
    sql<{
      id: string;
      n: number;
      negative: number;
    }>`select t as id, count(*) as n, count(*) filter (where v.sentiment = 'negative') as negative from verbatim v, unnest(v.themes) t where ${period} group by 1 order by 2 desc`.execute(
      db,
    ),
    sql<{
      id: string;
      n: number;
    }>`select t as id, count(*) as n from verbatim v, unnest(v.signals) t where ${period} group by 1 order by 2 desc`.execute(
      db,
    ),
    sql<{
      id: string;
      n: number;
    }>`select coalesce(v.division_id, v.suggested_division_id) as id, count(*) as n from verbatim v where ${period} and coalesce(v.division_id, v.suggested_division_id) is not null group by 1 order by 2 desc`.execute(
      db,
    ),
  ]);
  return {
    n: all.rows[0]?.n ?? 0,
    sentiments: sentiments.rows,
    themes: themes.rows,
    signals: signals.rows,
    divisions: divisions.rows,
  };
}

export async function correctVerbatim(
  trx: Trx,
  row: { recordId: string; interactionId: string },
  change: { divisionId?: string | null; sentiment?: string },
): Promise<void> {
  if (change.divisionId !== undefined)
    await sql`update verbatim set division_id = ${change.divisionId} where record_id = ${row.recordId} and interaction_id = ${row.interactionId}`.execute(
      trx,
    );
  if (change.sentiment !== undefined)
    await sql`update verbatim set sentiment = ${change.sentiment}, confidence = 1 where record_id = ${row.recordId} and interaction_id = ${row.interactionId}`.execute(
      trx,
    );
}

export async function keepCorrection(
  trx: Trx,
  row: {
    id: string;
    recordId: string;
    interactionId: string;
    field: 'division' | 'sentiment';
    before: string | null;
    after: string | null;
    by: string;
    at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('verbatim_correction')
    .values({
      id: row.id,
      record_id: row.recordId,
      interaction_id: row.interactionId,
      field: row.field,
      before: row.before,
      after: row.after,
      by_employee: row.by,
      at: row.at,
    })
    .execute();
}

export async function negativeCount(
  db: Db,
  recordIds: readonly string[],
  since: Date,
): Promise<{ n: number; negative: number }> {
  const { rows } = await sql<{ n: number; negative: number }>`
    select count(*) as n, count(*) filter (where sentiment = 'negative') as negative from verbatim where record_id = any(${[...recordIds]}::uuid[]) and occurred_at >= ${since}`.execute(
    db,
  );
  return rows[0] ?? { n: 0, negative: 0 };
}
