import type { Row } from './rows.ts';
import { xesReader } from './xes-events.ts';

/**
 * An XES event log as rows, one for each event: `trace:<key>` and `event:<key>` for every attribute, and `trace:index`,
 * `event:index` counted from 1.
 */
export async function* xesRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let ready: Row[] = [];
  let number = 0;
  const reader = xesReader(({ trace, event, traceNumber, eventNumber }) => {
    const cells: Record<string, string> = Object.create(null);
    for (const [key, value] of trace) cells[`trace:${key}`] = value;
    for (const [key, value] of event) cells[`event:${key}`] = value;
    cells['trace:index'] = String(traceNumber);
    cells['event:index'] = String(eventNumber);
    number++;
    ready.push({ number, cells, broken: null });
  });
  for await (const chunk of text) {
    reader.write(chunk);
    if (ready.length === 0) continue;
    const batch = ready;
    ready = [];
    yield* batch;
  }
  reader.close();
  yield* ready;
}
