import { codeOf, StartRefusal } from '#server/platform/start-refusal';
import type { LogLine } from './log-line.ts';

/**
 * A server that ends without our wish is started again, at once and then with growing pauses, for as long as it takes: a full
 * disk is emptied by somebody some day. Our own process stays up meanwhile and says what is wrong.
 */
export type Revival = {
  /** The server has ended, or may have: looks at once instead of at the next turn. */
  look(): void;
  /** No more starts; resolves when one that is under way has come to its end. */
  end(): Promise<void>;
};

const PAUSES_MS = [0, 500, 1_000, 2_000, 5_000];
/** One that lives shorter than this counts as one that did not start. */
const SHORT_LIFE_MS = 30_000;
/** A server that was adopted is nobody's child: its end is found by looking. */
const LOOK_EVERY_MS = 3_000;

export function keepAlive(server: {
  readonly isUp: () => Promise<boolean>;
  readonly start: () => Promise<void>;
  readonly log: (line: LogLine) => void;
}): Revival {
  let ended = false;
  let failures = 0;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;

  function plan(milliseconds: number): void {
    clearTimeout(timer);
    if (ended) return;
    timer = setTimeout(() => {
      underWay ??= turn().finally(() => {
        underWay = undefined;
        plan(failures === 0 ? LOOK_EVERY_MS : pauseAfter(failures));
      });
    }, milliseconds);
    timer.unref();
  }

  async function turn(): Promise<void> {
    if (await server.isUp()) {
      if (Date.now() - startedAt > SHORT_LIFE_MS) failures = 0;
      return;
    }
    if (ended) return;
    try {
      await server.start();
      startedAt = Date.now();
      server.log({ level: 'info', event: 'database-revived', tries: ++failures });
    } catch (failure) {
      const sentence = failure instanceof StartRefusal ? failure.sentence : undefined;
      if (failures++ === 0)
        server.log({ level: 'error', event: 'database-not-revived', code: codeOf(failure), sentence });
    }
  }

  plan(LOOK_EVERY_MS);
  return {
    look() {
      if (underWay === undefined) plan(pauseAfter(failures));
    },
    async end() {
      ended = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

function pauseAfter(failures: number): number {
  return PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0;
}
