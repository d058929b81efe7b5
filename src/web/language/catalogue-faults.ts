/**
 * Hebrew and English say the same things: every key stands in both catalogues, every key that a screen speaks exists,
 * and no key is kept that nobody speaks. Keys are written whole in the code (room:part.word in quotes), which is what makes
 * this checkable; a template (`words:kind.${kind}`) speaks for every key under its fixed beginning.
 */
export type SourceText = {
  /** Path below src/web, with forward slashes. */
  readonly path: string;
  readonly text: string;
};

const PLURAL = /_(zero|one|two|few|many|other)$/u;
const ADDRESS = /_(feminine|masculine|plural)$/u;
const WANTED: Readonly<Record<string, readonly string[]>> = {
  he: ['one', 'two', 'other'],
  en: ['one', 'other'],
};

/** Sentences that say what is wrong; empty when the catalogues agree. Having seen no catalogue is a fault too. */
export function catalogueFaults(texts: readonly SourceText[]): string[] {
  const catalogues = { he: keysOf(texts, 'he'), en: keysOf(texts, 'en') };
  if (catalogues.he.size === 0 || catalogues.en.size === 0) return ['no catalogue was read'];
  const stems = { he: new Set([...catalogues.he].map(stem)), en: new Set([...catalogues.en].map(stem)) };
  const spoken = keysSpoken(texts);
  return [
    ...[...stems.he].filter((key) => !stems.en.has(key)).map((key) => `${key} is missing in English`),
    ...[...stems.en].filter((key) => !stems.he.has(key)).map((key) => `${key} is missing in Hebrew`),
    ...pluralFaults(catalogues.he, 'he'),
    ...pluralFaults(catalogues.en, 'en'),
    ...[...spoken.whole]
      .filter(([key]) => !stems.he.has(key))
      .map(([key, path]) => `${key} is spoken in ${path} and written nowhere`),
    ...[...spoken.beginnings]
      .filter(([beginning]) => ![...stems.he].some((key) => key.startsWith(beginning)))
      .map(([beginning, path]) => `${beginning}… is spoken in ${path} and written nowhere`),
    ...[...stems.he]
      .filter((key) => !spoken.whole.has(key))
      .filter((key) => ![...spoken.beginnings.keys()].some((beginning) => key.startsWith(beginning)))
      .map((key) => `${key} is written and spoken nowhere`),
  ];
}

/** A key without its plural and address endings. */
export function stem(key: string): string {
  return key.replace(PLURAL, '').replace(ADDRESS, '');
}

function keysOf(texts: readonly SourceText[], language: 'he' | 'en'): Set<string> {
  const found = new Set<string>();
  for (const { path, text } of texts) {
    const name = new RegExp(`^language/${language}/([a-z-]+)\\.json$`, 'u').exec(path)?.[1];
    if (name !== undefined) collect(JSON.parse(text), `${name}:`, found);
  }
  return found;
}

function collect(node: unknown, path: string, into: Set<string>): void {
  if (typeof node === 'string') into.add(path);
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    collect(child, path.endsWith(':') ? `${path}${key}` : `${path}.${key}`, into);
  }
}

function pluralFaults(keys: ReadonlySet<string>, language: 'he' | 'en'): string[] {
  const faults: string[] = [];
  for (const key of keys) {
    if (!PLURAL.test(key)) continue;
    const bare = key.replace(PLURAL, '');
    for (const ending of WANTED[language] ?? []) {
      if (!keys.has(`${bare}_${ending}`)) faults.push(`${bare}_${ending} is missing (${language})`);
    }
  }
  return [...new Set(faults)];
}

function keysSpoken(texts: readonly SourceText[]): {
  whole: Map<string, string>;
  beginnings: Map<string, string>;
} {
  const namespaces = texts.flatMap(({ path }) => /^language\/he\/([a-z-]+)\.json$/u.exec(path)?.[1] ?? []);
  const names = namespaces.join('|');
  const quoted = new RegExp(`['"]((?:${names}):[A-Za-z0-9_.-]+)['"]`, 'gu');
  const template = new RegExp(`\`((?:${names}):[A-Za-z0-9_.-]*)\\$\\{`, 'gu');
  const whole = new Map<string, string>();
  const beginnings = new Map<string, string>();
  for (const { path, text } of texts) {
    if (!/\.tsx?$/u.test(path) || path.includes('.test.')) continue;
    for (const [, key = ''] of text.matchAll(quoted)) {
      if (key.endsWith('.')) beginnings.set(key, path);
      else whole.set(key, path);
    }
    for (const [, beginning = ''] of text.matchAll(template)) beginnings.set(beginning, path);
  }
  return { whole, beginnings };
}
