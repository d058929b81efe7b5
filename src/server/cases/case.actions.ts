import type { Case } from '#contract/cases';
import { done, type Result, refused } from '#kernel/result';
import { accept, close, giveBack, offer, reopen, take } from '#server/cases/baton/baton';
import { primaryRecord } from '#server/customers/record/names.actions';
import { patternsNow, type VerbatimFacts, verbatimFacts } from '#server/listening/verbatim.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import {
  acceptCase,
  closeCase,
  giveBackCase,
  handOverCase,
  noteCase,
  openCase,
  reopenCase,
  tellCustomer,
} from './case.policy.ts';
import {
  appendEvent,
  divisionExists,
  insertCase,
  type Outcome,
  openCaseOfVerbatim,
  queueForVerbatim,
} from './case.store.ts';
import { caseAfter } from './case-page.actions.ts';
import { type CaseRefusal, onCase } from './on-case.actions.ts';

/** A case from its opening to its closing, and again: each act is one transaction and one line of history. */
type OpenRefusal =
  | 'forbidden'
  | 'not-found'
  | 'needs-customer'
  | { readonly code: 'already-open'; readonly data: { readonly caseId: string } };

export interface OpenInput {
  readonly customerId?: string | undefined;
  readonly verbatimId?: string | undefined;
  readonly subject: string;
  readonly divisionId: string;
}

/** Words win over a name: a case from a verbatim belongs to whoever said it. */
export async function open(world: World, actor: Actor, input: OpenInput): Promise<Result<Case, OpenRefusal>> {
  if (!isEmployee(actor) || !can(actor, openCase, undefined)) return refused('forbidden');
  const cause = await causeOf(world, input);
  if (!cause.ok) return cause;
  const { recordId, verbatim, patternId } = cause.value;
  const now = world.now();
  const id = newId<'case'>();
  const baton = take(input.divisionId, actor.divisionId === input.divisionId ? actor.employeeId : null, now);
  const opened = await world.db.transaction().execute(async (trx): Promise<Result<null, OpenRefusal>> => {
    if (!(await divisionExists(trx, input.divisionId))) return refused('not-found');
    if (verbatim !== null) {
      await queueForVerbatim(trx, verbatim.id);
      const caseId = await openCaseOfVerbatim(trx, { recordId, verbatimId: verbatim.id });
      if (caseId !== null) return refused({ code: 'already-open', data: { caseId } });
    }
    const file = {
      id,
      recordId,
      interactionId: verbatim?.id ?? null,
      subject: input.subject,
      legalThreat: verbatim?.signals.includes('legal-threat') ?? false,
      patternId,
      openedBy: actor.employeeId,
    };
    await insertCase(trx, world, file, baton);
    await appendEvent(trx, world, file, { type: 'opened', by: actor.employeeId, to: baton.holder, at: now });
    await record(trx, now, {
      actor,
      action: openCase.name,
      objectType: 'case',
      objectId: id,
      facts: { divisionId: baton.holder, verbatimId: verbatim?.id ?? null },
    });
    await announce(trx, 'case.opened', [id, recordId]);
    return done(null);
  });
  return opened.ok ? done(await caseAfter(world, actor, id)) : opened;
}

interface Cause {
  readonly recordId: string;
  readonly verbatim: VerbatimFacts | null;
  readonly patternId: string | null;
}

async function causeOf(world: World, input: OpenInput): Promise<Result<Cause, OpenRefusal>> {
  if (input.verbatimId !== undefined) {
    const verbatim = await verbatimFacts(world, input.verbatimId);
    if (verbatim === null) return refused('not-found');
    return done({ recordId: verbatim.recordId, verbatim, patternId: await patternOf(world, verbatim) });
  }
  if (input.customerId === undefined) return refused('needs-customer');
  const recordId = await primaryRecord(world, input.customerId);
  return recordId === null ? refused('not-found') : done({ recordId, verbatim: null, patternId: null });
}

/** The least accidental of the living patterns that these words belong to. */
async function patternOf(world: World, { themes, signals }: VerbatimFacts): Promise<string | null> {
  const slices = new Set([...themes, ...signals]);
  const matching = (await patternsNow(world)).filter(({ slice }) => slices.has(slice));
  return matching.sort((one, other) => one.q - other.q)[0]?.id ?? null;
}

/** Offers the baton. Until it is accepted, the division that offers still holds the customer. */
export async function handOver(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly divisionId: string; readonly reason: string },
): Promise<Result<Case, CaseRefusal<'case-closed' | 'in-the-air' | 'same-division'>>> {
  return onCase(world, actor, {
    id: input.id,
    right: handOverCase,
    decide: async ({ trx, file: { baton } }) => {
      const after = offer(baton, input.divisionId);
      if (!after.ok) return after;
      if (!(await divisionExists(trx, input.divisionId))) return refused('not-found');
      return done({
        change: { baton: after.value },
        event: { type: 'offered', from: baton.holder, to: input.divisionId, words: input.reason },
        announced: 'case.handed-over',
        facts: { from: baton.holder, to: input.divisionId },
      });
    },
  });
}

export async function acceptBaton(
  world: World,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Result<Case, CaseRefusal<'case-closed' | 'not-offered'>>> {
  return onCase(world, actor, {
    id,
    right: acceptCase,
    decide: ({ actor: by, file: { baton }, now }) => {
      const after = accept(baton, by.employeeId, now);
      if (!after.ok) return after;
      return done({
        change: { baton: after.value },
        event: { type: 'accepted', from: baton.holder, to: after.value.holder },
        announced: 'case.accepted',
        facts: { from: baton.holder, to: after.value.holder },
      });
    },
  });
}

export async function giveBackBaton(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<Case, CaseRefusal<'case-closed' | 'not-offered'>>> {
  return onCase(world, actor, {
    id: input.id,
    right: giveBackCase,
    decide: ({ file: { baton } }) => {
      const after = giveBack(baton);
      if (!after.ok) return after;
      return done({
        change: { baton: after.value },
        event: { type: 'returned', from: baton.offeredTo, to: baton.holder, words: input.reason },
        facts: { from: baton.offeredTo, to: baton.holder },
      });
    },
  });
}

export interface NoteInput {
  readonly id: string;
  readonly words: string;
  /** True when these words were said to the customer; then the next word is what was promised now, or nothing. */
  readonly told: boolean;
  readonly nextWordAt?: string | undefined;
}

export async function note(
  world: World,
  actor: Actor,
  input: NoteInput,
): Promise<Result<Case, CaseRefusal<'case-closed'>>> {
  const nextWord = input.nextWordAt === undefined ? null : new Date(input.nextWordAt);
  return onCase(world, actor, {
    id: input.id,
    right: input.told ? tellCustomer : noteCase,
    decide: ({ file: { baton }, now }) => {
      if (baton.state === 'closed') return refused('case-closed');
      const change = input.told
        ? { baton, told: { at: now }, nextWordAt: nextWord }
        : { baton, ...(nextWord === null ? {} : { nextWordAt: nextWord }) };
      return done({ change, event: { type: input.told ? 'told' : 'noted', words: input.words } });
    },
  });
}

export async function closeWithOutcome(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly outcome: Outcome; readonly words: string },
): Promise<Result<Case, CaseRefusal<'case-closed' | 'in-the-air'>>> {
  return onCase(world, actor, {
    id: input.id,
    right: closeCase,
    decide: ({ file: { baton }, now }) => {
      const after = close(baton);
      if (!after.ok) return after;
      return done({
        change: { baton: after.value, closing: { at: now, outcome: input.outcome }, nextWordAt: null },
        event: { type: 'closed', from: baton.holder, words: input.words },
        announced: 'case.closed',
        facts: { outcome: input.outcome },
      });
    },
  });
}

export async function reopenAgain(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<Case, CaseRefusal<'case-open'>>> {
  return onCase(world, actor, {
    id: input.id,
    right: reopenCase,
    decide: ({ file: { baton }, now }) => {
      const after = reopen(baton, now);
      if (!after.ok) return after;
      return done({
        change: { baton: after.value, reopening: true },
        event: { type: 'reopened', to: baton.holder, words: input.reason },
        announced: 'case.opened',
      });
    },
  });
}
