import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { homeOf, readConfig, WrongUsage } from '#server/platform/config';
import { openLog } from '#server/platform/log';
import { start } from '#server/start';

/**
 * How a command speaks to the organization: through the running server, or through one that it starts for itself on a
 * free port and ends again. Either way it is the same door with the same checks.
 */
export interface Talk {
  readonly home: string;
  readonly json: boolean;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  raw(path: string, init: RequestInit): Promise<Response>;
  /** Words for a person: standard error when JSON is wanted on standard output. */
  tell(words: string): void;
  end(): Promise<void>;
  /** Finds the server again after it went away. */
  again(): boolean;
}

/** A refusal that the server gave, as a sentence. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'Refused';
    this.code = code;
  }
}

/** The server, or its database or disk, cannot serve just now; the same call may be made again. */
export class Away extends Refused {
  constructor(code: string, sentence: string) {
    super(code, sentence);
    this.name = 'Away';
  }
}

const serverSchema = z.object({ pid: z.number(), url: z.string(), token: z.string() });
const problemSchema = z.object({
  code: z.string(),
  title: z.string(),
  data: z.object({ sentence: z.string() }).optional().catch(undefined),
});

export async function openTalk(flags: {
  home?: string | undefined;
  json?: boolean | undefined;
}): Promise<Talk> {
  const home = homeOf(flags.home, process.env);
  let server = running(home);
  let end = async (): Promise<void> => undefined;
  if (server === null) {
    const config = {
      ...readConfig(['--home', home, '--port', '0', '--no-sample'], { ...process.env, PORT: '0' }),
      host: '127.0.0.1',
    };
    const started = await start({
      config,
      log: openLog(join(home, 'logs', 'empty-chair.log')),
      pages: null,
      quiet: true,
    });
    server = { pid: process.pid, url: started.url, token: started.token };
    end = () => started.stop();
  }
  let { url, token } = server;
  const raw = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    try {
      return await fetch(`${url}/api/v1${path}`, { ...init, headers });
    } catch {
      throw new Away('SERVER_AWAY', 'The server went away during this call. Start it and try again.');
    }
  };
  return {
    home,
    json: flags.json === true,
    raw,
    end,
    tell(words) {
      (flags.json === true ? process.stderr : process.stdout).write(`${words}\n`);
    },
    again() {
      const found = running(home);
      if (found === null) return false;
      ({ url, token } = found);
      return true;
    },
    async call(method, path, body) {
      const response = await raw(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      return answer(response);
    },
  };
}

export async function answer(response: Response): Promise<unknown> {
  const parsed: unknown = await response.json().catch(() => null);
  if (response.ok) return parsed;
  const problem = problemSchema.safeParse(parsed);
  if (!problem.success)
    throw new Refused('UNREADABLE_ANSWER', `The server answered ${response.status} without saying why.`);
  const sentence = problem.data.data?.sentence ?? `${problem.data.title}.`;
  if (response.status === 503) throw new Away(problem.data.code, sentence);
  throw new Refused(problem.data.code, sentence);
}

export function running(home: string): z.infer<typeof serverSchema> | null {
  try {
    const server = serverSchema.parse(JSON.parse(readFileSync(join(home, 'run', 'server.json'), 'utf8')));
    process.kill(server.pid, 0);
    return server;
  } catch {
    return null;
  }
}

type FlagKind = { readonly type: 'string' } | { readonly type: 'boolean' };
type Flags<Kinds extends Readonly<Record<string, FlagKind>>> = {
  [Name in keyof Kinds]?: (Kinds[Name] extends { type: 'string' } ? string : boolean) | undefined;
};

/** Parses the flags of one command; `--home` and `--json` belong to all. Wrong usage ends with 2. */
export function flagsOf<const Kinds extends Readonly<Record<string, FlagKind>>>(
  args: readonly string[],
  kinds: Kinds,
  positionals: number,
): {
  values: Flags<Kinds> & { home?: string | undefined; json?: boolean | undefined };
  positionals: string[];
} {
  const parsed = parsedFlags(args, kinds);
  if (parsed.positionals.length !== positionals) {
    const words = `${positionals} word${positionals === 1 ? '' : 's'}`;
    throw new WrongUsage(
      `This command takes ${words} besides its flags, not ${parsed.positionals.length}. See empty-chair help.`,
    );
  }
  // parseArgs has checked every flag against its kind.
  return {
    values: parsed.values as Flags<Kinds> & { home?: string; json?: boolean },
    positionals: parsed.positionals,
  };
}

function parsedFlags(args: readonly string[], kinds: Readonly<Record<string, FlagKind>>) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...kinds, home: { type: 'string' }, json: { type: 'boolean' } },
      strict: true,
      allowPositionals: true,
    });
  } catch (fault) {
    throw new WrongUsage(fault instanceof Error ? fault.message : 'The command was not understood.');
  }
}

/** Runs a command and ends what it had started, whatever happens; a refusal becomes a sentence and 1. */
export async function talking(
  flags: { home?: string | undefined; json?: boolean | undefined },
  command: (talk: Talk) => Promise<number>,
): Promise<number> {
  const talk = await openTalk(flags);
  try {
    return await command(talk);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    if (talk.json)
      process.stdout.write(`${JSON.stringify({ error: fault.code, sentence: fault.message })}\n`);
    return 1;
  } finally {
    await talk.end();
  }
}
