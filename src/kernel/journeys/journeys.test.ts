import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directlyFollows, type Trace } from './directly-follows.ts';
import { variants } from './variants.ts';

const FOLDER = new URL('../../../../shared/data/science/event_logs/', import.meta.url);

describe('the map of what really happens', () => {
  it.skipIf(!existsSync(FOLDER))("the running example is pm4py's published map, edge by edge", () => {
    const traces = runningExample();
    const map = directlyFollows(traces);
    expect([map.cases, map.events, map.activities.size, map.edges.length]).toEqual([6, 42, 8, 16]);
    expect(variants(traces)).toHaveLength(6);
    const published = publishedMap();
    expect(published.edges.size).toBe(16);
    expect(new Map(map.edges.map(({ from, to, events }) => [`${from} > ${to}`, events]))).toEqual(
      published.edges,
    );
    expect(map.starts).toEqual(published.starts);
    expect(map.ends).toEqual(published.ends);
  });

  it('an edge knows its journeys from its events, and its gaps', () => {
    const loop: Trace = ['call', 'wait', 'call', 'wait'].map((activity, at) => ({ activity, at: at * 1000 }));
    const map = directlyFollows([loop, [], [{ activity: 'call' }]]);
    expect(map.cases).toBe(2);
    expect(map.edges[0]).toEqual({
      from: 'call',
      to: 'wait',
      events: 2,
      cases: 1,
      medianGap: 1000,
      p90Gap: 1000,
    });
    expect(map.ends.get('call')).toBe(1);
  });

  it('every step but the first of a journey is arrived at once, and all paths cover all journeys', () => {
    const trace = fc.array(
      fc.constantFrom('a', 'b', 'c').map((activity) => ({ activity })),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 20 }), (traces) => {
        const map = directlyFollows(traces);
        const arrivals = map.edges.reduce((sum, edge) => sum + edge.events, 0);
        expect(arrivals).toBe(map.events - map.cases);
        const paths = variants(traces);
        expect(paths.reduce((sum, path) => sum + path.cases, 0)).toBe(map.cases);
        if (map.cases > 0) expect(paths.at(-1)?.covered).toBeCloseTo(1, 12);
      }),
    );
  });
});

function runningExample(): Trace[] {
  const rows = readFileSync(new URL('running-example.csv', FOLDER), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const byCase = new Map<string, { activity: string; at: number }[]>();
  for (const row of rows) {
    const key = row[7] ?? '';
    const steps = byCase.get(key) ?? [];
    steps.push({ activity: row[1] ?? '', at: Date.parse(row[3] ?? '') });
    byCase.set(key, steps);
  }
  return [...byCase.values()].map((steps) => steps.toSorted((a, b) => a.at - b.at));
}

/** pm4py's .dfg: number of activities, their names, starts, ends, then "from>to x count". */
function publishedMap() {
  const lines = readFileSync(new URL('running-example.dfg', FOLDER), 'utf8').trim().split('\n');
  let at = 0;
  const next = (): string => lines[at++] ?? '';
  const names = Array.from({ length: Number(next()) }, next);
  const counts = (): Map<string, number> =>
    new Map(
      Array.from({ length: Number(next()) }, () => {
        const [index, count] = next().split('x');
        return [names[Number(index)] ?? '', Number(count)] as const;
      }),
    );
  const starts = counts();
  const ends = counts();
  const edges = new Map(
    lines.slice(at).map((line) => {
      const [pair = '', count] = line.split('x');
      const [from, to] = pair.split('>');
      return [`${names[Number(from)]} > ${names[Number(to)]}`, Number(count)] as const;
    }),
  );
  return { starts, ends, edges };
}
