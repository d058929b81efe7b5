import { parentPort, workerData } from 'node:worker_threads';
import { writeCompany } from '#sample/write-company';

/** Writes the sample company's files, tells of each as soon as it is whole, and ends with all that it needed to invent them. */
const { directory, endsOn } = workerData;
await writeCompany({ directory, endsOn, onFile: (file) => parentPort?.postMessage(file) });
