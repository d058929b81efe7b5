import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileRefusal } from './file-refusal.ts';

/**
 * The events of an XES log (IEEE 1849) as they are read, each with the attributes of its trace. Attributes nested in
 * attributes are left out, as the standard's own tools do.
 */
export interface XesEvent {
  readonly trace: ReadonlyMap<string, string>;
  readonly event: ReadonlyMap<string, string>;
  /** Both counted from 1. */
  readonly traceNumber: number;
  readonly eventNumber: number;
}

const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/** Hands each event to `take` as soon as it is whole. */
export function xesReader(take: (event: XesEvent) => void): { write(text: string): void; close(): void } {
  const parser = new SaxesParser();
  let traceNumber = 0;
  let eventNumber = 0;
  let trace: Map<string, string> | undefined;
  let event: Map<string, string> | undefined;
  let depth = 0;

  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (ATTRIBUTES.has(name)) {
      depth++;
      if (depth > 1) return;
      const { key, value } = attributes;
      if (key !== undefined && value !== undefined) (event ?? trace)?.set(key, value);
    } else if (name === 'trace') {
      traceNumber++;
      eventNumber = 0;
      trace = new Map();
    } else if (name === 'event' && trace !== undefined) {
      eventNumber++;
      event = new Map();
    }
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    if (ATTRIBUTES.has(name)) depth--;
    else if (name === 'trace') trace = undefined;
    else if (name === 'event' && event !== undefined && trace !== undefined) {
      take({ trace, event, traceNumber, eventNumber });
      event = undefined;
    }
  });
  parser.on('error', () => {
    throw new FileRefusal('unreadable', `The XES log is not well-formed XML near line ${parser.line}.`);
  });
  return {
    write: (text) => {
      parser.write(text);
    },
    close: () => {
      parser.close();
    },
  };
}
