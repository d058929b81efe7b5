import type { Worker } from 'node:worker_threads';
import type { RoutableDivision } from '#kernel/text/routing';
import type { ModelsNow } from '#server/listening/learning/models-in-force';
import { startThread } from '#server/platform/thread';
import type { Otherwise } from './readers.ts';
import type { Finding, Read } from './reading.ts';

/**
 * Reading in a thread of its own, so that a hundred thousand texts stand in nobody's way. It is started by the first text
 * and ends, with its memory, when for a while there was none. The models in force are handed over when they have changed.
 */
export interface Asked {
  readonly wish: 'read' | 'otherwise';
  readonly texts: readonly string[];
  readonly divisions: readonly RoutableDivision[];
  /** Only when the thread has others. */
  readonly models?: ModelsNow;
}

const IDLE_MS = 15_000;
const NOTHING_LEARNED: ModelsNow = { sentiment: null, division: null };

export interface ReaderApart {
  readonly read: Read;
  /** Without which words another thing would have been said. */
  otherwise(text: string, divisions: readonly RoutableDivision[]): Promise<Otherwise>;
  stop(): Promise<void>;
}

export function readApart(
  models: () => Promise<ModelsNow> = () => Promise.resolve(NOTHING_LEARNED),
): ReaderApart {
  let thread: Worker | undefined;
  let handed: ModelsNow = NOTHING_LEARNED;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  function started(): Worker {
    handed = NOTHING_LEARNED;
    return startThread('./reading-thread', import.meta.url, null);
  }

  async function ask<Answer>(wish: Omit<Asked, 'models'>): Promise<readonly Answer[]> {
    const now = await models();
    clearTimeout(idle);
    thread ??= started();
    const asking = thread;
    const asked: Asked = handed === now ? wish : { ...wish, models: now };
    handed = now;
    return new Promise<readonly Answer[]>((resolve, reject) => {
      const leave = (): void => {
        asking.off('message', answered).off('error', failed).off('exit', failed);
        idle = setTimeout(() => void end(), IDLE_MS).unref();
      };
      const answered = (answers: readonly Answer[]): void => {
        leave();
        resolve(answers);
      };
      const failed = (fault: unknown): void => {
        thread = undefined;
        leave();
        reject(fault instanceof Error ? fault : new Error(`the reading thread ended with ${String(fault)}`));
      };
      asking.on('message', answered).on('error', failed).on('exit', failed);
      asking.postMessage(asked);
    });
  }

  function inTurn<Answer>(wish: Omit<Asked, 'models'>): Promise<readonly Answer[]> {
    if (wish.texts.length === 0) return Promise.resolve([]);
    const answer = turn.then(() => ask<Answer>(wish));
    turn = answer.catch(() => undefined);
    return answer;
  }

  return {
    read: (texts, divisions) => inTurn<Finding>({ wish: 'read', texts, divisions }),
    async otherwise(text, divisions) {
      const [answer] = await inTurn<Otherwise>({ wish: 'otherwise', texts: [text], divisions });
      return answer ?? { sentiment: null, division: null };
    },
    stop: end,
  };
}
