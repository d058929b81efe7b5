import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Mapping } from '#contract/mapping';
import { FileRefusal } from './file-refusal.ts';

/**
 * A regular expression of a mapping must not be able to stall the server, whatever stands in a cell. It is looked at before
 * it is ever used, on a thread that is ended when it takes too long; one whose steps may grow faster than the square of
 * what it reads is refused with a sentence.
 */
const PATIENCE_MS = 4_000;
const DEGREE_AT_MOST = 2;

const verdictSchema = z.object({
  status: z.enum(['safe', 'vulnerable', 'unknown']),
  complexity: z.object({ type: z.string(), degree: z.number().optional() }).optional(),
  attack: z.object({ pattern: z.string() }).optional(),
});

const WORK = `
const { workerData, parentPort } = require('node:worker_threads');
const { status, complexity, attack } = require(workerData.checker).checkSync(workerData.pattern, 'u', { timeout: workerData.patience });
parentPort.postMessage({
  status,
  ...(complexity === undefined ? {} : { complexity: { type: complexity.type, degree: complexity.degree } }),
  ...(attack === undefined ? {} : { attack: { pattern: String(attack.pattern).slice(0, 120) } }),
});`;

export interface PatternTrouble {
  readonly why: 'not-one' | 'stalls' | 'unsure';
  /** What the engine said, or a cell that would stall it. */
  readonly detail: string;
}

const admitted = new Map<string, PatternTrouble | null>();
/** One at a time: somebody who types asks often, and every look has a thread of its own. */
let looking: Promise<unknown> = Promise.resolve();

/** Throws `FileRefusal` naming the field when a pattern is no regular expression or could be made to run for ever. */
export async function refuseStallingPatterns(fields: Mapping['fields']): Promise<void> {
  for (const [field, cell] of Object.entries(fields)) {
    if (cell?.match === undefined) continue;
    const trouble = await patternTrouble(cell.match.pattern);
    if (trouble !== null)
      throw new FileRefusal('bad-mapping', `The regular expression of ${field} ${sentenceOf(trouble)}`);
  }
}

/** Null when no cell can stall it. Takes up to some seconds for a pattern that was never looked at. */
export async function patternTrouble(pattern: string): Promise<PatternTrouble | null> {
  try {
    new RegExp(pattern, 'u');
  } catch (fault) {
    return { why: 'not-one', detail: fault instanceof Error ? fault.message : '' };
  }
  const turn = looking.then(async () => {
    const known = admitted.get(pattern);
    if (known !== undefined) return known;
    const trouble = troubleOf(await looked(pattern));
    if (admitted.size > 500) admitted.clear();
    admitted.set(pattern, trouble);
    return trouble;
  });
  looking = turn.catch(() => undefined);
  return turn;
}

function troubleOf(verdict: z.infer<typeof verdictSchema>): PatternTrouble | null {
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'unknown') return { why: 'unsure', detail: '' };
  const { type, degree = 0 } = verdict.complexity ?? { type: 'unknown' };
  if (type === 'polynomial' && degree <= DEGREE_AT_MOST) return null;
  return { why: 'stalls', detail: verdict.attack?.pattern ?? '' };
}

function sentenceOf({ why, detail }: PatternTrouble): string {
  if (why === 'not-one') return `is not one: ${detail || 'it cannot be read'}.`;
  if (why === 'unsure') return 'is too involved to be sure that no cell can stall it. Write it more simply.';
  return `could be made to run for ever by a cell such as ${detail || 'a long one'}. Write it without a repetition inside a repetition.`;
}

function looked(pattern: string): Promise<z.infer<typeof verdictSchema>> {
  return new Promise((resolve) => {
    const worker = new Worker(WORK, {
      eval: true,
      env: { RECHECK_SYNC_BACKEND: 'pure', RECHECK_BACKEND: 'pure' },
      workerData: {
        checker: createRequire(import.meta.url).resolve('recheck'),
        pattern,
        patience: PATIENCE_MS,
      },
    });
    const end = (verdict: z.infer<typeof verdictSchema>): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(verdict);
    };
    const timer = setTimeout(() => end({ status: 'unknown' }), 2 * PATIENCE_MS);
    worker.once('message', (message) => end(verdictSchema.catch({ status: 'unknown' }).parse(message)));
    worker.once('error', () => end({ status: 'unknown' }));
  });
}
