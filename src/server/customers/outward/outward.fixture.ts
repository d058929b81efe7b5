import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { sql } from 'kysely';
import type { OutwardChange, Thing } from '#contract/silos';
import { refusalOf } from '#server/customers/intake/webhook-signature';
import { allowed, type LiveHouse } from '#server/customers/record/live.fixture';
import { setMaster } from '#server/customers/silos/silo.actions';
import { openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { consumeOnce } from '#server/platform/events/consumers';
import type { World } from '#server/platform/world';
import { changesAfter } from './change.store.ts';
import { outwardConsumer } from './outward.jobs.ts';
import { fillOnce } from './tell.actions.ts';

/** The way out of a test: this machine, by permission. */
export const egress = openEgress({ permission: permissionOf(['127.0.0.1']), patienceMs: 1_500 });

/** Says that the master is here and lets everything be told. */
export async function masterHere(house: LiveHouse, silo: string, ...things: readonly Thing[]): Promise<void> {
  for (const thing of things)
    allowed(await setMaster(house.world, house.writer, house.other, { id: silo, thing, master: 'here' }));
  await tellAll(house);
}

/**
 * Everything that was announced becomes changes. An event is read when no older transaction runs on the whole server: those
 * of other tests are waited for.
 */
export async function tellAll({ world }: { readonly world: World }): Promise<void> {
  const consumer = outwardConsumer(world, async () => undefined);
  const until = performance.now() + WAIT_AT_MOST_MS;
  for (;;) {
    while (await consumeOnce(world, consumer));
    if (!(await isBehind(world, consumer.name))) break;
    if (performance.now() > until) throw new Error('what was announced is not read');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  while (await fillOnce(world));
}

const WAIT_AT_MOST_MS = 15_000;

async function isBehind({ db }: World, consumer: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select 1 from outbox o left join consumer c on c.name = ${consumer}
                    where c.name is null or (o.xid, o.seq) > (c.cursor_xid, c.cursor)) as behind`.execute(db);
  return rows[0]?.behind === true;
}

/** What a silo was told after a number. */
export async function told({ world }: LiveHouse, sourceId: string, after = 0): Promise<OutwardChange[]> {
  return changesAfter(world.db, world, { sourceId, after, limit: 500 });
}

export interface Heard {
  readonly change: OutwardChange;
  readonly id: string;
  readonly signed: boolean;
  readonly signatures: number;
}

/** A silo's own server: it writes down what it hears and answers as it is told to. */
export interface Listener {
  readonly url: string;
  readonly heard: Heard[];
  readonly paths: string[];
  /** Each answer once, the last for good: a status, or how it misbehaves. */
  answer(...statuses: readonly Reply[]): void;
  believe(...secrets: readonly string[]): void;
  close(): Promise<void>;
}
export type Reply =
  | number
  | 'never'
  | 'broken'
  | { readonly status: number; readonly headers: Record<string, string> };

export async function openListener(now: () => Date): Promise<Listener> {
  let replies: readonly Reply[] = [204];
  let secrets: readonly string[] = [];
  const heard: Heard[] = [];
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      paths.push(request.url ?? '');
      const body = Buffer.concat(pieces);
      const header = (name: string): string => String(request.headers[name] ?? '');
      const call = {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signatures: header('webhook-signature'),
        body,
      };
      heard.push({
        change: JSON.parse(body.toString('utf8')),
        id: call.id,
        signed: refusalOf(call, secrets, now()) === null,
        signatures: call.signatures.split(' ').length,
      });
      const [reply = 204, ...rest] = replies;
      if (rest.length > 0) replies = rest;
      if (reply === 'never') return;
      if (reply === 'broken') request.socket.destroy();
      else if (typeof reply === 'number') response.writeHead(reply).end();
      else response.writeHead(reply.status, reply.headers).end();
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/changes`,
    heard,
    paths,
    answer: (...statuses) => {
      replies = statuses;
    },
    believe: (...known) => {
      secrets = known;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
