import type { Preview } from '#contract/imports';
import { type Mapping, mappingSchema } from '#contract/mapping';
import { done, type Result, refused } from '#kernel/result';
import type { FileBytes } from './file-bytes.ts';
import { type FileTrouble, troubled } from './file-trouble.ts';
import { savedMapping, savedMappings } from './import.store.ts';
import type { ImportDesk } from './import-desk.actions.ts';
import { type Looked, lookAt } from './look.ts';
import { missingColumns } from './map-row.ts';
import { refuseStallingPatterns } from './pattern-safety.ts';
import { readRow } from './read-row.ts';
import { rowsOf } from './rows.ts';
import { spoolExists, spoolFile } from './spool.ts';
import { learnedFrom, suggestMapping } from './suggest.ts';
import { uploadedFile } from './upload.actions.ts';

/**
 * A file is looked at before anything of it is stored: how it was read and what decided that, what each column probably is
 * and why, and what would become of the first rows.
 */
const LOOKED_AT = 2_000;
const ERRORS_SHOWN = 10;

type PreviewInput = {
  readonly uploadId: string;
  readonly sourceCode?: string | undefined;
  readonly mapping?: Mapping | undefined;
  readonly connector?: string | undefined;
};

export async function previewUpload(
  desk: ImportDesk,
  input: PreviewInput,
): Promise<Result<Preview, 'not-found' | FileTrouble>> {
  if (!(await spoolExists(spoolFile(desk.world.home, input.uploadId)))) return refused('not-found');
  const fileName = desk.uploads.get(input.uploadId) ?? 'file';
  try {
    const file = uploadedFile(desk, input.uploadId);
    if (input.mapping !== undefined) await refuseStallingPatterns(input.mapping.fields);
    const looked = await lookAt(file, fileName, input.mapping, LOOKED_AT);
    const learned = learnedFrom(
      (await savedMappings(desk.world.db)).flatMap((mapping) => mappingSchema.safeParse(mapping).data ?? []),
    );
    const suggestion = suggestMapping(fileName, looked, learned);
    const chosen = await choose(desk, input, looked, suggestion.mapping.source.code);
    const mapping = chosen?.mapping ?? suggestion.mapping;
    return done({
      uploadId: input.uploadId,
      fileName,
      format: looked.sniffed.format,
      encoding: looked.sniffed.encoding,
      delimiter: looked.sniffed.delimiter,
      letters: looked.sniffed.letters,
      dateOrder: looked.dateOrder,
      decimal: looked.decimal,
      evidence: looked.evidence,
      columns: looked.columns.map((name) => ({
        name,
        examples: examplesOf(looked.rows.map((row) => row.cells[name] ?? '')),
        suggested: suggestion.byColumn.get(name) ?? null,
        because: suggestion.because.get(name) ?? null,
      })),
      rows: looked.rows.map((row) => looked.columns.map((column) => row.cells[column] ?? '')),
      mapping,
      mappingFrom: chosen?.from ?? 'suggested',
      tried: await tried(desk, file, looked, mapping),
    });
  } catch (fault) {
    return troubled(fault);
  }
}

/**
 * The mapping that was sent, else the silo's saved one, else the connector's: the last two only when the file has their
 * columns. Where nothing was named, a file that is called as before is taken for the same silo's.
 */
async function choose(
  desk: ImportDesk,
  input: PreviewInput,
  looked: Looked,
  named: string,
): Promise<{ mapping: Mapping; from: Preview['mappingFrom'] } | null> {
  if (input.mapping !== undefined) return { mapping: input.mapping, from: 'suggested' };
  const fits = (mapping: Mapping): boolean => missingColumns(mapping, looked.columns).length === 0;
  const sourceCode = input.sourceCode ?? (input.connector === undefined ? named : undefined);
  if (sourceCode !== undefined) {
    const saved = mappingSchema.safeParse(await savedMapping(desk.world.db, sourceCode)).data;
    if (saved !== undefined && fits(saved)) return { mapping: saved, from: 'saved' };
  }
  const connector = desk.connectors.find(({ code }) => code === input.connector)?.mapping;
  if (connector === undefined) return null;
  if (fits(connector)) return { mapping: connector, from: 'connector' };
  // The columns that are here are taken as the connector says; the others are left to the person.
  const fields = Object.fromEntries(
    Object.entries(connector.fields).filter(
      ([, cell]) =>
        cell !== undefined &&
        missingColumns({ ...connector, fields: { externalId: cell } }, looked.columns).length === 0,
    ),
  );
  return { mapping: { ...connector, fields }, from: 'connector' };
}

async function tried(
  desk: ImportDesk,
  file: FileBytes,
  looked: Looked,
  mapping: Mapping,
): Promise<Preview['tried']> {
  const { dateOrder, decimal } = looked;
  const reading = {
    mapping: { ...mapping, file: { ...mapping.file, dateOrder, decimal } },
    sourceId: '',
    importId: null,
    now: desk.world.now(),
  };
  const errors: Preview['tried']['errors'] = [];
  let rows = 0;
  let good = 0;
  for await (const row of rowsOf(file, looked.sniffed)) {
    if (++rows > LOOKED_AT) break;
    const { error } = readRow(reading, row);
    if (error === null) good++;
    else if (errors.length < ERRORS_SHOWN)
      errors.push({ row: error.rowNumber, status: error.status, reason: error.reason });
  }
  return { rows: Math.min(rows, LOOKED_AT), good, errors };
}

function examplesOf(cells: readonly string[]): string[] {
  return [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))]
    .slice(0, 3)
    .map((cell) => cell.slice(0, 80));
}
