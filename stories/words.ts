import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The words on the screen, from the same catalogues that the screens use: a story written once is walked in both
 * languages, and a button that changes its words takes the story along.
 */
export type Language = 'he' | 'en';
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function wordsOf(language: Language): Words {
  const catalogues = new Map<string, unknown>();
  return (key, values = {}) => {
    const [module = '', path = ''] = key.split(':');
    if (!catalogues.has(module)) {
      const file = join(import.meta.dirname, '..', 'src', 'web', 'language', language, `${module}.json`);
      catalogues.set(module, JSON.parse(readFileSync(file, 'utf8')));
    }
    let found = catalogues.get(module);
    for (const step of path.split('.'))
      found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
    if (typeof found !== 'string') throw new Error(`${language}/${module}.json has no words for ${path}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
