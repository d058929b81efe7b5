import type { OutwardChange } from '#contract/silos';
import { done, type Result, refused } from '#kernel/result';
import { carryChanges, hearChanges } from '#server/customers/customer.policy';
import { cell } from '#server/customers/import/error-file.actions';
import { changesAfter, lastSequence } from '#server/customers/outward/change.store';
import { sourceExists } from '#server/customers/outward/mastery.store';
import { type Actor, can, isEmployee } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { rememberFile } from './silo.store.ts';

/** What a silo is to be told, for those who come for it: a key, page by page, or a person, as a file. */
const LINES_AT_ONCE = 500;

export interface ChangePage {
  readonly items: readonly OutwardChange[];
  /** Given back as `after`. */
  readonly next: number;
  readonly more: boolean;
}

/** The tag of what a key would be answered; the same tag means that nothing has changed. */
export async function feedTag(
  world: World,
  actor: Actor,
  query: { readonly after: number; readonly limit: number },
): Promise<Result<string, 'forbidden'>> {
  if (!can(actor, hearChanges, undefined) || actor.kind !== 'key' || actor.sourceId === null)
    return refused('forbidden');
  return done(`"${query.after}.${query.limit}.${await lastSequence(world.db, actor.sourceId)}"`);
}

export async function readFeed(
  world: World,
  actor: Actor,
  query: { readonly after: number; readonly limit: number },
): Promise<Result<ChangePage, 'forbidden'>> {
  if (!can(actor, hearChanges, undefined) || actor.kind !== 'key' || actor.sourceId === null)
    return refused('forbidden');
  const sourceId = actor.sourceId;
  const items = await changesAfter(world.db, world, { sourceId, ...query });
  const next = items.at(-1)?.sequence ?? query.after;
  return done({ items, next, more: next < (await lastSequence(world.db, sourceId)) && items.length > 0 });
}

export type FileFormat = 'csv' | 'jsonl';

/** Lines of a file; how far it reaches is remembered, and that it was taken stands in the audit. */
export async function changeFile(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly after: number; readonly format: FileFormat },
): Promise<Result<AsyncGenerator<string>, 'forbidden' | 'not-found'>> {
  if (!can(actor, carryChanges, undefined)) return refused('forbidden');
  if (!(await sourceExists(world.db, input.id))) return refused('not-found');
  const until = await lastSequence(world.db, input.id);
  await world.db.transaction().execute(async (trx) => {
    const by = isEmployee(actor) ? actor.employeeId : null;
    await rememberFile(trx, { sourceId: input.id, seq: until, by, at: world.now() });
    await record(trx, world.now(), {
      ...{ actor, action: 'silo.take-file', objectType: 'silo', objectId: input.id },
      facts: { after: input.after, until },
    });
  });
  return done(lines(world, { ...input, until }));
}

const COLUMNS = ['sequence', 'id', 'type', 'at', 'reference', 'subject', 'value'] as const;

async function* lines(
  world: World,
  query: { readonly id: string; readonly after: number; readonly until: number; readonly format: FileFormat },
): AsyncGenerator<string> {
  if (query.format === 'csv') yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for (let after = query.after; ; ) {
    const items = await changesAfter(world.db, world, { sourceId: query.id, after, limit: LINES_AT_ONCE });
    const within = items.filter(({ sequence }) => sequence <= query.until);
    for (const one of within) yield query.format === 'csv' ? csvLine(one) : `${JSON.stringify(one)}\n`;
    const last = items.at(-1);
    if (last === undefined || within.length < items.length) return;
    after = last.sequence;
  }
}

function csvLine({ sequence, id, type, at, customer, subject, value }: OutwardChange): string {
  const said = value === null ? '' : JSON.stringify(value);
  return `${[String(sequence), id, type, at, customer.reference, subject, said].map(cell).join(',')}\r\n`;
}
