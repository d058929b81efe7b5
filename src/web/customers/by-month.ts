/**
 * A timeline is read by months of the organization's own calendar; the order inside is kept. Takes items with an ISO
 * instant `at`, and what day (YYYY-MM-DD) an instant falls on there.
 */
export function byMonth<Item extends { readonly at: string }>(
  items: readonly Item[],
  dayOf: (at: string) => string,
): { month: string; items: Item[] }[] {
  const months: { month: string; items: Item[] }[] = [];
  for (const item of items) {
    const month = `${dayOf(item.at).slice(0, 7)}-01`;
    const last = months.at(-1);
    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }
  return months;
}
