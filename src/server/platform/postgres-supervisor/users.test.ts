import { existsSync, readFileSync } from 'node:fs';
import { chown, cp, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withClient } from './login.ts';
import {
  asNobody,
  isLinux,
  isRoot,
  NOBODY,
  scratch,
  startElsewhere,
  startHere,
} from './supervisor.fixture.ts';

let place: Awaited<ReturnType<typeof scratch>>;
let home: string;
beforeEach(async () => {
  place = await scratch();
  home = join(place.path, 'home');
});
afterEach(() => place.remove());

const ask = async (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => (await client.query(sql)).rows[0]);
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
/** A dead process that nobody has buried yet has no command line any more. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length > 0;
const SYS_PTRACE = 1n << 19n;

describe('users', () => {
  test.skipIf(!isRoot || !isLinux)('an ordinary user starts with programs that root installed', async () => {
    await mkdir(home);
    await chown(home, NOBODY, NOBODY);
    const child = await startElsewhere(home, { through: asNobody });
    expect(child.refusal).toBeUndefined();
    expect((await stat(join(home, 'postgres'))).uid).toBe(NOBODY);
    await child.end();
    expect(isAlive(child.pid)).toBe(false);

    const byRoot = await startHere(home);
    expect((await stat(`/proc/${byRoot.pid}`)).uid).toBe(NOBODY);
    await byRoot.stop();
  });

  test.skipIf(!isRoot || !isLinux)('root starts a server that is not root', async () => {
    const postgres = await startHere(home);
    const { uid } = await stat(`/proc/${postgres.pid}`);
    expect(uid).not.toBe(0);
    expect((await stat(join(home, 'postgres'))).uid).toBe(uid);
    expect((await stat(home)).uid).toBe(0);
    expect((await modeOf(home)) & 0o044).toBe(0);
    await postgres.stop();
  });

  test.skipIf(!isRoot || !isLinux)(
    'root without the right to trace still finds and stops its server',
    async () => {
      const through = ['setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace'];
      const killed = await startElsewhere(home, { through });
      const status = readFileSync(`/proc/${killed.process.pid}/status`, 'utf8');
      const rights = BigInt(`0x${/CapEff:\s*(\w+)/.exec(status)?.[1]}`);
      expect(rights & SYS_PTRACE).toBe(0n);
      await killed.kill();
      const child = await startElsewhere(home, { through });
      expect(child.pid).toBe(killed.pid);
      await child.end();
      expect(isAlive(child.pid)).toBe(false);
    },
  );

  test.skipIf(!isRoot || !isLinux)('root without the right to change users gets a sentence', async () => {
    const child = await startElsewhere(home, { through: ['setpriv', '--bounding-set=-setuid,-setgid'] });
    expect(child.refusal).toContain('capabilities SETUID');
    await child.end();
  });

  test.skipIf(!isRoot || !isLinux)(
    'root in a home that nobody else can enter finds shelter for it',
    async () => {
      const closed = join(place.path, 'closed');
      await mkdir(closed, { mode: 0o700 });
      const shelter = join(place.path, 'shelter');
      home = join(closed, 'clone', '.empty-chair');
      const first = await startHere(home, { shelter });
      await ask(first.ownerUrl, 'create table note as select 7 as seven');
      await first.stop();
      const second = await startHere(home, { shelter });
      expect(await ask(second.ownerUrl, 'select seven from note')).toEqual({ seven: 7 });
      await expect(startHere(home, { shelter })).rejects.toThrow('already serves');
      await second.stop();
      expect(existsSync(join(home, 'postgres'))).toBe(false);
      expect((await modeOf(closed)) & 0o077).toBe(0);

      await cp(home, join(closed, 'copy'), { recursive: true });
      await expect(startHere(join(closed, 'copy'), { shelter })).rejects.toThrow('is a copy of');
    },
  );
});
