import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync } from 'node:fs';
import { chmod, cp, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartRefusal } from '#server/platform/start-refusal';
import { accountsIn } from './account.ts';
import { findPackage, prepareBinaries } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { lockHome } from './home-lock.ts';
import { refuseIfLettersAreUnknown } from './letters.ts';
import { withClient } from './login.ts';
import { findPlace } from './place.ts';
import { serverArguments } from './settings.ts';
import { closedDirectory, isLinux, isRoot, NOBODY, scratch, startHere } from './supervisor.fixture.ts';

const run = promisify(execFile);
let place: Awaited<ReturnType<typeof scratch>>;
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place.remove());

async function packageWithoutLinks(parent: string): Promise<{ native: string; version: string }> {
  const { native, version } = await findPackage();
  const copy = join(parent, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  const lib = join(copy, 'lib');
  const links = (await readdir(lib)).filter((name) => lstatSync(join(lib, name)).isSymbolicLink());
  for (const link of links) await rm(join(lib, link));
  return { native: copy, version };
}

describe('the programs of PostgreSQL', () => {
  const nobody = isRoot ? { uid: NOBODY, gid: NOBODY, name: 'nobody' } : undefined;

  test.skipIf(!isLinux)('run from a package whose library links npm did not make, unchanged', async () => {
    const found = await packageWithoutLinks(place.path);
    await expect(run(join(found.native, 'bin', 'postgres'), ['--version'])).rejects.toThrow(
      'shared libraries',
    );
    const before = await readdir(join(found.native, 'lib'));
    const binaries = await prepareBinaries({
      found,
      account: nobody,
      linkDirectory: join(place.path, 'links'),
      copyDirectory: join(place.path, 'copy'),
    });
    expect(binaries.postgres).toBe(join(found.native, 'bin', 'postgres'));
    const { stdout } = await run(binaries.postgres, ['--version'], { env: binaries.environment });
    expect(stdout).toContain('PostgreSQL) 18');
    expect(await readdir(join(found.native, 'lib'))).toEqual(before);
  });

  test.skipIf(!isLinux || !isRoot)('are copied from where the account cannot reach them', async () => {
    const closed = await closedDirectory(place.path, 'closed');
    const found = await packageWithoutLinks(closed);
    const prepare = () =>
      prepareBinaries({
        found,
        account: nobody,
        linkDirectory: join(closed, 'links'),
        copyDirectory: join(place.path, 'copy'),
      });
    const binaries = await prepare();
    expect(binaries.postgres).toBe(join(place.path, 'copy', found.version, 'bin', 'postgres'));
    const copied = await stat(binaries.postgres);
    expect((await prepare()).postgres).toBe(binaries.postgres);
    expect((await stat(binaries.postgres)).ino).toBe(copied.ino);
  });

  test('a machine without them is told how to get them', async () => {
    const refusal = await findPackage('plan9').catch((failure: unknown) => failure);
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect(String(refusal)).toContain('npm ci --include=optional');
    expect(String(refusal)).toContain('DATABASE_URL');
  });
});

describe('letters', () => {
  const make = async (locales: readonly (readonly string[])[]) => {
    await mkdir(join(place.path, 'home'), { recursive: true });
    const found = await findPlace(join(place.path, 'home'));
    const binaries = await prepareBinaries({
      found: await findPackage(),
      account: found.account,
      linkDirectory: found.links,
      copyDirectory: found.binaries,
    });
    return makeCluster({ place: found, binaries, password: 'x', durability: 'none', locales });
  };

  test('a host without the first locale gets the next', async () => {
    const absent = ['--locale-provider=libc', '--locale=xx_XX.UTF-8'];
    const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await expect(make([absent])).rejects.toThrow('invalid locale');
    expect(await make([absent, builtin])).toBe(true);
    expect(await readdir(join(place.path, 'home'))).not.toContain('postgres.new');
  });

  test('a database that takes Hebrew for punctuation is refused, one that knows it is not', async () => {
    const postgres = await startHere(join(place.path, 'home'));
    await withClient(postgres.superuserUrl, async (client) => {
      await client.query(`create database deaf template template0 encoding 'UTF8' locale 'C'`);
      await client.query('create extension pg_trgm');
      await expect(refuseIfLettersAreUnknown(client)).resolves.toBeUndefined();
    });
    await withClient(postgres.superuserUrl.replace('/empty_chair?', '/deaf?'), async (client) => {
      await expect(refuseIfLettersAreUnknown(client)).rejects.toThrow('does not know Hebrew letters');
    });
    await postgres.stop();
  });
});

test.skipIf(!isRoot || !isLinux)(
  'a full disk gives a sentence and leaves no half database',
  async ({ skip }) => {
    const small = join(place.path, 'small');
    await mkdir(small);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small]).catch(() =>
      skip('this machine lets nobody mount'),
    );
    try {
      await chmod(small, 0o755);
      const refusal = await startHere(join(small, 'home')).catch((failure: unknown) => failure);
      expect(refusal).toBeInstanceOf(StartRefusal);
      expect(String(refusal)).toContain('is full');
      expect(await readdir(join(small, 'home'))).not.toContain('postgres');

      await run('mount', ['-o', 'remount,size=230m', small]);
      await run('fallocate', ['-l', '1m', join(small, 'some')]);
      const postgres = await startHere(join(small, 'home'));
      await postgres.stop();
      await run('sh', ['-c', 'cat /dev/zero > "$1" || true', 'sh', join(small, 'rest')]);
      const later = await startHere(join(small, 'home')).catch((failure: unknown) => failure);
      expect(later).toBeInstanceOf(StartRefusal);
      expect(String(later)).toContain('is full');
    } finally {
      await run('umount', ['--lazy', small]);
    }
  },
);

test('the settings that keep rows out of the log and commits on the disk are on the command line', () => {
  const given = serverArguments({ kind: 'socket', directory: '/run/a "b"', port: 5432 }, 'full');
  for (const setting of [
    'fsync=on',
    'log_statement=none',
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'listen_addresses=',
    'unix_socket_directories="/run/a ""b"""',
  ]) {
    expect(given).toContain(setting);
  }
});

test.skipIf(process.platform === 'win32')(
  'of many who find a dead lock at once, one gets the home',
  async () => {
    const run = join(place.path, 'home', 'run');
    await mkdir(run, { recursive: true });
    for (let round = 0; round < 50; round++) {
      const dead = createServer().listen(join(run, 'dying'));
      await once(dead, 'listening');
      await link(join(run, 'dying'), join(run, 'server.lock'));
      await new Promise((resolve) => dead.close(resolve));
      const tries = await Promise.allSettled(
        Array.from({ length: 2 + (round % 6) }, () => lockHome(join(run, '..'))),
      );
      const held = tries.filter((outcome) => outcome.status === 'fulfilled');
      expect(held).toHaveLength(1);
      for (const { value } of held) await value.release();
      expect(await readdir(run)).toEqual([]);
    }
  },
);

test('accounts are read from passwd lines, and other lines are passed over', () => {
  const accounts = accountsIn(
    'root:x:0:0::/:/bin/sh\n# comment\n+::::::\nnobody:x:65534:65533::/:/bin/false\n',
  );
  expect([...accounts.keys()]).toEqual(['root', 'nobody']);
  expect(accounts.get('nobody')).toEqual({ name: 'nobody', uid: 65_534, gid: 65_533 });
});
