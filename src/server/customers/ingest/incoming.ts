import type { IntakeCustomer, IntakeItem } from '#contract/intake';

/**
 * What the writer takes: rows that were looked at, each either a person (a row of a customer table) or something that
 * happened to one. Whoever hands it in keeps the original for the quarantine.
 */
export type Incoming =
  | {
      readonly rowKind: 'person';
      readonly sourceId: string;
      readonly importId: string | null;
      readonly customer: IntakeCustomer & { readonly reference: string };
      /** What the table says of consent, preferences and terms as they stand; null when nothing. */
      readonly said: SaidOfPerson | null;
      readonly original: string;
    }
  | {
      readonly rowKind: 'interaction';
      readonly sourceId: string;
      readonly importId: string | null;
      readonly item: IntakeItem;
      readonly occurredAt: Date;
      readonly dueAt: Date | null;
      readonly resolvedAt: Date | null;
      readonly original: string;
    };

export interface SaidOfPerson {
  readonly attributes: NonNullable<IntakeItem['attributes']>;
  /** When it was said; null when the table does not tell. */
  readonly at: Date | null;
}

export interface Outcome {
  readonly status: 'stored' | 'duplicate' | 'quarantined' | 'rejected';
  readonly reason: string | null;
}

export interface Counters {
  received: number;
  stored: number;
  duplicate: number;
  quarantined: number;
  rejected: number;
}

export function countersOf(outcomes: readonly Outcome[]): Counters {
  const counters: Counters = {
    received: outcomes.length,
    stored: 0,
    duplicate: 0,
    quarantined: 0,
    rejected: 0,
  };
  for (const { status } of outcomes) counters[status]++;
  return counters;
}

/** What a reading found in a customer's words; it is kept beside them as it is. */
export interface WordsFound {
  /** The version of the reading. */
  readonly version: number;
  readonly language: string;
  readonly sentiment: string;
  readonly score: number;
  readonly confidence: number;
  readonly themes: readonly string[];
  readonly signals: readonly string[];
  readonly divisionId: string | null;
  readonly divisionConfidence: number | null;
  readonly evidence: unknown;
  /** Which learned models were in force; 0 for none. */
  readonly sentimentModel: number;
  readonly divisionModel: number;
  /** What else was read: see listening. */
  readonly reading: unknown;
}

/** Reads texts, in their order; listening brings it, the writer only keeps what was found. */
export type ReadWords = (texts: readonly string[]) => Promise<readonly WordsFound[]>;

/** Which touchpoint an interaction belongs to; journeys bring the rule, the writer only asks. */
export type TouchpointOf = (facts: {
  readonly kind: string;
  readonly channel: string;
  readonly attributes: IntakeItem['attributes'];
}) => string | null;
