import { parentPort } from 'node:worker_threads';
import type { Asked } from './read-apart.ts';
import { reading } from './reading.ts';

/** Reads what it is handed and answers in order; holds nothing between two questions. */
parentPort?.on('message', ({ texts, divisions }: Asked) => {
  parentPort?.postMessage(texts.map((text) => reading(text, divisions)));
});
