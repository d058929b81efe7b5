import { openModelInForce } from '#server/customers/identity/model-in-force';
import { faultFacts } from '#server/platform/log';
import { openPipeline, together } from '#server/platform/pipeline';
import type { Trx, World } from '#server/platform/world';
import type { IngestRules } from './accepted-row.ts';
import type { Incoming, Outcome, ReadWords, WordsFound } from './incoming.ts';
import { type BatchRules, storeBatch } from './ingest.actions.ts';
import { savepointCommand, waitForTheDisk, writeInBulk } from './ingest.store.ts';
import { type Prepared, prepare } from './prepare.ts';
import { keepAside, REFUSED_BY_DATABASE } from './quarantine.store.ts';

/**
 * The one writer. Live calls, imports, replays and human rulings all queue here, so that identity is decided by one
 * hand at a time. Small batches that wait together are committed together; a batch that the database refuses is halved
 * inside its transaction down to the one row at fault, which is kept aside. (A queue in the main thread for now; its
 * interface is the seam along which it moves to a thread of its own.)
 */
export interface Writer {
  /**
   * Stores rows; resolves after the commit, on the disk. `within` runs in the same transaction, after the rows. Rows that are
   * read again after a crash, because `within` moves their cursor, may reach the disk later.
   */
  store(
    rows: readonly Incoming[],
    within?: Within,
    options?: { readonly readAgainAfterCrash: boolean },
  ): Promise<readonly Outcome[]>;
  /** Runs a ruling of identity alone, in one transaction. */
  rule<Value>(work: (trx: Trx) => Promise<Value>): Promise<Value>;
  /** Rows that wait. Above `full` live intake answers 503. */
  waiting(): number;
  isFull(): boolean;
  /** Rules are read again before the next batch: a division, a touchpoint or the model of identity has changed. */
  forgetRules(): void;
  stop(): Promise<void>;
}

type Within = (trx: Trx, outcomes: readonly Outcome[]) => Promise<void>;

/** An import's chunk waits for its words; a live call takes what was found by the time its turn came. */
interface Reading {
  readonly whole: Promise<ReadonlyMap<Prepared, WordsFound>>;
  found: ReadonlyMap<Prepared, WordsFound> | undefined;
}

const TOGETHER = 1_000;
const FULL = 6_000;

interface Job {
  readonly rows: readonly Prepared[];
  readonly within: Within | undefined;
  readonly readAgain: boolean;
  /** What is being found in the words of the rows. */
  readonly reading: Reading | undefined;
  readonly alone: ((trx: Trx) => Promise<unknown>) | undefined;
  readonly resolve: (value: never) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * `readWords` reads the words of a batch while the one before is being written, so that each of its rows is written once. Words
 * of live calls that nobody could read by then, and all words without it, are read after they were stored.
 */
export function openWriter(
  world: World,
  readRules: () => Promise<IngestRules>,
  readWords?: ReadWords,
): Writer {
  const models = openModelInForce(world);
  const pipeline = openPipeline(world.pool);
  const queue: Job[] = [];
  let waiting = 0;
  let running: Promise<void> = Promise.resolve();
  let draining = false;
  let rules: IngestRules | undefined;
  let stopped = false;
  /** Whether the last commit may not be on the disk yet. */
  let owing = false;

  function enqueue(job: Job): void {
    if (stopped) {
      job.reject(new Error('The writer has stopped'));
      return;
    }
    queue.push(job);
    waiting += job.rows.length;
    if (!draining) running = drain();
  }

  async function drain(): Promise<void> {
    draining = true;
    for (let jobs = take(); jobs.length > 0; jobs = take()) {
      try {
        rules ??= await readRules();
        await commit(jobs, { ...rules, likeness: await models.current() });
      } catch (fault) {
        for (const job of jobs) job.reject(fault);
      }
    }
    // In the same turn as the queue was found empty: a job that comes later starts a new round.
    draining = false;
  }

  /** A ruling and an import's chunk go alone; live calls that wait go together. */
  function take(): Job[] {
    const first = queue.shift();
    if (first === undefined) return [];
    const jobs = [first];
    let size = first.rows.length;
    while (first.alone === undefined && first.within === undefined) {
      const next = queue[0];
      if (
        next === undefined ||
        next.alone !== undefined ||
        next.within !== undefined ||
        size + next.rows.length > TOGETHER
      )
        break;
      queue.shift();
      jobs.push(next);
      size += next.rows.length;
    }
    waiting -= size;
    return jobs;
  }

  async function commit(jobs: readonly Job[], current: BatchRules): Promise<void> {
    const readAgain = jobs.every((job) => job.readAgain);
    if (readAgain) await jobs[0]?.reading?.whole;
    const rows = jobs.flatMap(({ rows: own, reading }) =>
      own.map((row) => withFound(row, reading?.found?.get(row))),
    );
    const alone = jobs[0]?.alone;
    const results = await (alone === undefined
      ? pipeline.transaction((trx) => storeAll(trx, jobs, current, rows, readAgain))
      : world.db.transaction().execute(async (trx) => [await alone(trx)]));
    models.grew(jobs.reduce((sum, job) => sum + job.rows.length, 0));
    owing = readAgain;
    jobs.forEach((job, at) => {
      // Each job was enqueued with the type of its own value.
      job.resolve(results[at] as never);
    });
  }

  async function storeAll(
    trx: Trx,
    jobs: readonly Job[],
    current: BatchRules,
    rows: readonly Prepared[],
    readAgain: boolean,
  ): Promise<unknown[]> {
    const values: unknown[] = [];
    if (readAgain) await writeInBulk(trx);
    else if (owing) await waitForTheDisk(trx);
    const outcomes = await storeHalving(trx, world, current, rows);
    let at = 0;
    for (const job of jobs) {
      const own = outcomes.slice(at, at + job.rows.length);
      at += job.rows.length;
      await job.within?.(trx, own);
      values.push(own);
    }
    // A row whose key is not on the disk must not be: after a crash nobody could read it.
    await world.vault.slots.keep();
    return values;
  }

  function beginReading(rows: readonly Prepared[]): Reading | undefined {
    if (readWords === undefined) return undefined;
    const reading: Reading = { whole: wordsFound(rows), found: undefined };
    reading.whole.then((found) => {
      reading.found = found;
    });
    return reading;
  }

  async function wordsFound(rows: readonly Prepared[]): Promise<ReadonlyMap<Prepared, WordsFound>> {
    const found = new Map<Prepared, WordsFound>();
    const worded = rows.filter((row) => row.terms !== null);
    if (readWords === undefined || worded.length === 0) return found;
    try {
      const findings = await readWords(
        worded.map(({ incoming }) => (incoming.rowKind === 'interaction' ? (incoming.item.text ?? '') : '')),
      );
      worded.forEach((row, at) => {
        const finding = findings[at];
        if (finding !== undefined) found.set(row, finding);
      });
    } catch (fault) {
      // Words that could not be read here are stored all the same, and read from there.
      world.log({ level: 'warn', event: 'words.unread', ...faultFacts(fault) });
    }
    return found;
  }

  return {
    store: (rows, within, options) =>
      new Promise((resolve, reject) => {
        // Hashing and normalising need no database: they are done while the batch before is being written.
        const prepared = rows.map((row) => prepare(world.vault, row, world.organization));
        const readAgain = options?.readAgainAfterCrash === true;
        // Nobody reads ahead for an idle writer: the words would not be ready, and be read twice.
        const reading = readAgain || draining ? beginReading(prepared) : undefined;
        enqueue({ rows: prepared, within, readAgain, reading, alone: undefined, resolve, reject });
      }),
    rule: (work) =>
      new Promise((resolve, reject) =>
        enqueue({
          rows: [],
          within: undefined,
          readAgain: false,
          reading: undefined,
          alone: work,
          resolve,
          reject,
        }),
      ),
    waiting: () => waiting,
    isFull: () => waiting > FULL,
    forgetRules() {
      rules = undefined;
      models.forget();
    },
    async stop() {
      stopped = true;
      await running;
      await pipeline.end();
    },
  };
}

function withFound(row: Prepared, found: WordsFound | undefined): Prepared {
  return found === undefined ? row : { ...row, found };
}

/** Tries all; when the database refuses the rows (not the connection), halves until the faulty row stands alone. */
async function storeHalving(
  trx: Trx,
  world: World,
  rules: BatchRules,
  rows: readonly Prepared[],
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  try {
    // Begun at once: none of them waits for the answer to the one before.
    const begun = savepointCommand(trx, 'savepoint');
    begun.catch(() => undefined);
    const outcomes = await storeBatch(trx, world, rules, rows);
    await together([begun, savepointCommand(trx, 'release savepoint')]);
    return outcomes;
  } catch (fault) {
    if (!isRefusalOfData(fault)) throw fault;
    await savepointCommand(trx, 'rollback to savepoint');
    // Rolling back leaves it standing; those of the halves have the same name.
    await savepointCommand(trx, 'release savepoint');
    const only = rows[0]?.incoming;
    if (rows.length === 1 && only !== undefined) {
      const reason = `${REFUSED_BY_DATABASE}${codeOf(fault)}`;
      world.log({ level: 'warn', event: 'intake.quarantined', reason, ...faultFacts(fault) });
      await keepAside(trx, world, [
        {
          sourceId: only.sourceId,
          importId: only.importId,
          original: only.original,
          reason,
          externalId: only.rowKind === 'interaction' ? only.item.externalId : null,
        },
      ]);
      return [{ status: 'quarantined', reason }];
    }
    const half = Math.ceil(rows.length / 2);
    const first = await storeHalving(trx, world, rules, rows.slice(0, half));
    return [...first, ...(await storeHalving(trx, world, rules, rows.slice(half)))];
  }
}

function codeOf(fault: unknown): string {
  return typeof fault === 'object' && fault !== null && 'code' in fault && typeof fault.code === 'string'
    ? fault.code
    : 'unknown';
}

/** Class 22 (data), 23 (constraint), or a value that JavaScript could not turn into a parameter. */
function isRefusalOfData(fault: unknown): boolean {
  return /^2[23]/.test(codeOf(fault)) || fault instanceof RangeError || fault instanceof TypeError;
}
