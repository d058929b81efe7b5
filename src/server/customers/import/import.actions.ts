import type { Mapping } from '#contract/mapping';
import type { Writer } from '#server/customers/ingest/writer';
import { frugally } from '#server/platform/memory';
import type { Trx } from '#server/platform/world';
import { FileRefusal } from './file-refusal.ts';
import { createImport, ensureDivisions, ensureSource } from './import.store.ts';
import { lookAt } from './look.ts';
import { missingColumns } from './map-row.ts';
import { refuseStallingPatterns } from './pattern-safety.ts';
import type { Sniffed } from './sniff.ts';
import { spoolExists, spoolFile } from './spool.ts';
import { type Uploading, uploadedFile } from './upload.actions.ts';

/** The beginning of an import: a file that was brought is looked at whole, and nothing is begun that cannot be read. */
export interface Importing extends Uploading {
  readonly writer: Writer;
  /** Journeys make the journey that a mapping describes, before the first row. */
  readonly prepareJourney: (trx: Trx, mapping: Mapping, sample: boolean) => Promise<void>;
}

/** Checks the whole file before the first row is stored: encoding, shape, columns. Throws `FileRefusal`. */
export async function startImport(
  importing: Importing,
  facts: {
    uploadId: string;
    fileName: string;
    fileBytes: number;
    mapping: Mapping;
    startedBy: string | null;
    sample: boolean;
    /** What belongs to the beginning and must not be missing when it was made, e.g. its entry in the audit log. */
    alongside?: (trx: Trx) => Promise<void>;
  },
): Promise<string> {
  const { world } = importing;
  if (!(await spoolExists(spoolFile(world.home, facts.uploadId))))
    throw new FileRefusal('unreadable', 'The uploaded file is no longer here; upload it again.');
  const looked = await frugally(() =>
    lookAt(uploadedFile(importing, facts.uploadId), facts.fileName, facts.mapping),
  );
  await refuseStallingPatterns(facts.mapping.fields);
  const missing = missingColumns(facts.mapping, looked.columns);
  if (missing.length > 0) {
    throw new FileRefusal(
      'bad-mapping',
      `The mapping names ${missing.length === 1 ? 'a column' : 'columns'} that the file does not have: ${missing.join(', ')}. The file has: ${looked.columns.join(', ')}.`,
    );
  }
  const needed =
    facts.mapping.rows === 'person'
      ? ['customer.reference']
      : ['externalId', 'occurredAt', 'kind', 'channel'];
  const unmapped = needed.filter((field) => !(field in facts.mapping.fields));
  if (unmapped.length > 0)
    throw new FileRefusal(
      'bad-mapping',
      `The mapping leaves out what every row needs: ${unmapped.join(', ')}.`,
    );
  const mapping: Mapping = {
    ...facts.mapping,
    file: {
      ...facts.mapping.file,
      ...looked.sniffed,
      delimiter: delimiterOf(looked.sniffed),
      dateOrder: looked.dateOrder,
      decimal: looked.decimal,
    },
  };
  await world.db.transaction().execute(async (trx) => {
    await ensureDivisions(trx, mapping.divisions ?? [], facts.sample);
    const source = await ensureSource(trx, mapping.source, facts.sample);
    await importing.prepareJourney(trx, mapping, facts.sample);
    await createImport(trx, {
      ...facts,
      id: facts.uploadId,
      sourceId: source.id,
      rowsTotal: looked.total,
      mapping,
      now: world.now(),
    });
    await facts.alongside?.(trx);
  });
  importing.writer.forgetRules();
  return facts.uploadId;
}

function delimiterOf(sniffed: Sniffed): Mapping['file']['delimiter'] {
  const { delimiter } = sniffed;
  return delimiter === ',' || delimiter === ';' || delimiter === '\t' || delimiter === '|'
    ? delimiter
    : 'auto';
}
