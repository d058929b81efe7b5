import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { done, type Result, refused } from '#kernel/result';
import { answerPerson } from '#server/customers/customer.policy';
import { cell } from '#server/customers/import/error-file.actions';
import { correctionsOf } from '#server/customers/record/correction.store';
import { goldenRecord } from '#server/customers/record/golden-record';
import {
  casesOf,
  currentCustomer,
  pledgesOf,
  recordsOfCustomers,
} from '#server/customers/record/record.store';
import { interactionsOf } from '#server/customers/record/timeline.store';
import { readOrganizationFacts } from '#server/organization/organization.actions';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { lookedAt, personTables, rowsOf } from './access-file.store.ts';
import { csvOf, opened } from './access-file.ts';
import { type AccessPaper, printPaper } from './access-paper.ts';
import type { Language } from './access-words.ts';

const BY_HAND = { he: 'תיקון ביד', en: 'Corrected by hand' };

/**
 * Everything that is known of a person in one file, for the person: `record.json` and one table for each kind of row hold
 * all of it, `record.pdf` is for reading. Each row is there exactly once. Making it is itself written down.
 */
const SHOWN_IN_PDF = 200;

export async function accessFile(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly language: Language },
): Promise<Result<{ name: string; stream: Readable }, 'forbidden' | 'not-found'>> {
  if (!can(actor, answerPerson, undefined)) return refused('forbidden');
  const customerId = await currentCustomer(world.db, input.id);
  if (customerId === null) return refused('not-found');
  const records = await recordsOfCustomers(world.db, world, [customerId]);
  const recordIds = records.map((row) => row.id);
  await world.db.transaction().execute((trx) =>
    record(trx, world.now(), {
      actor,
      action: 'customer.access-file',
      objectType: 'customer',
      objectId: customerId,
      facts: { records: recordIds.length },
    }),
  );
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const table of await personTables(world.db))
    tables[table.name] = (await rowsOf(world.db, table, recordIds)).map((row) =>
      opened(world.vault, table.name, row),
    );
  const looks = await lookedAt(world.db, customerId, input.language);
  const paper = await paperOf(world, records, looks, tables.interaction?.length ?? 0);
  const zip = new ZipFile();
  const add = (name: string, content: string | Buffer): void =>
    zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content), name);
  add(
    'record.json',
    JSON.stringify(
      {
        organization: paper.organization,
        madeAt: paper.madeAt,
        customer: customerId,
        tables,
        looks: looks.map((look) => ({ ...look, at: look.at.toISOString() })),
      },
      null,
      1,
    ),
  );
  for (const [name, rows] of Object.entries(tables))
    if (rows.length > 0) add(`tables/${name}.csv`, csvOf(rows, cell));
  add('record.pdf', await printPaper(paper, input.language));
  zip.end();
  return done({ name: `access-file-${customerId.slice(-12)}.zip`, stream: zip.outputStream as Readable });
}

async function paperOf(
  world: World,
  records: Awaited<ReturnType<typeof recordsOfCustomers>>,
  looks: Awaited<ReturnType<typeof lookedAt>>,
  contactsInAll: number,
): Promise<AccessPaper> {
  const recordIds = records.map((row) => row.id);
  const [organization, promises, cases, contacts] = await Promise.all([
    readOrganizationFacts(world),
    pledgesOf(world.db, world, recordIds),
    casesOf(world.db, world, recordIds),
    interactionsOf(world.db, world, recordIds, { before: null, limit: SHOWN_IN_PDF }),
  ]);
  const counted = new Map<string, number>();
  for (const look of looks) counted.set(look.division ?? '—', (counted.get(look.division ?? '—') ?? 0) + 1);
  return {
    organization: organization.name,
    timeZone: world.organization.timeZone,
    madeAt: world.now().toISOString(),
    attributes: goldenRecord(
      records,
      (await correctionsOf(world.db, world, recordIds)).filter(({ withdrawn }) => withdrawn === null),
    ).map((one) => ({
      attribute: one.attribute,
      value: one.value,
      source: one.source?.name ?? BY_HAND,
    })),
    promises: promises.map((one) => ({
      text: one.text,
      madeAt: one.madeAt.toISOString(),
      dueAt: one.dueAt?.toISOString() ?? null,
      state: one.state,
    })),
    contacts: contacts.map(({ at, kind, channel, text }) => ({ at, kind, channel: channel ?? '', text })),
    contactsInAll,
    cases: cases.map((one) => ({
      number: one.number,
      openedAt: one.openedAt.toISOString(),
      subject: one.subject,
    })),
    looks: [...counted].map(([division, times]) => ({ division, times })),
  };
}
