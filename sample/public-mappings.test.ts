import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '#contract/mapping';
import { readMapping } from './mapping-files.ts';
import { catches, columnsOf, readRows, type Told, told } from './reading.fixture.ts';

const DATA = '../shared/data';
const TWEETS = `${DATA}/voc/twitter-airline/Tweets.csv`;
const TELCO = `${DATA}/science/telco_churn/Telco-Customer-Churn.csv`;
const LOANS = `${DATA}/science/event_logs/bpic2012.xes.gz`;

function columns(mapping: Mapping): string[] {
  return Object.values(mapping.fields).flatMap((cell) => (cell ? columnsOf(cell) : []));
}

function touchpoints(mapping: Mapping) {
  return mapping.journey?.stages.flatMap((stage) => stage.touchpoints) ?? [];
}

function expectEveryRuleToCatch(mapping: Mapping, facts: Told[]): void {
  expect(touchpoints(mapping).length).toBeGreaterThan(5);
  for (const { code, rules } of touchpoints(mapping)) {
    for (const rule of rules)
      expect(
        facts.some((fact) => catches(rule, fact)),
        code,
      ).toBe(true);
  }
}

describe.skipIf(!existsSync(TWEETS))('tweets about airlines', () => {
  const mapping = readMapping('twitter-airline');
  const rows = () => readRows(TWEETS, mapping);

  test('every mapped column exists, and no label is taken for a fact', () => {
    const header = Object.keys(rows()[0] ?? {});
    for (const column of columns(mapping)) expect(header).toContain(column);
    expect(columns(mapping).filter((column) => /sentiment|negativereason/.test(column))).toEqual([]);
  });

  test('a tweet that the file holds twice has one identifier, and different tweets have different ones', () => {
    const all = rows();
    const ids = all.map((row) => told(mapping, row).externalId ?? '');
    expect(all).toHaveLength(14_640);
    expect(new Set(ids).size).toBe(14_485);
    expect(ids.reduce((longest, id) => Math.max(longest, id.length), 0)).toBeLessThan(400);
    const kept = new Map<string, string>();
    for (const [at, row] of all.entries()) {
      const tweet = [row.tweet_id, row.airline, row.tweet_location, row.user_timezone].join('|');
      const id = ids[at] ?? '';
      expect(kept.get(id) ?? tweet, id).toBe(tweet);
      kept.set(id, tweet);
    }
  });

  test('every airline has its touchpoint', () => {
    const facts = rows().map((row) => told(mapping, row));
    expectEveryRuleToCatch(mapping, facts);
    expect(
      facts.filter(
        (fact) => !touchpoints(mapping).some(({ rules }) => rules.some((rule) => catches(rule, fact))),
      ),
    ).toEqual([]);
  });
});

describe.skipIf(!existsSync(TELCO))('telecom customers', () => {
  test('every mapped column exists and every customer has a reference of their own', () => {
    const mapping = readMapping('telco-churn');
    const rows = readRows(TELCO, mapping);
    const header = Object.keys(rows[0] ?? {});
    for (const column of columns(mapping)) expect(header).toContain(column);
    expect(new Set(rows.map((row) => told(mapping, row)['customer.reference'])).size).toBe(7043);
  });
});

describe.skipIf(!existsSync(LOANS))('loan applications', () => {
  test('all 24 activities of the log reach exactly one touchpoint of the loan journey', async () => {
    const mapping = readMapping('bpic2012');
    const seen = new Set<string>();
    const keys = new Set(['trace:index', 'event:index']);
    let inEvent = false;
    for await (const line of createInterface({ input: createReadStream(LOANS).pipe(createGunzip()) })) {
      if (line.includes('<event>')) inEvent = true;
      if (line.includes('</event>')) inEvent = false;
      const [, key = '', value = ''] = /key="([^"]*)" value="([^"]*)"/.exec(line) ?? [];
      if (key === '') continue;
      keys.add(`${inEvent ? 'event' : 'trace'}:${key}`);
      if (inEvent && key === 'concept:name') seen.add(value);
    }
    expect(seen.size).toBe(24);
    for (const column of columns(mapping)) expect(keys).toContain(column);
    const facts = [...seen].map((activity) => told(mapping, { 'event:concept:name': activity }));
    expectEveryRuleToCatch(mapping, facts);
    for (const fact of facts) {
      const caught = touchpoints(mapping).filter(({ rules }) => rules.some((rule) => catches(rule, fact)));
      expect(caught, fact['attributes.activity']).toHaveLength(1);
    }
    const declared = mapping.divisions?.map(({ code }) => code);
    for (const { division } of touchpoints(mapping)) expect(declared).toContain(division);
  });
});
