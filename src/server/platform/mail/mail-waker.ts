import type { Consumer } from '#server/platform/events/consumers';
import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';

/** A letter or a link that waits is sent at once, after the transaction that queued it; the minute job catches the rest. */
export function mailWaker(world: World, sendMail: () => Promise<void>): Consumer {
  return {
    name: 'mail.waker',
    kinds: ['letter.sent'],
    batch: 20,
    handle: async () => {
      setTimeout(() => {
        sendMail().catch((fault: unknown) =>
          world.log({ level: 'warn', event: 'mail.fault', ...faultFacts(fault) }),
        );
      }, 200).unref();
    },
  };
}
