import { type Ballot, type Round, VOTES, type Vote } from './veto.ts';

/**
 * The round of a vote is what happened since the decision was last brought to the chair. Ballots and signatures of
 * earlier rounds stay in the history and bind nobody: what they were about has changed.
 */
export interface HistoryEvent {
  readonly seq: number;
  readonly type: string;
  readonly by: { readonly id: string };
}

export function roundOf(
  events: readonly HistoryEvent[],
  chair: { readonly seats: readonly string[]; readonly voteUntil: Date | null },
): Round {
  const current = sinceBrought(events);
  return {
    ...chair,
    ballots: current.flatMap(({ seq, type, by }): Ballot[] => {
      const vote = voteOf(type);
      return vote === null ? [] : [{ seq, by: by.id, vote }];
    }),
    overrideSeq: current.findLast(({ type }) => type === 'overridden')?.seq ?? null,
  };
}

/** Nothing while the decision is a draft again after a change. */
export function sinceBrought<Event extends HistoryEvent>(events: readonly Event[]): Event[] {
  const brought = events.findLastIndex(({ type }) => type === 'brought');
  const changed = events.findLastIndex(({ type }) => type === 'changed');
  return brought < 0 || changed > brought ? [] : events.slice(brought + 1);
}

export function voteOf(type: string): Vote | null {
  return VOTES.find((vote) => vote === type) ?? null;
}
