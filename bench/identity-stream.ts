import { drawing } from '#kernel/drawing';
import { makeComparer } from '#kernel/identity/comparison/levels';
import { defaultModel, type Model } from '#kernel/identity/model/model';
import { train } from '#kernel/identity/model/train';
import { adjustedRand, qualityOfGroups } from '#kernel/identity/quality';
import { createPool } from '#kernel/identity/record/pool';
import { resolveStream } from '#kernel/identity/stream/resolve-stream';
import { createStreamIndex } from '#kernel/identity/stream/stream-index';
import { dirtyPeople } from './identity-dirty-people.ts';

/**
 * Record by record, in memory: how fast, how late at worst, and does the order matter?
 *   node --conditions=source --import tsx bench/identity-stream.ts speed [RECORDS] [SEED]
 *   node --conditions=source --import tsx bench/identity-stream.ts order [RECORDS] [SEED]
 */
const [what = 'order', size = '5000', seed = '2'] = process.argv.slice(2);
const people = dirtyPeople('silos', Number(size), Number(seed));

if (what === 'speed') speed();
else order();

function learnt(): Model {
  const some = dirtyPeople('silos', 5000, 1);
  const pool = createPool(some.schema);
  const records = some.rows.map((row) => pool.read(row));
  for (const record of records) pool.count(record, 1);
  const model = train(records, some.schema, pool);
  return { ...model, prior: 2.5 / people.rows.length, householdPrior: 2.5 / people.rows.length };
}

function run(rows: readonly (readonly string[])[], model: Model, times: Float64Array | null) {
  const index = createStreamIndex(people.schema, model);
  for (const [at, row] of rows.entries()) {
    const began = performance.now();
    resolveStream(index, index.pool.read(row));
    if (times) times[at] = performance.now() - began;
  }
  return index;
}

/** Microseconds of CPU for each record: what a neighbour on the same cores cannot lengthen. */
function runByCpu(rows: readonly (readonly string[])[], model: Model, times: Float64Array): void {
  const index = createStreamIndex(people.schema, model);
  for (const [at, row] of rows.entries()) {
    const began = process.cpuUsage();
    resolveStream(index, index.pool.read(row));
    const { user, system } = process.cpuUsage(began);
    times[at] = (user + system) / 1000;
  }
}

function speed(): void {
  const times = new Float64Array(people.rows.length);
  const model = learnt();
  const cpuBegan = process.cpuUsage();
  const began = performance.now();
  const index = run(people.rows, model, times);
  const seconds = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage(cpuBegan);
  const cpuSeconds = (cpu.user + cpu.system) / 1e6;
  const lastTenth = (all: Float64Array): string => {
    const last = all.slice(Math.floor(all.length * 0.9)).sort();
    return [0.5, 0.99, 0.999]
      .map((share) => `p${share * 100} ${(last[Math.floor(share * (last.length - 1))] ?? 0).toFixed(3)} ms`)
      .join(' ');
  };
  const groups = Array.from({ length: index.size }, (_, record) => index.personOf(record));
  const { precision, recall } = qualityOfGroups(groups, people.truth, null);
  console.log(
    `stream n ${people.rows.length}  ${Math.round(people.rows.length / seconds)} records/s (${Math.round(people.rows.length / cpuSeconds)} per CPU second)  last tenth: ${lastTenth(times)}  P ${precision.toFixed(4)} R ${recall.toFixed(4)}  crowded keys ${index.crowdedKeys}  peak ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GiB`,
  );
  runByCpu(people.rows, model, times);
  console.log(`the same by CPU: last tenth ${lastTenth(times)}`);
}

function order(): void {
  const comparisons = makeComparer(people.schema, createPool(people.schema), []).comparisons;
  for (const [name, model] of [
    ['learnt', learnt()],
    ['default', defaultModel(comparisons, people.rows.length)],
  ] as const) {
    const first = grouped(
      people.rows.map((_, at) => at),
      model,
    );
    const { precision, recall, f1 } = qualityOfGroups(first, people.truth, null);
    const shuffles = Array.from({ length: 10 }, (_, number) =>
      adjustedRand(first, grouped(shuffled(number + 1), model)),
    );
    console.log(
      `${name} model, n ${people.rows.length}: P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}; ten shuffles against the first order: ARI least ${Math.min(...shuffles).toFixed(4)} mean ${(shuffles.reduce((sum, one) => sum + one, 0) / 10).toFixed(4)}`,
    );
  }
}

function grouped(sequence: readonly number[], model: Model): number[] {
  const index = run(
    sequence.map((at) => people.rows[at] ?? []),
    model,
    null,
  );
  const groups = new Array<number>(sequence.length).fill(-1);
  for (const [record, at] of sequence.entries()) groups[at] = index.personOf(record);
  return groups;
}

function shuffled(number: number): number[] {
  const draw = drawing(number);
  const sequence = people.rows.map((_, at) => at);
  for (let at = sequence.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1));
    [sequence[at], sequence[other]] = [sequence[other] ?? 0, sequence[at] ?? 0];
  }
  return sequence;
}
