import { parentPort } from 'node:worker_threads';
import type { Asked } from './read-apart.ts';
import { openReaders, otherwise, UNLEARNED } from './readers.ts';
import { reading } from './reading.ts';

/** Reads what it is handed and answers in order; between two questions it holds the models in force and nothing else. */
let readers = UNLEARNED;
parentPort?.on('message', (asked: Asked) => {
  if (asked.models !== undefined) readers = openReaders(asked.models);
  const { texts, divisions } = asked;
  parentPort?.postMessage(
    asked.wish === 'otherwise'
      ? texts.map((text) => otherwise(text, divisions, readers))
      : readOnce(texts, (text) => reading(text, divisions, readers)),
  );
});

/** Customers of a bot say the same few words: what several of one handful say is read once. */
function readOnce<Value>(texts: readonly string[], read: (text: string) => Value): Value[] {
  const said = new Map<string, Value>();
  return texts.map((text) => {
    const known = said.get(text) ?? read(text);
    said.set(text, known);
    return known;
  });
}
