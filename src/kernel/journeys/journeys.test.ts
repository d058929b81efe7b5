import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directlyFollows } from './directly-follows.ts';
import { type EventLog, eventLog, type LoggedEvent } from './event-log.ts';
import { filtered } from './filter.ts';
import { handOffs } from './hand-offs.ts';
import { pairLifeCycles, transitionOf } from './life-cycle.ts';
import { durations, gapsBetween, spread, spreadWithin } from './times.ts';
import { variants } from './variants.ts';

const FOLDER = new URL('../../../../shared/data/science/event_logs/', import.meta.url);

/** One case a word, one step a letter, a second apart. */
function walked(...walks: readonly string[]): EventLog {
  return eventLog(
    walks.flatMap((walk, one) =>
      [...walk].map((activity, at) => ({ case: `${one}`, activity, at: at * 1000 })),
    ),
  );
}

const walks = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 }), {
  maxLength: 20,
});

describe('a log of what happened', () => {
  it('is in order of time within each case; what happened at one moment stays in the order of writing', () => {
    const log = eventLog([
      { case: 'one', activity: 'later', at: 2 },
      { case: 'two', activity: 'only', at: 9 },
      { case: 'one', activity: 'first', at: 1 },
      { case: 'one', activity: 'second', at: 1 },
      { case: 'one', activity: 'unknown' },
    ]);
    expect(variants(log).map(({ activities }) => activities.join(' '))).toEqual(
      ['first second unknown later', 'only'].toSorted(),
    );
  });

  it('lets a sequence decide between events of one moment', () => {
    const log = eventLog([
      { case: 'one', activity: 'b', at: 1, sequence: 2 },
      { case: 'one', activity: 'a', at: 1, sequence: 1 },
    ]);
    expect(variants(log)[0]?.activities).toEqual(['a', 'b']);
  });

  it('pairs start and completion by instance, or else the oldest open start', () => {
    const row = (activity: string, word: string, at: number, instance?: string) => ({
      case: 'one',
      activity,
      at,
      transition: transitionOf(word),
      instance,
    });
    const paired = pairLifeCycles([
      row('x-ray', 'start', 1, '1'),
      row('x-ray', 'START', 2, '2'),
      row('x-ray', 'complete', 3, '2'),
      row('x-ray', 'suspend', 4, '1'),
      row('x-ray', 'complete', 9, '1'),
      row('talk', 'complete', 10),
      row('talk', 'start', 11),
    ]);
    expect(paired.events.map(({ activity, at, ended }) => [activity, at, ended])).toEqual([
      ['x-ray', 1, 9],
      ['x-ray', 2, 3],
      ['talk', 10, undefined],
      ['talk', 11, Number.NaN],
    ]);
    expect(paired).toMatchObject({ unfinished: 1, leftOut: 1 });
  });
});

describe('the map of what really happens', () => {
  it.skipIf(!existsSync(FOLDER))('the running example is the published map, edge by edge', () => {
    const log = runningExample();
    const map = directlyFollows(log);
    expect([map.cases, map.events, map.activities.size, map.edges.length]).toEqual([6, 42, 8, 16]);
    expect(variants(log)).toHaveLength(6);
    const published = publishedMap();
    expect(published.edges.size).toBe(16);
    expect(new Map(map.edges.map(({ from, to, events }) => [`${from} > ${to}`, events]))).toEqual(
      published.edges,
    );
    expect(new Map(map.starts)).toEqual(published.starts);
    expect(new Map(map.ends)).toEqual(published.ends);
  });

  it('an edge knows its journeys from its events, and its gaps', () => {
    const map = directlyFollows(walked('cwcw', 'c'));
    expect(map.cases).toBe(2);
    expect(map.edges[0]).toEqual({
      from: 'c',
      to: 'w',
      events: 2,
      cases: 1,
      medianGap: 1000,
      p90Gap: 1000,
    });
    expect(map.ends.get('c')).toBe(1);
  });

  it('every step but the first of a journey is arrived at once, and all paths cover all journeys', () => {
    fc.assert(
      fc.property(walks, (list) => {
        const map = directlyFollows(walked(...list));
        expect(map.edges.reduce((sum, edge) => sum + edge.events, 0)).toBe(map.events - map.cases);
        const paths = variants(walked(...list));
        expect(paths.reduce((sum, path) => sum + path.cases, 0)).toBe(map.cases);
        expect(new Map(paths.map((path) => [path.activities.join(''), path.cases]))).toEqual(
          new Map(list.map((walk) => [walk, list.filter((other) => other === walk).length])),
        );
        if (map.cases > 0) expect(paths.at(-1)?.covered).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is counted anew when a step is left out: its neighbours then follow each other', () => {
    const log = walked('abc', 'ac', 'b');
    const map = directlyFollows(filtered(log, { activity: (name) => name !== 'b' }));
    expect(map.edges).toMatchObject([{ from: 'a', to: 'c', events: 2, medianGap: 1500 }]);
    expect(map.cases).toBe(2);
    expect(directlyFollows(filtered(log, { case: ({ activities }) => activities.length > 2 })).cases).toBe(1);
  });

  it('left unfiltered it stays as it was', () => {
    fc.assert(
      fc.property(walks, (list) => {
        expect(directlyFollows(filtered(walked(...list), {}))).toEqual(directlyFollows(walked(...list)));
      }),
    );
  });
});

describe('times of journeys', () => {
  it('are from the first beginning to the last end, and between two steps', () => {
    const log = walked('abc', 'ab', 'a');
    expect([...durations(log)]).toEqual([2000, 1000, 0]);
    expect([...gapsBetween(log, 'a', 'c')]).toEqual([2000]);
    expect([...gapsBetween(log, 'c', 'a')]).toEqual([]);
    expect(spread(durations(log))).toEqual({ n: 3, median: 1000, p90: 1800, mean: 1000 });
    expect(spread(new Float64Array())).toEqual({ n: 0, median: null, p90: null, mean: null });
  });

  it('carry intervals that hold the median, and are the same for the same draws', () => {
    const values = Float64Array.from({ length: 50 }, (_, at) => at);
    const drawing = () => {
      let state = 1;
      return () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
      };
    };
    const within = spreadWithin(values, drawing());
    expect(within.medianInterval?.[0]).toBeGreaterThan(10);
    expect(within.medianInterval?.[0]).toBeLessThan(24.5);
    expect(within.medianInterval?.[1]).toBeGreaterThan(24.5);
    expect(within).toEqual(spreadWithin(values, drawing()));
    expect(spreadWithin(values.subarray(0, 1), drawing()).medianInterval).toBeNull();
  });
});

describe('the baton', () => {
  const passed = (...cases: readonly string[]): EventLog =>
    eventLog(
      cases.flatMap((groups, one) =>
        [...groups].map(
          (group, at): LoggedEvent => ({
            case: `${one}`,
            activity: 'work',
            at: at * 1000,
            group: group === '-' ? '' : group,
          }),
        ),
      ),
    );

  it('changes hands when the group changes, and comes back to one that had handed it over', () => {
    expect(handOffs(passed('AAB', 'ABA', 'A-A', 'ABCA', '-'))).toMatchObject({
      handoffs: 6,
      mean: 6 / 5,
      groups: 3,
      casesWithSeveralGroups: 3,
      pingPongCases: 2,
      pingPong: ['1', '3'],
    });
    expect(handOffs(passed('AAB', 'AB')).pairs).toEqual([{ from: 'A', to: 'B', count: 2, medianWait: 1000 }]);
  });

  it('comes back exactly where a group stands twice among the holders', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('A', 'B', 'C'), minLength: 1, maxLength: 9 })),
        (cases) => {
          const holders = cases.map((groups) => groups.replace(/(.)\1+/g, '$1'));
          const found = handOffs(passed(...cases));
          expect(found.handoffs).toBe(holders.reduce((sum, one) => sum + one.length - 1, 0));
          expect(found.pingPongCases).toBe(holders.filter((one) => new Set(one).size < one.length).length);
        },
      ),
    );
  });
});

function runningExample(): EventLog {
  const rows = readFileSync(new URL('running-example.csv', FOLDER), 'utf8').trim().split('\n').slice(1);
  return eventLog(
    rows.map((line) => {
      const cells = line.split(',');
      return { case: cells[7] ?? '', activity: cells[1] ?? '', at: Date.parse(cells[3] ?? '') };
    }),
  );
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
