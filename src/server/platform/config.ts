import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How this process was asked to run: flags first, then the environment, then what suits a newcomer. */
export interface Config {
  readonly home: string;
  readonly port: number;
  readonly host: string;
  readonly sample: boolean;
  readonly open: boolean;
  readonly databaseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly baseUrl: string | undefined;
}

/** Wrong usage: the command ends with 2 and says what it does not understand. */
export class WrongUsage extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'WrongUsage';
  }
}

export function readConfig(args: readonly string[], environment: NodeJS.ProcessEnv): Config {
  const { values } = parse(args);
  const port = values.port ?? environment.PORT ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new WrongUsage(`--port takes a number from 0 to 65535, not "${port}".`);
  return {
    home: homeOf(values.home, environment),
    port: Number(port),
    host: values.host ?? environment.HOST ?? '127.0.0.1',
    sample: values['no-sample'] !== true,
    open: values.open === true,
    databaseUrl: environment.DATABASE_URL === '' ? undefined : environment.DATABASE_URL,
    smtpUrl: environment.SMTP_URL === '' ? undefined : environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM ?? 'Empty Chair <empty-chair@localhost>',
    baseUrl: environment.BASE_URL,
  };
}

export function homeOf(flag: string | undefined, environment: NodeJS.ProcessEnv): string {
  return resolve(flag ?? environment.EMPTY_CHAIR_HOME ?? '.empty-chair');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        home: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'no-sample': { type: 'boolean' },
        open: { type: 'boolean' },
      },
    });
  } catch (fault) {
    throw new WrongUsage(fault instanceof Error ? fault.message : 'The command was not understood.');
  }
}
