import type { Term, TermKind } from '#contract/terms';
import { done, type Result, refused } from '#kernel/result';
import { readCustomers, writeOfCustomers } from '#server/customers/customer.policy';
import { dayOf } from '#server/customers/intake/when';
import { primaryRecord, recordIdsOf } from '#server/customers/record/names.actions';
import { divisionsById, slotOfRecord } from '#server/customers/record/record.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { announce } from '#server/platform/events/outbox.store';
import type { Db, Trx, World } from '#server/platform/world';
import {
  divisionExists,
  insertTermWord,
  lockTerm,
  type NewTermWord,
  type StoredTermWord,
  termWords,
} from './term.store.ts';
import { isSpan, termState } from './term-state.ts';

/**
 * What was agreed with a customer, written down by whichever division agreed it. Nothing is overwritten: a change, an end
 * and its taking back are words of their own, each with who, when and why.
 */
type Refusal = 'forbidden' | 'not-found';

interface Agreed {
  readonly value: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly divisionId: string;
  readonly reason: string;
}

export async function listTerms(
  world: World,
  actor: Actor,
  customerId: string,
): Promise<Result<Term[], Refusal>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const recordIds = await recordIdsOf(world, customerId);
  if (recordIds.length === 0) return refused('not-found');
  return done(await termsOfRecords(world.db, world, recordIds));
}

/** Those in force first, then those to come, then what is over; each by its first day, the latest first. */
export async function termsOfRecords(db: Db, world: World, recordIds: readonly string[]): Promise<Term[]> {
  const [words, divisions] = await Promise.all([termWords(db, world, recordIds), divisionsById(db)]);
  const today = dayOf(world.now(), world.organization.timeZone);
  const order: readonly Term['state'][] = ['in-force', 'coming', 'past', 'ended'];
  return chains(words)
    .map((chain) => reply(chain, divisions, today))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        b.validFrom.localeCompare(a.validFrom) ||
        (a.id < b.id ? 1 : -1),
    );
}

export async function agreeTerm(
  world: World,
  actor: Actor,
  input: Agreed & { readonly id: string; readonly kind: TermKind },
): Promise<Result<Term, Refusal | 'no-such-division' | 'bad-span'>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  if (!isSpan(input)) return refused('bad-span');
  if (!(await divisionExists(world.db, input.divisionId))) return refused('no-such-division');
  const recordId = await primaryRecord(world, input.id);
  if (recordId === null) return refused('not-found');
  const { kind, value, validFrom, validTo, divisionId, reason } = input;
  const termId = await world.db.transaction().execute(async (trx) => {
    const slot = await slotOfRecord(trx, recordId);
    if (slot === undefined) return null;
    return say(trx, world, actor, {
      ...{ recordId, slot, kind, value, validFrom, validTo, divisionId, reason },
      ...{ termId: null, what: 'agreed', by: actor.employeeId },
    });
  });
  return termId === null ? refused('not-found') : after(world, termId);
}

export async function changeTerm(
  world: World,
  actor: Actor,
  input: Agreed & { readonly id: string },
): Promise<Result<Term, Refusal | 'no-such-division' | 'bad-span' | 'ended'>> {
  if (!isSpan(input)) return refused('bad-span');
  if (!(await divisionExists(world.db, input.divisionId))) return refused('no-such-division');
  const { value, validFrom, validTo, divisionId, reason } = input;
  return onTerm<'ended'>(world, actor, input.id, (last) =>
    last.what === 'ended'
      ? refused('ended')
      : done({ what: 'changed', value, validFrom, validTo, divisionId, reason }),
  );
}

/** The same days and division, another value: what a silo says of it is taken, or given back. */
export async function changeTermValue(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly value: string; readonly reason: string },
): Promise<Result<Term, Refusal | 'ended'>> {
  return onTerm<'ended'>(world, actor, input.id, (last) =>
    last.what === 'ended'
      ? refused('ended')
      : done({ ...standing(last), what: 'changed', value: input.value, reason: input.reason }),
  );
}

export async function endTerm(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<Term, Refusal | 'ended'>> {
  return onTerm<'ended'>(world, actor, input.id, (last) =>
    last.what === 'ended'
      ? refused('ended')
      : done({ ...standing(last), what: 'ended', reason: input.reason }),
  );
}

export async function restoreTerm(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Term, Refusal | 'still-holds'>> {
  return onTerm<'still-holds'>(world, actor, id, (last) =>
    last.what === 'ended'
      ? done({ ...standing(last), what: 'restored', reason: null })
      : refused('still-holds'),
  );
}

type NextWord = Pick<NewTermWord, 'what' | 'value' | 'validFrom' | 'validTo' | 'divisionId' | 'reason'>;

function standing({
  value,
  validFrom,
  validTo,
  divisionId,
}: StoredTermWord): Omit<NextWord, 'what' | 'reason'> {
  return { value, validFrom, validTo, divisionId };
}

/** The one way in which anything happens to a condition: locked, decided, said, and written into the audit. */
async function onTerm<Refused extends string>(
  world: World,
  actor: Actor,
  id: string,
  decide: (last: StoredTermWord) => Result<NextWord, Refused>,
): Promise<Result<Term, Refusal | Refused>> {
  if (!isEmployee(actor) || !can(actor, writeOfCustomers, undefined)) return refused('forbidden');
  const said = await world.db.transaction().execute(async (trx): Promise<Result<null, Refusal | Refused>> => {
    const last = (await lockTerm(trx, world, id)).at(-1);
    const slot = last === undefined ? undefined : await slotOfRecord(trx, last.recordId);
    if (last === undefined || slot === undefined) return refused('not-found');
    const next = decide(last);
    if (!next.ok) return next;
    const { recordId, kind } = last;
    await say(trx, world, actor, { ...next.value, recordId, slot, kind, termId: id, by: actor.employeeId });
    return done(null);
  });
  return said.ok ? after(world, id) : said;
}

async function say(
  trx: Trx,
  world: World,
  actor: Actor,
  word: Omit<NewTermWord, 'at' | 'sourceId' | 'importId'>,
): Promise<string> {
  const now = world.now();
  const termId = await insertTermWord(trx, world, { ...word, sourceId: null, importId: null, at: now });
  await record(trx, now, {
    actor,
    action: `term.${word.what}`,
    objectType: 'term',
    objectId: termId,
    facts: { recordId: word.recordId, kind: word.kind },
  });
  await announce(trx, 'terms.changed', [word.recordId]);
  return termId;
}

async function after(world: World, termId: string): Promise<Result<Term, 'not-found'>> {
  const [words, divisions] = await Promise.all([
    world.db.transaction().execute((trx) => lockTerm(trx, world, termId)),
    divisionsById(world.db),
  ]);
  if (words.length === 0) return refused('not-found');
  return done(reply(words, divisions, dayOf(world.now(), world.organization.timeZone)));
}

/** Words grouped by the condition that they are about. */
export function chains(words: readonly StoredTermWord[]): StoredTermWord[][] {
  const found = new Map<string, StoredTermWord[]>();
  for (const word of words) found.set(word.termId, [...(found.get(word.termId) ?? []), word]);
  return [...found.values()];
}

function reply(
  chain: readonly StoredTermWord[],
  divisions: Awaited<ReturnType<typeof divisionsById>>,
  today: string,
): Term {
  const last = chain.at(-1);
  if (last === undefined) throw new Error('a condition without a word');
  const division = (id: string | null) => (id === null ? null : (divisions.get(id) ?? null));
  return {
    id: last.termId,
    kind: last.kind,
    value: last.value,
    validFrom: last.validFrom,
    validTo: last.validTo,
    division: division(last.divisionId),
    state: termState(last, today),
    history: chain.map(({ what, value, validFrom, validTo, divisionId, by, source, reason, at }) => ({
      ...{ what, value, validFrom, validTo, by, reason },
      source: source === null ? null : { code: source.code, name: source.name },
      division: division(divisionId),
      at: at.toISOString(),
    })),
  };
}
