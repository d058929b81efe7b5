import type { DivisionRef } from '#contract/figure';
import type { Letter } from '#contract/open-doors';
import { NEVER_BELOW, shownCells } from '#kernel/statistics/suppression';
import { scoreOf, shareOf } from '#server/journeys/health';

/**
 * The monthly letter, put together from counts: every share carries its interval and its n, every count the month
 * before. Promises are judged by the strict rate: kept on its day, of all that fell due; one that we moved counts as
 * broken. Nothing here can be left out by hand: the letter is a function of the month.
 */
export type Content = Omit<Letter, 'writtenAt' | 'sentAt' | 'sentTo' | 'chainHead'>;

/** What was counted in one span of days. */
export interface Counted {
  readonly interactions: number;
  readonly verbatims: number;
  /** Of the words that the analysis has read. */
  readonly judged: number;
  readonly negative: number;
  readonly nps: { readonly scored: number; readonly promoters: number; readonly detractors: number };
  readonly returns: Money;
  readonly credits: Money;
  readonly legalThreats: number;
  readonly saves: number;
}
export interface Money {
  readonly n: number;
  readonly amountMinor: number;
}

/** Promises that fell due, by the division that had to keep them; null when no division is known. */
export interface PledgeCount {
  readonly division: DivisionRef | null;
  readonly due: number;
  readonly keptInTime: number;
  readonly broken: number;
  readonly movedByUs: number;
  /** Due, and nobody has said what became of them. */
  readonly open: number;
}

export interface MonthFacts {
  readonly month: string;
  readonly organization: string;
  readonly currency: string;
  readonly now: Counted;
  readonly before: Counted;
  readonly pledges: readonly PledgeCount[];
  readonly patterns: readonly (Letter['patterns'][number] & { readonly customers: number })[];
  readonly decisions: Letter['decisions'];
  readonly stories: Letter['stories'];
  readonly ideas: Letter['ideas'];
}

const PATTERNS = 5;

export function composeLetter(facts: MonthFacts): Content {
  const { now, before } = facts;
  return {
    month: facts.month,
    organization: facts.organization,
    heard: {
      interactions: { n: now.interactions, before: before.interactions },
      verbatims: { n: now.verbatims, before: before.verbatims },
      negative: shareOf(now.negative, now.judged),
      nps: recommended(now.nps),
    },
    returns: { ...now.returns, before: before.returns.n },
    credits: { ...now.credits, before: before.credits.n },
    legalThreats: { n: now.legalThreats, before: before.legalThreats },
    saves: { n: now.saves, before: before.saves },
    promises: promises(facts.pledges),
    patterns: facts.patterns
      .filter(({ customers }) => customers >= NEVER_BELOW)
      .slice(0, PATTERNS)
      .map(({ name, observed, expected, division }) => ({ name, observed, expected, division })),
    decisions: facts.decisions,
    stories: facts.stories,
    ideas: facts.ideas,
    currency: facts.currency,
  };
}

function recommended(nps: Counted['nps']): Letter['heard']['nps'] {
  const unused = { touchpointId: '', start: null, satisfied: 0, sum: 0, squares: 0 };
  return scoreOf([{ ...unused, measure: 'nps', n: nps.scored, ...nps }]).score;
}

function promises(counts: readonly PledgeCount[]): Letter['promises'] {
  const total = (read: (count: PledgeCount) => number) => counts.reduce((sum, count) => sum + read(count), 0);
  const due = total((count) => count.due);
  // Few promises of one division tell about few people; the cells that would give them away by subtraction go too.
  const shown = shownCells(
    counts.map((count) => count.due),
    NEVER_BELOW,
  );
  return {
    due,
    kept: shareOf(
      total((count) => count.keptInTime),
      due,
    ),
    broken: total((count) => count.broken),
    movedByUs: total((count) => count.movedByUs),
    open: total((count) => count.open),
    byDivision: counts
      .flatMap(({ division, due: fell, keptInTime }, at) =>
        division === null || shown[at] !== true || fell === 0
          ? []
          : [{ division, due: fell, kept: shareOf(keptInTime, fell) }],
      )
      .sort((a, b) => (a.kept.value ?? 0) - (b.kept.value ?? 0)),
  };
}
