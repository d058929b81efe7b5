/** One line of a delimited export, quoted only where the format needs it, as most systems write. */
export function delimitedLine(cells: readonly (string | number)[], delimiter: string): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = `${cells[at] ?? ''}`;
    if (at > 0) line += delimiter;
    line += needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n');
}
