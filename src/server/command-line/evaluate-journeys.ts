import { directlyFollows } from '#kernel/journeys/directly-follows';
import { handOffs } from '#kernel/journeys/hand-offs';
import { durations, spread } from '#kernel/journeys/times';
import { variants } from '#kernel/journeys/variants';
import { WrongUsage } from '#server/platform/config';
import { type ReadLog, readEventFile } from './event-file.ts';
import { flagsOf } from './talk.ts';

/** `empty-chair evaluate journeys --log FILE`: the map of a log, its paths and its hand-offs, to be held against published counts. */
const USAGE =
  'evaluate journeys takes --log FILE, and for a table --case COLUMN --activity COLUMN --time COLUMN [--group COLUMN] [--sequence COLUMN] [--lifecycle COLUMN [--instance COLUMN]] [--delimiter ;] [--no-header].';
const DAY = 86_400_000;

export async function evaluateJourneys(args: readonly string[]): Promise<number> {
  process.stdout.write(`${JSON.stringify(await journeyReport(args))}\n`);
  return 0;
}

export async function journeyReport(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = flagsOf(
    args,
    {
      log: text,
      case: text,
      activity: text,
      time: text,
      group: text,
      sequence: text,
      lifecycle: text,
      instance: text,
      delimiter: text,
      seed: text,
      'no-header': { type: 'boolean' },
    },
    0,
  );
  if (values.log === undefined) throw new WrongUsage(USAGE);
  if (values.instance !== undefined && values.lifecycle === undefined)
    throw new WrongUsage(
      `--instance says which start belongs to which completion: it needs --lifecycle. ${USAGE}`,
    );
  const { delimiter } = values;
  if (delimiter === '') throw new WrongUsage('--delimiter takes one character, such as ; or a tab.');
  const began = performance.now();
  const read = await readEventFile(
    values.log,
    {
      case: values.case,
      activity: values.activity,
      time: values.time,
      group: values.group,
      sequence: values.sequence,
      lifecycle: values.lifecycle,
      instance: values.instance,
    },
    {
      delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter,
      header: values['no-header'] !== true,
    },
  );
  return { ...journeyFigures(read), seconds: (performance.now() - began) / 1000 };
}

/** `events` are rows, `instances` steps: the same unless starts and completions were paired. Durations in days. */
function journeyFigures({ log, events, leftOut, unreadTimes, unfinished, grouped }: ReadLog) {
  const map = directlyFollows(log);
  const paths = variants(log);
  const length = spread(durations(log));
  const baton = grouped ? handOffs(log) : null;
  const [top] = paths;
  return {
    cases: map.cases,
    events,
    instances: map.events,
    activities: map.activities.size,
    variants: paths.length,
    topVariant: top?.cases ?? 0,
    topVariantShare: top?.covered ?? 0,
    topVariantSteps: top?.activities ?? [],
    edges: map.edges.map(({ from, to, events: count, cases, medianGap, p90Gap }) => ({
      from,
      to,
      count,
      cases,
      medianGapHours: inHours(medianGap),
      p90GapHours: inHours(p90Gap),
    })),
    edgeCount: map.edges.length,
    starts: Object.fromEntries(map.starts),
    ends: Object.fromEntries(map.ends),
    durationUnit: 'days',
    medianDuration: length.median === null ? null : length.median / DAY,
    meanDuration: length.mean === null ? null : length.mean / DAY,
    handoffs: baton?.handoffs ?? null,
    meanHandoffs: baton?.mean ?? null,
    groups: baton?.groups ?? null,
    casesWithSeveralGroups: baton?.casesWithSeveralGroups ?? null,
    pingPongCases: baton?.pingPongCases ?? null,
    rowsLeftOut: leftOut,
    unreadTimes,
    unfinished,
  };
}

function inHours(millis: number | null): number | null {
  return millis === null ? null : millis / 3_600_000;
}
