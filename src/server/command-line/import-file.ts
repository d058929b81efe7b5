import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { importSchema } from '#contract/imports';
import { mappingSchema } from '#contract/mapping';
import { WrongUsage } from '#server/platform/config';
import { Away, answer, flagsOf, Refused, type Talk, talking } from './talk.ts';

/** `empty-chair import FILE --source NAME --mapping FILE`: uploads, watches, and says exactly what became of every row. */
const POLL_MS = 400;
const WAIT_FOR_SERVER_MS = 120_000;

export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = flagsOf(
    args,
    { source: { type: 'string' }, mapping: { type: 'string' }, errors: { type: 'string' } },
    1,
  );
  const [file] = positionals;
  if (file === undefined || values.source === undefined || values.mapping === undefined)
    throw new WrongUsage('import takes FILE --source NAME --mapping FILE.');
  const mapping = readMappingFile(values.mapping, values.source);
  const bytes = sizeOf(file);
  return talking(values, async (talk) => {
    const began = Date.now();
    const uploaded = z.object({ uploadId: z.string() }).parse(
      await answer(
        await talk.raw(`/uploads/${encodeURIComponent(basename(file))}`, {
          method: 'PUT',
          body: Readable.toWeb(createReadStream(file)),
          duplex: 'half',
          headers: { 'content-type': 'application/octet-stream' },
        } as RequestInit),
      ),
    );
    talk.tell(`Uploaded ${basename(file)} (${bytes} bytes).`);
    const started = importSchema.parse(
      await talk.call('POST', '/imports', { uploadId: uploaded.uploadId, mapping }),
    );
    const ended = await watch(talk, started.id);
    const errorFile =
      ended.errors === 0
        ? null
        : await saveErrors(talk, ended.id, values.errors ?? `${basename(file)}.errors.csv`);
    const { received, stored, duplicate, quarantined, rejected } = ended;
    const seconds = Math.round((Date.now() - began) / 10) / 100;
    if (talk.json)
      process.stdout.write(
        `${JSON.stringify({ import: ended.id, received, stored, duplicate, quarantined, rejected, errorFile, seconds })}\n`,
      );
    talk.tell(
      `${received} received = ${stored} stored + ${duplicate} duplicate + ${quarantined} quarantined + ${rejected} rejected, in ${seconds} s.`,
    );
    if (errorFile !== null) talk.tell(`Rows that were not stored: ${errorFile}`);
    if (ended.state === 'done') return 0;
    process.stderr.write(`${ended.failure ?? 'The import was cancelled.'}\n`);
    return 1;
  });
}

function readMappingFile(path: string, source: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Refusal(`The mapping file ${path} cannot be read. Check the path.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal(`The mapping file ${path} is not JSON.`);
  }
  const mapping = mappingSchema.safeParse(parsed);
  if (!mapping.success) {
    const issue = mapping.error.issues[0];
    throw new Refusal(
      `The mapping file ${path} is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}.`,
    );
  }
  const code = source
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  if (code === '') throw new WrongUsage('--source takes a name with at least one Latin letter or digit.');
  const named = code === mapping.data.source.code ? mapping.data.source.name : { he: source, en: source };
  return { ...mapping.data, source: { ...mapping.data.source, code, name: named } };
}

class Refusal extends Refused {
  constructor(sentence: string) {
    super('BAD_MAPPING', sentence);
  }
}

function sizeOf(file: string): number {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Refusal(`${file} is not a file.`);
    return found.size;
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    throw new Refusal(`${file} cannot be read. Check the path.`);
  }
}

/** Follows the import to its end; when the server, its database or its disk fails for a while, the import goes on by itself. */
async function watch(talk: Talk, id: string): Promise<z.infer<typeof importSchema>> {
  let silentSince: number | null = null;
  let waitsFor: string | null = null;
  let told = 0;
  for (;;) {
    await new Promise((done) => setTimeout(done, POLL_MS));
    try {
      const now = importSchema.parse(await talk.call('GET', `/imports/${id}`));
      silentSince = null;
      if (now.state === 'done' || now.state === 'failed' || now.state === 'cancelled') return now;
      if (now.failure !== waitsFor && now.failure !== null) talk.tell(now.failure);
      waitsFor = now.failure;
      if (Date.now() - told > 2_000) {
        told = Date.now();
        talk.tell(
          `${Math.round(now.share * 100)} %, ${now.received} rows${now.secondsLeft === null ? '' : `, about ${now.secondsLeft} s left`}`,
        );
      }
    } catch (fault) {
      if (!(fault instanceof Away)) throw fault;
      if (silentSince === null)
        talk.tell(
          fault.code === 'SERVER_AWAY'
            ? 'The server went away; the import goes on by itself when it is back. Waiting…'
            : 'The database of the server does not answer or its disk is full; the import goes on by itself afterwards. Waiting…',
        );
      silentSince ??= Date.now();
      if (Date.now() - silentSince > WAIT_FOR_SERVER_MS)
        throw new Refused(
          fault.code,
          fault.code === 'SERVER_AWAY'
            ? 'The server did not come back. The import goes on by itself when it starts again.'
            : `${fault.message} The import goes on by itself when this is over.`,
        );
      talk.again();
    }
  }
}

async function saveErrors(talk: Talk, id: string, path: string): Promise<string> {
  const response = await talk.raw(`/imports/${id}/errors.csv`, {});
  if (!response.ok) await answer(response);
  const file = resolve(path);
  if (response.body !== null)
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(file, { mode: 0o600 }),
    );
  return file;
}
