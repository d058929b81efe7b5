import { foldFinals } from '#kernel/text/hebrew';
import { normalise } from '#kernel/text/normalise';
import { rowsOf, type TableOptions } from './evaluate-table.ts';
import { Refused } from './talk.ts';

/** Labelled texts out of a file: rows without a text or without a label are counted and left out. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
  /** Rows of one group (an author, a survey) never stand on both sides of a split; each row is its own without one. */
  readonly group: string;
}

export interface Labelled {
  readonly rows: readonly LabelledText[];
  readonly skipped: number;
}

export interface Columns {
  readonly text: string;
  readonly label: string | null;
  readonly group: string | null;
}

export async function readLabelled(path: string, names: Columns, options: TableOptions): Promise<Labelled> {
  const rows: LabelledText[] = [];
  let skipped = 0;
  let seen = 0;
  for await (const { columns, cells } of rowsOf(path, options)) {
    seen++;
    const text = cellOf(columns, cells, names.text, path);
    const label = names.label === null ? 'out of scope' : cellOf(columns, cells, names.label, path);
    const group = names.group === null ? `row ${seen}` : cellOf(columns, cells, names.group, path);
    if (text === '' || label === '') skipped++;
    else rows.push({ text, label, group });
  }
  if (seen === 0) throw new Refused('EMPTY_FILE', `${path} holds no rows below its heading.`);
  if (rows.length === 0)
    throw new Refused('NO_LABELLED_TEXT', `No row of ${path} has both a text and a label.`);
  return { rows, skipped };
}

function cellOf(columns: readonly string[], cells: readonly string[], name: string, path: string): string {
  const at = columns.indexOf(name);
  if (at < 0)
    throw new Refused('NO_COLUMN', `${path} has no column "${name}"; it has ${columns.join(', ')}.`);
  return cells[at] ?? '';
}

/** The first of texts that say the same: equal letters and digits in the same order, whatever the marks and points. */
export function withoutDuplicates(rows: readonly LabelledText[], seen: Set<string>): LabelledText[] {
  return rows.filter(({ text }) => {
    const key = foldFinals(normalise(text).text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    // A text of signs alone (faces) is itself.
    const own = key === '' ? text : key;
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
