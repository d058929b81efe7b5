import type { World } from '#server/platform/world';
import { type Act, type Acted, type Head, recordAfter, recordAll } from './audit.store.ts';

/**
 * Who looked at a person is written before the answer leaves, and two who look at once do not wait for one another's
 * commit: what was asked for while one transaction is on its way to the disk is chained together in the next. When the
 * log cannot be written, nobody of that round gets an answer.
 */
interface Look extends Acted {
  readonly written: () => void;
  readonly failed: (fault: unknown) => void;
}

interface Desk {
  readonly waiting: Look[];
  writing: boolean;
  /** Where the chain ended after our last round; acts of people and jobs may have gone on from there. */
  head: Head | null;
}

/** One desk for each database: a chain has one head, and its lock is taken once a round. */
const desks = new WeakMap<World['pool'], Desk>();
const TOGETHER = 200;

/** Resolves when the entry is on the disk. Takes a connection of its own: never to be awaited inside a transaction. */
export function recordRead(world: World, act: Act): Promise<void> {
  const desk = desks.get(world.pool) ?? { waiting: [], writing: false, head: null };
  desks.set(world.pool, desk);
  return new Promise((written, failed) => {
    desk.waiting.push({ at: world.now(), act, written, failed });
    if (!desk.writing) void write(world, desk);
  });
}

async function write(world: World, desk: Desk): Promise<void> {
  desk.writing = true;
  while (desk.waiting.length > 0) {
    const round = desk.waiting.splice(0, TOGETHER);
    try {
      desk.head =
        (desk.head && (await recordAfter(world.db, desk.head, round))) ??
        (await world.db.transaction().execute((trx) => recordAll(trx, round)));
      for (const look of round) look.written();
    } catch (fault) {
      desk.head = null;
      for (const look of round) look.failed(fault);
    }
  }
  desk.writing = false;
}
