import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, taughtBy } from './lesson.ts';

/** Takes one lesson, answers with what was learned, and ends. */
const lesson: Lesson = workerData;
parentPort?.postMessage(taughtBy(lesson));
