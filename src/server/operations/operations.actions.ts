import { rebuild as rebuildCounters } from '#server/customers/ingest/rebuild.actions';
import type { Writer } from '#server/customers/ingest/writer';
import type { Actor } from '#server/platform/access';
import { checkChain } from '#server/platform/audit/audit.store';
import type { World } from '#server/platform/world';
import { distributionFaults, historyIsSafe, serverFacts } from './doctor.store.ts';

export interface Check {
  readonly name: string;
  readonly well: boolean;
  readonly says: string;
}

export interface Surgery {
  readonly kind: 'embedded' | 'foreign';
  readonly separateAppRole: boolean;
  readonly failingConsumers: () => readonly string[];
}

/** Everything that can silently be wrong, looked at. */
export async function examine(
  world: World,
  writer: Writer,
  actor: Actor,
  surgery: Surgery,
): Promise<{ well: boolean; checks: Check[] }> {
  const [facts, safe, chain, distribution] = await Promise.all([
    serverFacts(world.db),
    historyIsSafe(world.db),
    checkChain(world.db),
    distributionFaults(world.db),
  ]);
  const counters = await rebuildCounters(world, writer, actor, { compare: true });
  const failing = surgery.failingConsumers();
  const checks: Check[] = [
    {
      name: 'database',
      well: Number.parseInt(facts.version, 10) >= 15,
      says: `PostgreSQL ${facts.version}, ${surgery.kind}, ${Math.round(facts.sizeBytes / 1_048_576)} MiB`,
    },
    {
      name: 'letters',
      well: facts.letters,
      says: facts.letters
        ? 'the database knows Hebrew letters'
        : 'the database does not know Hebrew letters: make it with a UTF-8 locale',
    },
    {
      name: 'durability',
      well: facts.durable,
      says: facts.durable
        ? 'what is acknowledged is on the disk'
        : 'fsync or synchronous_commit is off: an acknowledged row can be lost',
    },
    {
      name: 'roles',
      well: surgery.separateAppRole && safe,
      says: safe
        ? 'the application cannot rewrite history'
        : 'the application could rewrite history: give it a role of its own',
    },
    {
      name: 'audit chain',
      well: chain.intact,
      says: chain.intact
        ? `${chain.checked} entries follow from one another`
        : `the chain is broken at entry ${chain.brokenAt ?? '?'}`,
    },
    {
      name: 'counters',
      well: counters.checked === 0 || counters.equal,
      says: `${counters.checked} counters compared, ${counters.differences.length} differ`,
    },
    {
      name: 'distribution',
      well: distribution.checked > 0 && distribution.faults.length === 0,
      says: distribution.faults.join('; ') || `${distribution.checked} keys can be distributed`,
    },
    {
      name: 'consumers',
      well: failing.length === 0,
      says: failing.length === 0 ? 'every event is being read' : `failing: ${failing.join(', ')}`,
    },
  ];
  return { well: checks.every((check) => check.well), checks };
}
