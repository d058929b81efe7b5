import { openWords } from '#server/customers/record/timeline.actions';
import { routable } from '#server/listening/analysis/analysis.jobs';
import type { Read } from '#server/listening/analysis/reading';
import { ANALYSIS_VERSION } from '#server/listening/pack';
import { countReadOtherwise, readOtherwise, saveFound, type Way } from '#server/listening/verbatim.store';
import { announce } from '#server/platform/events/outbox.store';
import { faultFacts } from '#server/platform/log';
import type { World } from '#server/platform/world';
import type { ModelsInForce } from './models-in-force.ts';

/**
 * Reads older words again with what was learned since, or with a newer release, the newest first, a handful in each transaction. It can be stopped
 * between two handfuls, by a person or by a power cut: what is left is whatever was read in another way, and is offered
 * again. What a person said of a verbatim stays.
 */
export interface Rereader {
  progress(): { readonly done: number; readonly total: number } | null;
  /** False when it is under way already. */
  begin(): Promise<boolean>;
  stop(): void;
  settled(): Promise<void>;
}

const HANDFUL = 200;

export function openRereader(world: World, read: Read, models: ModelsInForce): Rereader {
  let running: { done: number; readonly total: number } | null = null;
  let wanted = false;
  let work: Promise<void> = Promise.resolve();

  async function handful(): Promise<number> {
    const older = await readOtherwise(world.db, await wayNow(models), HANDFUL);
    if (older.length === 0) return 0;
    const findings = await read(
      older.map(({ interactionId, item }) => openWords(world, interactionId, item)),
      await routable(world.db),
    );
    await world.db.transaction().execute(async (trx) => {
      await saveFound(
        trx,
        ANALYSIS_VERSION,
        older.flatMap(({ recordId, interactionId }, at) => {
          const finding = findings[at];
          return finding === undefined ? [] : [{ recordId, interactionId, ...finding }];
        }),
      );
      await announce(trx, 'verbatims.analysed', [], { n: older.length });
    });
    return older.length;
  }

  async function all(): Promise<void> {
    try {
      while (wanted && running !== null) {
        const done = await handful();
        if (done === 0) break;
        running.done += done;
      }
    } catch (fault) {
      world.log({ level: 'error', event: 'reread.fault', ...faultFacts(fault) });
    } finally {
      running = null;
      wanted = false;
    }
  }

  return {
    progress: () => (running === null ? null : { ...running }),
    async begin() {
      if (wanted) return false;
      wanted = true;
      running = { done: 0, total: await countOlder(world, models) };
      work = all();
      return true;
    },
    stop() {
      wanted = false;
    },
    settled: () => work,
  };
}

/** How many words were read in another way than they would be today. */
export async function countOlder(world: World, models: ModelsInForce): Promise<number> {
  return countReadOtherwise(world.db, await wayNow(models));
}

async function wayNow(models: ModelsInForce): Promise<Way> {
  const { sentiment, division } = await models.current();
  return {
    version: ANALYSIS_VERSION,
    sentiment: sentiment?.version ?? 0,
    division: division?.version ?? 0,
  };
}
