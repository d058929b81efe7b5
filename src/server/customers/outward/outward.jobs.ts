import type { Consumer } from '#server/platform/events/consumers';
import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';
import { tellOf } from './tell.actions.ts';

/** Whatever may change what holds becomes changes for the silos, in the order in which it happened; then they are called. */
export const OUTWARD_CLOCK = '* * * * *';

export function outwardConsumer(world: World, call: () => Promise<unknown>): Consumer {
  return {
    name: 'outward.tell',
    kinds: [
      'pledge.made',
      'pledge.changed',
      'consent.changed',
      'terms.changed',
      'records.changed',
      'identity.changed',
      'mastery.changed',
    ],
    batch: 20,
    handle: async (trx, events) => {
      const told = await tellOf(
        trx,
        world,
        events.filter(({ kind }) => kind !== 'mastery.changed'),
      );
      if (told === 0 && events.every(({ kind }) => kind !== 'mastery.changed')) return;
      // After the transaction; the minute's clock catches what is missed.
      setTimeout(() => {
        call().catch((fault: unknown) =>
          world.log({ level: 'warn', event: 'outward.fault', ...faultFacts(fault) }),
        );
      }, 200).unref();
    },
  };
}
