import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, type Result, refused } from '#kernel/result';
import { type Importing, startImport } from '#server/customers/import/import.actions';
import { runImport } from '#server/customers/import/import-run.actions';
import { upload } from '#server/customers/import/upload.actions';
import { recount } from '#server/customers/ingest/rebuild.actions';
import { destroySpentKeys } from '#server/customers/rights/spent-keys.actions';
import { lookForPatterns } from '#server/listening/patterns/pattern.actions';
import { seedSamplePeople } from '#server/organization/people/sample-people.actions';
import { type Actor, mintActor, type SystemActor } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { appendRemoval, readRemovals } from '#server/platform/backup/removal-log';
import { announce } from '#server/platform/events/outbox.store';
import { giveMemoryBack } from '#server/platform/memory';
import {
  removeSampleRows,
  sampleRowsReceived,
  sampleSources,
  sampleState,
  setSample,
} from './sample.store.ts';
import { sampleFiles } from './sample-files.ts';

/**
 * The sample company comes in through the same door as real data: its ten silos' files are written, uploaded, looked at,
 * mapped and imported. A crash in the middle begins again; what is there already is a duplicate.
 */
export type SampleStage = 'none' | 'writing' | 'importing' | 'analysing' | 'loaded' | 'removing';
export interface SampleProgress {
  readonly stage: SampleStage;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

export interface SampleLoader {
  progress(): Promise<SampleProgress>;
  /** Resolves when the sample is loaded and analysed. */
  load(): Promise<void>;
  remove(actor: Actor): Promise<Result<SampleProgress, 'no-sample'>>;
  /** A database that was restored from before the removal loses its sample again. */
  removeAgain(): Promise<void>;
}

/** Rows of the default company; only an estimate until the last file is written. */
const ABOUT = 118_000;
const DAY = 86_400_000;
/** The first pages are asked for at once; the collection waits until they are drawn. */
const SETTLE_MS = 10_000;

/** What follows when the rows are there. */
export interface AfterRows {
  caughtUp(): Promise<void>;
  /** Learns from the rows, behind whoever looks at them already. */
  learn(): Promise<void>;
}

export function openSample(importing: Importing, { caughtUp, learn }: AfterRows): SampleLoader {
  const { world } = importing;
  let stage: SampleStage | null = null;
  let total = ABOUT;
  let began = 0;

  async function load(): Promise<void> {
    began = Date.now();
    stage = 'writing';
    await seedSamplePeople(world);
    const directory = await mkdtemp(join(tmpdir(), 'empty-chair-sample-'));
    try {
      const endsOn = new Date(world.now().getTime() - DAY).toISOString().slice(0, 10);
      let written = 0;
      for await (const file of sampleFiles({ directory, endsOn })) {
        stage = 'importing';
        written += file.rows;
        total = Math.max(total, written);
        const { uploadId } = await upload(importing, createReadStream(file.path));
        const fileBytes = (await stat(file.path)).size;
        await startImport(importing, {
          uploadId,
          fileName: file.path.slice(directory.length + 1),
          fileBytes,
          mapping: file.mapping,
          startedBy: null,
          sample: true,
        });
        await runImport(importing, uploadId);
        await rm(file.path, { force: true });
      }
      total = written;
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    stage = 'analysing';
    await caughtUp();
    await lookForPatterns(world);
    await setSample(world.db, 'loaded');
    stage = 'loaded';
    setTimeout(giveMemoryBack, SETTLE_MS).unref();
    await learn();
    world.log({
      level: 'info',
      event: 'sample.loaded',
      rows: total,
      seconds: Math.round((Date.now() - began) / 1000),
    });
  }

  async function progress(): Promise<SampleProgress> {
    if (stage === 'removing') return { stage, done: 0, total: 0, secondsLeft: null };
    if (stage === null || stage === 'loaded') {
      const sample = await sampleState(world.db);
      return {
        stage: sample === 'loaded' ? 'loaded' : sample === 'loading' ? 'writing' : 'none',
        done: 0,
        total: 0,
        secondsLeft: null,
      };
    }
    const received = stage === 'writing' ? 0 : await sampleRowsReceived(world.db);
    const share = received / Math.max(1, total);
    const elapsed = (Date.now() - began) / 1000;
    return {
      stage,
      done: Math.min(received, total),
      total,
      secondsLeft: share > 0.03 ? Math.max(1, Math.round((elapsed * (1 - share)) / share)) : null,
    };
  }

  async function remove(actor: Actor): Promise<void> {
    stage = 'removing';
    try {
      await importing.writer.rule(async (trx) => {
        const sources = await sampleSources(trx);
        await record(trx, world.now(), { actor, action: 'sample.remove', objectType: 'organization' });
        await removeSampleRows(trx);
        // Real rows that the sample's journey had caught belong to no touchpoint now.
        await recount(trx);
        await announce(trx, 'sample.removed', []);
        // Before the commit: whoever is cut off here finds the sample removed at the next start, as it was asked.
        appendRemoval(world.home, { sampleSources: sources, at: world.now().toISOString() });
      });
      importing.writer.forgetRules();
      stage = 'none';
    } catch (fault) {
      stage = 'loaded';
      throw fault;
    }
    await destroySpentKeys(world);
  }

  return {
    load,
    progress,
    async remove(actor) {
      if ((await sampleState(world.db)) !== 'loaded') return refused('no-sample');
      await remove(actor);
      return done({ stage: 'none', done: 0, total: 0, secondsLeft: null });
    },
    async removeAgain() {
      const removed = new Set(readRemovals(world.home).sampleSources);
      if (removed.size === 0 || (await sampleState(world.db)) === 'none') return;
      if (!(await sampleSources(world.db)).some((id) => removed.has(id))) return;
      await remove(mintActor<SystemActor>({ kind: 'system', name: 'sample-removed-before' }));
    },
  };
}
