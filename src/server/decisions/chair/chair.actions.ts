import type { Decision } from '#contract/decisions';
import { dayIn, instant } from '#kernel/clock';
import { done, type Result, refused } from '#kernel/result';
import { closeDecision, isOutside, overrideVeto, voteForCustomer } from '#server/decisions/decision.policy';
import type { DecisionFile } from '#server/decisions/decision.store';
import { type Act, type DecisionRefusal, onDecision } from '#server/decisions/on-decision.actions';
import type { Actor } from '#server/platform/access';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { mayCast, mayClose, type Round, type Vote, verdict } from './veto.ts';

/** The chair speaks: ballots, the veto, the signature over it, and the closing that a veto stops. */
export interface BallotInput {
  readonly id: string;
  readonly vote: Vote;
  readonly words: string;
}

export async function vote(
  world: World,
  actor: Actor,
  input: BallotInput,
): Promise<Result<Decision, DecisionRefusal<'not-open' | 'own-line' | 'no-veto'>>> {
  return onDecision(world, actor, {
    id: input.id,
    right: voteForCustomer,
    decide: ({ actor: { employeeId }, file, events, ownership, round }) => {
      if (!isOutside(employeeId, ownership)) return refused('own-line');
      if (!isOpen(file)) return refused('not-open');
      const cast = mayCast(round, employeeId, input.vote);
      if (!cast.ok) return cast;
      const seq = (events.at(-1)?.seq ?? 0) + 1;
      const after = { ...round, ballots: [...round.ballots, { seq, by: employeeId, vote: input.vote }] };
      return done({
        change: { state: verdict(after) },
        event: { type: input.vote, words: input.words },
        facts: { vote: input.vote },
        ...(input.vote === 'vetoed' ? { announced: 'decision.vetoed' as const } : {}),
      });
    },
  });
}

export async function close(
  world: World,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Decision, DecisionRefusal<'not-open' | 'veto-stands' | 'chair-silent' | 'vote-runs'>>> {
  return onDecision(world, actor, {
    id,
    right: closeDecision,
    decide: ({ file, round, now }) => {
      if (!isOpen(file)) return refused('not-open');
      const may = mayClose(round, now);
      if (!may.ok) return may;
      return done({
        change: { state: 'closed', closedAt: now },
        event: { type: 'closed', body: { hash: file.frozen?.hash.toString('hex') ?? null } },
        announced: 'decision.closed',
        facts: { overridden: round.overrideSeq !== null, ballots: round.ballots.length },
      });
    },
  });
}

export interface OverrideInput {
  readonly id: string;
  readonly reason: string;
  /** YYYY-MM-DD: an override is looked at again on a day after today and within a year. */
  readonly reviewOn: string;
  readonly password?: string | undefined;
}

/** Asks for the password of a real employee again; true when it is theirs. */
export type VerifyPassword = (employeeId: string, password: string) => Promise<boolean>;
type OverrideRefusal = 'no-veto' | 'own-decision' | 'sign-again' | 'review-date';

export async function signOver(
  world: World,
  actor: Actor,
  input: OverrideInput,
  verifyPassword: VerifyPassword,
): Promise<Result<Decision, DecisionRefusal<OverrideRefusal>>> {
  const signed = await hasSigned(actor, input.password, verifyPassword);
  return onDecision(world, actor, {
    id: input.id,
    right: overrideVeto,
    decide: ({ actor: { employeeId }, file, round, now }): Result<Act, OverrideRefusal> => {
      if (employeeId === file.proposer) return refused('own-decision');
      if (file.state !== 'vetoed' || verdict(round) !== 'vetoed') return refused('no-veto');
      if (!isReviewDay(input.reviewOn, now, world.organization.timeZone)) return refused('review-date');
      if (!signed) return refused('sign-again');
      const overrideId = newId<'override'>();
      return done({
        change: { state: verdict(signedOver(round)), overrideId },
        event: { type: 'overridden', words: input.reason, body: { overrideId, reviewOn: input.reviewOn } },
        announced: 'decision.overridden',
        facts: { overrideId, reviewOn: input.reviewOn },
      });
    },
  });
}

/** People of the sample have no password and sign as they are. */
async function hasSigned(
  actor: Actor,
  password: string | undefined,
  verifyPassword: VerifyPassword,
): Promise<boolean> {
  if (actor.kind !== 'employee') return false;
  return actor.sample || (password !== undefined && (await verifyPassword(actor.employeeId, password)));
}

function signedOver(round: Round): Round {
  return { ...round, overrideSeq: Math.max(0, ...round.ballots.map(({ seq }) => seq)) + 1 };
}

function isReviewDay(day: string, now: Date, zone: string): boolean {
  const today = dayIn(zone, instant(now.getTime()));
  const yearAhead = dayIn(zone, instant(now.getTime() + 366 * 86_400_000));
  return day > today && day <= yearAhead;
}

function isOpen({ state }: DecisionFile): boolean {
  return state === 'voting' || state === 'vetoed' || state === 'cleared';
}
