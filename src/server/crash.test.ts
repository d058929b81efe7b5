import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Import } from '#contract/imports';
import { intakeReceiptSchema } from '#contract/intake';
import {
  beginImport,
  callServer,
  pause,
  type Running,
  scratch,
  startServer,
  watchImport,
} from './process.fixture.ts';

/**
 * Five times `kill -9` in the middle of the work, on a database that brings every commit to the disk, save those of an import's
 * chunks. Every second time the database is killed as well, with whatever of its log was only in its memory.
 */
const KILLS = 5;
const ROWS = 30_000;

let place: Awaited<ReturnType<typeof scratch>>;
const alive = new Set<Running>();
beforeEach(async () => {
  place = await scratch();
});
afterEach(async () => {
  for (const server of alive) await server.stop();
  alive.clear();
  await place.remove();
});

async function open(home: string): Promise<Running> {
  const server = await startServer(join(place.path, home));
  alive.add(server);
  return server;
}

async function killed(server: Running): Promise<void> {
  await server.kill();
  alive.delete(server);
}

function killDatabase(home: string): void {
  const [pid] = readFileSync(join(place.path, home, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

const MAPPING = {
  mapping: 1,
  source: { code: 'desk', name: { he: 'מוקד', en: 'Desk' }, kind: 'help-desk' },
  file: { format: 'csv', encoding: 'utf-8', delimiter: ',', dateOrder: 'ymd' },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'mail' },
    text: { column: 'text' },
    'customer.reference': { column: 'person' },
    'customer.name': { column: 'name' },
  },
};

/** One row in a hundred comes twice, one has no id, one an impossible date: no counter stays at zero. */
function file(): string {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const id = at % 100 === 7 ? `t${at - 1}` : at % 100 === 50 ? '' : `t${at}`;
    const day = at % 100 === 90 ? '2026-02-31' : `2026-01-${String(1 + (at % 28)).padStart(2, '0')}`;
    const said = at % 100 === 7 ? at - 1 : at;
    return `${id},${at % 100 === 7 ? `2026-01-${String(1 + (said % 28)).padStart(2, '0')}` : day},p${said % 4_000},Person ${said % 4_000},The parcel came ${said} minutes late`;
  });
  return ['id,at,person,name,text', ...rows, ''].join('\n');
}

const countersOf = ({ received, stored, duplicate, quarantined, rejected, errors, state }: Import) => ({
  received,
  stored,
  duplicate,
  quarantined,
  rejected,
  errors,
  state,
});
const hasEnded = (now: Import): boolean => now.state !== 'waiting' && now.state !== 'running';

/** What the organization knows in the end: counters of the silo, people, and whether counters equal their rows. */
async function knowledge(server: Running) {
  const { json: sources } = await callServer(server, 'GET', '/sources');
  const { json: people } = await callServer(server, 'POST', '/customers/search', { limit: 1 });
  const { json: rebuilt } = await callServer(server, 'POST', '/operations/rebuild', { compare: true });
  const [silo] = z.array(z.object({ records: z.number(), interactions: z.number() })).parse(sources);
  return {
    silo,
    people: z.object({ total: z.number() }).parse(people).total,
    rebuilt: z.object({ equal: z.boolean(), checked: z.number() }).parse(rebuilt),
  };
}

describe('after a crash', () => {
  test('an import goes on by itself and ends as one that nothing disturbed', async () => {
    const calm = await open('calm');
    const calmId = await beginImport(calm, file(), MAPPING);
    const expected = countersOf(await watchImport(calm, calmId, hasEnded));
    const expectedKnowledge = await knowledge(calm);
    await calm.stop();
    alive.delete(calm);
    expect(expected).toMatchObject({ received: ROWS, state: 'done' });
    for (const counter of ['duplicate', 'quarantined', 'rejected'] as const)
      expect(expected[counter], counter).toBeGreaterThan(0);

    let server = await open('stormy');
    const id = await beginImport(server, file(), MAPPING);
    const stoodAt: number[] = [];
    while (stoodAt.length < KILLS) {
      const before = stoodAt.at(-1) ?? 0;
      const { received, state } = await watchImport(
        server,
        id,
        (now) => now.received >= before + 2_000 || hasEnded(now),
      );
      expect(state, 'it was still running when it was killed').toBe('running');
      stoodAt.push(received);
      if (stoodAt.length % 2 === 0) killDatabase('stormy');
      await killed(server);
      server = await open('stormy');
    }
    const ended = countersOf(await watchImport(server, id, hasEnded));
    expect(ended).toEqual(expected);
    expect(ended.received).toBe(ended.stored + ended.duplicate + ended.quarantined + ended.rejected);
    const known = await knowledge(server);
    expect(known).toEqual(expectedKnowledge);
    expect(known.rebuilt.equal).toBe(true);
    expect(known.rebuilt.checked).toBeGreaterThan(20);
    expect(known.silo?.interactions).toBe(ended.stored);
  });

  test('no interaction that was acknowledged is lost, and none that was sent again counts twice', async () => {
    const clients = 4;
    const batchSize = 20;
    let server = await open('live');
    const made = await callServer(server, 'POST', '/keys', { kind: 'ingest', name: 'Live' });
    const { key } = z.object({ key: z.string() }).parse(made.json);
    const headers = { authorization: `Bearer ${key}` };
    const acknowledged = new Set<string>();
    const sent = new Set<string>();
    let interruptions = 0;
    let over = false;
    const item = (externalId: string) => ({
      externalId,
      occurredAt: '2026-01-05T10:00:00Z',
      kind: 'chat',
      channel: 'chat',
      customer: { reference: `c${externalId.slice(-2)}` },
      text: `About ${externalId}`,
    });

    async function client(name: number): Promise<void> {
      for (let batch = 0; !over; batch++) {
        const ids = Array.from({ length: batchSize }, (_, at) => `${name}-${batch}-${at}`);
        for (const id of ids) sent.add(id);
        while (!(await accepted(ids))) {
          interruptions++;
          await pause(50);
        }
        for (const id of ids) acknowledged.add(id);
      }
    }
    async function accepted(ids: readonly string[]): Promise<boolean> {
      try {
        const { status, json } = await callServer(
          server,
          'POST',
          '/interactions',
          { interactions: ids.map(item) },
          headers,
        );
        if (status !== 200) return false;
        const { stored, duplicate } = intakeReceiptSchema.parse(json);
        expect(stored + duplicate).toBe(batchSize);
        return true;
      } catch (fault) {
        if (fault instanceof TypeError) return false;
        throw fault;
      }
    }

    const running = Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
    for (let kill = 0; kill < KILLS; kill++) {
      const before = acknowledged.size;
      while (acknowledged.size < before + 400) await Promise.race([pause(10), running]);
      if (kill % 2 === 1) killDatabase('live');
      await killed(server);
      server = await open('live');
    }
    over = true;
    await running;
    expect(interruptions, 'clients were interrupted').toBeGreaterThanOrEqual(KILLS);
    expect(acknowledged.size).toBe(sent.size);
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 400);

    const all = [...acknowledged];
    let found = 0;
    for (let from = 0; from < all.length; from += 500) {
      const { json } = await callServer(
        server,
        'POST',
        '/interactions',
        { interactions: all.slice(from, from + 500).map(item) },
        headers,
      );
      const receipt = intakeReceiptSchema.parse(json);
      expect(receipt.stored, 'an acknowledged interaction was lost').toBe(0);
      found += receipt.duplicate;
    }
    expect(found).toBe(all.length);
    const known = await knowledge(server);
    expect(known.silo?.interactions, 'rows of the silo').toBe(all.length);
    expect(known.rebuilt).toMatchObject({ equal: true });
  });
});
