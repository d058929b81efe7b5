import type { Pattern } from '#contract/listening';
import { done, type Result, refused } from '#kernel/result';
import { USUAL_OWNERS } from '#kernel/text/theme-pack';
import { divisionRefs } from '#server/customers/record/record.actions';
import { namePatternOwner, seePatterns } from '#server/listening/listening.policy';
import { named } from '#server/listening/pack';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { buckets } from './buckets.ts';
import { type Grown, growthBucket, nightLook, WINDOWS } from './night-look.ts';
import {
  heardByDay,
  ideaCounts,
  keepLook,
  lastLook,
  mentionsByDay,
  ownPattern,
  patternRows,
  peopleIn,
  savePattern,
} from './pattern.store.ts';

/**
 * Each night every theme and signal is held against its own past. What grows faster than chance, corrected for
 * everything tested that night, becomes a pattern; a night without one says so. After an import of old files the nights
 * of the last two weeks are looked at in their order, each as it would have been.
 */
const NIGHTS_BACK = 14;
/** Half a year that says what is usual, and half a year in which something may have grown. */
const HISTORY_DAYS = 52 * 7;
const CUSTOMERS_AT_LEAST = 3;
/** So many periods are drawn. */
const SHOWN = 26;
const DAY = 86_400_000;

export async function lookForPatterns(world: World): Promise<{ tested: number; found: number }> {
  const [last] = (await heardByDay(world.db, '1900-01-01', '2200-01-01')).slice(-1);
  if (last === undefined) return { tested: 0, found: 0 };
  const before = await lastLook(world.db);
  const from = shift(last.day, -(NIGHTS_BACK - 1));
  const first = before.day !== null && before.day >= from && before.day <= last.day ? before.day : from;
  let total = { tested: 0, found: 0 };
  // Read once for all the nights: each sees no more of it than it would have seen.
  const said = await saidBetween(world, shift(first, -HISTORY_DAYS), last.day);
  for (let night = first; night <= last.day; night = shift(night, 1)) {
    const look = await lookAtNight(world, said, night);
    total = { tested: look.tested, found: total.found + look.found };
  }
  return total;
}

interface Said {
  readonly heard: Awaited<ReturnType<typeof heardByDay>>;
  readonly mentions: Awaited<ReturnType<typeof mentionsByDay>>;
  readonly divisions: Awaited<ReturnType<typeof divisionRefs>>;
}

async function saidBetween(world: World, from: string, to: string): Promise<Said> {
  const [heard, mentions, divisions] = await Promise.all([
    heardByDay(world.db, from, to),
    mentionsByDay(world.db, from, to),
    divisionRefs(world.db),
  ]);
  return { heard, mentions, divisions };
}

async function lookAtNight(
  world: World,
  said: Said,
  night: string,
): Promise<{ tested: number; found: number }> {
  const from = shift(night, -HISTORY_DAYS);
  const seen = ({ day }: { day: string }): boolean => day >= from && day <= night;
  const heard = said.heard.filter(seen);
  const mentions = said.mentions.filter(seen);
  const { divisions } = said;
  const firstDay = heard[0]?.day ?? night;
  const bucket = growthBucket((Date.parse(night) - Date.parse(firstDay)) / DAY + 1);
  const spans = buckets(firstDay, night, bucket);
  const exposure = spans.map((span) =>
    heard.filter((row) => row.day >= span.from && row.day <= span.to).reduce((sum, row) => sum + row.n, 0),
  );
  const to = spans.at(-1)?.to;
  if (to === undefined) return { tested: 0, found: 0 };
  const since = (place: number): string => spans[Math.max(0, place)]?.from ?? to;
  const keys = [...new Set(mentions.map((row) => `${row.kind}:${row.slice}`))].sort();
  const slices = keys.map((key) => ({
    key,
    counts: countsOf(
      mentions.filter((row) => `${row.kind}:${row.slice}` === key),
      spans,
    ),
    customers: WINDOWS.map(() => Number.POSITIVE_INFINITY),
  }));
  // People are counted only on a night on which something might have grown: too few of them can only take patterns away.
  let report = nightLook({ bucket, spans, exposure, slices });
  if (report.ok && report.value.some(({ manner }) => manner === 'burst')) {
    const people = await peopleIn(
      world.db,
      WINDOWS.map((window) => since(spans.length - window)),
      to,
    );
    const counted = slices.map((slice) => ({
      ...slice,
      customers: people.get(slice.key) ?? WINDOWS.map(() => 0),
    }));
    report = nightLook({ bucket, spans, exposure, slices: counted });
  }
  await world.db
    .transaction()
    .execute((trx) =>
      keepLook(trx, { day: night, tested: slices.length, enoughHistory: report.ok, at: world.now() }),
    );
  if (!report.ok) return { tested: 0, found: 0 };
  const grown = await withCustomers(world, report.value, (place) => ({ from: since(place), to }));
  await world.db.transaction().execute(async (trx) => {
    for (const one of grown) {
      const counts = slices.find(({ key }) => key === one.key)?.counts ?? [];
      const [kind, slice = ''] = splitKey(one.key);
      const owner = USUAL_OWNERS[slice]
        ?.map((code) => [...divisions.values()].find((division) => division.code === code)?.id)
        .find((id) => id !== undefined);
      const received = Math.max(
        1,
        exposure.slice(one.since).reduce((sum, n) => sum + n, 0),
      );
      await savePattern(
        trx,
        {
          id: newId(),
          sliceKind: kind,
          slice,
          manner: one.manner,
          bucket,
          buckets: spans.length - one.since,
          shortHistory: bucket === 'day',
          bucketStart: since(one.since),
          observed: one.observed,
          expected: one.expected,
          customers: one.customers,
          p: one.p,
          q: one.q,
          tested: slices.length,
          divisionId: owner ?? null,
          series: spans.slice(-SHOWN).map((span, at) => {
            const place = spans.length - Math.min(SHOWN, spans.length) + at;
            return {
              start: span.from,
              observed: counts[place] ?? 0,
              expected: ((exposure[place] ?? 0) * one.expected) / received,
            };
          }),
        },
        world.now(),
      );
    }
  });
  return { tested: slices.length, found: grown.length };
}

/** A slow growth has a span of its own, whose people are counted here; three at least, as for everything that grows. */
async function withCustomers(
  world: World,
  grown: readonly Grown[],
  spanOf: (since: number) => { readonly from: string; readonly to: string },
): Promise<(Grown & { customers: number })[]> {
  const counted: (Grown & { customers: number })[] = [];
  for (const one of grown) {
    const { from, to } = spanOf(one.since);
    const customers = one.customers ?? (await peopleIn(world.db, [from], to)).get(one.key)?.[0] ?? 0;
    if (customers >= CUSTOMERS_AT_LEAST) counted.push({ ...one, customers });
  }
  return counted;
}

function splitKey(key: string): ['theme' | 'signal', string] {
  const at = key.indexOf(':');
  return [key.startsWith('signal:') ? 'signal' : 'theme', key.slice(at + 1)];
}

function countsOf(
  rows: readonly { day: string; n: number }[],
  spans: readonly { from: string; to: string }[],
): number[] {
  return spans.map((span) =>
    rows.filter((row) => row.day >= span.from && row.day <= span.to).reduce((sum, row) => sum + row.n, 0),
  );
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export async function patternViews(world: World, id: string | null, actor?: Actor): Promise<Pattern[]> {
  const [rows, divisions, ideas] = await Promise.all([
    patternRows(world.db, id),
    divisionRefs(world.db),
    ideaCounts(world.db),
  ]);
  const may =
    actor === undefined
      ? []
      : [seePatterns, namePatternOwner]
          .filter((right) => can(actor, right, undefined))
          .map((right) => right.name);
  return rows.map((row) => ({
    id: row.id,
    sliceKind: row.slice_kind,
    slice: row.slice,
    name: named(row.slice).name,
    manner: row.manner,
    bucket: row.bucket,
    buckets: row.buckets,
    shortHistory: row.short_history,
    bucketStart: row.bucket_start,
    observed: row.observed,
    expected: row.expected,
    customers: row.customers,
    p: row.p,
    q: row.q,
    tested: row.tested,
    series: seriesOf(row.series),
    status: row.status,
    division: row.division_id === null ? null : (divisions.get(row.division_id) ?? null),
    foundAt: row.found_at.toISOString(),
    ideas: ideas.get(row.id) ?? 0,
    may,
  }));
}

function seriesOf(json: unknown): Pattern['series'] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((one: unknown) => {
    if (
      typeof one !== 'object' ||
      one === null ||
      !('start' in one) ||
      !('observed' in one) ||
      !('expected' in one)
    )
      return [];
    return [
      {
        start: String(one.start),
        observed: Number(one.observed),
        expected: one.expected === null ? null : Number(one.expected),
      },
    ];
  });
}

export async function readPatterns(world: World, actor: Actor) {
  const [patterns, look] = await Promise.all([patternViews(world, null, actor), lastLook(world.db)]);
  return {
    patterns,
    tested: look.tested,
    lastLookAt: look.at?.toISOString() ?? null,
    enoughHistory: look.enoughHistory,
  };
}

export async function readPattern(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Pattern, 'not-found'>> {
  const [pattern] = await patternViews(world, id, actor);
  return pattern === undefined ? refused('not-found') : done(pattern);
}

export async function nameOwner(
  world: World,
  actor: Actor,
  input: { id: string; divisionId: string },
): Promise<Result<Pattern, 'forbidden' | 'not-found'>> {
  if (!can(actor, namePatternOwner, undefined)) return refused('forbidden');
  const found = await world.db.transaction().execute(async (trx) => {
    const owned = await ownPattern(trx, input.id, input.divisionId);
    if (owned)
      await record(trx, world.now(), {
        actor,
        action: 'pattern.own',
        objectType: 'pattern',
        objectId: input.id,
        facts: { division: input.divisionId },
      });
    return owned;
  });
  return found ? readPattern(world, actor, input.id) : refused('not-found');
}
