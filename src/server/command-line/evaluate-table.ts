import { createReadStream, statSync } from 'node:fs';
import { parse } from 'csv-parse';
import { Refused } from './talk.ts';

/** Rows of a labelled file, one after the other; cells and names of columns are trimmed. */
export interface TableRow {
  readonly columns: readonly string[];
  readonly cells: readonly string[];
}

export async function* rowsOf(
  path: string,
  options: { readonly delimiter: string; readonly header: boolean },
): AsyncGenerator<TableRow> {
  checkFile(path);
  const parser = createReadStream(path).pipe(
    parse({
      delimiter: options.delimiter,
      bom: true,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  );
  let columns: readonly string[] | null = null;
  try {
    for await (const row of parser) {
      const cells: string[] = Array.isArray(row) ? row.map((cell) => String(cell).trim()) : [];
      if (columns === null) {
        columns = options.header ? cells : cells.map((_, at) => `c${at + 1}`);
        if (options.header) continue;
      }
      yield { columns, cells };
    }
  } catch (fault) {
    throw new Refused(
      'UNREADABLE_FILE',
      `${path} cannot be read as a table: ${fault instanceof Error ? fault.message : 'unknown'}.`,
    );
  }
  if (columns === null) throw new Refused('EMPTY_FILE', `${path} is empty.`);
}

function checkFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new Refused('NO_FILE', `${path} is not a file that can be read. Check the path.`);
}
