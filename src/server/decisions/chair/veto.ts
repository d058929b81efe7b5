import { done, type Result, refused } from '#kernel/result';

/**
 * The veto of the hidden customer. Each representative's last word stands. A veto stops the decision until its own
 * holder withdraws it, the decision changes and is brought again, or an executive signs over it in the open; such a
 * signature reaches only the vetoes that stood when it was given. Silence never passes a decision.
 */
export const VOTES = ['agreed', 'agreed-on-conditions', 'vetoed', 'veto-withdrawn'] as const;
export type Vote = (typeof VOTES)[number];

export interface Ballot {
  /** Place in the history of the decision: later is higher. */
  readonly seq: number;
  readonly by: string;
  readonly vote: Vote;
}

/** Everything since the decision was brought to the chair. */
export interface Round {
  readonly ballots: readonly Ballot[];
  /** Who may vote: representatives outside the proposer's line. */
  readonly seats: readonly string[];
  /** Place in the history of the signature over the vetoes; null when there is none. */
  readonly overrideSeq: number | null;
  readonly voteUntil: Date | null;
}

export type Verdict = 'voting' | 'vetoed' | 'cleared';

/** The ballots that hold: each voter's last. */
export function standing({ ballots }: Round): Ballot[] {
  const last = new Map<string, Ballot>();
  for (const ballot of [...ballots].sort((one, other) => one.seq - other.seq)) last.set(ballot.by, ballot);
  return [...last.values()];
}

export function standingVetoes(round: Round): Ballot[] {
  return standing(round).filter(({ vote, seq }) => vote === 'vetoed' && seq > (round.overrideSeq ?? 0));
}

export function verdict(round: Round): Verdict {
  if (standingVetoes(round).length > 0) return 'vetoed';
  return isSigned(round) || (hasSpoken(round) && everySeatSpoke(round)) ? 'cleared' : 'voting';
}

/** Whether this person may put this ballot in now. A veto that was signed over cannot be cast again in its round. */
export function mayCast(round: Round, by: string, vote: Vote): Result<null, 'not-open' | 'no-veto'> {
  const before = standing(round).find((ballot) => ballot.by === by);
  const signedOver = before?.vote === 'vetoed' && before.seq < (round.overrideSeq ?? 0);
  if (vote === 'veto-withdrawn')
    return before?.vote === 'vetoed' && !signedOver ? done(null) : refused('no-veto');
  return signedOver ? refused('not-open') : done(null);
}

/** Whether the decision may be closed at `now`: a veto stops it, silence does not pass it, and a running vote is waited for. */
export function mayClose(
  round: Round,
  now: Date,
): Result<null, 'veto-stands' | 'chair-silent' | 'vote-runs'> {
  if (standingVetoes(round).length > 0) return refused('veto-stands');
  if (isSigned(round)) return done(null);
  if (!hasSpoken(round)) return refused('chair-silent');
  const timeIsUp = round.voteUntil !== null && now >= round.voteUntil;
  return timeIsUp || everySeatSpoke(round) ? done(null) : refused('vote-runs');
}

/** An override signs over vetoes; where none ever stood there is nothing to sign. */
function isSigned({ overrideSeq }: Round): boolean {
  return overrideSeq !== null;
}

function hasSpoken(round: Round): boolean {
  return standing(round).some(({ vote }) => vote === 'agreed' || vote === 'agreed-on-conditions');
}

function everySeatSpoke({ ballots, seats }: Round): boolean {
  return seats.length > 0 && seats.every((seat) => ballots.some(({ by }) => by === seat));
}
