import { main, say } from '#server/main';
import { WrongUsage } from '#server/platform/config';
import { packageVersion } from '#server/platform/package-root';
import { backupCommand } from './backup.ts';
import { doctorCommand } from './doctor.ts';
import { evaluateCommand } from './evaluate.ts';
import { importCommand } from './import-file.ts';
import { importsCommand } from './imports.ts';
import { keyCommand } from './key.ts';
import { rebuildCommand } from './rebuild.ts';
import { restoreCommand } from './restore.ts';
import { sampleCommand } from './sample.ts';
import { Refused } from './talk.ts';

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
  empty-chair evaluate signals --file FILE [--delimiter ;] [--no-header]
  empty-chair evaluate trapped --train FILE --test FILE
  empty-chair evaluate themes --file FILE --text COLUMN --label COLUMN [--count K] [--granularity G] [--seed N]
                      [--show N] [--delimiter ;] [--no-header]
  empty-chair evaluate alarms [--runs N] [--seed N]
  empty-chair evaluate classify --train FILE [--test FILE | --folds K] --text COLUMN --label COLUMN
                      [--group COLUMN] [--shots N] [--seeds K] [--seed N] [--dedupe] [--balanced | --plain]
                      [--baselines] [--out-of-scope FILE] [--delimiter ;] [--no-header]
  empty-chair backup  [--to DIR] [--home DIR] [--json]
  empty-chair restore FILE [--keys FILE] [--home DIR] [--json]

Without --home: EMPTY_CHAIR_HOME, else .empty-chair in the current folder.
`;

/**
 * What `npx empty-chair …` does. Resolves to the exit code: 0 done, 1 refused or failed, 2 wrong usage. With --json only JSON
 * goes to standard output; sentences for a person go to standard error.
 */
export async function command(args: readonly string[]): Promise<number> {
  try {
    return await commanded(args);
  } catch (fault) {
    if (!(fault instanceof Refused)) return say(fault);
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
}

async function commanded(args: readonly string[]): Promise<number> {
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
