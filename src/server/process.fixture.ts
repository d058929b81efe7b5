import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Import, importSchema } from '#contract/imports';
import { command } from '#server/command-line/command';

/**
 * The real product as a process of its own, run from its sources, on a home of the test's own: to be killed as a
 * power cut would, and started again.
 */
const serverSchema = z.object({ pid: z.number(), url: z.string(), token: z.string() });

export interface Running {
  readonly pid: number;
  readonly url: string;
  readonly token: string;
  /** What it has written so far, both streams. */
  readonly output: () => string;
  /** Without warning: nothing can be saved any more. */
  kill(): Promise<void>;
  /** In order, as Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const READY_MS = 90_000;

/** A directory that every user can enter; a PostgreSQL that root starts runs as somebody else. */
export async function scratch(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'ec-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function startServer(
  home: string,
  options: { readonly args?: readonly string[]; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<Running> {
  const child = spawnFile(
    'main.ts',
    ['--home', home, '--no-sample', '--port', '0', ...(options.args ?? [])],
    {
      ...options.environment,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => (output += String(bytes)));
  const gone = once(child, 'exit');
  const { url, token } = await ready(home, child, () => output);
  return {
    pid: child.pid ?? 0,
    url,
    token,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

/** `empty-chair …` with these words, to its end. */
export async function commandLine(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawnFile('cli.ts', words, environment);
  let out = '';
  let err = '';
  child.stdout?.on('data', (bytes) => (out += String(bytes)));
  child.stderr?.on('data', (bytes) => (err += String(bytes)));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/**
 * The same in this process, which spares the start of another: for what needs no process of its own (it ends by itself, reads
 * the environment of its caller, and is not killed).
 */
export async function commandHere(words: readonly string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const [out, err] = [process.stdout.write, process.stderr.write];
  const keep = (into: 'out' | 'err') =>
    ((bytes: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      said[into] += typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString();
      const then = typeof encoding === 'function' ? encoding : done;
      if (typeof then === 'function') then();
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = keep('out');
  process.stderr.write = keep('err');
  try {
    return { code: await command(words), ...said };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
}

/** Calls the door as the command line of this machine does, unless other headers say otherwise. */
export async function callServer(
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
): Promise<{ status: number; json: unknown; headers: Headers }> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json(), headers: response.headers };
}

/** Uploads a file and starts its import; the import runs on by itself. */
export async function beginImport(
  server: Running,
  file: string | Uint8Array<ArrayBuffer>,
  mapping: unknown,
  name = 'file.csv',
): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/uploads/${name}`, {
    method: 'PUT',
    body: file,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/octet-stream' },
  });
  const { uploadId } = z.object({ uploadId: z.string() }).parse(await response.json());
  const started = await callServer(server, 'POST', '/imports', { uploadId, mapping });
  return importSchema.parse(started.json).id;
}

/** Looks at an import until `enough`; throws when it takes longer than a minute. */
export async function watchImport(
  server: Running,
  id: string,
  enough: (now: Import) => boolean,
): Promise<Import> {
  const until = Date.now() + 120_000;
  for (;;) {
    const now = importSchema.parse((await callServer(server, 'GET', `/imports/${id}`)).json);
    if (enough(now)) return now;
    if (Date.now() > until) throw new Error(`the import stands at ${now.received} rows, ${now.state}`);
    await pause(20);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function spawnFile(name: string, words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const inherited = { ...process.env, ...environment };
  for (const ours of ['DATABASE_URL', 'TEST_DATABASE_URL', 'PORT', 'EMPTY_CHAIR_HOME'])
    if (!(ours in environment)) delete inherited[ours];
  return spawn(
    process.execPath,
    [
      '--conditions=source',
      '--import',
      import.meta.resolve('tsx'),
      join(import.meta.dirname, name),
      ...words,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, NODE_OPTIONS: '' } },
  );
}

async function ready(
  home: string,
  child: ChildProcess,
  output: () => string,
): Promise<z.infer<typeof serverSchema>> {
  const until = Date.now() + READY_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${output()}`);
    const server = await readFile(join(home, 'run', 'server.json'), 'utf8')
      .then((text) => serverSchema.parse(JSON.parse(text)))
      .catch(() => null);
    // The file of a killed process is still there: only its own counts.
    if (server !== null && server.pid === child.pid) {
      const health = await callServer(server, 'GET', '/health').catch(() => null);
      if (z.object({ status: z.literal('ready') }).safeParse(health?.json).success) return server;
    }
    if (Date.now() > until) throw new Error(`not ready: ${output()}`);
    await pause(25);
  }
}
