import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILES, readKeysFile } from '#server/platform/backup/keys-file';
import { openBackup, restoreBackup } from '#server/platform/backup/restore.store';
import { homeOf, readConfig } from '#server/platform/config';
import { connect, openDatabase } from '#server/platform/database';
import { openLog } from '#server/platform/log';
import { migrate } from '#server/platform/migrate';
import { packageRoot } from '#server/platform/package-root';
import { StartRefusal } from '#server/platform/start-refusal';
import { keysFit } from './restore.store.ts';
import { flagsOf, running } from './talk.ts';

/**
 * `empty-chair restore FILE --keys FILE`: into an empty home, embedded or DATABASE_URL. All or nothing: what was half
 * done is taken back, and the command ends with a sentence. The newest schema comes with the next start.
 */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = flagsOf(args, { keys: { type: 'string' } }, 1);
  const began = Date.now();
  const home = homeOf(values.home, process.env);
  const config = readConfig(['--home', home], process.env);
  const tell = (words: string): void => {
    (values.json === true ? process.stderr : process.stdout).write(`${words}\n`);
  };
  refuseRunning(home);
  const backup = await openBackup(positionals[0] ?? '');
  const broughtKeys = values.keys !== undefined;
  try {
    if (values.keys !== undefined) await readKeysFile(values.keys, home);
    else refuseWithoutKeys(home);
    const database = await openDatabase({
      home,
      log: openLog(join(home, 'logs', 'empty-chair.log')),
      ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    });
    try {
      await migrate(database.ownerUrl, {
        directory: join(packageRoot(), 'migrations'),
        upTo: backup.manifest.schema,
      });
      const owner = connect(database.ownerUrl, { max: 1, applicationName: 'empty-chair restore' });
      try {
        const done = await restoreBackup(owner, backup, {
          beforeCommit: (client) => keysFit(client, home),
          told: progress(tell, backup.manifest.tables.length),
        });
        const seconds = Math.round((Date.now() - began) / 10) / 100;
        if (values.json === true)
          process.stdout.write(`${JSON.stringify({ ...done, takenAt: backup.manifest.takenAt, seconds })}\n`);
        tell(
          `${done.rows} rows in ${done.tables} tables, as of ${backup.manifest.takenAt}, in ${seconds} s.`,
        );
        tell(`Every table was read back and equals the backup. Start with: empty-chair start --home ${home}`);
        return 0;
      } finally {
        await owner.end();
      }
    } finally {
      await database.stop();
    }
  } catch (fault) {
    if (broughtKeys && !(fault instanceof StartRefusal && fault.sentence.includes('already holds keys')))
      for (const name of KEY_FILES) rmSync(join(home, 'keys', name), { force: true });
    throw fault;
  } finally {
    backup.close();
  }
}

function progress(tell: (words: string) => void, tables: number): (at: number, name: string) => void {
  return (at, name) => tell(`  ${at + 1} of ${tables}: ${name}`);
}

function refuseRunning(home: string): void {
  if (running(home) === null) return;
  throw new StartRefusal(`The product is running in ${home}.`, 'Stop it, and restore into an empty home.');
}

function refuseWithoutKeys(home: string): void {
  if (KEY_FILES.every((name) => existsSync(join(home, 'keys', name)))) return;
  throw new StartRefusal(
    'The keys are missing: without them nobody can read what the backup holds.',
    'Give the file that ends in .keys with --keys.',
  );
}
