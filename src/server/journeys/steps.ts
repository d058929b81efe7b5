import { directlyFollows } from '#kernel/journeys/directly-follows';
import { logWriter } from '#kernel/journeys/event-log';

/**
 * From one touchpoint to the next of the same record: who went that way and how long it took. A way that fewer than five
 * people went is not shown, and staying where one is, is no way.
 */
export interface Step {
  readonly fromId: string;
  readonly toId: string;
  readonly people: number;
  readonly medianHours: number;
}

const FEWEST = 5;
const SHOWN = 60;
const HOUR = 3_600_000;

/** Walks as the store gives them; `ids` in the order that their places mean. */
export function stepsOf(walks: readonly { readonly walk: string }[], ids: readonly string[]): Step[] {
  const writer = logWriter();
  for (const [number, { walk }] of walks.entries())
    for (const step of walk.split(' ')) {
      const parted = step.indexOf(':');
      writer.add({
        case: String(number),
        activity: ids[Number(step.slice(0, parted)) - 1] ?? '',
        at: Number(step.slice(parted + 1)),
      });
    }
  return directlyFollows(writer.log())
    .edges.filter(({ from, to, cases }) => from !== to && cases >= FEWEST)
    .map(({ from, to, cases, medianGap }) => ({
      fromId: from,
      toId: to,
      people: cases,
      medianHours: (medianGap ?? 0) / HOUR,
    }))
    .sort((a, b) => b.people - a.people)
    .slice(0, SHOWN);
}
