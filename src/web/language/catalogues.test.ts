import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { api } from '#contract/api';
import { outages } from '#contract/problem';
import { catalogueFaults } from './catalogue-faults.ts';

const web = join(import.meta.dirname, '..');
const texts = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|json)$/u.test(file))
  .map((path) => ({ path, text: readFileSync(join(web, path), 'utf8') }));

describe('the two languages', () => {
  it('say the same things, and every word of a screen is written in both', () => {
    expect(texts.filter(({ path }) => path.startsWith('language/he/')).length).toBeGreaterThan(5);
    expect(catalogueFaults(texts)).toEqual([]);
  });

  it('a key that one language lacks, a key that nobody wrote and a key that nobody speaks are each named', () => {
    const faults = catalogueFaults([
      { path: 'language/he/today.json', text: '{"a":"א","b":"ב","n_one":"1","n_two":"2","n_other":"3"}' },
      { path: 'language/en/today.json', text: '{"a":"a","c":"c","n_one":"1"}' },
      { path: 'today/TodayPage.tsx', text: "t('today:a'); t('today:d'); t('today:n')" },
    ]);
    expect(faults).toEqual([
      'today:b is missing in English',
      'today:c is missing in Hebrew',
      'today:n_other is missing (en)',
      'today:d is spoken in today/TodayPage.tsx and written nowhere',
      'today:b is written and spoken nowhere',
    ]);
  });

  it('nothing read is a fault, not a success', () => {
    expect(catalogueFaults([])).toEqual(['no catalogue was read']);
  });

  it('every refusal that the contract declares has words for people', () => {
    const codes = new Set([...refusalsOf(api), ...Object.keys(outages)]);
    expect(codes.size).toBeGreaterThan(20);
    const he: unknown = JSON.parse(readFileSync(join(web, 'language/he/words.json'), 'utf8'));
    const written = new Set(Object.keys(Reflect.get(Object(he), 'refusal') ?? {}));
    expect([...codes].filter((code) => !written.has(code))).toEqual([]);
  });
});

function refusalsOf(node: unknown): Set<string> {
  if (typeof node !== 'object' || node === null) return new Set();
  const definition: unknown = Reflect.get(node, '~orpc');
  if (typeof definition === 'object' && definition !== null) {
    return new Set(Object.keys(Object(Reflect.get(definition, 'errorMap'))));
  }
  return new Set(Object.values(node).flatMap((child) => [...refusalsOf(child)]));
}
