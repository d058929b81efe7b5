import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHANNELS, INTERACTION_KINDS, MEASURES } from '#contract/intake';
import { SILOS } from '#sample/story/happening';
import { companyStory } from './company.ts';
import { MAPPING_NAMES, readMapping } from './mapping-files.ts';
import { catches, columnsOf, readRows, type Told, told } from './reading.fixture.ts';
import { type WrittenFile, writeCompany } from './write-company.ts';

const ENDS_ON = '2026-11-20';
const directory = mkdtempSync(join(tmpdir(), 'ornet-'));
let company: Awaited<ReturnType<typeof writeCompany>>;
let facts: Map<string, Told[]>;
let millis = 0;

beforeAll(async () => {
  const started = performance.now();
  company = await writeCompany({ directory, endsOn: ENDS_ON });
  millis = performance.now() - started;
  facts = new Map(
    company.files.map((file) => [
      file.silo,
      readRows(file.path, file.mapping).map((row) => told(file.mapping, row)),
    ]),
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const factsOf = (silo: string): Told[] => facts.get(silo) ?? [];
const interactions = (): Told[] => SILOS.filter((silo) => silo !== 'crm').flatMap(factsOf);

describe('the default company', () => {
  test('has ten silos and about 120,000 rows of 5,000 people', () => {
    const rows = company.files.reduce((sum, file) => sum + file.rows, 0);
    console.info(`sample company: ${rows} rows written in ${Math.round(millis)} ms`);
    expect(company.files.map((file) => file.silo)).toEqual([...SILOS]);
    expect(rows).toBeGreaterThan(105_000);
    expect(rows).toBeLessThan(135_000);
    for (const file of company.files) expect(factsOf(file.silo)).toHaveLength(file.rows);
  });

  test('names every kind of contact in words that the contract knows', () => {
    const all = interactions();
    expect(all.length).toBeGreaterThan(100_000);
    const wrong = all.filter(
      (row) =>
        (row.kind && !INTERACTION_KINDS.some((kind) => kind === row.kind)) ||
        !CHANNELS.some((channel) => channel === row.channel) ||
        (row.measure && !MEASURES.some((measure) => measure === row.measure)) ||
        (row['pledge.state'] && !['open', 'kept', 'broken', 'moved'].includes(row['pledge.state'])),
    );
    expect(wrong).toEqual([]);
  });

  test('loses no letter in the old Hebrew code page', () => {
    const texts = factsOf('help-desk').map((row) => row.text ?? '');
    expect(texts.filter((text) => /[\u05d0-\u05ea]/.test(text)).length).toBeGreaterThan(8000);
    expect(texts.filter((text) => text.includes('\ufffd'))).toEqual([]);
  });

  test('leaves no gap in what people say: no open slot, no unchosen form', () => {
    const texts = interactions().flatMap((row) => row.text ?? []);
    expect(texts.length).toBeGreaterThan(40_000);
    expect(texts.filter((text) => /[{}<>|]|undefined|NaN/.test(text))).toEqual([]);
  });

  test('says the same thing twice only rarely: nine of ten tickets are worded like no other', () => {
    const texts = factsOf('help-desk').map((row) => row.text);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.9);
  });

  test('has matter for a monthly letter: the last thirty days hold every kind of bad and good news', () => {
    const { diary, era } = companyStory({ seed: 1, customers: 5000, months: 18, endsOn: ENDS_ON });
    const since = (era.lastDay - 30) * 1440;
    const lately = <Happening extends { at: number }>(list: Happening[]) =>
      list.filter(({ at }) => at >= since);
    expect(lately(diary['help-desk']).length).toBeGreaterThan(500);
    expect(lately(diary.billing).filter(({ type }) => type === 'credit').length).toBeGreaterThan(20);
    expect(lately(diary.billing).filter(({ type }) => type === 'return').length).toBeGreaterThan(3);
    expect(lately(diary['phone-centre']).filter(({ type }) => type === 'save').length).toBeGreaterThan(3);
    expect(lately(diary.scheduling).filter(({ window }) => window.state === 'broken').length).toBeGreaterThan(
      5,
    );
    expect(lately(diary.bot).filter(({ refused }) => refused).length).toBeGreaterThan(20);
    expect(lately(diary.surveys).length).toBeGreaterThan(100);
  });
});

describe('a mapping and its export', () => {
  test.each(MAPPING_NAMES)('%s is a valid mapping whose code is its name', (name) => {
    expect(readMapping(name).source.code).toBe(name);
  });

  test('every mapped column stands in the header of the real file', () => {
    let seen = 0;
    for (const file of company.files) {
      const header = Object.keys(readRows(file.path, file.mapping)[0] ?? {});
      for (const cell of Object.values(file.mapping.fields)) {
        for (const column of cell ? columnsOf(cell) : []) {
          expect(header, file.silo).toContain(column);
          seen++;
        }
      }
    }
    expect(seen).toBeGreaterThan(90);
  });

  test('every division that an export names is declared with the first file', () => {
    const declared = company.files[0]?.mapping.divisions?.map(({ code }) => code) ?? [];
    expect(declared).toHaveLength(9);
    const named = new Set(
      interactions().flatMap((row) => [row.division, row['pledge.promisedBy'], row['pledge.performedBy']]),
    );
    named.delete(undefined);
    expect(named.size).toBeGreaterThan(4);
    for (const code of named) expect(declared).toContain(code);
  });

  test('only the faulty rows that were planted lack an identifier or a time', () => {
    const lacking = (file: WrittenFile) =>
      factsOf(file.silo).filter((row) => !row.externalId || !row.occurredAt).length;
    for (const file of company.files.filter(({ silo }) => silo !== 'crm')) {
      expect(lacking(file), file.silo).toBe(company.truth.faultyRows[file.silo] ?? 0);
    }
  });

  test('an identifier comes twice only in the campaign tool, whose months overlap', () => {
    for (const file of company.files.filter(({ silo }) => silo !== 'crm')) {
      const ids = factsOf(file.silo).map((row) => row.externalId);
      expect(ids.length - new Set(ids).size, file.silo).toBe(company.truth.repeatedRows[file.silo] ?? 0);
    }
  });
});

describe('the household journey', () => {
  test('every rule of every touchpoint catches rows, and no row is caught by two touchpoints', () => {
    const journey = company.files[0]?.mapping.journey;
    const touchpoints = journey?.stages.flatMap((stage) => stage.touchpoints) ?? [];
    expect(touchpoints.length).toBeGreaterThanOrEqual(14);
    const rows = interactions();
    for (const touchpoint of touchpoints) {
      for (const rule of touchpoint.rules) {
        const caught = rows.filter((row) => catches(rule, row)).length;
        expect(caught, `${touchpoint.code} ${JSON.stringify(rule)}`).toBeGreaterThan(0);
      }
    }
    const hits = rows.map(
      (row) => touchpoints.filter(({ rules }) => rules.some((rule) => catches(rule, row))).length,
    );
    expect(Math.max(...new Set(hits))).toBe(1);
    const unmapped = hits.filter((count) => count === 0).length;
    console.info(`household journey: ${rows.length} rows, ${unmapped} caught by no touchpoint`);
    expect(unmapped / rows.length).toBeLessThan(0.02);
  });
});

describe('the same wish', () => {
  test('writes the same bytes again, and another seed writes others', async () => {
    const digest = async (seed: number) => {
      const home = mkdtempSync(join(tmpdir(), 'ornet-'));
      const { files } = await writeCompany({ directory: home, seed, customers: 300, endsOn: ENDS_ON });
      const hash = createHash('sha256');
      for (const path of [...files.map((file) => file.path), join(home, 'truth.json')])
        hash.update(readFileSync(path));
      rmSync(home, { recursive: true, force: true });
      expect(files).toHaveLength(10);
      return hash.digest('hex');
    };
    const first = await digest(7);
    expect(await digest(7)).toBe(first);
    expect(await digest(8)).not.toBe(first);
  });
});
