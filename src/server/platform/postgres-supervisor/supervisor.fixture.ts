import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { LogLine } from './log-line.ts';
import { type Postgres, startPostgres } from './supervisor.ts';

export const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === 'linux';
/** The user `nobody` of every Linux. */
export const NOBODY = 65_534;
/** What lends a child the user `nobody`; only root can. */
export const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/** A directory of the test's own that every user can enter. */
export async function scratch(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'ec-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts in this process, without fsync, and gives the log lines too. */
export async function startHere(
  home: string,
  options: { readonly shelter?: string } = {},
): Promise<Postgres & { lines: LogLine[] }> {
  const lines: LogLine[] = [];
  const postgres = await startPostgres({
    home,
    durability: 'none',
    log: (line) => lines.push(line),
    ...options,
  });
  return { ...postgres, lines };
}

const Reply = z.union([
  z.object({ pid: z.number(), url: z.string() }),
  z.object({ refusal: z.string() }).transform(({ refusal }) => ({ refusal, pid: 0, url: '' })),
]);

export type Child = {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly url: string;
  readonly refusal?: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Lets it stop its server in order. */
  end(): Promise<void>;
};

/** Starts in a process of its own; `through` is a program that lends it another user or fewer rights. */
export async function startElsewhere(
  home: string,
  options: { readonly through?: readonly string[]; readonly cwd?: string } = {},
): Promise<Child> {
  const script = join(import.meta.dirname, 'supervisor-child.fixture.ts');
  const tsx = import.meta.resolve('tsx');
  const words = [
    ...(options.through ?? []),
    ...[process.execPath, '--conditions=source', '--import', tsx, script, home],
  ];
  const child = spawn(words[0] ?? '', words.slice(1), {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TSX_DISABLE_CACHE: '1', NODE_OPTIONS: '' },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const gone = once(child, 'exit');
  return {
    process: child,
    ...Reply.parse(JSON.parse(String(line))),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      child.stdin.end();
      await gone;
    },
  };
}

/** A directory inside `parent` that only its owner can enter, as root's own is. */
export async function closedDirectory(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  await mkdir(path, { mode: 0o700 });
  await chmod(path, 0o700);
  return path;
}
