/** A timeline is read by months; the order inside is kept. Takes items with an ISO instant `at`. */
export function byMonth<Item extends { readonly at: string }>(
  items: readonly Item[],
): { month: string; items: Item[] }[] {
  const months: { month: string; items: Item[] }[] = [];
  for (const item of items) {
    const month = `${item.at.slice(0, 7)}-01`;
    const last = months.at(-1);
    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }
  return months;
}
