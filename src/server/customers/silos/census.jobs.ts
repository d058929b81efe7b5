import { unfinishedImports } from '#server/customers/import/import.store';
import type { Consumer } from '#server/platform/events/consumers';
import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';
import { takeCensus } from './census.actions.ts';

/** At night, and when an import has ended: a silo's page tells of the people who are there now. */
export const CENSUS_CLOCK = '10 4 * * *';

export function censusConsumer(world: World): Consumer {
  let waiting: NodeJS.Timeout | undefined;
  // Of files that come one after the other the people are counted once, when the last has ended: each count reads everybody.
  const after = (wait: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      counted(world)
        .then((done) => (done ? undefined : after(BUSY_MS)))
        .catch((fault: unknown) => world.log({ level: 'warn', event: 'census.fault', ...faultFacts(fault) }));
    }, wait).unref();
  };
  return {
    name: 'silos.census',
    kinds: ['import.finished'],
    batch: 100,
    handle: async () => after(QUIET_MS),
  };
}

const QUIET_MS = 1_000;
const BUSY_MS = 5_000;

/** False while another import is on its way. */
async function counted(world: World): Promise<boolean> {
  if ((await unfinishedImports(world.db)).length > 0) return false;
  await takeCensus(world);
  return true;
}
