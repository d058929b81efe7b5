import { z } from 'zod';
import type { DivisionRef } from '#contract/figure';
import type { Pattern, Verbatim } from '#contract/listening';
import { evidenceSpanSchema, SENTIMENTS } from '#contract/listening';
import { queryTerms } from '#kernel/language/search-terms';
import { done, type Result, refused } from '#kernel/result';
import { bandOf } from '#kernel/text/responsible/responsible-model';
import { nextCursor, readCursor } from '#server/customers/record/cursor';
import { namesOfRecords } from '#server/customers/record/names.actions';
import { divisionRefs } from '#server/customers/record/record.actions';
import { openItem } from '#server/customers/record/timeline.actions';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { routable } from './analysis/analysis.jobs.ts';
import type { ReaderApart } from './analysis/read-apart.ts';
import type { ModelsInForce } from './learning/models-in-force.ts';
import { correctAnalysis, hear } from './listening.policy.ts';
import { named } from './pack.ts';
import { patternViews } from './patterns/pattern.actions.ts';
import {
  correctVerbatim,
  facets,
  keepCorrection,
  lastDayHeard,
  negativeCount,
  pendingCount,
  type VerbatimRow,
  verbatims,
} from './verbatim.store.ts';

/** What a reading kept beside its columns; empty for words that were read before there was any. */
const readingSchema = z
  .object({
    learned: z.array(z.enum(['sentiment', 'division'])).catch([]),
    suggestions: z.array(z.object({ divisionId: z.string(), confidence: z.number() })).catch([]),
    aspects: z.array(z.object({ theme: z.string(), score: z.number() })).catch([]),
  })
  .catch({ learned: [], suggestions: [], aspects: [] });

/** The voice inbox: what customers said, what the analysis found, and what people say it really is. */
type InboxInput = {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly query?: string | undefined;
  readonly sentiment?: string | undefined;
  readonly theme?: string | undefined;
  readonly signal?: string | undefined;
  readonly division?: string | undefined;
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly touchpointId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export async function readInbox(
  world: World,
  actor: Actor,
  input: InboxInput,
): Promise<{ items: Verbatim[]; next: string | null; pending: number }> {
  const asked =
    input.query === undefined || input.query.trim() === ''
      ? undefined
      : queryTerms(input.query).map((alternatives) => alternatives.map((term) => world.vault.term(term)));
  const rows = await verbatims(world.db, { ...input, terms: asked, before: readCursor(input.after) });
  const items = await views(world, actor, rows);
  return {
    items,
    next: nextCursor(
      rows.map((row) => ({ at: row.occurred_at.toISOString(), id: row.interaction_id })),
      input.limit,
    ),
    pending: await pendingCount(world.db),
  };
}

export async function readVerbatim(
  world: World,
  actor: Actor,
  id: string,
  learning?: { readonly reader: ReaderApart; readonly models: ModelsInForce },
): Promise<Result<Verbatim, 'not-found'>> {
  const rows = await verbatims(world.db, { before: null, limit: 1, ids: [id] });
  const [[row], [view]] = [rows, await views(world, actor, rows)];
  if (row === undefined || view === undefined) return refused('not-found');
  return done({
    ...view,
    otherwise: learning === undefined ? null : await otherwiseOf(world, row, view, learning),
  });
}

/** Null where the words were read with other models than those in force: they would not say why it was said. */
async function otherwiseOf(
  world: World,
  row: VerbatimRow,
  view: Verbatim,
  { reader, models }: { readonly reader: ReaderApart; readonly models: ModelsInForce },
): Promise<Verbatim['otherwise']> {
  const now = await models.current();
  const same =
    row.sentiment_model === (now.sentiment?.version ?? 0) &&
    row.division_model === (now.division?.version ?? 0);
  if (!same || view.sentiment === null) return null;
  const [found, divisions] = await Promise.all([
    reader.otherwise(view.text, await routable(world.db)),
    divisionRefs(world.db),
  ]);
  const feeling = SENTIMENTS.find((one) => one === found.sentiment?.to);
  const division = found.division === null ? undefined : divisions.get(found.division.to);
  return {
    sentiment:
      found.sentiment === null || feeling === undefined || feeling === view.sentiment
        ? null
        : { to: feeling, without: placesOf(found.sentiment.without) },
    division:
      found.division === null || division === undefined || view.suggestion === null
        ? null
        : { to: division, without: placesOf(found.division.without) },
  };
}

function placesOf(spans: readonly { readonly start: number; readonly end: number }[]) {
  return spans.map(({ start, end }) => ({ start, end }));
}

export async function readFacets(world: World, days: number) {
  const to = await lastDayHeard(world.db);
  if (to === null)
    return { n: 0, from: null, to: null, sentiments: [], themes: [], signals: [], divisions: [] };
  const from = new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  const [found, divisions] = await Promise.all([facets(world.db, from, to), divisionRefs(world.db)]);
  return {
    n: found.n,
    from,
    to,
    sentiments: found.sentiments,
    themes: found.themes.map((row) => ({ ...named(row.id), n: row.n, negative: row.negative })),
    signals: found.signals.map((row) => ({ ...named(row.id), n: row.n })),
    divisions: found.divisions.flatMap((row) => {
      const division = divisions.get(row.id);
      return division === undefined ? [] : [{ division, n: row.n }];
    }),
  };
}

export async function correct(
  world: World,
  actor: Actor,
  input: {
    id: string;
    divisionId?: string | null | undefined;
    sentiment?: Verbatim['sentiment'] | undefined;
  },
): Promise<Result<Verbatim, 'forbidden' | 'not-found'>> {
  if (!can(actor, correctAnalysis, undefined) || actor.kind !== 'employee') return refused('forbidden');
  const [row] = await verbatims(world.db, { before: null, limit: 1, ids: [input.id] });
  if (row === undefined) return refused('not-found');
  const at = world.now();
  const where = { recordId: row.record_id, interactionId: row.interaction_id };
  await world.db.transaction().execute(async (trx) => {
    if (input.divisionId !== undefined) {
      await correctVerbatim(trx, where, { divisionId: input.divisionId });
      await keepCorrection(trx, {
        id: newId(),
        ...where,
        field: 'division',
        before: row.division_id ?? row.suggested_division_id,
        after: input.divisionId,
        by: actor.employeeId,
        at,
      });
    }
    if (input.sentiment !== undefined && input.sentiment !== null) {
      await correctVerbatim(trx, where, { sentiment: input.sentiment });
      await keepCorrection(trx, {
        id: newId(),
        ...where,
        field: 'sentiment',
        before: row.sentiment,
        after: input.sentiment,
        by: actor.employeeId,
        at,
      });
    }
    await record(trx, at, {
      actor,
      action: 'verbatim.correct',
      objectType: 'verbatim',
      objectId: input.id,
      facts: { division: input.divisionId !== undefined, sentiment: input.sentiment !== undefined },
    });
  });
  return readVerbatim(world, actor, input.id);
}

/** What other modules need of a verbatim: a case opens from it, a decision quotes it. */
export interface VerbatimFacts {
  readonly id: string;
  readonly recordId: string;
  readonly customerId: string;
  readonly text: string;
  readonly sentiment: string | null;
  readonly at: Date;
  readonly signals: readonly string[];
  readonly themes: readonly string[];
}

export async function verbatimFacts(world: World, id: string): Promise<VerbatimFacts | null> {
  const rows = await verbatims(world.db, { before: null, limit: 1, ids: [id] });
  return (await factsOf(world, rows))[0] ?? null;
}

export async function verbatimsOfRecords(
  world: World,
  recordIds: readonly string[],
  options: { days: number; limit: number },
): Promise<{ n: number; negative: number; rows: VerbatimFacts[] }> {
  const since = new Date(world.now().getTime() - options.days * 86_400_000);
  const [counts, rows] = await Promise.all([
    negativeCount(world.db, recordIds, since),
    verbatims(world.db, {
      before: null,
      limit: options.limit,
      recordIds,
      from: since.toISOString().slice(0, 10),
    }),
  ]);
  return { ...counts, rows: await factsOf(world, rows) };
}

export async function patternsNow(world: World): Promise<Pattern[]> {
  return (await patternViews(world, null)).filter((pattern) => pattern.status !== 'closed');
}

async function factsOf(world: World, rows: readonly VerbatimRow[]): Promise<VerbatimFacts[]> {
  const names = await namesOfRecords(
    world,
    rows.map((row) => row.record_id),
  );
  return rows.map((row) => ({
    id: row.interaction_id,
    recordId: row.record_id,
    customerId: names.get(row.record_id)?.customerId ?? row.record_id,
    text: openItem(world, row.interaction_id, row.item_cipher).text ?? '',
    sentiment: row.sentiment,
    at: row.occurred_at,
    signals: row.signals,
    themes: row.themes,
  }));
}

async function views(world: World, actor: Actor, rows: readonly VerbatimRow[]): Promise<Verbatim[]> {
  const [names, divisions] = await Promise.all([
    namesOfRecords(
      world,
      rows.map((row) => row.record_id),
    ),
    divisionRefs(world.db),
  ]);
  const may = [hear, correctAnalysis]
    .filter((right) => can(actor, right, undefined))
    .map((right) => right.name);
  return rows.map((row) => view(world, row, names.get(row.record_id), divisions, may));
}

function view(
  world: World,
  row: VerbatimRow,
  person: { customerId: string; name: string | null } | undefined,
  divisions: ReadonlyMap<string, DivisionRef>,
  may: string[],
): Verbatim {
  const text = openItem(world, row.interaction_id, row.item_cipher).text ?? '';
  const evidence = evidenceSpanSchema
    .array()
    .catch([])
    .parse(row.evidence ?? []);
  const read = readingSchema.parse(row.reading ?? {});
  const scores = new Map(read.aspects.map(({ theme, score }) => [theme, score]));
  const suggested = row.suggested_division_id === null ? undefined : divisions.get(row.suggested_division_id);
  const because = [
    ...new Set(
      evidence
        .filter((span) => span.speaksFor === 'division')
        .map((span) => text.slice(span.start, span.end)),
    ),
  ];
  const language =
    row.language === 'he' || row.language === 'en' || row.language === 'mixed' || row.language === 'other'
      ? row.language
      : null;
  return {
    id: row.interaction_id,
    customerId: person?.customerId ?? row.record_id,
    customerName: person?.name ?? null,
    at: row.occurred_at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    source: { code: row.code, name: { he: row.name_he, en: row.name_en } },
    touchpoint:
      row.touchpoint_id === null
        ? null
        : { id: row.touchpoint_id, name: { he: row.touchpoint_he ?? '', en: row.touchpoint_en ?? '' } },
    text,
    language,
    score: row.score,
    measure: row.measure,
    sentiment: row.sentiment,
    confidence: row.confidence,
    themes: row.themes.map((id) => ({ ...named(id), score: scores.get(id) ?? null })),
    signals: row.signals.map(named),
    learned: read.learned,
    otherwise: null,
    suggestion:
      suggested === undefined
        ? null
        : {
            division: suggested,
            confidence: row.division_confidence ?? 0,
            band: bandOf(row.division_confidence ?? 0),
            because: because.slice(0, 6),
            others: read.suggestions.flatMap(({ divisionId, confidence }) => {
              const division = divisions.get(divisionId);
              return division === undefined || divisionId === suggested.id ? [] : [{ division, confidence }];
            }),
          },
    division: row.division_id === null ? null : (divisions.get(row.division_id) ?? null),
    evidence,
    caseId: row.case_id,
    may,
  };
}
