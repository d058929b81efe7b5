import { randomBytes } from 'node:crypto';
import type { Decision } from '#contract/decisions';
import { canonicalJson } from '#kernel/canonical-json';
import { done, type Result, refused } from '#kernel/result';
import { namesOfRecords, primaryRecord } from '#server/customers/record/names.actions';
import { recordsOfSegment } from '#server/customers/segments/segment.actions';
import { drawOne } from '#server/decisions/evidence/draw';
import { type Frozen, freeze, liveEvidence } from '#server/decisions/evidence/evidence.actions';
import {
  clearSeats,
  customersOf,
  hardestHit,
  recordsOf,
  type Seated,
  seat,
  seatedAt,
} from '#server/decisions/evidence/scenario.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import {
  bringDecision,
  changeDecision,
  drawScenario,
  proposeDecision,
  withdrawDecision,
} from './decision.policy.ts';
import {
  appendEvent,
  type DecisionFile,
  type Draft,
  decisionById,
  historyOf,
  insertDecision,
} from './decision.store.ts';
import { decisionAfter } from './decision-page.actions.ts';
import { type Act, type DecisionRefusal, onDecision } from './on-decision.actions.ts';

/** A decision until the vote opens: proposed, changed, given the lives of customers, and brought to the chair. */
const SEATS_AT_MOST = 3;
const DAY = 86_400_000;
const HARDEST_DAYS = 180;

export async function propose(
  world: World,
  actor: Actor,
  draft: Draft,
): Promise<Result<Decision, 'forbidden'>> {
  if (!isEmployee(actor) || !can(actor, proposeDecision, undefined)) return refused('forbidden');
  const id = newId<'decision'>();
  const now = world.now();
  await world.db.transaction().execute(async (trx) => {
    await insertDecision(trx, { ...draft, id, proposer: actor.employeeId, now });
    await appendEvent(trx, id, {
      type: 'proposed',
      by: actor.employeeId,
      words: draft.title,
      body: { draft },
      at: now,
    });
    await record(trx, now, {
      actor,
      action: proposeDecision.name,
      objectType: 'decision',
      objectId: id,
      facts: { kind: draft.kind },
    });
  });
  return done(await decisionAfter(world, actor, id));
}

/** Lines that are not given stay as they are. */
export type Changes = { readonly [Line in keyof Draft]?: Draft[Line] | undefined };

/** A vetoed decision that is changed is a draft again: it must be brought again and nobody's ballot binds it. */
export async function change(
  world: World,
  actor: Actor,
  { id, ...changes }: Changes & { readonly id: string },
): Promise<Result<Decision, DecisionRefusal<'frozen'>>> {
  return onDecision(world, actor, {
    id,
    right: changeDecision,
    decide: ({ trx, file }) => {
      if (file.state !== 'draft' && file.state !== 'vetoed') return refused('frozen');
      const draft = withChanges(file, changes);
      const changed = Object.keys(changes).filter((line) => Reflect.get(changes, line) !== undefined);
      const otherPeople = canonicalJson(draft.segment) !== canonicalJson(file.segment);
      return done({
        change: { state: 'draft', draft, thaw: true },
        event: { type: 'changed', body: { from: file.state, draft, seatsCleared: otherPeople } },
        facts: { from: file.state, changed },
        ...(otherPeople ? { also: () => clearSeats(trx, id) } : {}),
      });
    },
  });
}

function withChanges(file: DecisionFile, changes: Changes): Draft {
  return {
    kind: changes.kind ?? file.kind,
    title: changes.title ?? file.title,
    question: changes.question ?? file.question,
    motives: changes.motives ?? file.motives,
    gain: changes.gain ?? file.gain,
    trust: changes.trust ?? file.trust,
    benefitMinor: changes.benefitMinor === undefined ? file.benefitMinor : changes.benefitMinor,
    targetServed: changes.targetServed === undefined ? file.targetServed : changes.targetServed,
    prediction: changes.prediction ?? file.prediction,
    reviewOn: changes.reviewOn === undefined ? file.reviewOn : changes.reviewOn,
    segment: changes.segment ?? file.segment,
  };
}

export interface SeatInput {
  readonly id: string;
  readonly by: Seated['drawnBy'];
  readonly customerId?: string | undefined;
}

/** How a customer was drawn is part of the history: by lot with its seed, by the hardest hit, or by choice. */
export async function seatCustomer(
  world: World,
  actor: Actor,
  input: SeatInput,
): Promise<Result<Decision, DecisionRefusal<'frozen' | 'nobody' | 'enough'>>> {
  const before = await decisionById(world.db, input.id);
  const affected =
    before === null ? [] : await customersOf(world.db, await recordsOfSegment(world, before.segment));
  const chosen = input.by === 'chosen' ? await currentCustomer(world, input.customerId) : null;
  return onDecision(world, actor, {
    id: input.id,
    right: drawScenario,
    decide: async ({ trx, file, now }): Promise<Result<Act, 'frozen' | 'nobody' | 'enough'>> => {
      if (file.state !== 'draft') return refused('frozen');
      const seated = await seatedAt(trx, file.id);
      if (seated.length >= SEATS_AT_MOST) return refused('enough');
      const free = affected.filter((customer) => !seated.some(({ customerId }) => customerId === customer));
      const seed = randomBytes(16).toString('hex');
      const customerId =
        input.by === 'random'
          ? drawOne(free, seed)
          : input.by === 'hardest-hit'
            ? ((await hardestHit(trx, free, new Date(now.getTime() - HARDEST_DAYS * DAY)))?.customerId ??
              null)
            : (free.find((customer) => customer === chosen) ?? null);
      const recordId =
        customerId === null ? undefined : (await recordsOf(trx, [customerId])).get(customerId)?.[0];
      if (customerId === null || recordId === undefined) return refused('nobody');
      const pseudonym = `household-${seated.length + 1}`;
      return done({
        change: {},
        event: {
          type: 'scenario',
          body: {
            drawnBy: input.by,
            pseudonym,
            among: free.length,
            ...(input.by === 'random' ? { seed } : {}),
          },
        },
        facts: { drawnBy: input.by, recordId },
        also: () => seat(trx, file.id, { recordId, customerId, pseudonym, drawnBy: input.by }, now),
      });
    },
  });
}

/** An address of a customer who was merged into another leads to that other. */
async function currentCustomer(world: World, customerId: string | undefined): Promise<string | null> {
  if (customerId === undefined) return null;
  const recordId = await primaryRecord(world, customerId);
  if (recordId === null) return null;
  return (await namesOfRecords(world, [recordId])).get(recordId)?.customerId ?? null;
}

const TRIES = 3;

/** Freezes the evidence and opens the vote. The snapshot is taken before the lock and used only if nothing moved since. */
export async function bring(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly days: number },
): Promise<Result<Decision, DecisionRefusal<'frozen' | 'no-scenario' | 'no-seat'>>> {
  for (let left = TRIES; left > 0; left--) {
    const prepared = await prepare(world, input.id);
    if (prepared === null) return refused('not-found');
    const result = await openVote(world, actor, input, prepared);
    if (result.ok) return result;
    const { refusal } = result;
    if (refusal !== 'moved') return refused(refusal);
  }
  return refused('frozen');
}

interface Prepared {
  readonly frozen: Frozen;
  readonly lastSeq: number;
}

async function prepare(world: World, id: string): Promise<Prepared | null> {
  const lastSeq = (await historyOf(world.db, id)).at(-1)?.seq ?? 0;
  const file = await decisionById(world.db, id);
  return file === null ? null : { lastSeq, frozen: freeze(world, id, await liveEvidence(world, file)) };
}

function openVote(
  world: World,
  actor: Actor,
  { id, days }: { readonly id: string; readonly days: number },
  { frozen, lastSeq }: Prepared,
): Promise<Result<Decision, DecisionRefusal<'frozen' | 'no-scenario' | 'no-seat' | 'moved'>>> {
  return onDecision(world, actor, {
    id,
    right: bringDecision,
    decide: async ({
      trx,
      file,
      events,
      seats,
      now,
    }): Promise<Result<Act, 'frozen' | 'no-scenario' | 'no-seat' | 'moved'>> => {
      if (file.state !== 'draft') return refused('frozen');
      if ((await seatedAt(trx, id)).length === 0) return refused('no-scenario');
      if (seats.length === 0) return refused('no-seat');
      if (events.at(-1)?.seq !== lastSeq) return refused('moved');
      const until = new Date(now.getTime() + days * DAY);
      const hash = frozen.hash.toString('hex');
      return done({
        change: { state: 'voting', freeze: { at: now, until, ...frozen } },
        // The snapshot also stays in the history, sealed: a later round does not overwrite what this one saw.
        event: {
          type: 'brought',
          body: { hash, sealed: frozen.sealed.toString('base64'), voteUntil: until.toISOString() },
        },
        announced: 'decision.brought',
        facts: { hash, seats: seats.length },
      });
    },
  });
}

export async function withdraw(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<Decision, DecisionRefusal<'frozen'>>> {
  return onDecision(world, actor, {
    id: input.id,
    right: withdrawDecision,
    decide: ({ file }) => {
      if (file.state === 'closed' || file.state === 'withdrawn') return refused('frozen');
      return done({
        change: { state: 'withdrawn' },
        event: { type: 'withdrawn', words: input.reason, body: { from: file.state } },
        facts: { from: file.state },
      });
    },
  });
}
