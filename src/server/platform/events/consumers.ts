import type { Client, ClientConfig } from 'pg';
import pg from 'pg';
import { faultFacts } from '#server/platform/log';
import { outageOf } from '#server/platform/outage';
import type { Trx, World } from '#server/platform/world';
import { type Event, eventsAfter, lockCursor, moveCursor, WAKE_CHANNEL } from './outbox.store.ts';

/**
 * A consumer turns events into its own effect. Its cursor moves in the transaction of the effect, so that a crash
 * repeats nothing and forgets nothing. NOTIFY only wakes; a slow poll makes up for a lost one.
 */
export interface Consumer {
  readonly name: string;
  readonly kinds: readonly Event['kind'][];
  /** Events taken in one transaction. */
  readonly batch: number;
  readonly handle: (trx: Trx, events: readonly Event[]) => Promise<void>;
}

const POLL_MS = 5_000;
const PAUSE_AFTER_FAULT_MS = [200, 1_000, 5_000, 30_000];
/** An outage ends without us: whoever waits for it looks often, so that nothing lags behind once it is over. */
const PAUSE_IN_OUTAGE_MS = 1_000;

export interface RunningConsumers {
  /** Resolves when every consumer has seen everything that was announced before the call. */
  caughtUp(): Promise<void>;
  failing(): readonly string[];
  stop(): Promise<void>;
}

export async function runConsumers(
  world: World,
  listenTo: ClientConfig,
  consumers: readonly Consumer[],
): Promise<RunningConsumers> {
  let stopped = false;
  const wakers = new Set<() => void>();
  const failing = new Set<string>();
  const wake = () => {
    for (const waker of wakers) waker();
  };
  let listener: Client | undefined;

  async function listen(): Promise<void> {
    const client = new pg.Client(listenTo);
    client.on('notification', wake);
    client.on('error', () => {
      listener = undefined;
    });
    try {
      await client.connect();
      await client.query(`listen ${WAKE_CHANNEL}`);
      listener = client;
    } catch (fault) {
      await client.end().catch(() => undefined);
      throw fault;
    }
  }

  function nextWake(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(finish, POLL_MS);
      timer.unref();
      function finish(): void {
        clearTimeout(timer);
        wakers.delete(finish);
        resolve();
      }
      wakers.add(finish);
    });
  }

  async function run(consumer: Consumer): Promise<void> {
    let faults = 0;
    while (!stopped) {
      try {
        const sleeping = nextWake();
        const worked = await consumeOnce(world, consumer);
        failing.delete(consumer.name);
        faults = 0;
        if (worked || stopped) continue;
        if (listener === undefined) await listen().catch(() => undefined);
        await sleeping;
      } catch (fault) {
        if (stopped) return;
        const outage = outageOf(fault) !== null;
        if (!outage || !failing.has(consumer.name))
          world.log({
            level: 'error',
            event: 'consumer.fault',
            consumer: consumer.name,
            ...faultFacts(fault),
          });
        failing.add(consumer.name);
        const pause = outage
          ? PAUSE_IN_OUTAGE_MS
          : (PAUSE_AFTER_FAULT_MS[Math.min(faults++, PAUSE_AFTER_FAULT_MS.length - 1)] ?? 1_000);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  await listen();
  const loops = consumers.map(run);

  return {
    async caughtUp() {
      for (const consumer of consumers) while (!stopped && (await consumeOnce(world, consumer)));
    },
    failing: () => [...failing],
    async stop() {
      stopped = true;
      wake();
      await Promise.all(loops);
      await listener?.end().catch(() => undefined);
    },
  };
}

/** One batch of one consumer; true when there was something. The cursor's row lock keeps two runs apart. */
export async function consumeOnce(world: World, consumer: Consumer): Promise<boolean> {
  return world.db.transaction().execute(async (trx) => {
    const cursor = await lockCursor(trx, consumer.name);
    const events = await eventsAfter(trx, cursor, consumer.batch);
    const last = events.at(-1);
    if (last === undefined) return false;
    const mine = events.filter((event) => consumer.kinds.includes(event.kind));
    if (mine.length > 0) await consumer.handle(trx, mine);
    await moveCursor(trx, consumer.name, { xid: last.xid, seq: last.seq });
    return true;
  });
}
