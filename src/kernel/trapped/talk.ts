/**
 * A talk between a customer and a bot, an answering machine, or people who pass the customer on. What was meant matters, not
 * the words: the same detector reads a chat, a call and a chain of hand-overs.
 */
export type Meaning =
  | 'dead-end'
  | 'negation'
  | 'rephrasing'
  | 'noise'
  | 'asked-for-human'
  | 'human-refused'
  | 'information-asked'
  | 'resolved';

export interface Turn {
  readonly by: 'bot' | 'customer' | 'person';
  /** The bot's state or question, the customer's intent; of a person, what was asked. */
  readonly step: string;
  readonly means: readonly Meaning[];
  /** What the customer told here, by name or as a pseudonym; a turn that tells nothing new has none. */
  readonly told: readonly string[];
  /** Milliseconds since 1970, when the turn began. */
  readonly at?: number;
  /** Of a person: the division that answers. */
  readonly group?: string;
}

export type Talk = readonly Turn[];
