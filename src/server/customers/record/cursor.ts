/** Where a list that runs back in time goes on: the moment and the id of the last thing shown. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

export function readCursor(after: string | undefined): Cursor | null {
  const match = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(after ?? '');
  return match?.[1] === undefined || match[2] === undefined
    ? null
    : { at: new Date(Number(match[1])), id: match[2] };
}

export function cursorAt(item: { readonly at: string; readonly id: string }): string {
  return `${Date.parse(item.at)}.${item.id}`;
}

/** Null when the page was not full: the list has ended. */
export function nextCursor(
  items: readonly { readonly at: string; readonly id: string }[],
  limit: number,
): string | null {
  const last = items.at(-1);
  return last === undefined || items.length < limit ? null : cursorAt(last);
}
