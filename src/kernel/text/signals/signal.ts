import type { Evidence } from '#kernel/text/phrases';

/**
 * Sentences after which somebody must act: a broken promise, a threat to sue or to leave, danger, the same fault again,
 * a service that gets worse, a request for a human being. The rules are data; they are a prior to be confirmed by
 * people, not a verdict. `thanks` is heard by the same means and asks nobody to act.
 */
export const SIGNAL_IDS = [
  'broken-promise',
  'legal-threat',
  'churn-threat',
  'asked-for-human',
  'safety',
  'repeated-fault',
  'service-decline',
  'thanks',
] as const;
export type SignalId = (typeof SIGNAL_IDS)[number];

/**
 * Terms are a comma-separated list as people write them; `(a|b)` are alternatives, `x?` may be missing, `=word` must
 * stand without glued particles, `@name` is a list of the vocabulary, `<piel:בטל:me>` a Hebrew verb and `<v:cancel>`
 * an English one in its forms (terms.ts).
 */
export type Terms = string;

/** Where a term stands that takes the meaning away: "I do not want to leave", "they promised and came". */
export type Guards = {
  /** At most two words before. */
  readonly before?: Terms;
  /** At most three words after. */
  readonly after?: Terms;
  readonly inside?: Terms;
  /** Anywhere in the same sentences. */
  readonly sentence?: Terms;
  readonly text?: Terms;
};

export type SignalRule = {
  /** What it looks for, in a few words: shown with the hit. */
  readonly name: string;
  readonly lang: 'he' | 'en';
  /** Terms that follow one another; a number between two is how many words may stand between them (8 unless told). */
  readonly steps: readonly (Terms | number)[];
  /** How many sentences further the next step may stand; 0 unless told. */
  readonly across?: 0 | 1 | 2;
  /** The sentence may have no more words than this: "agent", "a person please". */
  readonly atMostWords?: number;
  /** One of these must stand somewhere in the text. */
  readonly requires?: Terms;
  readonly unless?: Guards;
  /** How much it says by itself, 0 to 1 (1 unless told); what speaks together is added up as chances are. */
  readonly weight?: number;
};

export type SignalPack = {
  readonly id: SignalId;
  readonly he: string;
  readonly en: string;
  /** 3: somebody should look today; 0: nobody need act. */
  readonly severity: 0 | 1 | 2 | 3;
  /** Lists of terms that the rules name with @. */
  readonly words: Readonly<Record<string, Terms>>;
  readonly rules: readonly SignalRule[];
};

/** Offsets are in the original text. */
export type SignalReason = Evidence & {
  readonly rule: string;
  readonly weight: number;
  /** The words that went with each step. */
  readonly parts: readonly Evidence[];
  /** The words that took its meaning away, if any did. */
  readonly silencedBy: (Evidence & { readonly where: keyof Guards }) | null;
};

export type Signal = {
  readonly id: SignalId;
  readonly severity: 0 | 1 | 2 | 3;
  /** How likely it was said, 0 to 1, by rules and model together; each signal has its own chance from which on it is one. */
  readonly strength: number;
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly SignalReason[];
};
