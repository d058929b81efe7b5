import type { Worker } from 'node:worker_threads';
import type { RoutableDivision } from '#kernel/text/routing';
import { startThread } from '#server/platform/thread';
import type { Finding, Read } from './reading.ts';

/**
 * Reading in a thread of its own, so that a hundred thousand texts stand in nobody's way. It is started by the first text
 * and ends, with its memory, when for a while there was none.
 */
export interface Asked {
  readonly texts: readonly string[];
  readonly divisions: readonly RoutableDivision[];
}

const IDLE_MS = 15_000;

export interface ReaderApart {
  readonly read: Read;
  stop(): Promise<void>;
}

export function readApart(): ReaderApart {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  function ask(asked: Asked): Promise<readonly Finding[]> {
    clearTimeout(idle);
    thread ??= startThread('./reading-thread', import.meta.url, null);
    const asking = thread;
    return new Promise<readonly Finding[]>((resolve, reject) => {
      const leave = (): void => {
        asking.off('message', answered).off('error', failed).off('exit', failed);
        idle = setTimeout(() => void end(), IDLE_MS).unref();
      };
      const answered = (findings: readonly Finding[]): void => {
        leave();
        resolve(findings);
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

  return {
    read(texts, divisions) {
      if (texts.length === 0) return Promise.resolve([]);
      const answer = turn.then(() => ask({ texts, divisions }));
      turn = answer.catch(() => undefined);
      return answer;
    },
    stop: end,
  };
}
