import type { DivisionRef } from '#contract/figure';
import type { Journey, Touchpoint, TouchpointHealth } from '#contract/journeys';
import type { Mapping } from '#contract/mapping';
import { done, type Result, refused } from '#kernel/result';
import { namesOfRecords } from '#server/customers/record/names.actions';
import { divisionRefs } from '#server/customers/record/record.actions';
import { interactionsAt } from '#server/customers/record/timeline.actions';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { Trx, World } from '#server/platform/world';
import { scoreOf, shareOf } from './health.ts';
import { nameOwnerOfTouchpoint } from './journey.policy.ts';
import {
  createJourney,
  heardSpan,
  journeyExists,
  journeyList,
  peopleAt,
  peopleInStages,
  ruledTouchpoints,
  setOwner,
  type Tally,
  type TouchpointRow,
  tallies,
  touchpointsOf,
  unhappyAt,
  unmapped,
  walksOver,
} from './journey.store.ts';
import { stepsOf } from './steps.ts';
import { touchpointMatcher } from './touchpoint-rules.ts';

/** Journeys as they are lived: stages, touchpoints with their health, the steps between, and what no rule caught. */
const PERIOD_DAYS = 90;
const DAY = 86_400_000;

/** The journey that a mapping describes is made with its first import; an existing one is never changed by a file. */
export async function journeyOfMapping(trx: Trx, mapping: Mapping, sample: boolean): Promise<void> {
  if (mapping.journey === undefined || (await journeyExists(trx, mapping.journey.code))) return;
  await createJourney(trx, mapping.journey, sample);
}

/** The rule the writer asks for each interaction. */
export async function readTouchpointRule(world: World): Promise<ReturnType<typeof touchpointMatcher>> {
  return touchpointMatcher(await ruledTouchpoints(world.db));
}

export async function listJourneys(world: World) {
  return (await journeyList(world.db)).map((row) => ({
    id: row.id,
    code: row.code,
    name: { he: row.name_he, en: row.name_en },
    stages: row.stages,
    touchpoints: row.touchpoints,
    lastDay: row.lastDay,
  }));
}

export async function readJourney(
  world: World,
  input: { id: string; from?: string | undefined; to?: string | undefined },
): Promise<Result<Journey, 'not-found'>> {
  const touchpoints = await touchpointsOf(world.db, { journeyId: input.id });
  const first = touchpoints[0];
  const meta = (await listJourneys(world)).find((journey) => journey.id === input.id);
  if (first === undefined || meta === undefined) return refused('not-found');
  const ids = touchpoints.map((row) => row.id);
  const period = await periodOf(world, ids, input);
  const [healths, stagePeople, walks, missed] = await Promise.all([
    healthsOf(world, touchpoints, period),
    peopleInStages(world.db, input.id, period.from, period.to),
    walksOver(world.db, ids, period.from, period.to),
    unmapped(world.db, period.from, period.to),
  ]);
  const stageIds = [...new Set(touchpoints.map((row) => row.stageId))];
  return done({
    id: meta.id,
    code: meta.code,
    name: meta.name,
    ...period,
    stages: stageIds.flatMap((stageId) => {
      const own = touchpoints.filter((row) => row.stageId === stageId);
      const head = own[0];
      if (head === undefined) return [];
      const list = own.flatMap((row) => healths.get(row.id) ?? []);
      return [
        {
          id: stageId,
          code: head.stageCode,
          name: { he: head.stageHe, en: head.stageEn },
          people: stagePeople.get(stageId) ?? 0,
          volume: list.reduce((sum, one) => sum + one.volume, 0),
          touchpoints: list,
        },
      ];
    }),
    steps: stepsOf(walks, ids),
    unmapped: missed,
  });
}

export async function readTouchpoint(
  world: World,
  input: { id: string; from?: string | undefined; to?: string | undefined },
): Promise<Result<Touchpoint, 'not-found'>> {
  const [row] = await touchpointsOf(world.db, { id: input.id });
  if (row === undefined) return refused('not-found');
  const period = await periodOf(world, [row.id], input);
  const bucket =
    (Date.parse(period.to) - Date.parse(period.from)) / DAY < 56 ? ('day' as const) : ('week' as const);
  const [healths, trend] = await Promise.all([
    healthsOf(world, [row], period),
    tallies(world.db, [row.id], period.from, period.to, bucket),
  ]);
  const health = healths.get(row.id);
  if (health === undefined) return refused('not-found');
  const starts = [...new Set(trend.flatMap((tally) => tally.start ?? []))].sort();
  return done({
    touchpoint: health,
    journey: { id: row.journeyId, name: { he: row.journeyHe, en: row.journeyEn } },
    stage: { id: row.stageId, name: { he: row.stageHe, en: row.stageEn } },
    rules: row.rules.map((rule) => ({
      kind: rule.kind ?? [],
      channel: rule.channel ?? [],
      attributes: rule.attributes ?? {},
    })),
    bucket,
    trend: starts.map((start) => {
      const own = trend.filter((tally) => tally.start === start);
      const measured =
        health.measure === null
          ? own
          : own.filter((tally) => tally.measure === health.measure || tally.scored === 0);
      return { start, volume: volumeOf(own), score: scoreOf(measured).score };
    }),
  });
}

export async function rowsOfTouchpoint(
  world: World,
  input: { id: string; after?: string | undefined; limit: number; words: 'all' | 'only' },
) {
  const { items, next } = await interactionsAt(world, {
    touchpointId: input.id,
    after: input.after,
    limit: input.limit,
    wordsOnly: input.words === 'only',
  });
  const names = await namesOfRecords(
    world,
    items.map((item) => item.recordId),
  );
  return {
    items: items.map(({ recordId, ...item }) => ({
      ...item,
      customerId: names.get(recordId)?.customerId ?? recordId,
      customerName: names.get(recordId)?.name ?? null,
    })),
    next,
  };
}

export async function assignTouchpoint(
  world: World,
  actor: Actor,
  input: { id: string; divisionId: string | null },
): Promise<Result<{ id: string; division: DivisionRef | null }, 'forbidden' | 'not-found'>> {
  if (!can(actor, nameOwnerOfTouchpoint, undefined)) return refused('forbidden');
  const divisions = await divisionRefs(world.db);
  const division = input.divisionId === null ? null : (divisions.get(input.divisionId) ?? null);
  if (input.divisionId !== null && division === null) return refused('not-found');
  const found = await world.db.transaction().execute(async (trx) => {
    const set = await setOwner(trx, input.id, input.divisionId);
    if (set)
      await record(trx, world.now(), {
        actor,
        action: 'touchpoint.assign',
        objectType: 'touchpoint',
        objectId: input.id,
        facts: { division: input.divisionId },
      });
    return set;
  });
  return found ? done({ id: input.id, division }) : refused('not-found');
}

/** By default the last 90 days heard at these touchpoints: an old export is shown at its own end, not at an empty today. */
async function periodOf(
  world: World,
  ids: readonly string[],
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<{ from: string; to: string }> {
  const { last } = await heardSpan(world.db, ids);
  const to = asked.to ?? last ?? world.now().toISOString().slice(0, 10);
  return {
    from: asked.from ?? new Date(Date.parse(to) - (PERIOD_DAYS - 1) * DAY).toISOString().slice(0, 10),
    to,
  };
}

async function healthsOf(
  world: World,
  rows: readonly TouchpointRow[],
  period: { from: string; to: string },
): Promise<Map<string, TouchpointHealth>> {
  const ids = rows.map((row) => row.id);
  const [sums, people, unhappy, divisions] = await Promise.all([
    tallies(world.db, ids, period.from, period.to, 'all'),
    peopleAt(world.db, ids, period.from, period.to),
    unhappyAt(world.db, ids, period.from, period.to),
    divisionRefs(world.db),
  ]);
  return new Map(
    rows.map((row) => {
      const own = sums.filter((tally) => tally.touchpointId === row.id);
      const felt = unhappy.get(row.id);
      const volume = volumeOf(own);
      return [
        row.id,
        {
          id: row.id,
          code: row.code,
          name: { he: row.nameHe, en: row.nameEn },
          channel: row.channel,
          division: row.divisionId === null ? null : (divisions.get(row.divisionId) ?? null),
          ...scoreOf(own),
          volume,
          people: people.get(row.id) ?? 0,
          unhappy: shareOf(felt?.negative ?? 0, felt?.n ?? 0),
          silent: volume === 0,
        },
      ];
    }),
  );
}

function volumeOf(tallied: readonly Tally[]): number {
  return tallied.reduce((sum, tally) => sum + tally.n, 0);
}
