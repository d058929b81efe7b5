import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wrongWord } from './egress/permission.ts';

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
  /** How many proxies stand before us, or their addresses; null believes nobody but the connection itself. */
  readonly trustProxy: number | readonly string[] | null;
  /** Hosts and networks of our own that may be reached though they do not lie in the open internet. */
  readonly egressAllow: readonly string[];
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
    trustProxy: trustProxyOf(environment.TRUST_PROXY ?? ''),
    egressAllow: egressAllowOf(environment.EGRESS_ALLOW ?? ''),
  };
}

const NAMED_NETWORKS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * `1` (that many proxies), or addresses and networks with commas between; nothing is nobody. There is no word for everybody:
 * then each visitor could choose the address under which the limit on signing in counts.
 */
function trustProxyOf(text: string): number | readonly string[] | null {
  const words = text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  if (words.length === 0 || text.trim() === '0') return null;
  if (words.length === 1 && /^\d{1,2}$/.test(words[0] ?? '')) return Number(words[0]);
  const wrong = words.find((word) => !NAMED_NETWORKS.has(word) && !isNetwork(word));
  if (wrong === undefined) return words;
  throw new WrongUsage(
    `TRUST_PROXY takes a number of proxies or their addresses (10.0.0.7, 10.0.0.0/8, loopback), not "${wrong}".`,
  );
}

/** `mail.internal, 10.1.0.0/16`: named one by one; there is no word for everything. */
function egressAllowOf(text: string): readonly string[] {
  const words = text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const wrong = words.find(wrongWord);
  if (wrong === undefined) return words;
  throw new WrongUsage(
    `EGRESS_ALLOW takes hosts, addresses and networks (mail.internal, 10.1.0.0/16), not "${wrong}".`,
  );
}

function isNetwork(word: string): boolean {
  const [address = '', bits, ...more] = word.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
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
