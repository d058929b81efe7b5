import type { Classifier } from '#kernel/text/classify/classifier';
import { openLook, type Reason } from '#kernel/text/classify/look';
import { type RoutableDivision, type Route, routes } from '#kernel/text/routing';

/**
 * Whose it is to mend, as this organization's own closed cases say: the division that had it in the end, not the first one
 * that it was handed to. The rules of the trade are a second voice, and the only one while there is too little to learn
 * from, for divisions that never closed a case, and for words that no case had.
 */
export type ResponsibleModel = {
  /** Labels are the divisions' ids. */
  readonly classifier: Classifier;
  /** What one unit of margin and one unit of the rules' share are worth, in logarithms of odds. */
  readonly worth: { readonly margin: number; readonly rule: number };
};

export type Responsible = {
  /** The likeliest first, three at most; empty when nothing speaks for anybody. */
  readonly ranked: readonly { readonly divisionId: string; readonly confidence: number }[];
  /** What spoke for the first. */
  readonly evidence: Route['evidence'];
  readonly learned: boolean;
};

/** What is done with a suggestion, by how sure it is: handed on by itself, shown with two others, or looked at by a person. */
export type Band = 'automatic' | 'suggest' | 'triage';
const AUTOMATIC_FROM = 0.95;
const SUGGEST_FROM = 0.6;

export function bandOf(confidence: number): Band {
  if (confidence >= AUTOMATIC_FROM) return 'automatic';
  return confidence >= SUGGEST_FROM ? 'suggest' : 'triage';
}

type Analysed = Parameters<typeof routes>[0];
export type ReadResponsible = (
  text: string,
  analysis: Analysed,
  divisions: readonly RoutableDivision[],
) => Responsible;

const SHOWN = 3;
/** Where one missed is dearer than a hundred shown in vain, whoever the rules name is always among the three. */
const NEVER_MISSED: ReadonlySet<string> = new Set(['legal-threat', 'safety']);
const MOST_WORDS = 6;
/** A learned word is shown when it brings at least this share of what the loudest brings. */
const SHOWN_FROM = 0.3;

/** A reader for many texts, one after the other; `null` reads with the rules alone. */
export function openResponsible(model: ResponsibleModel | null): ReadResponsible {
  if (model === null) return (_text, analysis, divisions) => byRules(routes(analysis, divisions));
  const { classifier, worth } = model;
  const look = openLook(classifier);
  return (text, analysis, divisions) => {
    const said = routes(analysis, divisions);
    const { margins, known, reasons } = look(text);
    const best = Math.max(...margins);
    // No class speaks up: none of the divisions that were learned, or none of their words.
    if (known === 0 || best < classifier.floor) return byRules(said);
    const offered = divisions.map(({ id }) => ({ id, kind: classifier.labels.indexOf(id) }));
    const lowest = Math.min(...margins);
    const voices = offered.map(({ id, kind }) => ({
      margin: kind < 0 ? lowest : (margins[kind] ?? lowest),
      rule: said.find(({ divisionId }) => divisionId === id)?.confidence ?? 0,
    }));
    const shares = blended(voices, worth);
    const order = offered
      .map(({ id, kind }, at) => ({ divisionId: id, kind, confidence: shares[at] ?? 0 }))
      .sort((one, other) => other.confidence - one.confidence);
    const [first, second] = order;
    if (first === undefined) return { ranked: [], evidence: [], learned: true };
    const words =
      first.kind < 0 || second === undefined || second.kind < 0
        ? []
        : loudest(reasons(first.kind, second.kind));
    return {
      ranked: withGuarded(
        order,
        analysis.signals.some(({ id }) => NEVER_MISSED.has(id)) ? said[0] : undefined,
      ),
      evidence: [
        ...words,
        ...(said.find(({ divisionId }) => divisionId === first.divisionId)?.evidence ?? []),
      ],
      learned: true,
    };
  };
}

function withGuarded(
  order: readonly { readonly divisionId: string; readonly confidence: number }[],
  guarded: Route | undefined,
): Responsible['ranked'] {
  const shown = order.slice(0, SHOWN);
  const own = order.find(({ divisionId }) => divisionId === guarded?.divisionId);
  if (own !== undefined && !shown.includes(own)) shown.splice(SHOWN - 1, 1, own);
  return shown.map(({ divisionId, confidence }) => ({ divisionId, confidence: rounded(confidence) }));
}

/** Shares of the divisions from both voices; they sum to one. */
export function blended(
  voices: readonly { readonly margin: number; readonly rule: number }[],
  { margin, rule }: ResponsibleModel['worth'],
): number[] {
  const strengths = voices.map((voice) => margin * voice.margin + rule * voice.rule);
  const top = Math.max(...strengths);
  const parts = strengths.map((strength) => Math.exp(strength - top));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / sum);
}

function byRules(said: readonly Route[]): Responsible {
  return {
    ranked: said.map(({ divisionId, confidence }) => ({ divisionId, confidence })),
    evidence: said[0]?.evidence ?? [],
    learned: false,
  };
}

function loudest(reasons: readonly Reason[]): Route['evidence'] {
  const sorted = [...reasons].sort((one, other) => other.weight - one.weight).slice(0, MOST_WORDS);
  const least = SHOWN_FROM * (sorted[0]?.weight ?? 0);
  return sorted
    .filter(({ weight }) => weight > 0 && weight >= least)
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => ({ start, end, because: 'words' }));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
