/**
 * Ways in which customers say a thing, and near misses that sound like it: written before the rules, by channel and
 * trade (mail, chat, survey, transcript; telecom, banks, insurance, shops, utilities, health funds, municipalities).
 */
export type Sayings = {
  readonly he: { readonly said: readonly string[]; readonly nearMisses: readonly string[] };
  readonly en: { readonly said: readonly string[]; readonly nearMisses: readonly string[] };
};

/** One sentence in each line. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
