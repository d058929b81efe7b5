import { type RawBuilder, sql } from 'kysely';
import type { DivisionRef } from '#contract/figure';
import type { Letter } from '#contract/open-doors';
import { named } from '#server/listening/pack';
import type { Db } from '#server/platform/world';
import type { Counted, MonthFacts, PledgeCount } from './letter.ts';
import type { Span } from './month.ts';

/** The month's counts, asked of the rollups and of the tables of the modules before this one: it is the last. */
export async function counted(db: Db, span: Span, instants: { from: Date; until: Date }): Promise<Counted> {
  const kinds = await sql<{
    kind: string;
    n: number;
    amount: number;
    scored: number;
    promoters: number;
    detractors: number;
  }>`
      select kind, sum(n)::bigint as n, sum(amount_sum)::bigint as amount,
             coalesce(sum(scored) filter (where measure = 'nps'), 0)::bigint as scored,
             sum(promoters)::bigint as promoters, sum(detractors)::bigint as detractors
        from rollup_day where day between ${span.from}::date and ${span.to}::date group by kind`.execute(db);
  const words = await sql<{ n: number; judged: number; negative: number; threats: number }>`
      select count(*) as n, count(sentiment) as judged, count(*) filter (where sentiment = 'negative') as negative,
             count(*) filter (where 'legal-threat' = any(signals)) as threats
        from verbatim where ${saidIn(span)}`.execute(db);
  const given = await sql<{ n: number; amount: number }>`
      select count(*) as n, coalesce(sum(amount_minor), 0)::bigint as amount from compensation
       where at >= ${instants.from} and at < ${instants.until}`.execute(db);
  const outcomes = await sql<{ returned: number; saved: number }>`
      select count(*) filter (where outcome = 'returned') as returned, count(*) filter (where outcome = 'saved') as saved
        from case_file where closed_at >= ${instants.from} and closed_at < ${instants.until}`.execute(db);
  const rows = kinds.rows;
  const sum = (read: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + read(row), 0);
  const of = (kind: string) => rows.find((row) => row.kind === kind) ?? { n: 0, amount: 0 };
  const heard = words.rows[0] ?? { n: 0, judged: 0, negative: 0, threats: 0 };
  // What the silos tell and what was done in our own cases are different facts: a case's gift has no silo's number.
  const ours = given.rows[0] ?? { n: 0, amount: 0 };
  const closed = outcomes.rows[0] ?? { returned: 0, saved: 0 };
  return {
    interactions: sum((row) => row.n),
    verbatims: heard.n,
    judged: heard.judged,
    negative: heard.negative,
    nps: {
      scored: sum((row) => row.scored),
      promoters: sum((row) => row.promoters),
      detractors: sum((row) => row.detractors),
    },
    returns: { n: of('return').n + closed.returned, amountMinor: Math.abs(of('return').amount) },
    credits: { n: of('credit').n + ours.n, amountMinor: Math.abs(of('credit').amount) + ours.amount },
    legalThreats: heard.threats,
    saves: of('save').n + closed.saved,
  };
}

/**
 * Promises whose due date fell into the span and has passed, by who had to perform them (else who promised). Kept
 * counts when it was kept on the due day or before, by the organization's own days.
 */
export async function pledgesDueIn(
  db: Db,
  asked: { from: Date; until: Date; now: Date; timeZone: string },
): Promise<PledgeCount[]> {
  const until = new Date(Math.min(asked.until.getTime(), asked.now.getTime()));
  const { rows } = await sql<{
    id: string | null;
    code: string | null;
    he: string | null;
    en: string | null;
    due: number;
    kept: number;
    late: number;
    broken: number;
    moved: number;
    open: number;
  }>`
    with due as (
      select coalesce(performed_by, promised_by) as division_id, state,
             (resolved_at at time zone ${asked.timeZone})::date <= (due_at at time zone ${asked.timeZone})::date as in_time
        from pledge where due_at >= ${asked.from} and due_at < ${until}
    )
    select d.id, d.code, d.name_he as he, d.name_en as en, count(*) as due,
           count(*) filter (where state = 'kept' and in_time is not false) as kept,
           count(*) filter (where state = 'kept' and in_time is false) as late,
           count(*) filter (where state = 'broken') as broken,
           count(*) filter (where state = 'moved') as moved,
           count(*) filter (where state = 'open') as open
      from due left join division d on d.id = due.division_id
     group by d.id, d.code, d.name_he, d.name_en order by d.code nulls last`.execute(db);
  return rows.map((row) => ({
    division: divisionOf(row),
    due: row.due,
    keptInTime: row.kept,
    broken: row.broken + row.late,
    movedByUs: row.moved,
    open: row.open,
  }));
}

/** What grew in the span beyond expectation, the surest first, each theme once. */
export async function patternsFoundIn(db: Db, span: Span): Promise<MonthFacts['patterns']> {
  const { rows } = await sql<{
    slice: string;
    observed: number;
    expected: number;
    customers: number;
    id: string | null;
    code: string | null;
    he: string | null;
    en: string | null;
  }>`
    select * from (
      select distinct on (p.slice_kind, p.slice) p.slice, p.observed, p.expected, p.customers, p.q,
             d.id, d.code, d.name_he as he, d.name_en as en
        from pattern p left join division d on d.id = p.division_id
       where p.bucket_start between ${span.from}::date and ${span.to}::date
       order by p.slice_kind, p.slice, p.q, p.observed desc) found
     order by q, observed desc limit 20`.execute(db);
  return rows.map((row) => ({
    name: named(row.slice).name,
    observed: row.observed,
    expected: row.expected,
    customers: row.customers,
    division: divisionOf(row),
  }));
}

/** Decisions that came before the chair or moved on in the span, with each veto and override by name. */
export async function decisionsMovedIn(
  db: Db,
  instants: { from: Date; until: Date },
): Promise<Letter['decisions']> {
  const { rows } = await sql<{
    id: string;
    title: string;
    state: string;
    type: string;
    words: string | null;
    reason: string | null;
    reviewOn: string | null;
    by: string;
  }>`
    select d.id, d.title, d.state, v.type, v.words, v.body ->> 'reason' as reason,
           coalesce(v.body ->> 'reviewOn', d.review_on::text) as "reviewOn", e.name as by
      from decision_event v join decision d on d.id = v.decision_id join employee e on e.id = v.by_employee
     where v.at >= ${instants.from} and v.at < ${instants.until} and d.state <> 'draft'
       and v.type in ('brought', 'agreed', 'agreed-on-conditions', 'vetoed', 'veto-withdrawn', 'overridden', 'closed', 'withdrawn')
     order by d.created_at, d.id, v.seq`.execute(db);
  const decisions = new Map<string, Letter['decisions'][number]>();
  for (const row of rows) {
    const { title, state, by } = row;
    const told = decisions.get(row.id) ?? { title, state, vetoes: [], override: null };
    if (row.type === 'vetoed') told.vetoes.push({ by, words: row.words ?? '' });
    if (row.type === 'overridden' && row.reviewOn !== null)
      told.override = { by, reason: row.words ?? row.reason ?? '', reviewOn: row.reviewOn.slice(0, 10) };
    decisions.set(row.id, told);
  }
  return [...decisions.values()];
}

export async function ideasIn(db: Db, instants: { from: Date; until: Date }): Promise<Letter['ideas']> {
  const { rows } = await sql<{ raised: number; assessed: number }>`
    select (select count(*) from idea where created_at >= ${instants.from} and created_at < ${instants.until}) as raised,
           (select count(*) from assessment where at >= ${instants.from} and at < ${instants.until}) as assessed`.execute(
    db,
  );
  return rows[0] ?? { raised: 0, assessed: 0 };
}

/** The day decides; the instant, with a day to spare on either side for any zone, lets the index find it. */
export function saidIn(span: Span): RawBuilder<boolean> {
  return sql`day between ${span.from}::date and ${span.to}::date
    and occurred_at >= ${span.from}::date - 1 and occurred_at < ${span.to}::date + 2`;
}

function divisionOf(row: {
  id: string | null;
  code: string | null;
  he: string | null;
  en: string | null;
}): DivisionRef | null {
  const { id, code, he, en } = row;
  return id === null || code === null || he === null || en === null ? null : { id, code, name: { he, en } };
}
