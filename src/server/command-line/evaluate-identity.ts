import { parseArgs } from 'node:util';
import { FIELD_TYPES, type FieldType, isFieldType } from '#kernel/identity/field';
import { pairsWithin, qualityOf, qualityOfGroups } from '#kernel/identity/quality';
import { createPool, type Features } from '#kernel/identity/record/pool';
import { type Resolved, resolveBatch } from '#kernel/identity/resolve-batch';
import { WrongUsage } from '#server/platform/config';
import { rowsOf } from './evaluate-table.ts';
import { Refused } from './talk.ts';

/**
 * `empty-chair evaluate identity`: the default person model, taught by the file itself without its labels, against the
 * labels. The column with the truth is never compared.
 */
const USAGE =
  'evaluate identity takes --records FILE[,FILE] --truth COLUMN[:REGEX] --field COLUMN=TYPE … [--link-only] [--delimiter ;] [--no-header]';
/** A pair counts as said when it is more likely one person than not. */
const EVEN = 0;

interface Question {
  readonly files: readonly string[];
  readonly truth: { readonly column: string; readonly pattern: RegExp | null };
  readonly fields: readonly { readonly column: string; readonly type: FieldType }[];
  readonly linkOnly: boolean;
  readonly delimiter: string;
  readonly header: boolean;
}

interface Labelled {
  readonly records: readonly Features[];
  readonly truth: readonly string[];
  readonly files: readonly number[];
}

export async function evaluateIdentity(args: readonly string[]): Promise<number> {
  const question = questionOf(args);
  const began = performance.now();
  const schema = question.fields.map(({ type }) => type);
  const pool = createPool(schema);
  const labelled = await read(question, pool.read);
  for (const record of labelled.records) pool.count(record, 1);
  const { files } = labelled;
  const resolved = resolveBatch({
    records: labelled.records,
    schema,
    pool,
    ...(question.linkOnly ? { apart: (a: number, b: number) => files[a] === files[b] } : {}),
  });
  const seconds = (performance.now() - began) / 1000;
  const report = reportOf(labelled, resolved, question.linkOnly);
  process.stdout.write(
    `${JSON.stringify({
      ...report,
      recordsPerSecond: Math.round(labelled.records.length / seconds),
      peakBytes: process.resourceUsage().maxRSS * 1024,
    })}\n`,
  );
  return 0;
}

function reportOf({ records, truth, files }: Labelled, resolved: Resolved, linkOnly: boolean) {
  const apart = linkOnly ? files : null;
  const real = pairsWithin(truth, apart);
  const { pairs } = resolved;
  let said = 0;
  let right = 0;
  for (let at = 0; at < pairs.size; at++) {
    if ((pairs.bits[at] ?? 0) < EVEN) continue;
    said++;
    if (truth[pairs.a[at] ?? 0] === truth[pairs.b[at] ?? 0]) right++;
  }
  return {
    records: records.length,
    truePairs: real,
    blockingRecall: real === 0 ? 1 : met(truth, resolved) / real,
    candidatePairs: resolved.candidatePairs,
    skippedBlocks: resolved.skippedBlocks,
    pair: qualityOf({ right, said, real }),
    cluster: qualityOfGroups([...resolved.groups], truth, apart),
  };
}

/** True pairs that were compared at all. */
function met(truth: readonly string[], resolved: Resolved): number {
  const people = new Map<string, number[]>();
  for (const [at, label] of truth.entries()) {
    const known = people.get(label);
    if (known) known.push(at);
    else people.set(label, [at]);
  }
  let count = 0;
  for (const person of people.values())
    for (const [at, a] of person.entries())
      for (const b of person.slice(at + 1)) if (resolved.meet(a, b)) count++;
  return count;
}

async function read(question: Question, features: (cells: readonly string[]) => Features): Promise<Labelled> {
  const records: Features[] = [];
  const truth: string[] = [];
  const files: number[] = [];
  for (const [number, file] of question.files.entries()) {
    let places: { readonly truth: number; readonly fields: readonly number[] } | null = null;
    for await (const { columns, cells } of rowsOf(file, question)) {
      places ??= {
        truth: placeOf(columns, question.truth.column, file),
        fields: question.fields.map(({ column }) => placeOf(columns, column, file)),
      };
      records.push(features(places.fields.map((at) => cells[at] ?? '')));
      truth.push(labelOf(cells[places.truth] ?? '', question.truth.pattern) ?? `nobody ${records.length}`);
      files.push(number);
    }
    if (places === null) throw new Refused('EMPTY_FILE', `${file} holds no records.`);
  }
  return { records, truth, files };
}

function labelOf(cell: string, pattern: RegExp | null): string | null {
  if (pattern === null) return cell === '' ? null : cell;
  const found = pattern.exec(cell);
  return found === null ? null : (found[1] ?? found[0]);
}

function placeOf(columns: readonly string[], column: string, file: string): number {
  const at = columns.indexOf(column);
  if (at < 0)
    throw new Refused('NO_COLUMN', `${file} has no column "${column}"; it has ${columns.join(', ')}.`);
  return at;
}

function questionOf(args: readonly string[]): Question {
  const values = valuesOf(args);
  const files = (values.records ?? []).flatMap((list) => list.split(',')).map((file) => file.trim());
  if (files.length === 0 || files.includes('')) throw new WrongUsage(`Which records? ${USAGE}.`);
  if (values.truth === undefined) throw new WrongUsage(`Which column holds the truth? ${USAGE}.`);
  const fields = (values.field ?? []).map(fieldOf);
  if (fields.length === 0) throw new WrongUsage(`Which columns should be compared? ${USAGE}.`);
  const linkOnly = values['link-only'] === true;
  if (linkOnly && files.length < 2) throw new WrongUsage('--link-only needs two files or more in --records.');
  const delimiter = values.delimiter ?? ',';
  if (delimiter === '') throw new WrongUsage('--delimiter takes one character, like ; or a tab.');
  const truth = truthOf(values.truth);
  if (fields.some(({ column }) => column === truth.column))
    throw new WrongUsage(`The column "${truth.column}" holds the truth and cannot be compared as well.`);
  return {
    files,
    truth,
    fields,
    linkOnly,
    delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
    header: values['no-header'] !== true,
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        records: { type: 'string', multiple: true },
        truth: { type: 'string' },
        field: { type: 'string', multiple: true },
        'link-only': { type: 'boolean' },
        delimiter: { type: 'string' },
        'no-header': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (fault) {
    throw new WrongUsage(
      `${fault instanceof Error ? fault.message : 'The command was not understood'}. ${USAGE}.`,
    );
  }
}

function fieldOf(word: string): Question['fields'][number] {
  const at = word.lastIndexOf('=');
  const column = word.slice(0, Math.max(at, 0)).trim();
  const type = word.slice(at + 1).trim();
  if (at < 1 || column === '') throw new WrongUsage(`--field takes COLUMN=TYPE, not "${word}".`);
  if (!isFieldType(type))
    throw new WrongUsage(`"${type}" is not a type of field; there are ${FIELD_TYPES.join(', ')}.`);
  return { column, type };
}

function truthOf(word: string): Question['truth'] {
  const at = word.indexOf(':');
  if (at < 0) return { column: word.trim(), pattern: null };
  try {
    return { column: word.slice(0, at).trim(), pattern: new RegExp(word.slice(at + 1), 'u') };
  } catch {
    throw new WrongUsage(`--truth: "${word.slice(at + 1)}" is not a regular expression.`);
  }
}
