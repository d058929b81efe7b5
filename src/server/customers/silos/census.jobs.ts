import type { Consumer } from '#server/platform/events/consumers';
import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';
import { takeCensus } from './census.actions.ts';

/** At night, and when an import has ended: a silo's page tells of the people who are there now. */
export const CENSUS_CLOCK = '10 4 * * *';

export function censusConsumer(world: World): Consumer {
  return {
    name: 'silos.census',
    kinds: ['import.finished'],
    batch: 100,
    handle: async () => {
      setTimeout(() => {
        takeCensus(world).catch((fault: unknown) =>
          world.log({ level: 'warn', event: 'census.fault', ...faultFacts(fault) }),
        );
      }, 200).unref();
    },
  };
}
