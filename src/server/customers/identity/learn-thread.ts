import { parentPort, workerData } from 'node:worker_threads';
import { train } from '#kernel/identity/model/train';
import { createPool } from '#kernel/identity/record/pool';
import { PERSON_SCHEMA } from './person-features.ts';

/** Learns what agreement is worth from the cells that it is handed, answers with a model, and ends. */
const records: readonly string[][] = workerData;
const pool = createPool(PERSON_SCHEMA);
const features = records.map((cells) => pool.read(cells));
for (const record of features) pool.count(record, 1);
parentPort?.postMessage(train(features, PERSON_SCHEMA, pool));
