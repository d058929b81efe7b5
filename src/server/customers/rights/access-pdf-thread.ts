import { parentPort, workerData } from 'node:worker_threads';
import { accessPdf } from './access-pdf.ts';

/** Sets one paper and ends: laying out a page takes seconds and much memory, and neither belongs to the screens. */
const { paper, language } = workerData;
parentPort?.postMessage(await accessPdf(paper, language));
