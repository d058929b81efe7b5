import type { Verbatim } from '#contract/listening';

/**
 * The customer's words, cut where evidence begins or ends. Spans may overlap and nest; every piece tells all that it
 * speaks for, and the pieces together are the text, letter for letter.
 */
export type Span = Verbatim['evidence'][number];
export type Piece = { readonly start: number; readonly text: string; readonly spans: readonly Span[] };

/** Spans outside the text are cut to it; an empty span marks nothing. */
export function markedText(text: string, evidence: readonly Span[]): Piece[] {
  const spans = evidence
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(text.length, span.end) }))
    .filter((span) => span.start < span.end);
  const cuts = new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])]);
  const ordered = [...cuts].sort((one, other) => one - other);
  return ordered.slice(0, -1).map((start, index) => {
    const end = ordered[index + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      spans: spans.filter((span) => span.start <= start && span.end >= end),
    };
  });
}

const WEIGHT = { signal: 3, division: 2, sentiment: 1, theme: 0 } as const;

/** What a piece speaks for first: a signal before a division before a sentiment before a theme. */
export function loudest(spans: readonly Span[]): Span | null {
  return spans.reduce<Span | null>(
    (best, span) => (best === null || WEIGHT[span.speaksFor] > WEIGHT[best.speaksFor] ? span : best),
    null,
  );
}
