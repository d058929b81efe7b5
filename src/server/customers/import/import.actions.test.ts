import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { openWriter, type Writer } from '#server/customers/ingest/writer';
import { testDatabase } from '#server/platform/database.fixture';
import type { World } from '#server/platform/world';
import { testWorld } from '#server/platform/world.fixture';
import { errorLines } from './error-file.actions.ts';
import { FileRefusal } from './file-refusal.ts';
import { type Importing, startImport } from './import.actions.ts';
import { imports } from './import.store.ts';
import { runImport } from './import-run.actions.ts';
import { readDivisionCodes } from './silos.actions.ts';
import { upload } from './upload.actions.ts';

let world: World;
let writer: Writer;
let importing: Importing;
let drop: () => Promise<void>;
let home: string;

beforeAll(async () => {
  const database = await testDatabase();
  drop = database.drop;
  home = mkdtempSync(join(tmpdir(), 'empty-chair-import-'));
  world = { ...testWorld(database.appPool), home };
  writer = openWriter(world, async () => ({
    touchpointOf: () => null,
    closedWays: new Set<string>(),
    divisions: await readDivisionCodes(world),
  }));
  importing = { world, writer, master: randomBytes(32), prepareJourney: async () => undefined };
});
afterAll(async () => {
  await writer.stop();
  await drop();
  rmSync(home, { recursive: true, force: true });
});

const tickets = (source: string, more: object = {}): Mapping =>
  mappingSchema.parse({
    mapping: 1,
    source: { code: source, name: { he: source, en: source }, kind: 'help-desk' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'id' },
      occurredAt: { column: 'at' },
      kind: { constant: 'ticket' },
      channel: { constant: 'phone' },
      text: { column: 'text' },
      'customer.reference': { column: 'who' },
      amount: { column: 'amount' },
    },
    ...more,
  });

async function bring(bytes: string | Buffer, mapping: Mapping, fileName = 'file.csv') {
  const { uploadId, bytes: fileBytes } = await upload(importing, Readable.from([Buffer.from(bytes)]));
  const id = await startImport(importing, {
    uploadId,
    fileName,
    fileBytes,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(importing, id);
  const [row] = await imports(world.db, { id });
  return { id, state: row?.state, ...row?.counters };
}

const HEAD = 'id,at,who,text,amount\n';

describe('an import', () => {
  it('accounts for every row, and changes nothing the second time', async () => {
    const file = `${HEAD}1,01/02/2026 10:00,a,first,12.50\n2,02/02/2026,b,"two\nlines",\n2,02/02/2026,b,"two\nlines",\n3,31/02/2026,c,impossible,\n4,03/02/2026,d,x,abc\n5,04/02/2026,e,"bad\u0000nul",\n6,05/02/2026,f,y,,surplus\n,06/02/2026,g,no id,\n`;
    const first = await bring(file, tickets('table'));
    expect(first).toMatchObject({
      state: 'done',
      received: 8,
      stored: 2,
      duplicate: 1,
      quarantined: 3,
      rejected: 2,
    });
    expect(await bring(file, tickets('table'))).toMatchObject({
      received: 8,
      stored: 0,
      duplicate: 3,
      quarantined: 3,
      rejected: 2,
    });
    const errors = (await errorLines(world, first.id).toArray()).join('');
    expect(
      errors
        .split('\r\n')
        .slice(1, -1)
        .map((line: string) => line.split(',').slice(0, 3).join(' ')),
    ).toEqual([
      '5 quarantined impossible-date:occurredAt',
      '6 quarantined bad-number:amount',
      '7 quarantined nul',
      '8 rejected more-cells-than-columns',
      '9 rejected no-external-id',
    ]);
  });

  it('reads the encodings and forms that silos write', async () => {
    const hebrew = 'id;at;who;text;amount\n1;01/03/2026;a;שלום עולם;\n';
    const old = Buffer.from(
      [...hebrew].map((letter) =>
        letter >= 'א' && letter <= 'ת' ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0),
      ),
    );
    expect(await bring(old, tickets('w1255'))).toMatchObject({ state: 'done', stored: 1 });
    expect(await bring(Buffer.from(`\uFEFF${HEAD}1,01/03/2026,a,שלום,\n`), tickets('bom'))).toMatchObject({
      stored: 1,
    });
    expect(
      await bring(Buffer.from(`\uFEFF${HEAD}1,01/03/2026,a,שלום,\n`, 'utf16le'), tickets('utf16')),
    ).toMatchObject({ stored: 1 });
    expect(
      await bring(
        '{"id":1,"at":"2026-03-01T10:00:00Z","who":"a","text":"hi"}\nnot json\n{"id":2,"at":"2026-03-01T10:00:00Z","who":"a","amount":7}\n',
        tickets('lines'),
        'x.jsonl',
      ),
    ).toMatchObject({ received: 3, stored: 2, rejected: 1 });
    expect(
      await bring(
        '{"rows":[{"id":1,"at":"2026-03-01T10:00:00Z","who":"a","text":"hi","amount":"1"}]}',
        tickets('json'),
        'x.json',
      ),
    ).toMatchObject({ stored: 1 });
    expect(
      await bring(gzipSync(`${HEAD}1,01/03/2026,a,packed,\n`), tickets('packed'), 'x.csv.gz'),
    ).toMatchObject({ stored: 1 });
    const sealed = await sql<{
      item: Buffer;
      id: string;
    }>`select i.item_cipher as item, i.id from interaction i join source s on s.id = i.source_id where s.code = 'w1255'`.execute(
      world.db,
    );
    const [row] = sealed.rows;
    expect(row && JSON.parse(world.vault.open(`interaction:${row.id}`, row.item)).text).toBe('שלום עולם');
  });

  it('reads an event log, one row for each event', async () => {
    const xes = `<?xml version="1.0"?><log xes.version="1.0"><trace><string key="concept:name" value="173688"/><event><string key="concept:name" value="A"/><date key="time:timestamp" value="2011-10-01T00:38:44.546+02:00"/></event><event><string key="concept:name" value="B"/><date key="time:timestamp" value="2011-10-01T00:39:00+02:00"/></event></trace></log>`;
    const mapping = mappingSchema.parse({
      mapping: 1,
      source: { code: 'loans', name: { he: 'x', en: 'x' }, kind: 'process-log' },
      rows: 'interaction',
      fields: {
        externalId: { columns: ['trace:concept:name', 'event:index'] },
        occurredAt: { column: 'event:time:timestamp' },
        kind: { constant: 'process-step' },
        channel: { constant: 'system' },
        'customer.reference': { column: 'trace:concept:name' },
        'attributes.activity': { column: 'event:concept:name' },
      },
    });
    expect(await bring(xes, mapping, 'x.xes')).toMatchObject({ state: 'done', received: 2, stored: 2 });
  });

  it('takes each thing said of a person once: an old file after a newer one changes nothing', async () => {
    const people = mappingSchema.parse({
      mapping: 1,
      source: { code: 'crm', name: { he: 'x', en: 'x' }, kind: 'crm' },
      rows: 'person',
      fields: {
        'customer.reference': { column: 'ref' },
        'customer.name': { column: 'name' },
        'customer.city': { column: 'city' },
      },
    });
    const old = 'ref,name,city\n1,Dana Lev,Haifa\n2,Gil Ron,Eilat\n,Nobody,Nowhere\n';
    expect(await bring(old, people)).toMatchObject({ received: 3, stored: 2, rejected: 1 });
    expect(await bring('ref,name,city\n1,Dana Lev,Akko\n', people)).toMatchObject({ stored: 1 });
    expect(await bring(old, people)).toMatchObject({ stored: 0, duplicate: 2, rejected: 1 });
    const { rows } = await sql<{
      city: string;
      version: number;
    }>`select city, version from source_record r join source s on s.id = r.source_id where s.code = 'crm' order by city`.execute(
      world.db,
    );
    expect(rows).toEqual([
      { city: 'Akko', version: 2 },
      { city: 'Eilat', version: 1 },
    ]);
  });

  it('sets aside the one row that was written in another encoding, and reads on', async () => {
    const good = (n: number): string => `${n},01/01/2026,b,שלום ${n},\n`;
    const file = Buffer.concat([
      Buffer.from(HEAD + Array.from({ length: 9_000 }, (_, n) => good(n)).join('')),
      Buffer.from([0x78, 0x2c, 0xf9, 0xec, 0xe5, 0xed, 0x0a]),
      Buffer.from(good(9_001)),
    ]);
    const brought = await bring(file, tickets('mixed'));
    expect(brought).toMatchObject({ state: 'done', received: 9_002, stored: 9_001, quarantined: 1 });
    const errors = (await errorLines(world, brought.id).toArray()).join('');
    expect(errors).toContain('9002,quarantined,mixed-encoding,x,שלום');
  });

  it('goes on where its counters stand when it was cut off in the middle', async () => {
    const file =
      HEAD +
      Array.from({ length: 3_500 }, (_, n) => `r${n},01/02/2026 10:00,p${n % 300},text ${n},\n`).join('');
    const mapping = tickets('cut');
    let chunks = 0;
    const failing: Importing = {
      ...importing,
      writer: {
        ...writer,
        store: (rows, within) =>
          ++chunks > 2 ? Promise.reject(new Error('the power went')) : writer.store(rows, within),
      },
    };
    const { uploadId, bytes } = await upload(failing, Readable.from([Buffer.from(file)]));
    await startImport(failing, {
      uploadId,
      fileName: 'cut.csv',
      fileBytes: bytes,
      mapping,
      startedBy: null,
      sample: false,
    });
    await expect(runImport(failing, uploadId)).rejects.toThrow('the power went');
    const [half] = await imports(world.db, { id: uploadId });
    expect(half).toMatchObject({ state: 'running', counters: { received: 2_000, stored: 2_000 } });
    await runImport(importing, uploadId);
    const [whole] = await imports(world.db, { id: uploadId });
    expect(whole).toMatchObject({
      state: 'done',
      counters: { received: 3_500, stored: 3_500, duplicate: 0 },
    });
  });

  it('refuses with a sentence, and stores nothing, what it cannot read', async () => {
    const before = await counted();
    const cases: readonly (readonly [string, Buffer | string, Mapping, string])[] = [
      ['an empty file', ' \n ', tickets('no'), 'x.csv'],
      ['a header alone', HEAD, tickets('no'), 'x.csv'],
      [
        'a picture',
        Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), randomBytes(4_000)]),
        tickets('no'),
        'x.csv',
      ],
      ['a workbook that is none', Buffer.from('PK\u0003\u0004 not really a zip'), tickets('no'), 'x.xlsx'],
      [
        'a byte that is not UTF-8 deep in a JSON file',
        Buffer.concat([
          Buffer.from(`[${'{"id":"a","at":"01/01/2026","who":"b","text":"c","amount":""},'.repeat(5_000)}"`),
          Buffer.from([0xff, 0xfe, 0x22, 0x5d]),
        ]),
        tickets('no'),
        'x.json',
      ],
      ['JSON cut off', '[{"id":1},{"id":', tickets('no'), 'x.json'],
      ['a mapping that names a missing column', 'id,at\n1,01/01/2026\n', tickets('no'), 'x.csv'],
    ];
    for (const [what, bytes, mapping, name] of cases) {
      const refusal = await bring(bytes, mapping, name).then(
        () => null,
        (fault: unknown) => fault,
      );
      expect(refusal, what).toBeInstanceOf(FileRefusal);
      expect(refusal instanceof Error && refusal.message.length, what).toBeGreaterThan(20);
    }
    expect(await counted()).toEqual(before);
  });

  it('leaves no plain word of the file on the disk, before or after', async () => {
    const { uploadId } = await upload(
      importing,
      Readable.from([Buffer.from(`${HEAD}1,01/01/2026,a,plantedsecret,\n`)]),
    );
    const disk = readdirSync(join(home, 'uploads')).map((file) => readFileSync(join(home, 'uploads', file)));
    expect(disk.length).toBeGreaterThan(0);
    expect(disk.some((bytes) => bytes.includes('plantedsecret'))).toBe(false);
    expect(readdirSync(join(home, 'keys', 'uploads'))).toContain(uploadId);
  });
});

async function counted() {
  const { rows } = await sql<{
    n: number;
  }>`select (select count(*) from interaction) + (select count(*) from source) + (select count(*) from source_record) as n`.execute(
    world.db,
  );
  return rows[0]?.n;
}
