import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/**
 * Packs are spelt out to lists of words and hold no regular expression. The few that stand on the way from a text to
 * its signals must not be able to stall it, whatever a customer writes.
 */
process.env.RECHECK_SYNC_BACKEND = 'pure';
const folder = fileURLToPath(new URL('..', import.meta.url));
const files = [
  'hebrew.ts',
  'normalise.ts',
  'tokens.ts',
  ...readdirSync(`${folder}/signals`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/u.test(name))
    .map((name) => `signals/${name}`),
];

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

describe('regular expressions on the way to a signal', () => {
  it('the packs of signals have none', () => {
    const packs = files.filter((name) => name.includes('packs/'));
    expect(packs.length).toBeGreaterThanOrEqual(8);
    expect(packs.flatMap(expressionsIn)).toEqual([]);
  });

  const all = files.flatMap((name) => expressionsIn(name).map((one) => ({ name, ...one })));
  it('there are some to look at', () => expect(all.length).toBeGreaterThanOrEqual(5));

  it.each(all)('$name /$pattern/ cannot be made to stall', ({ pattern, flags }) => {
    const verdict = checkSync(pattern, flags.replace(/[dgyv]/gu, ''), { timeout: 8_000 });
    // How the steps grow with the text: 1 as its length, 2 as its square; unknown counts as without end.
    const complexity = 'complexity' in verdict ? verdict.complexity : undefined;
    const grows = complexity?.type === 'polynomial' ? complexity.degree : verdict.status === 'safe' ? 1 : 99;
    expect(grows).toBeLessThanOrEqual(2);
  });
});
