import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can } from '#server/platform/access';
import { record } from '#server/platform/audit/audit.store';
import { writeBackup } from '#server/platform/backup/backup.store';
import { writeKeysFile } from '#server/platform/backup/keys-file';
import { newId } from '#server/platform/ids';
import { faultFacts } from '#server/platform/log';
import { packageVersion } from '#server/platform/package-root';
import type { World } from '#server/platform/world';
import { databaseBytes } from './doctor.store.ts';
import { runInstallation } from './operations.policy.ts';

/**
 * One backup at a time, beside the running work. Rows are read in one snapshot first and the keys after them, so that
 * every row that was saved has its key; whoever is erased in between is erased again when the backup is restored.
 */
export interface BackupState {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: string;
  readonly bytes: number;
  readonly expectedBytes: number;
  readonly secondsLeft: number | null;
  readonly file: string;
  readonly keys: string;
  readonly rows: number | null;
  readonly failure: string | null;
}

export interface Backups {
  take(actor: Actor, directory?: string): Promise<Result<BackupState, 'forbidden' | 'busy' | 'not-writable'>>;
  state(actor: Actor, id: string): Result<BackupState, 'forbidden' | 'not-found'>;
}

type Running = { -readonly [Name in keyof Omit<BackupState, 'secondsLeft'>]: BackupState[Name] };

export function openBackups(world: World): Backups {
  const taken = new Map<string, Running>();
  let current: Running | undefined;

  function told(backup: Running): BackupState {
    const seconds = (world.now().getTime() - Date.parse(backup.startedAt)) / 1000;
    const share = Math.min(backup.bytes / backup.expectedBytes, 0.99);
    const known = backup.state === 'running' && seconds > 1 && share > 0.01;
    return { ...backup, secondsLeft: known ? Math.ceil((seconds / share) * (1 - share)) : null };
  }

  async function run(backup: Running, actor: Actor): Promise<void> {
    try {
      const manifest = await writeBackup(
        world.pool,
        backup.file,
        { version: packageVersion(), now: world.now() },
        (bytes) => {
          backup.bytes += bytes;
        },
      );
      await writeKeysFile(world.home, backup.keys);
      backup.rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      await world.db.transaction().execute((trx) =>
        record(trx, world.now(), {
          actor,
          action: 'backup.take',
          objectType: 'backup',
          objectId: backup.id,
          facts: { rows: backup.rows ?? 0, tables: manifest.tables.length },
        }),
      );
      backup.state = 'done';
    } catch (fault) {
      world.log({ level: 'error', event: 'backup.failed', ...faultFacts(fault) });
      backup.failure = isFull(fault)
        ? 'The disk is full: make room or choose another folder.'
        : 'The backup could not be written; the log says why.';
      backup.state = 'failed';
    }
  }

  return {
    async take(actor, directory) {
      if (!can(actor, runInstallation, undefined)) return refused('forbidden');
      // Only somebody on the machine itself names folders of it.
      if (directory !== undefined && (actor.kind !== 'system' || !isAbsolute(directory)))
        return refused('forbidden');
      if (current?.state === 'running') return refused('busy');
      const folder = directory ?? join(world.home, 'backups');
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await access(folder, constants.W_OK);
      } catch {
        return refused('not-writable');
      }
      const stamp = world.now().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
      const backup: Running = {
        id: newId(),
        state: 'running',
        startedAt: world.now().toISOString(),
        bytes: 0,
        expectedBytes: Math.max(1, await databaseBytes(world.db)),
        file: join(folder, `empty-chair-${stamp}.backup`),
        keys: join(folder, `empty-chair-${stamp}.keys`),
        rows: null,
        failure: null,
      };
      current = backup;
      taken.set(backup.id, backup);
      void run(backup, actor);
      return done(told(backup));
    },
    state(actor, id) {
      if (!can(actor, runInstallation, undefined)) return refused('forbidden');
      const backup = taken.get(id);
      return backup === undefined ? refused('not-found') : done(told(backup));
    },
  };
}

function isFull(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ENOSPC';
}
