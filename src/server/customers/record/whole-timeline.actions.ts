import { TIMELINE_TYPES, type TimelineItem } from '#contract/customers';
import type { DivisionRef } from '#contract/figure';
import { instantAt, nextDay } from '#kernel/clock';
import { done, type Result, refused } from '#kernel/result';
import { normalise } from '#kernel/text/normalise';
import { isStillOpen } from '#server/customers/notes/note.actions';
import { type Actor, isEmployee } from '#server/platform/access';
import type { World } from '#server/platform/world';
import { type Cursor, cursorAt, readCursor } from './cursor.ts';
import { recordIdsOf } from './names.actions.ts';
import { type EventRow, eventsOf, type Span } from './other-events.store.ts';
import { divisionsById } from './record.store.ts';
import { interactionsOf } from './timeline.store.ts';

/**
 * Everything that happened with one customer, newest first, whatever table it lies in: a page of each kind is read
 * behind the cursor and the newest of all are shown. A search opens page after page until it has enough.
 */
export interface TimelineInput {
  readonly id: string;
  readonly after?: string | undefined;
  readonly limit: number;
  readonly channel?: string | undefined;
  readonly kind?: string | undefined;
  readonly division?: string | undefined;
  readonly type?: TimelineItem['type'] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Page = { items: TimelineItem[]; next: string | null };

export async function readTimeline(
  world: World,
  actor: Actor,
  input: TimelineInput,
): Promise<Result<Page, 'not-found'>> {
  const behind = await behindPage(world, input.id);
  if (behind.recordIds.length === 0) return refused('not-found');
  const read = reader(world, actor, behind, input);
  const items = await read(readCursor(input.after), input.limit);
  const last = items.at(-1);
  const next = last === undefined || items.length < input.limit ? null : cursorAt(last);
  return done({ items, next });
}

/** One call looks at no more than so many things; then it gives what it found and where to go on. */
const LOOKED_AT_MOST = 2_000;
const STEP = 200;

export async function searchTimeline(
  world: World,
  actor: Actor,
  input: TimelineInput & { readonly words: string },
): Promise<Result<Page, 'not-found'>> {
  const behind = await behindPage(world, input.id);
  if (behind.recordIds.length === 0) return refused('not-found');
  const read = reader(world, actor, behind, input);
  const words = normalise(input.words)
    .text.split(/\s+/u)
    .filter((word) => word !== '');
  const found: TimelineItem[] = [];
  let cursor = readCursor(input.after);
  for (let looked = 0; looked < LOOKED_AT_MOST; looked += STEP) {
    const page = await read(cursor, STEP);
    for (const item of page) {
      if (holds(item, words)) found.push(item);
      if (found.length === input.limit) return done({ items: found, next: cursorAt(item) });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < STEP) return done({ items: found, next: null });
    cursor = { at: new Date(last.at), id: last.id };
  }
  return done({
    items: found,
    next: cursor === null ? null : cursorAt({ at: cursor.at.toISOString(), id: cursor.id }),
  });
}

function holds(item: TimelineItem, words: readonly string[]): boolean {
  const text = normalise(`${item.subject ?? ''} ${item.text ?? ''}`).text;
  return words.length > 0 && words.every((word) => text.includes(word));
}

interface Behind {
  readonly recordIds: readonly string[];
  readonly divisions: ReadonlyMap<string, DivisionRef>;
}

async function behindPage(world: World, customerId: string): Promise<Behind> {
  const [recordIds, divisions] = await Promise.all([recordIdsOf(world, customerId), divisionsById(world.db)]);
  return { recordIds, divisions };
}

function reader(
  world: World,
  actor: Actor,
  { recordIds, divisions }: Behind,
  input: TimelineInput,
): (before: Cursor | null, limit: number) => Promise<TimelineItem[]> {
  const { timeZone } = world.organization;
  const from = input.from === undefined ? null : new Date(instantAt(timeZone, input.from, 0));
  const until = input.to === undefined ? null : new Date(instantAt(timeZone, nextDay(input.to), 0));
  const types = TIMELINE_TYPES.filter((type) => input.type === undefined || type === input.type);
  const divisionId = [...divisions.values()].find((one) => one.code === input.division)?.id;
  const fits = (row: EventRow): boolean =>
    (input.channel === undefined || row.channel === input.channel) &&
    (input.kind === undefined || row.kind === input.kind) &&
    (input.division === undefined || row.divisionId === divisionId);

  const otherTypes = types.filter((type) => type !== 'interaction');
  const others = async (span: Span): Promise<TimelineItem[]> => {
    const rows: EventRow[] = [];
    for (let before = span.before; ; ) {
      const page = await eventsOf(world.db, world, recordIds, otherTypes, { ...span, before });
      rows.push(...page.filter(fits));
      const last = page.at(-1);
      if (last === undefined || page.length < span.limit || rows.length >= span.limit) break;
      before = { at: last.at, id: last.id };
    }
    return rows.slice(0, span.limit).map((row) => eventItem(row, divisions, world, actor));
  };
  return async (before, limit) => {
    const span = { before, from, until, limit };
    const [told, beside] = await Promise.all([
      types.includes('interaction')
        ? interactionsOf(world.db, world, recordIds, {
            ...span,
            channel: input.channel,
            kind: input.kind,
            division: input.division,
          })
        : [],
      others(span),
    ]);
    const items = [...told.map(({ recordId: _, ...item }): TimelineItem => item), ...beside];
    return items.sort(newestFirst).slice(0, limit);
  };
}

/** The same order as the database's: the moment, then the id. */
function newestFirst(a: TimelineItem, b: TimelineItem): number {
  return Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function eventItem(
  row: EventRow,
  divisions: ReadonlyMap<string, DivisionRef>,
  world: World,
  actor: Actor,
): TimelineItem {
  const mine = isEmployee(actor) && row.by?.id === actor.employeeId;
  return {
    id: row.id,
    type: row.type,
    at: row.at.toISOString(),
    kind: row.kind,
    channel: row.channel,
    direction: row.kind === 'case-told' || row.type === 'compensation' ? 'out' : 'internal',
    source: null,
    division: row.divisionId === null ? null : (divisions.get(row.divisionId) ?? null),
    touchpoint: null,
    subject: row.subject,
    text: row.text,
    score: null,
    measure: null,
    amount: row.amount,
    currency: row.currency,
    sentiment: null,
    caseId: row.caseId,
    by: row.by,
    leadsTo: row.leadsTo,
    changeable: row.type === 'note' && mine && isStillOpen(row.at, world.now()),
  };
}
