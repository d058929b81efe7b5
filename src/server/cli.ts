#!/usr/bin/env node
import { WrongUsage } from '#server/platform/config';
import { packageVersion } from '#server/platform/package-root';
import { backupCommand } from './command-line/backup.ts';
import { doctorCommand } from './command-line/doctor.ts';
import { evaluateCommand } from './command-line/evaluate.ts';
import { importCommand } from './command-line/import-file.ts';
import { importsCommand } from './command-line/imports.ts';
import { keyCommand } from './command-line/key.ts';
import { rebuildCommand } from './command-line/rebuild.ts';
import { restoreCommand } from './command-line/restore.ts';
import { sampleCommand } from './command-line/sample.ts';
import { Refused } from './command-line/talk.ts';
import { main, say } from './main.ts';

/** `npx empty-chair …`: exit 0 done, 1 refused or failed, 2 wrong usage. With --json only JSON on standard output. */
const USAGE = `empty-chair ${packageVersion()}

  empty-chair start   [--home DIR] [--port N] [--host ADDRESS] [--no-sample] [--open]
  empty-chair import  FILE --source NAME --mapping FILE [--home DIR] [--json]
  empty-chair imports list [--home DIR] [--json]
  empty-chair imports take-back ID [--look] [--home DIR] [--json]
  empty-chair key     create --kind ingest|read|outward --name NAME [--home DIR] [--json]
  empty-chair sample  remove [--home DIR] [--json]
  empty-chair rebuild [--compare] [--home DIR] [--json]
  empty-chair doctor  [--home DIR] [--json]
  empty-chair evaluate identity --records FILE[,FILE] --truth COLUMN[:REGEX] --field COLUMN=TYPE ...
                      [--link-only] [--delimiter ;] [--no-header]
  empty-chair evaluate names --pairs FILE
  empty-chair evaluate lifetime --file FILE --customer COLUMN --date COLUMN --amount COLUMN
                      [--calibration DATE] [--delimiter whitespace] [--no-header]
  empty-chair evaluate journeys --log FILE [--case COLUMN --activity COLUMN --time COLUMN] [--group COLUMN]
                      [--sequence COLUMN] [--lifecycle COLUMN --instance COLUMN] [--delimiter ;] [--no-header]
  empty-chair evaluate trapped --train FILE --test FILE
  empty-chair evaluate classify --train FILE [--test FILE | --folds K] --text COLUMN --label COLUMN
                      [--group COLUMN] [--shots N] [--seeds K] [--seed N] [--dedupe] [--balanced | --plain]
                      [--baselines] [--out-of-scope FILE] [--delimiter ;] [--no-header]
  empty-chair backup  [--to DIR] [--home DIR] [--json]
  empty-chair restore FILE [--keys FILE] [--home DIR] [--json]

Without --home: EMPTY_CHAIR_HOME, else .empty-chair in the current folder.
`;

async function command(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  switch (name) {
    case 'start':
      return main(rest);
    case 'import':
      return importCommand(rest);
    case 'imports':
      return importsCommand(rest);
    case 'key':
      return keyCommand(rest);
    case 'sample':
      return sampleCommand(rest);
    case 'rebuild':
      return rebuildCommand(rest);
    case 'doctor':
      return doctorCommand(rest);
    case 'evaluate':
      return evaluateCommand(rest);
    case 'backup':
      return backupCommand(rest);
    case 'restore':
      return restoreCommand(rest);
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(USAGE);
      return 0;
    case '--version':
      process.stdout.write(`${packageVersion()}\n`);
      return 0;
    default:
      throw new WrongUsage(
        `${name === undefined ? 'Which command?' : `There is no command "${name}".`}\n\n${USAGE}`,
      );
  }
}

try {
  process.exitCode = await command(process.argv.slice(2));
} catch (fault) {
  if (fault instanceof Refused) process.stderr.write(`${fault.message}\n`);
  process.exitCode = fault instanceof Refused ? 1 : say(fault);
}
