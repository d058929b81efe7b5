import type { z } from 'zod';
import type { Case, CaseRow, policyClauseSchema } from '#contract/cases';
import type { DivisionRef, EmployeeRef } from '#contract/figure';
import { done, type Result, refused } from '#kernel/result';
import { holdings } from '#server/cases/baton/baton';
import { minutesHeld } from '#server/cases/baton/office-hours';
import { leftUnder } from '#server/cases/compensation/compensation';
import { givenOn, policyInForce } from '#server/cases/compensation/compensation.store';
import { namesOfRecords, recordIdsOf } from '#server/customers/record/names.actions';
import { divisionRefs } from '#server/customers/record/record.actions';
import { patternViews } from '#server/listening/patterns/pattern.actions';
import { verbatimFacts } from '#server/listening/verbatim.actions';
import { openingHours } from '#server/organization/calendar/calendar.actions';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { recordRead } from '#server/platform/audit/read.actions';
import type { World } from '#server/platform/world';
import { compensateCase, permitted, readCases, readCompensationPolicy, readsOnlyOf } from './case.policy.ts';
import { type CaseFile, caseById, casesWhere, employeeNames, handOversOf, historyOf } from './case.store.ts';

/** Cases as people read them: names beside ids, the words behind the case, and what the reader may do here. */
export interface CaseListInput {
  readonly state: 'open' | 'closed' | 'all';
  readonly divisionId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listCases(
  world: World,
  actor: Actor,
  input: CaseListInput,
): Promise<Result<{ items: CaseRow[]; next: string | null }, 'forbidden'>> {
  if (!can(actor, readCases, undefined)) return refused('forbidden');
  const recordIds = input.customerId === undefined ? null : await recordIdsOf(world, input.customerId);
  const files = await casesWhere(world.db, world, {
    state: input.state,
    divisionId: input.divisionId,
    onlyOf: readsOnlyOf(actor),
    recordIds,
    beforeNumber: /^\d{1,15}$/.test(input.after ?? '') ? Number(input.after) : null,
    limit: input.limit,
  });
  const last = files.at(-1);
  const next = last === undefined || files.length < input.limit ? null : String(last.number);
  return done({ items: await rowsOf(world, files), next });
}

/** Reading a case shows a person's name and words, so it is written in the audit log. */
export async function readCase(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Case, 'forbidden' | 'not-found'>> {
  if (!can(actor, readCases, undefined)) return refused('forbidden');
  const file = await caseById(world.db, world, id);
  if (file === null || !can(actor, readCases, file.baton)) return refused('not-found');
  const [page] = await Promise.all([
    casePage(world, actor, file),
    recordRead(world, { actor, action: 'case.read', objectType: 'case', objectId: id }),
  ]);
  return done(page);
}

/** What an act gives back: the case as it stands after it. */
export async function caseAfter(world: World, actor: Actor, id: string): Promise<Case> {
  const file = await caseById(world.db, world, id);
  if (file === null) throw new Error(`case ${id} is not there after an act on it`);
  return casePage(world, actor, file);
}

export async function readPolicy(
  world: World,
  actor: Actor,
): Promise<Result<z.infer<typeof policyClauseSchema>[], 'forbidden'>> {
  if (!can(actor, readCompensationPolicy, undefined)) return refused('forbidden');
  return done(await policyInForce(world.db, world.now()));
}

async function casePage(world: World, actor: Actor, file: CaseFile): Promise<Case> {
  const now = world.now();
  const [row] = await rowsOf(world, [file]);
  if (row === undefined) throw new Error(`case ${file.id} has no row`);
  const history = await historyOf(world.db, world, file);
  const given = await givenOn(world.db, file);
  const divisions = await divisionRefs(world.db);
  const people = await employeeNames(world.db, [
    ...history.map(({ by }) => by),
    ...given.map(({ by }) => by),
  ]);
  const verbatim = file.interactionId === null ? null : await verbatimFacts(world, file.interactionId);
  const pattern = file.patternId === null ? undefined : (await patternViews(world, file.patternId))[0];
  return {
    ...row,
    verbatim:
      verbatim === null ? null : { id: verbatim.id, text: verbatim.text, at: verbatim.at.toISOString() },
    legalThreat: file.legalThreat,
    pattern: pattern === undefined ? null : { id: pattern.id, name: pattern.name },
    events: history.map((event) => ({
      ...event,
      by: employeeRef(people, event.by),
      from: event.from === null ? null : divisionRef(divisions, event.from),
      to: event.to === null ? null : divisionRef(divisions, event.to),
      at: event.at.toISOString(),
    })),
    compensations: given.map((gift) => ({
      ...gift,
      by: employeeRef(people, gift.by),
      at: gift.at.toISOString(),
    })),
    heldBy: minutesHeld(await openingHours(world), holdings(history, now)).map(
      ({ holder, businessMinutes }) => ({ division: divisionRef(divisions, holder), businessMinutes }),
    ),
    authority: await authorityOf(world, actor, file, given),
    may: permitted(actor, file.baton),
  };
}

async function authorityOf(
  world: World,
  actor: Actor,
  file: CaseFile,
  given: readonly { readonly clause: string; readonly amountMinor: number }[],
): Promise<Case['authority']> {
  if (!isEmployee(actor) || file.baton.state === 'closed' || !can(actor, compensateCase, file.baton))
    return [];
  const policy = await policyInForce(world.db, world.now());
  return policy
    .filter(({ role }) => role === actor.role)
    .map((clause) => ({ ...clause, leftMinor: leftUnder(clause, given) }));
}

async function rowsOf(world: World, files: readonly CaseFile[]): Promise<CaseRow[]> {
  const names = await namesOfRecords(world, [...new Set(files.map(({ recordId }) => recordId))]);
  const divisions = await divisionRefs(world.db);
  const passed = await handOversOf(world.db, files);
  const holders = files.flatMap(({ baton }) => (baton.holderEmployee === null ? [] : [baton.holderEmployee]));
  const people = await employeeNames(world.db, holders);
  return files.map((file) => {
    const { baton } = file;
    const person = names.get(file.recordId);
    return {
      id: file.id,
      number: file.number,
      customerId: person?.customerId ?? file.recordId,
      customerName: person?.name ?? null,
      subject: file.subject,
      state: baton.state,
      holder: divisionRef(divisions, baton.holder),
      holderEmployee: baton.holderEmployee === null ? null : employeeRef(people, baton.holderEmployee),
      offeredTo: baton.offeredTo === null ? null : divisionRef(divisions, baton.offeredTo),
      heldSince: baton.heldSince.toISOString(),
      openedAt: file.openedAt.toISOString(),
      closedAt: file.closedAt?.toISOString() ?? null,
      nextWordAt: file.nextWordAt?.toISOString() ?? null,
      handOvers: passed.get(file.id) ?? 0,
      outcome: file.outcome,
    };
  });
}

function employeeRef(people: ReadonlyMap<string, string>, id: string): EmployeeRef {
  return { id, name: people.get(id) ?? '' };
}

function divisionRef(divisions: ReadonlyMap<string, DivisionRef>, id: string): DivisionRef {
  return divisions.get(id) ?? { id, code: '', name: { he: '', en: '' } };
}
