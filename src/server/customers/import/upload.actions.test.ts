import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintActor, type SystemActor } from '#server/platform/access';
import { outageOf } from '#server/platform/outage';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import { type ImportDesk, startUpload, sweepDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';
import { upload } from './upload.actions.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const FILE = 'id,at,who,text\n1,01/03/2026,a,first\n';

let desk: ImportDesk;
let ownerPool: Pool;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, ownerPool, close } = await openTestDesk(() => NOW)));
afterAll(() => close());

const spool = (id: string): string => join(desk.world.home, 'uploads', id);
const key = (id: string): string => join(desk.world.home, 'keys', 'uploads', id);

/** Brings a file that has been lying there for some hours. */
async function broughtBefore(hours: number): Promise<string> {
  const id = await uploaded(desk, FILE);
  desk.uploads.set(id, 'file.csv');
  const at = new Date(NOW.getTime() - hours * 3_600_000);
  for (const path of [spool(id), key(id)]) utimesSync(path, at, at);
  return id;
}

describe('a file that was brought', () => {
  it('goes with its key and its name after a day when nobody imported it, and not before', async () => {
    const [forgotten, fresh, waiting] = [
      await broughtBefore(25),
      await broughtBefore(23),
      await broughtBefore(48),
    ];
    await startImport(desk, {
      uploadId: waiting,
      fileName: 'file.csv',
      fileBytes: FILE.length,
      mapping: ticketMapping('kept'),
      startedBy: null,
      sample: false,
    });
    await sweepDesk(desk);
    expect([spool(forgotten), key(forgotten)].map(existsSync)).toEqual([false, false]);
    expect([fresh, waiting].flatMap((id) => [spool(id), key(id)]).every(existsSync)).toBe(true);
    expect([...desk.uploads.keys()]).toEqual([fresh, waiting]);
    await runImport(desk, waiting);
    expect(existsSync(spool(waiting))).toBe(false);
  });

  it('is not begun when there is no room for it, and leaves nothing', async () => {
    const before = readdirSync(join(desk.world.home, 'keys', 'uploads')).length;
    const fault = await upload(desk, Readable.from([Buffer.from(FILE)]), { expectedBytes: 2 ** 52 }).catch(
      (one: unknown) => one,
    );
    expect(outageOf(fault)).toBe('disk-full');
    expect(readdirSync(join(desk.world.home, 'keys', 'uploads'))).toHaveLength(before);
  });
});

describe('an import that a person begins', () => {
  const rows = async (): Promise<{ imports: string[]; entries: (string | null)[] }> => {
    const { db } = desk.world;
    const begun = await db.selectFrom('import').select('id').execute();
    const told = await db
      .selectFrom('audit')
      .select('object_id')
      .where('action', '=', 'import.start')
      .execute();
    return { imports: begun.map(({ id }) => id), entries: told.map((row) => row.object_id) };
  };

  it('is in the audit log, or was not begun', async () => {
    const actor = mintActor<SystemActor>({ kind: 'system', name: 'command-line' });
    const id = await uploaded(desk, FILE);
    const mapping = ticketMapping('audited');
    expect(await startUpload(desk, actor, { uploadId: id, mapping })).toMatchObject({ ok: true });
    await desk.running;
    const before = await rows();
    expect(before.imports).toContain(id);
    expect(before.entries).toEqual([id]);

    await ownerPool.query(
      `alter table audit add constraint refuses check (action <> 'import.start') not valid`,
    );
    const again = await uploaded(desk, FILE);
    await expect(startUpload(desk, actor, { uploadId: again, mapping })).rejects.toThrow('refuses');
    await ownerPool.query('alter table audit drop constraint refuses');
    expect(await rows()).toEqual(before);
    expect(await startUpload(desk, actor, { uploadId: again, mapping })).toMatchObject({ ok: true });
    await desk.running;
    expect((await rows()).entries).toEqual([id, again]);
  });
});
