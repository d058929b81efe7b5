import { PACKS } from '#kernel/text/signals/packs';
import { THEMES } from '#kernel/text/theme-pack';

/** Names of themes and signals in both languages; one that a newer pack dropped keeps its id as its name. */
const names = new Map([...THEMES, ...PACKS].map(({ id, he, en }) => [String(id), { he, en }]));

export function named(id: string): { id: string; name: { he: string; en: string } } {
  return { id, name: names.get(id) ?? { he: id, en: id } };
}

/** Stored beside every result; a higher number asks for the words to be read again. */
export const ANALYSIS_VERSION = 3;
