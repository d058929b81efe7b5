import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Published data sets that lie beside the repository; tests that read them skip visibly where they are absent. */
const SCIENCE = join(import.meta.dirname, '../../../../shared/data/science');

export function isPublished(name: string): boolean {
  return existsSync(join(SCIENCE, name));
}

export function publishedText(name: string): string {
  return readFileSync(join(SCIENCE, name), 'utf8');
}

/** Rows by column; the quoted cells of these files hold neither quotes nor line breaks, but they may hold commas. */
export function publishedRows(name: string, delimiter: ',' | '\t' = ','): Record<string, string>[] {
  const lines = publishedText(name).trim().split(/\r?\n/u);
  const [head = [], ...rows] = lines.map((line) => cellsOf(line, delimiter));
  return rows.map((cells) => Object.fromEntries(head.map((column, at) => [column, cells[at] ?? ''])));
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}
