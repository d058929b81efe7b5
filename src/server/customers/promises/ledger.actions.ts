import type { KeptRate, LedgerRow } from '#contract/promises';
import { instantAt, nextDay } from '#kernel/clock';
import { done, type Result, refused } from '#kernel/result';
import { readCustomers } from '#server/customers/customer.policy';
import { nextCursor, readCursor } from '#server/customers/record/cursor';
import { namesOfRecords } from '#server/customers/record/names.actions';
import { divisionsById } from '#server/customers/record/record.store';
import { openingHours } from '#server/organization/calendar/calendar.actions';
import { type Actor, can } from '#server/platform/access';
import type { World } from '#server/platform/world';
import { keptRates } from './kept-rate.ts';
import { pledgeReply } from './pledge.actions.ts';
import { type DueRow, ledgerOf, pledgesFirstDue } from './pledge.store.ts';
import { daysNotOver } from './pledge-state.ts';

/** All promises of the organization: by state, division and due window, and how many of them were kept. */
export interface LedgerInput {
  readonly state?: 'open' | 'overdue' | 'kept' | 'broken' | 'moved' | undefined;
  readonly division?: string | undefined;
  readonly as?: 'promiser' | 'performer' | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function readLedger(
  world: World,
  actor: Actor,
  input: LedgerInput,
): Promise<Result<{ items: LedgerRow[]; next: string | null }, 'forbidden'>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const { timeZone } = world.organization;
  const now = world.now();
  const pending = input.state === 'open' || input.state === 'overdue';
  const calendar = await openingHours(world);
  const rows = await ledgerOf(world.db, world, {
    id: null,
    states: input.state === undefined || pending ? null : [input.state],
    pendingDue: pending
      ? {
          is: input.state === 'overdue' ? 'before' : 'after',
          at: now,
          timeZone,
          daysNotOver: daysNotOver(calendar, now),
        }
      : null,
    division: input.division === undefined ? null : { id: input.division, as: input.as ?? 'either' },
    from: input.dueFrom === undefined ? null : new Date(instantAt(timeZone, input.dueFrom, 0)),
    until: input.dueTo === undefined ? null : new Date(instantAt(timeZone, nextDay(input.dueTo), 0)),
    before: readCursor(input.after),
    limit: input.limit,
  });
  const [names, divisions] = await Promise.all([
    namesOfRecords(
      world,
      rows.map((row) => row.recordId),
    ),
    divisionsById(world.db),
  ]);
  const items = rows.map((row) => ({
    ...pledgeReply(row, divisions, { now, calendar }),
    customer: {
      id: names.get(row.recordId)?.customerId ?? '',
      name: names.get(row.recordId)?.name ?? null,
    },
  }));
  const ordered = items.map((item) => ({ at: item.dueAt ?? item.madeAt, id: item.id }));
  return done({ items, next: nextCursor(ordered, input.limit) });
}

export async function keptRatesOf(
  world: World,
  actor: Actor,
  input: { readonly dueFrom: string; readonly dueTo: string },
): Promise<Result<{ all: KeptRate; promisers: KeptRate[]; performers: KeptRate[] }, 'forbidden'>> {
  if (!can(actor, readCustomers, undefined)) return refused('forbidden');
  const { timeZone } = world.organization;
  const due = await pledgesFirstDue(world.db, {
    from: new Date(instantAt(timeZone, input.dueFrom, 0)),
    until: new Date(instantAt(timeZone, nextDay(input.dueTo), 0)),
  });
  const [divisions, calendar] = await Promise.all([divisionsById(world.db), openingHours(world)]);
  const now = world.now();
  const by = (of: (row: DueRow) => string | null): KeptRate[] =>
    [...divisions.values()].flatMap((division) => {
      const own = due.filter((row) => of(row) === division.id);
      const rates = keptRates(own, now, calendar);
      return own.length === 0 ? [] : [{ division, ...rates }];
    });
  return done({
    all: { division: null, ...keptRates(due, now, calendar) },
    promisers: by((row) => row.promisedBy),
    performers: by((row) => row.performedBy),
  });
}

const COLUMNS = [
  'promise',
  'state',
  'made_at',
  'first_due_at',
  'due_at',
  'resolved_at',
  'channel',
  'promised_by',
  'performed_by',
  'source',
  'customer_id',
] as const;
const RUNS = /^[=+\-@\t\r]/;

/** The ledger as a file, in pages: RFC 4180 with a byte order mark, and no cell that a spreadsheet would run. */
export async function* ledgerLines(world: World, actor: Actor, input: LedgerInput): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for (let after: string | undefined; ; ) {
    const page = await readLedger(world, actor, { ...input, limit: 200, ...(after && { after }) });
    if (!page.ok) return;
    yield page.value.items
      .map((row) =>
        [
          row.text,
          row.state,
          row.madeAt,
          row.firstDueAt,
          row.dueAt,
          row.resolvedAt,
          row.channel,
          row.promisedBy?.code,
          row.performedBy?.code,
          row.source?.code ?? 'hand',
          row.customer.id,
        ]
          .map((value) => cell(value ?? ''))
          .join(',')
          .concat('\r\n'),
      )
      .join('');
    if (page.value.next === null) return;
    after = page.value.next;
  }
}

function cell(text: string): string {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
