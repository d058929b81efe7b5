import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * Packs are spelt out to lists of words and hold no regular expression. Those that the reading of texts does use must
 * not be able to stall it, whatever a customer writes.
 */
const folder = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/u.test(name),
);

/** Every regular expression that is written out in a file, found by the parser and not by looking for slashes. */
function expressionsIn(name: string): { pattern: string; flags: string }[] {
  const { program } = parseSync(name, readFileSync(`${folder}/${name}`, 'utf8'));
  const found: { pattern: string; flags: string }[] = [];
  JSON.stringify(program, (key, value: unknown) => {
    if (
      key === 'regex' &&
      typeof value === 'object' &&
      value !== null &&
      'pattern' in value &&
      'flags' in value
    )
      found.push({ pattern: String(value.pattern), flags: String(value.flags) });
    return value instanceof RegExp || typeof value === 'bigint' ? null : value;
  });
  return found;
}

describe('regular expressions of the reading of texts', () => {
  it('the packs of signals have none', () => {
    const packs = files.filter((name) => name.includes('packs/'));
    expect(packs.length).toBeGreaterThanOrEqual(8);
    expect(packs.flatMap(expressionsIn)).toEqual([]);
  });

  const all = files.flatMap((name) => expressionsIn(name).map((one) => ({ name, ...one })));
  it('there are some to look at', () => expect(all.length).toBeGreaterThan(5));

  it.each(all)('$name /$pattern/ cannot be made to stall', ({ pattern, flags }) => {
    const { status, complexity } = checkSync(pattern, flags.replace(/[dgyv]/gu, ''), { timeout: 8_000 });
    const grows = complexity?.type === 'polynomial' ? complexity.degree : status === 'safe' ? 1 : 99;
    expect(grows).toBeLessThanOrEqual(2);
  });
});
