import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';
import { MailFault, type MailTransport, type RenderedMail } from './mail.ts';
import { mailWasNotSent, mailWasSent, takeWaitingMail, type WaitingMail } from './outgoing-mail.store.ts';
import { aloneAmongSenders } from './sender-lock.store.ts';

/**
 * Sends what waits, one mail after the other, one sender at a time. A try is counted before the mail goes out and the
 * mail is marked after it was accepted: a crash in between repeats that one mail, under the same Message-ID, and none
 * is lost. After five tries a mail has failed and says why.
 */
export interface SendingReport {
  readonly sent: number;
  readonly failed: number;
  readonly postponed: number;
}

/** Makes the words of a mail at the moment it goes; null when there is nobody to write to any more. */
export type Render = (mail: WaitingMail) => Promise<RenderedMail | null>;

export const TRIES = 5;
const AT_MOST = 10_000;

/** Null when another sender is at work. */
export async function sendWaitingMail(
  world: World,
  transport: MailTransport,
  render: Render,
): Promise<SendingReport | null> {
  return aloneAmongSenders(world.pool, async () => {
    const counts = { sent: 0, failed: 0, postponed: 0 };
    for (let n = 0; n < AT_MOST; n++) {
      const mail = await takeWaitingMail(world.db, world.now());
      if (mail === null) break;
      counts[await sendOne(world, { transport, render, mail })]++;
    }
    return counts;
  });
}

async function sendOne(
  world: World,
  { transport, render, mail }: { transport: MailTransport; render: Render; mail: WaitingMail },
): Promise<keyof SendingReport> {
  try {
    const rendered = await render(mail);
    if (rendered === null) return await fail(world, mail, { code: 'nobody-to-write-to', forGood: true });
    await transport.send(mail.id, rendered);
  } catch (fault) {
    if (fault instanceof MailFault) return fail(world, mail, fault);
    world.log({ level: 'error', event: 'mail.fault', mail: mail.id, ...faultFacts(fault) });
    return fail(world, mail, { code: 'not-rendered', forGood: false });
  }
  await mailWasSent(world.db, mail.id, world.now());
  return 'sent';
}

async function fail(
  world: World,
  mail: WaitingMail,
  why: { code: string; forGood: boolean },
): Promise<'failed' | 'postponed'> {
  const over = why.forGood || mail.tries >= TRIES;
  await mailWasNotSent(world.db, { id: mail.id, failure: why.code, state: over ? 'failed' : 'waiting' });
  world.log({ level: 'warn', event: 'mail.not-sent', mail: mail.id, kind: mail.kind, code: why.code, over });
  return over ? 'failed' : 'postponed';
}
