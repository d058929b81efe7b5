import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { mappingSchema } from '#contract/mapping';
import { startImport } from '#server/customers/import/import.actions';
import { imports } from '#server/customers/import/import.store';
import { runImport } from '#server/customers/import/import-run.actions';
import { rowsOf } from '#server/customers/import/rows';
import { readDivisionCodes } from '#server/customers/import/silos.actions';
import type { Format } from '#server/customers/import/sniff';
import { upload, uploadedFile } from '#server/customers/import/upload.actions';
import { openWriter } from '#server/customers/ingest/writer';
import { connect, openDatabase } from '#server/platform/database';
import { migrate } from '#server/platform/migrate';
import { testWorld } from '#server/platform/world.fixture';

/**
 * `node --max-semi-space-size=32 --conditions=source --import tsx bench/import.ts [--rows 200000] [--people known|new] [--letters 60] [--read 300]`
 *
 * Imports a CSV of invented interactions through the whole path (file sealed, read, mapped, checked, identity, encryption,
 * counters, events) into a PostgreSQL of its own with fsync on; copies the same file into an unlogged table without any index;
 * and copies what the import stored once more, into tables with the same indexes. Prints rows per second of the three, the
 * ratios and the highest memory of this process. Each tenth row is of a person never seen; with `--people known` they all came in before, with `--people new` every row is of another. With `--read`, reads files
 * of that many megabytes in each format instead, and prints what that takes.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    people: { type: 'string' },
    letters: { type: 'string' },
    read: { type: 'string' },
  },
});
const ROWS = Number(values.rows ?? 200_000);
const LETTERS = Number(values.letters ?? 60);
const PEOPLE = values.people === 'new' ? ROWS : Math.max(1, Math.round(ROWS / 10));
const GIVEN =
  'דנה עומר רות גיל נועה אבי מאיה טל יוסף שרה דוד רחל משה חנה אורי תמר איתן מיכל יעל רון Dana Omer Ruth Gil Noa Avi Maya Tal Yosef Sarah David Rachel Moshe Hana Uri Tamar Eitan Michal Yael Ron Olga Ivan Ahmad Fatima Maria Boris Nur Lena Sami Rita'.split(
    ' ',
  );
const FRONT =
  'אב בר גל דר הר זה חן טל יר כר לב מל נר סל עמ פר צח קד רז שח Bar Cal Dan El Fri Gold Har Kap Lev Mor Nat Oz Per Ros Sha Tor Vak Wei Yar Zil'.split(
    ' ',
  );
const MIDDLE = 'a o i el an ed ור ית או ל מי ר ג נ'.split(' ');
const BACK = 'man stein ov er i son berg ני סון לי ן מן קי דה רי שי גר'.split(' ');
const WORDS = 'חיכיתי שעה לנציג ואף אחד לא ענה the technician came on time אבל החשבון עלה again '.split(' ');

const home = mkdtempSync(join(tmpdir(), 'empty-chair-bench-'));
const mapping = mappingSchema.parse({
  mapping: 1,
  source: { code: 'bench', name: { he: 'מדידה', en: 'Bench' }, kind: 'help-desk' },
  rows: 'interaction',
  fields: {
    externalId: { column: 'id' },
    occurredAt: { column: 'at' },
    kind: { constant: 'ticket' },
    channel: { constant: 'phone' },
    text: { column: 'text' },
    'customer.reference': { column: 'who' },
    'customer.name': { column: 'name' },
    'customer.phone': { column: 'phone' },
  },
});

function cellsOf(n: number): string[] {
  const who = n % PEOPLE;
  const words: string[] = [];
  for (let length = 0, at = n; length < LETTERS; at += 7) {
    const word = WORDS[at % WORDS.length] ?? '';
    words.push(word);
    length += word.length + 1;
  }
  const at = new Date(Date.UTC(2026, 0, 1) + (n % 7_000_000) * 1_000).toISOString();
  const phone = `05${String(20_000_000 + who).padStart(8, '0')}`;
  return [`r${n}`, at, `p${who}`, nameOf(who), phone, words.join(' ')];
}

/** Some names are common and most are rare, as in any people: the one in front is borne by about one in sixty. */
function nameOf(who: number): string {
  const given = ranked(GIVEN.length, 3, fraction(who, 1));
  const rank = ranked(FRONT.length * MIDDLE.length * BACK.length, 10, fraction(who, 2));
  const front = FRONT[rank % FRONT.length] ?? '';
  const middle = MIDDLE[Math.floor(rank / FRONT.length) % MIDDLE.length] ?? '';
  const back = BACK[Math.floor(rank / (FRONT.length * MIDDLE.length))] ?? '';
  return `${GIVEN[given]} ${front}${middle}${back}`;
}

/** Rank below `size` under Zipf's law shifted by `shift`: rank r is as frequent as 1 / (r + shift). */
function ranked(size: number, shift: number, share: number): number {
  return Math.min(size - 1, Math.floor(shift * ((size + shift) / shift) ** share - shift));
}

/** An even number from 0 to 1 that hangs on both arguments alone (the finaliser of MurmurHash3). */
function fraction(n: number, salt: number): number {
  let hash = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
const COLUMNS = ['id', 'at', 'who', 'name', 'phone', 'text'];

/** The tables that take a row of the file, and what a new person brings. */
const STORED = [
  'source_record',
  'source_record_version',
  'record_key',
  'identity_key',
  'block_key',
  'meeting_key',
  'customer',
  'membership',
  'ruling',
  'edge',
  'interaction',
  'verbatim',
  'intake_key',
  'rollup_day',
] as const;

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

try {
  if (values.read === undefined) await importing();
  else await reading(Number(values.read) * 1024 * 1024);
} finally {
  clearInterval(watch);
  rmSync(home, { recursive: true, force: true });
}

async function importing(): Promise<void> {
  const database = await openDatabase({ home, log: () => undefined });
  await migrate(database.ownerUrl, { directory: join(import.meta.dirname, '../migrations') });
  const pool = connect(database.appUrl, { max: 4, applicationName: 'bench' });
  try {
    const world = { ...testWorld(pool, () => new Date()), home };
    const writer = openWriter(world, async () => ({
      touchpointOf: () => null,
      closedWays: new Set<string>(),
      divisions: await readDivisionCodes(world),
    }));
    const desk = { world, writer, master: randomBytes(32), prepareJourney: async () => undefined };
    const bring = async (name: string, lines: Iterable<string>, expected: number) => {
      const file = join(home, name);
      await pipeline(Readable.from(lines), createWriteStream(file));
      const began = performance.now();
      const { uploadId, bytes } = await upload(desk, createReadStream(file));
      const facts = { uploadId, fileName: name, fileBytes: bytes, mapping, startedBy: null, sample: false };
      await startImport(desk, facts);
      const looked = performance.now();
      await runImport(desk, uploadId);
      const ended = performance.now();
      const [row] = await imports(world.db, { id: uploadId });
      if (row?.counters.stored !== expected) throw new Error(`stored ${row?.counters.stored} of ${expected}`);
      return { file, bytes, began, looked, ended };
    };
    // A row of each, which the file that is measured does not hold.
    if (values.people === 'known') await bring('people.csv', csvLines(ROWS, ROWS + PEOPLE), PEOPLE);
    const { file, bytes, began, looked, ended } = await bring('rows.csv', csvLines(0, ROWS), ROWS);
    await writer.stop();
    const rate = (1_000 * ROWS) / (ended - began);
    const bare = (1_000 * ROWS) / (await copyInto(database.ownerUrl, file));
    const rowsStored = values.people === 'known' ? ROWS + PEOPLE : ROWS;
    const same = (1_000 * rowsStored) / (await copyAsStored(database.ownerUrl));
    process.stdout.write(
      `${ROWS} rows, ${megabytes(bytes)}, ${PEOPLE} ${values.people ?? 'new and known'} people\nimport  ${Math.round(rate)} rows/s (looking ${Math.round(looked - began)} ms, storing ${Math.round(ended - looked)} ms)\ncopy of the file into a bare table          ${Math.round(bare)} rows/s, ratio ${(rate / bare).toFixed(4)}\ncopy of what was stored into such tables    ${Math.round(same)} rows/s, ratio ${(rate / same).toFixed(4)}\nmemory  ${megabytes(peak)} at most in this process\n`,
    );
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function copyInto(url: string, file: string): Promise<number> {
  const pool = connect(url, { max: 1, applicationName: 'bench copy' });
  const client = await pool.connect();
  try {
    await client.query(
      `create unlogged table plain (${COLUMNS.map((column) => `"${column}" text`).join(', ')})`,
    );
    const began = performance.now();
    await pipeline(
      createReadStream(file),
      client.query(copyFrom('copy plain from stdin with (format csv, header)')),
    );
    const took = performance.now() - began;
    const { rows } = await client.query<{ n: string }>('select count(*) as n from plain');
    if (Number(rows[0]?.n) !== ROWS) throw new Error('the copy is not whole');
    return took;
  } finally {
    client.release();
    await pool.end();
  }
}

/** What the import stored, sealed and counted as it is, copied once more into tables with the same indexes and checks. */
async function copyAsStored(url: string): Promise<number> {
  const pool = connect(url, { max: 1, applicationName: 'bench copy' });
  const client = await pool.connect();
  let took = 0;
  try {
    for (const table of STORED) {
      const file = join(home, table);
      await pipeline(
        client.query(
          copyTo(`copy (select t.* from ${table} t order by ctid) to stdout with (format binary)`),
        ),
        createWriteStream(file),
      );
      await client.query(`create table again_${table} (like ${table} including all)`);
      const began = performance.now();
      await pipeline(
        createReadStream(file),
        client.query(copyFrom(`copy again_${table} from stdin with (format binary)`)),
      );
      took += performance.now() - began;
      rmSync(file);
    }
    return took;
  } finally {
    client.release();
    await pool.end();
  }
}
function* csvLines(from: number, to: number): Generator<string> {
  yield `${COLUMNS.join(',')}\n`;
  for (let n = from; n < to; n++) yield `${cellsOf(n).join(',')}\n`;
}

async function reading(size: number): Promise<void> {
  for (const format of ['csv', 'jsonl', 'json', 'xlsx'] as const) {
    const importing = { world: { home, now: () => new Date() }, master: randomBytes(32) };
    const file = join(home, `rows.${format}`);
    if (format === 'xlsx') await writeWorkbook(file, size);
    else await pipeline(Readable.from(pieces(format, size)), createWriteStream(file));
    // Only where the file lies and under which key is asked of the world here.
    const desk = importing as unknown as Parameters<typeof upload>[0];
    const { uploadId } = await upload(desk, createReadStream(file));
    const before = process.memoryUsage.rss();
    peak = 0;
    const began = performance.now();
    let rows = 0;
    const sniffed = {
      format: format as Format,
      encoding: 'utf-8',
      delimiter: ',',
      letters: 'logical',
    } as const;
    for await (const row of rowsOf(uploadedFile(desk, uploadId), sniffed)) if (row.broken === null) rows++;
    const seconds = (performance.now() - began) / 1_000;
    process.stdout.write(
      `${format.padEnd(5)} ${megabytes(statSync(file).size)} on the disk, ${rows} rows in ${seconds.toFixed(1)} s, memory ${megabytes(before)} before, ${megabytes(peak)} at most\n`,
    );
    rmSync(file);
  }
}

function* pieces(format: 'csv' | 'jsonl' | 'json', size: number): Generator<string> {
  const line = (n: number): string => {
    const cells = cellsOf(n);
    if (format === 'csv') return `${cells.join(',')}\n`;
    return `${JSON.stringify(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at] ?? ''])))}\n`;
  };
  if (format === 'csv') yield `${COLUMNS.join(',')}\n`;
  if (format === 'json') yield '[';
  for (let n = 0, length = 0; length < size; n++) {
    const text = (n > 0 && format === 'json' ? ',' : '') + line(n);
    length += Buffer.byteLength(text);
    yield text;
  }
  if (format === 'json') yield ']';
}

async function writeWorkbook(file: string, size: number): Promise<void> {
  const zip = new ZipFile();
  zip.addBuffer(
    Buffer.from('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>'),
    'xl/workbook.xml',
  );
  zip.addReadStream(Readable.from(sheet(size)), 'xl/worksheets/sheet1.xml');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

function* sheet(size: number): Generator<string> {
  const row = (cells: readonly string[]): string =>
    `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
  yield `<worksheet><sheetData>${row(COLUMNS)}`;
  for (let n = 0, length = 0; length < size; n++) {
    const text = row(cellsOf(n));
    length += Buffer.byteLength(text);
    yield text;
  }
  yield '</sheetData></worksheet>';
}
