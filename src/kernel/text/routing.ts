import type { Analysis } from './analyse.ts';
import type { Evidence } from './phrases.ts';
import { SIGNAL_OWNERS, USUAL_OWNERS } from './theme-pack.ts';

/**
 * Whom to hand the case to: a suggestion from what the text is about, for the divisions that the organization has.
 * A division that claims a theme as its own comes before the trade's habit. No evidence, no suggestion.
 */
export type RoutableDivision = {
  readonly id: string;
  readonly code: string;
  /** Theme ids that the organization gave to this division; empty when it has not said. */
  readonly themes: readonly string[];
};

export type Route = {
  readonly divisionId: string;
  /** Share of the evidence that speaks for this division, damped when there is little of it; 0..1. */
  readonly confidence: number;
  /** What spoke for it: theme and signal ids with their words in the original. */
  readonly evidence: readonly (Evidence & { readonly because: string })[];
};

type Voice = { readonly because: string; readonly weight: number; readonly evidence: readonly Evidence[] };

const OWN = 1;
const USUAL = 0.7;
const SECOND = 0.3;
const SIGNAL_WEIGHT = 0.5;
/** A legal threat is the lawyers' first, whatever it is about. */
const LEGAL_WEIGHT = 3;
/** Evidence that halves the confidence of an otherwise unanimous text. */
const DOUBT = 0.35;

/** The three likeliest divisions, best first; empty when the text names nothing that anyone owns. */
export function routes(
  analysis: Pick<Analysis, 'themes' | 'signals'>,
  divisions: readonly RoutableDivision[],
): Route[] {
  const claimed = new Set(divisions.flatMap((division) => division.themes));
  const votes = divisions.map((division) => ({ division, voices: voicesFor(division, analysis, claimed) }));
  const strengths = votes.map(({ voices }) => voices.reduce((sum, voice) => sum + voice.weight, 0));
  const all = strengths.reduce((sum, strength) => sum + strength, 0);
  return votes
    .flatMap(({ division, voices }, at): Route[] => {
      const strength = strengths[at] ?? 0;
      if (strength === 0) return [];
      const evidence = voices.flatMap(({ because, evidence }) =>
        evidence.map((one) => ({ ...one, because })),
      );
      const confidence = Math.round((strength / (all + DOUBT)) * 100) / 100;
      return [{ divisionId: division.id, confidence, evidence }];
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 3);
}

/** The likeliest division, or null when nothing in the text speaks for any. */
export function route(
  analysis: Pick<Analysis, 'themes' | 'signals'>,
  divisions: readonly RoutableDivision[],
): Route | null {
  return routes(analysis, divisions)[0] ?? null;
}

function voicesFor(
  division: RoutableDivision,
  { themes, signals }: Pick<Analysis, 'themes' | 'signals'>,
  claimed: ReadonlySet<string>,
): Voice[] {
  const voices: Voice[] = [];
  for (const { id, weight, evidence } of themes) {
    // A claimed theme belongs to whoever claimed it and to no one else.
    const share = claimed.has(id)
      ? Number(division.themes.includes(id)) * OWN
      : habit(USUAL_OWNERS[id] ?? [], division.code);
    if (share > 0) voices.push({ because: id, weight: weight * share, evidence });
  }
  for (const { id, evidence } of signals) {
    const owns = SIGNAL_OWNERS[id]?.includes(division.code) ?? false;
    if (owns)
      voices.push({ because: id, weight: id === 'legal-threat' ? LEGAL_WEIGHT : SIGNAL_WEIGHT, evidence });
  }
  return voices;
}

function habit(owners: readonly string[], code: string): number {
  const place = owners.indexOf(code);
  if (place < 0) return 0;
  return place === 0 ? USUAL : SECOND;
}
