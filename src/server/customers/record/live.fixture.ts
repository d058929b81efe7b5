import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeCustomers } from '#server/customers/identity/ruling.actions';
import { undoRuling } from '#server/customers/identity/undo.actions';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { mastersHere } from '#server/customers/outward/mastery.store';
import { closedWays } from '#server/customers/rights/erasure.store';
import { sourceForKey } from '#server/organization/keys/key.store';
import type { Actor, EmployeeActor } from '#server/platform/access';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { findCustomers } from './record.actions.ts';

/** A small organization with live silos and a clock that the test moves: two divisions, an agent, customers by intake. */
export interface LiveHouse {
  readonly world: World;
  readonly writer: Writer;
  readonly database: TestDatabase;
  readonly agent: EmployeeActor;
  readonly other: EmployeeActor;
  readonly service: string;
  readonly operations: string;
  at(instant: string): void;
  silo(code: string, trust?: number): Promise<string>;
  /** Statuses, in order. */
  send(silo: string, items: readonly object[]): Promise<string[]>;
  customer(query: string): Promise<string>;
  merge(one: string, other: string): Promise<string>;
  undo(rulingId: string): Promise<void>;
  close(): Promise<void>;
}

export async function openLiveHouse(): Promise<LiveHouse> {
  const database = await testDatabase();
  let now = new Date('2026-03-01T08:30:00Z');
  const home = mkdtempSync(join(tmpdir(), 'empty-chair-live-'));
  mkdirSync(join(home, 'keys'));
  const world: World = { ...testWorld(database.appPool, () => now), home };
  const [service, operations] = [newId(), newId()];
  await world.db
    .insertInto('division')
    .values([
      { id: service, code: 'service', name_he: 'שירות', name_en: 'Service' },
      { id: operations, code: 'operations', name_he: 'תפעול', name_en: 'Operations' },
    ])
    .execute();
  const writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    divisions: new Map([
      ['service', service],
      ['operations', operations],
    ]),
    closedWays: await closedWays(world.db),
    masters: await mastersHere(world.db),
  }));
  const [agent, other] = [testActor({ role: 'agent' }), testActor({ role: 'owner' })];
  await world.db
    .insertInto('employee')
    .values([
      { id: agent.employeeId, name: 'Agent', email: 'agent@example.test', role: 'agent' },
      { id: other.employeeId, name: 'Owner', email: 'owner@example.test', role: 'owner' },
    ])
    .execute();
  return {
    world,
    writer,
    database,
    agent,
    other,
    service,
    operations,
    at: (instant) => {
      now = new Date(instant);
    },
    async silo(code, trust) {
      const id = await world.db
        .transaction()
        .execute((trx) => sourceForKey(trx, { code, name: code, now: world.now() }));
      if (trust !== undefined)
        await world.db.updateTable('source').set({ trust }).where('id', '=', id).execute();
      return id;
    },
    async send(silo, items) {
      const interactions = items.map((item) => ({
        occurredAt: now.toISOString(),
        kind: 'call',
        channel: 'phone',
        ...item,
      }));
      const sent = await takeIn(world, writer, silo, Buffer.from(JSON.stringify({ interactions })));
      if (!sent.ok) throw new Error(sent.refusal);
      return sent.value.items.map(({ status }) => status);
    },
    async customer(query) {
      const [row] = (await findCustomers(world, asActor(other), { query, limit: 5 })).items;
      if (row === undefined) throw new Error(`nobody is called ${query}`);
      return row.id;
    },
    async merge(one, another) {
      const input = { customerId: one, otherId: another, reason: 'one person' };
      const merged = await mergeCustomers(world, writer, other, input);
      if (!merged.ok) throw new Error(merged.refusal);
      return merged.value.rulingId;
    },
    async undo(rulingId) {
      const undone = await undoRuling(world, writer, other, { id: rulingId, reason: 'two persons' });
      if (!undone.ok) throw new Error(undone.refusal);
    },
    async close() {
      await writer.stop();
      await database.drop();
    },
  };
}

function asActor(actor: EmployeeActor): Actor {
  return actor;
}

/** The value of what must have been allowed. */
export function allowed<Value, Refusal>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal },
): Value {
  if (!result.ok) throw new Error(`refused: ${String(result.refusal)}`);
  return result.value;
}
