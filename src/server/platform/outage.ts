import { statfsSync } from 'node:fs';
import { faultsWithin } from './start-refusal.ts';

/**
 * Two things that no code can mend and every caller should be told by name: the database is away, or a disk is full. Both pass
 * without us: what was begun was rolled back whole, and whoever asks again later is served.
 */
export type Outage = 'database-away' | 'disk-full';

/** Class 08 (connection), 57P01–57P03 (shutting down, crashed, starting), 53300 (no connection left). */
const AWAY = /^(08...|57P0[1-3]|53300)$/;
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'],
  'EAI_AGAIN',
]);
/** `pg` gives its own troubles with a connection no code. */
const BROKEN_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** 53100: PostgreSQL could not make a file longer. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Below this a disk counts as full: PostgreSQL takes 16 MiB for each new file of its log. Bytes. */
const NEARLY_NOTHING = 24 * 1024 * 1024;

/**
 * What kind of outage a fault is, or null when it is none. A database that went away because its own disk (one of `disks`) is
 * full is told as that: there is something to do.
 */
export function outageOf(fault: unknown, disks: readonly string[] = []): Outage | null {
  const faults = faultsWithin(fault);
  if (faults.some(({ code }) => FULL.has(code))) return 'disk-full';
  const away = faults.some(
    ({ code, syscall, message }) =>
      AWAY.test(code) ||
      UNREACHABLE.has(code) ||
      (code === 'ENOENT' && syscall === 'connect') ||
      BROKEN_CONNECTION.test(message),
  );
  if (!away) return null;
  return disks.some(isFull) ? 'disk-full' : 'database-away';
}

const PAUSES_MS = [500, 1_000, 2_000, 5_000];

/**
 * Does the work, and again for as long as an outage stops it; any other fault ends it. Only for work that goes on where it
 * stood, or changes nothing when it is done twice. `told` hears of each outage, and null when it is over.
 */
export async function throughOutages(
  work: () => Promise<void>,
  { disks, told }: { readonly disks: readonly string[]; readonly told: (outage: Outage | null) => void },
): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work();
      told(null);
      return;
    } catch (fault) {
      const outage = outageOf(fault, disks);
      told(outage);
      if (outage === null) throw fault;
    }
    const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
    await new Promise((resolve) => setTimeout(resolve, pause).unref());
  }
}

/** Whether the disk under a path has almost nothing left; a path that cannot be asked is not full. */
export function isFull(path: string): boolean {
  return freeBytes(path) < NEARLY_NOTHING;
}

/** Bytes that this user may still write under a path; without end when nobody can tell. */
export function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
