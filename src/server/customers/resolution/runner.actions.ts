import type { Writer } from '#server/customers/ingest/writer';
import { faultFacts } from '#server/platform/log';
import { type Outage, throughOutages } from '#server/platform/outage';
import type { World } from '#server/platform/world';
import { modelsFor, nextStep, type Runner } from './run.actions.ts';
import { runById, runsIn } from './run.store.ts';
import { undoStep } from './run-undo.actions.ts';

/** Runs go on behind the screens, one chunk at a time between other work of the writer, and by themselves after a crash. */
export function openRunner(world: World, writer: Writer, disks: readonly string[]): Runner {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function goOn(id: string): Promise<void> {
    const run = await runById(world.db, id);
    if (run?.state === 'undoing') while (!stopped && (await writer.rule((trx) => undoStep(trx, world, id))));
    if (run?.state !== 'running') return;
    const models = await modelsFor(world, { version: run.version, before: run.fromVersions });
    if (models === null) throw new Error(`the model ${run.version} is not known`);
    while (!stopped && (await writer.rule((trx) => nextStep(trx, world, id, models))));
  }

  function begin(id: string): void {
    running = running
      .then(() =>
        throughOutages(() => goOn(id), {
          disks,
          told: (outage: Outage | null) => {
            if (outage !== null) world.log({ level: 'warn', event: 'resolution.waits', outage });
          },
        }),
      )
      .catch((fault: unknown) => {
        if (!stopped) world.log({ level: 'error', event: 'resolution.fault', run: id, ...faultFacts(fault) });
      });
  }

  return {
    writer,
    begin,
    async resume() {
      for (const id of await runsIn(world.db, ['running', 'undoing'])) begin(id);
    },
    idle: () => running,
    stop() {
      stopped = true;
    },
  };
}
