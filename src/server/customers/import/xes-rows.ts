import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileRefusal } from './file-refusal.ts';
import type { Row } from './rows.ts';

/**
 * An XES event log (IEEE 1849) as rows, one for each event: `trace:<key>` and `event:<key>` for every attribute, and
 * `trace:index`, `event:index` counted from 1. Attributes nested in attributes are left out, as the standard's own
 * tools do.
 */
const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

export async function* xesRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  const parser = new SaxesParser();
  let ready: Row[] = [];
  let traceNumber = 0;
  let eventNumber = 0;
  let number = 0;
  let trace: Record<string, string> | undefined;
  let event: Record<string, string> | undefined;
  let depth = 0;

  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (tag.name === 'trace') {
      traceNumber++;
      eventNumber = 0;
      trace = Object.create(null);
    } else if (tag.name === 'event' && trace !== undefined) {
      eventNumber++;
      event = Object.create(null);
    } else if (ATTRIBUTES.has(tag.name)) {
      depth++;
      const { key, value } = tag.attributes;
      if (depth > 1 || key === undefined || value === undefined) return;
      if (event !== undefined) event[key] = value;
      else if (trace !== undefined) trace[key] = value;
    }
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    if (ATTRIBUTES.has(tag.name)) depth--;
    else if (tag.name === 'trace') trace = undefined;
    else if (tag.name === 'event' && event !== undefined && trace !== undefined) {
      const cells: Record<string, string> = Object.create(null);
      for (const [key, value] of Object.entries(trace)) cells[`trace:${key}`] = value;
      for (const [key, value] of Object.entries(event)) cells[`event:${key}`] = value;
      cells['trace:index'] = String(traceNumber);
      cells['event:index'] = String(eventNumber);
      number++;
      ready.push({ number, cells, broken: null });
      event = undefined;
    }
  });
  parser.on('error', () => {
    throw new FileRefusal('unreadable', `The XES log is not well-formed XML near line ${parser.line}.`);
  });

  for await (const chunk of text) {
    parser.write(chunk);
    if (ready.length === 0) continue;
    const batch = ready;
    ready = [];
    yield* batch;
  }
  parser.close();
  yield* ready;
}
