import { sql } from 'kysely';
import { z } from 'zod';
import { type JourneyDraft, ruleSchema } from '#contract/mapping';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';
import type { RuledTouchpoint } from './touchpoint-rules.ts';

/** Journeys, their touchpoints, and the figures of a period read from the day rollups. */
const rulesSchema = z.array(ruleSchema);

export async function journeyExists(db: Db, code: string): Promise<boolean> {
  return (
    (await db.selectFrom('journey').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
  );
}

export async function createJourney(trx: Trx, draft: JourneyDraft, sample: boolean): Promise<string> {
  const divisions = new Map(
    (await trx.selectFrom('division').select(['id', 'code']).execute()).map((row) => [row.code, row.id]),
  );
  const journeyId = newId();
  await trx
    .insertInto('journey')
    .values({ id: journeyId, code: draft.code, name_he: draft.name.he, name_en: draft.name.en, sample })
    .execute();
  for (const [position, stage] of draft.stages.entries()) {
    const stageId = newId();
    await trx
      .insertInto('stage')
      .values({
        id: stageId,
        journey_id: journeyId,
        code: stage.code,
        position,
        name_he: stage.name.he,
        name_en: stage.name.en,
      })
      .execute();
    for (const [place, touchpoint] of stage.touchpoints.entries()) {
      await trx
        .insertInto('touchpoint')
        .values({
          id: newId(),
          stage_id: stageId,
          code: touchpoint.code,
          position: place,
          name_he: touchpoint.name.he,
          name_en: touchpoint.name.en,
          channel: touchpoint.channel ?? null,
          division_id:
            touchpoint.division === undefined ? null : (divisions.get(touchpoint.division) ?? null),
          rules: JSON.stringify(touchpoint.rules),
        })
        .execute();
    }
  }
  return journeyId;
}

export async function ruledTouchpoints(db: Db): Promise<RuledTouchpoint[]> {
  const rows = await db
    .selectFrom('touchpoint as t')
    .innerJoin('stage as s', 's.id', 't.stage_id')
    .innerJoin('journey as j', 'j.id', 's.journey_id')
    .select(['t.id', 't.rules'])
    .orderBy('j.created_at')
    .orderBy('s.position')
    .orderBy('t.position')
    .execute();
  return rows.map((row) => ({ id: row.id, rules: rulesSchema.parse(row.rules) }));
}

export async function journeyList(db: Db) {
  const { rows } = await sql<{
    id: string;
    code: string;
    name_he: string;
    name_en: string;
    stages: number;
    touchpoints: number;
    lastDay: string | null;
  }>`
    select j.id, j.code, j.name_he, j.name_en, count(distinct s.id) as stages, count(distinct t.id) as touchpoints,
           (select max(d.day) from rollup_day d join touchpoint t2 on t2.id = d.touchpoint_id join stage s2 on s2.id = t2.stage_id where s2.journey_id = j.id and d.n > 0) as "lastDay"
      from journey j left join stage s on s.journey_id = j.id left join touchpoint t on t.stage_id = s.id group by j.id order by j.created_at`.execute(
    db,
  );
  return rows;
}

export interface TouchpointRow {
  readonly id: string;
  readonly code: string;
  readonly nameHe: string;
  readonly nameEn: string;
  readonly channel: string | null;
  readonly divisionId: string | null;
  readonly rules: z.infer<typeof rulesSchema>;
  readonly stageId: string;
  readonly stageCode: string;
  readonly stageHe: string;
  readonly stageEn: string;
  readonly journeyId: string;
  readonly journeyHe: string;
  readonly journeyEn: string;
}

export async function touchpointsOf(
  db: Db,
  where: { journeyId?: string; id?: string },
): Promise<TouchpointRow[]> {
  let query = db
    .selectFrom('touchpoint as t')
    .innerJoin('stage as s', 's.id', 't.stage_id')
    .innerJoin('journey as j', 'j.id', 's.journey_id')
    .select([
      't.id',
      't.code',
      't.name_he',
      't.name_en',
      't.channel',
      't.division_id',
      't.rules',
      's.id as stage_id',
      's.code as stage_code',
      's.name_he as stage_he',
      's.name_en as stage_en',
      'j.id as journey_id',
      'j.name_he as journey_he',
      'j.name_en as journey_en',
    ])
    .orderBy('s.position')
    .orderBy('t.position');
  if (where.journeyId !== undefined) query = query.where('j.id', '=', where.journeyId);
  if (where.id !== undefined) query = query.where('t.id', '=', where.id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    code: row.code,
    nameHe: row.name_he,
    nameEn: row.name_en,
    channel: row.channel,
    divisionId: row.division_id,
    rules: rulesSchema.parse(row.rules),
    stageId: row.stage_id,
    stageCode: row.stage_code,
    stageHe: row.stage_he,
    stageEn: row.stage_en,
    journeyId: row.journey_id,
    journeyHe: row.journey_he,
    journeyEn: row.journey_en,
  }));
}

export interface Tally {
  readonly touchpointId: string;
  readonly measure: string;
  readonly start: string | null;
  readonly n: number;
  readonly scored: number;
  readonly sum: number;
  readonly squares: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly satisfied: number;
}

/** Sums of the rollups by touchpoint and measure; by day or week when a trend is asked. */
export async function tallies(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
  bucket: 'all' | 'day' | 'week',
): Promise<Tally[]> {
  const start =
    bucket === 'all'
      ? sql`null::date`
      : bucket === 'day'
        ? sql`day`
        : sql`(${to}::date - ((${to}::date - day) / 7) * 7 - 6)`;
  const { rows } = await sql<Tally>`
    select touchpoint_id as "touchpointId", measure, ${start} as start, sum(n)::bigint as n, sum(scored)::bigint as scored, sum(score_sum) as sum, sum(score_squares) as squares,
           sum(promoters)::bigint as promoters, sum(detractors)::bigint as detractors, sum(satisfied)::bigint as satisfied
      from rollup_day where touchpoint_id = any(${[...ids]}::uuid[]) and day >= ${from}::date and day <= ${to}::date group by 1, 2, 3 having sum(n) > 0`.execute(
    db,
  );
  return rows;
}

/** Distinct people at each touchpoint; a person counts once however many silos know them. */
export async function peopleAt(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select i.touchpoint_id as id, count(distinct m.customer_id) as n from interaction i join membership m on m.record_id = i.record_id
     where i.touchpoint_id = any(${[...ids]}::uuid[]) and i.day >= ${from}::date and i.day <= ${to}::date group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function peopleInStages(
  db: Db,
  journeyId: string,
  from: string,
  to: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select t.stage_id as id, count(distinct m.customer_id) as n from interaction i join touchpoint t on t.id = i.touchpoint_id join stage s on s.id = t.stage_id
      join membership m on m.record_id = i.record_id where s.journey_id = ${journeyId} and i.day >= ${from}::date and i.day <= ${to}::date group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

export async function unhappyAt(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, { n: number; negative: number }>> {
  const { rows } = await sql<{ id: string; n: number; negative: number }>`
    select touchpoint_id as id, count(*) as n, count(*) filter (where sentiment = 'negative') as negative from verbatim
     where touchpoint_id = any(${[...ids]}::uuid[]) and day >= ${from}::date and day <= ${to}::date and sentiment is not null group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The walk of each record over these touchpoints in the period, in order: "place:milliseconds" parted by spaces, the place
 * counted from 1 among `ids`. One text a record, because a row for each step costs many times as much to bring here.
 */
export async function walksOver(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<{ walk: string }[]> {
  const { rows } = await sql<{ walk: string }>`
    select string_agg(array_position(${[...ids]}::uuid[], touchpoint_id) || ':' || round(extract(epoch from occurred_at) * 1000)::bigint, ' ' order by occurred_at, id) as walk
      from interaction where touchpoint_id = any(${[...ids]}::uuid[]) and day >= ${from}::date and day <= ${to}::date
     group by record_id having count(*) > 1`.execute(db);
  return rows;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

export async function unmapped(
  db: Db,
  from: string,
  to: string,
): Promise<{ kind: string; channel: string; n: number }[]> {
  const { rows } = await sql<{ kind: string; channel: string; n: number }>`
    select kind, channel, sum(n)::bigint as n from rollup_day where touchpoint_id = ${NOWHERE}::uuid and day >= ${from}::date and day <= ${to}::date group by 1, 2 having sum(n) > 0 order by 3 desc limit 30`.execute(
    db,
  );
  return rows;
}

export async function heardSpan(
  db: Db,
  ids: readonly string[],
): Promise<{ first: string | null; last: string | null }> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(day) as first, max(day) as last from rollup_day where touchpoint_id = any(${[...ids]}::uuid[]) and n > 0`.execute(
    db,
  );
  return rows[0] ?? { first: null, last: null };
}

export async function setOwner(trx: Trx, id: string, divisionId: string | null): Promise<boolean> {
  return (
    (await trx
      .updateTable('touchpoint')
      .set({ division_id: divisionId })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}
