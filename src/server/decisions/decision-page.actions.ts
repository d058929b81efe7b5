import type { DECISION_KINDS, DECISION_STATES, Decision } from '#contract/decisions';
import type { EmployeeRef } from '#contract/figure';
import { done, type Result, refused } from '#kernel/result';
import { roundOf, sinceBrought, voteOf } from '#server/decisions/chair/round';
import { mayCast, mayClose, type Round } from '#server/decisions/chair/veto';
import { liveEvidence, openFrozen } from '#server/decisions/evidence/evidence.actions';
import { type Actor, can, isEmployee, type Right } from '#server/platform/access';
import { recordRead } from '#server/platform/audit/read.actions';
import type { Db, World } from '#server/platform/world';
import {
  bringDecision,
  changeDecision,
  closeDecision,
  drawScenario,
  isOutside,
  type Ownership,
  overrideVeto,
  readDecisions,
  voteForCustomer,
  withdrawDecision,
} from './decision.policy.ts';
import {
  type DecisionFile,
  decisionById,
  employeeRef,
  historyOf,
  linesOf,
  register,
  representatives,
  type StoredEvent,
} from './decision.store.ts';

/** A decision as every employee reads it: the draft, what lies before the chair, the ballots and every signature. */
export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof DECISION_KINDS)[number];
  readonly state: (typeof DECISION_STATES)[number];
  readonly proposer: EmployeeRef;
  readonly createdAt: string;
  readonly voteUntil: string | null;
  readonly overridden: boolean;
}

/** What an act and a page both need to know of a decision, read at one moment. */
export interface Chair {
  readonly file: DecisionFile;
  readonly events: readonly StoredEvent[];
  readonly seats: readonly EmployeeRef[];
  readonly ownership: Ownership;
  readonly round: Round;
}

export async function listDecisions(world: World, actor: Actor): Promise<Result<RegisterRow[], 'forbidden'>> {
  if (!can(actor, readDecisions, undefined)) return refused('forbidden');
  const rows = await register(world.db);
  return done(
    rows.map((row) => ({
      id: row.id,
      title: row.title,
      kind: row.kind,
      state: row.state,
      proposer: { id: row.proposer, name: row.proposerName },
      createdAt: row.createdAt.toISOString(),
      voteUntil: row.voteUntil?.toISOString() ?? null,
      overridden: row.overrideId !== null,
    })),
  );
}

/** The page quotes customers, so that reading it is written in the audit log. */
export async function readDecision(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Decision, 'forbidden' | 'not-found'>> {
  if (!can(actor, readDecisions, undefined)) return refused('forbidden');
  if ((await decisionById(world.db, id)) === null) return refused('not-found');
  const [page] = await Promise.all([
    decisionAfter(world, actor, id),
    recordRead(world, { actor, action: 'decision.read', objectType: 'decision', objectId: id }),
  ]);
  return done(page);
}

/** What an act gives back: the decision as it stands after it. */
export async function decisionAfter(world: World, actor: Actor, id: string): Promise<Decision> {
  const file = await decisionById(world.db, id);
  if (file === null) throw new Error(`decision ${id} is not there after an act on it`);
  return decisionPage(world, actor, await chairOf(world.db, file, actor));
}

export async function chairOf(db: Db, file: DecisionFile, actor: Actor): Promise<Chair> {
  const everybody = await representatives(db);
  const asks = isEmployee(actor) ? [actor.employeeId] : [];
  const line = await linesOf(db, [file.proposer, ...asks, ...everybody.map(({ id }) => id)]);
  const ownership = { proposer: file.proposer, line };
  const seats = everybody.filter(({ id }) => isOutside(id, ownership));
  const events = await historyOf(db, file.id);
  const round = roundOf(events, { seats: seats.map(({ id }) => id), voteUntil: file.voteUntil });
  return { file, events, seats, ownership, round };
}

async function decisionPage(world: World, actor: Actor, chair: Chair): Promise<Decision> {
  const { file, events, round } = chair;
  const snapshot =
    file.frozen === null ? await liveEvidence(world, file) : openFrozen(world, file.id, file.frozen);
  const { scenarios, ...evidence } = snapshot;
  return {
    id: file.id,
    kind: file.kind,
    title: file.title,
    question: file.question,
    motives: file.motives,
    gain: file.gain,
    trust: file.trust,
    benefitMinor: file.benefitMinor,
    targetServed: file.targetServed,
    prediction: file.prediction,
    reviewOn: file.reviewOn,
    segment: file.segment,
    state: file.state,
    proposer: await employeeRef(world.db, file.proposer),
    createdAt: file.createdAt.toISOString(),
    voteUntil: file.voteUntil?.toISOString() ?? null,
    closedAt: file.closedAt?.toISOString() ?? null,
    scenarios,
    evidence: {
      frozenAt: file.frozen?.at.toISOString() ?? null,
      hash: file.frozen?.hash.toString('hex') ?? null,
      ...evidence,
    },
    ballots: ballotsOf(events),
    override: overrideOf(file, events),
    events: events.map(({ seq, type, by, words, at }) => ({ seq, type, by, words, at: at.toISOString() })),
    seats: chair.seats.map((seat) => ({ ...seat, voted: round.ballots.some(({ by }) => by === seat.id) })),
    may: permitted(actor, chair, world.now()),
  };
}

function ballotsOf(events: readonly StoredEvent[]): Decision['ballots'] {
  return sinceBrought(events).flatMap(({ seq, type, by, words, at }) => {
    const vote = voteOf(type);
    return vote === null ? [] : [{ seq, vote, by, words: words ?? '', at: at.toISOString() }];
  });
}

function overrideOf(file: DecisionFile, events: readonly StoredEvent[]): Decision['override'] {
  const signed = events.find(
    ({ type, body }) => type === 'overridden' && body.overrideId === file.overrideId,
  );
  if (file.overrideId === null || signed === undefined) return null;
  const { by, words, at, body } = signed;
  return { by, reason: words ?? '', at: at.toISOString(), reviewOn: String(body.reviewOn) };
}

/** What the screen may offer now, given who asks and where the decision stands. */
function permitted(actor: Actor, { file, ownership, round }: Chair, now: Date): string[] {
  const allowed = (right: Right<Ownership | undefined>) => can(actor, right, ownership);
  const { state } = file;
  const voting = state === 'voting' || state === 'vetoed' || state === 'cleared';
  const me = isEmployee(actor) ? actor.employeeId : '';
  const votes = voting && allowed(voteForCustomer) && isOutside(me, ownership);
  const offers: [string, boolean][] = [
    [changeDecision.name, (state === 'draft' || state === 'vetoed') && allowed(changeDecision)],
    [drawScenario.name, state === 'draft' && allowed(drawScenario)],
    [bringDecision.name, state === 'draft' && allowed(bringDecision)],
    [voteForCustomer.name, votes && mayCast(round, me, 'vetoed').ok],
    ['decision.withdraw-veto', votes && mayCast(round, me, 'veto-withdrawn').ok],
    [closeDecision.name, voting && allowed(closeDecision) && mayClose(round, now).ok],
    [overrideVeto.name, state === 'vetoed' && allowed(overrideVeto) && me !== file.proposer],
    [withdrawDecision.name, state !== 'closed' && state !== 'withdrawn' && allowed(withdrawDecision)],
  ];
  return offers.filter(([, offered]) => offered).map(([name]) => name);
}
