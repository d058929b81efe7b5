import type { IntakeItem } from '#contract/intake';
import type { Mapping } from '#contract/mapping';
import { saysConsentOrPreference } from '#server/customers/consent/said-in-import';
import type { Incoming, SaidOfPerson } from '#server/customers/ingest/incoming';
import { checkItem, externalIdOf } from '#server/customers/intake/item';
import type { DateOrder } from '#server/customers/intake/when';
import { saysTerm } from '#server/customers/terms/said-term';
import { mapRow } from './map-row.ts';
import type { Row } from './rows.ts';

/**
 * A row of a file on its way to the writer: mapped, checked, and either good or set aside with its reason. The same reading
 * serves a row that is tried again later, perhaps with a better mapping. What the row said is written out when somebody asks: of
 * a hundred thousand rows hardly any is set aside, and all would be kept in memory twice.
 */
export interface ReadRow {
  readonly incoming: Incoming | null;
  readonly error: RowError | null;
  readonly raw: string;
  readonly number: number;
}

export interface RowError {
  readonly rowNumber: number;
  readonly status: 'quarantined' | 'rejected';
  readonly reason: string;
  readonly raw: string;
}

export interface RowReading {
  readonly mapping: Mapping;
  readonly sourceId: string;
  readonly importId: string | null;
  /** When a row of persons, which says no time, is taken to have happened. */
  readonly now: Date;
}

const ITEM_LIMIT = 64 * 1024;
/** A letter is at most so many in JSON (\\u0000). */
const ESCAPED = 6;

/** Whether the row is longer than what a call may send; hardly any has to be written out to know. */
function isTooLong(cells: Row['cells']): boolean {
  let letters = 2;
  for (const name in cells) letters += name.length + (cells[name] ?? '').length + 6;
  return letters * ESCAPED > ITEM_LIMIT && JSON.stringify(cells).length > ITEM_LIMIT;
}

export function readRow({ mapping, sourceId, importId, now }: RowReading, row: Row): ReadRow {
  const bad = (status: 'quarantined' | 'rejected', reason: string): ReadRow => {
    const raw = JSON.stringify(row.cells);
    return { incoming: null, error: { rowNumber: row.number, status, reason, raw }, raw, number: row.number };
  };
  if (isTooLong(row.cells)) return bad('rejected', 'over-64-kib');
  const order: DateOrder = mapping.file.dateOrder === 'auto' ? 'dmy' : mapping.file.dateOrder;
  const mapped = mapRow({ mapping, dateOrder: order }, row);
  if (mapped.status !== 'good') return bad(mapped.status, mapped.reason);
  const item =
    mapping.rows === 'interaction'
      ? mapped.item
      : {
          ...mapped.item,
          externalId: referenceOf(mapped.item) ?? '',
          occurredAt: mapped.item.occurredAt ?? now.toISOString(),
          kind: 'other',
          channel: 'system',
        };
  if (mapping.rows === 'person' && externalIdOf(item) === null) return bad('rejected', 'no-person-reference');
  const checked = checkItem(item, mapping.file.timeZone);
  if (checked.status !== 'good') return bad(checked.status, checked.reason);
  if (mapping.rows === 'interaction') {
    return {
      incoming: {
        rowKind: 'interaction',
        sourceId,
        importId,
        ...checked,
        get original() {
          return JSON.stringify(item);
        },
      },
      error: null,
      get raw() {
        return JSON.stringify(row.cells);
      },
      number: row.number,
    };
  }
  const { customer } = checked.item;
  const said = mapped.item;
  if (customer?.reference === undefined) return bad('rejected', 'no-person-reference');
  return {
    incoming: {
      rowKind: 'person',
      sourceId,
      importId,
      customer: { ...customer, reference: customer.reference },
      said: saidOfPerson(
        checked.item.attributes,
        mapped.item.occurredAt === undefined ? null : checked.occurredAt,
      ),
      get original() {
        return JSON.stringify(said);
      },
    },
    error: null,
    get raw() {
      return JSON.stringify(row.cells);
    },
    number: row.number,
  };
}

function saidOfPerson(attributes: IntakeItem['attributes'], at: Date | null): SaidOfPerson | null {
  if (attributes === undefined || !(saysConsentOrPreference(attributes) || saysTerm(attributes))) return null;
  return { attributes, at };
}

function referenceOf(item: Record<string, unknown>): string | null {
  const { customer } = item;
  if (typeof customer !== 'object' || customer === null || !('reference' in customer)) return null;
  return typeof customer.reference === 'string' ? customer.reference : null;
}
