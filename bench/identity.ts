import { pairsWithin, qualityOfGroups } from '#kernel/identity/quality';
import { createPool } from '#kernel/identity/record/pool';
import { resolveBatch } from '#kernel/identity/resolve-batch';
import { dirtyPeople } from './identity-dirty-people.ts';

/**
 * How right and how fast a whole collection of invented dirty people is resolved.
 *   node --conditions=source --import tsx bench/identity.ts [silos|register] [RECORDS] [SEED]
 * Seed 1 was looked at while the rules were made; every other seed is only reported.
 */
const [style = 'silos', size = '10000', seed = '2'] = process.argv.slice(2);
if (style !== 'silos' && style !== 'register') throw new Error('silos or register');
const people = dirtyPeople(style, Number(size), Number(seed));
if (people.rows.length === 0) throw new Error('nobody was made');
const began = performance.now();
const cpuBegan = process.cpuUsage();
const pool = createPool(people.schema);
const records = people.rows.map((row) => pool.read(row));
for (const record of records) pool.count(record, 1);
const resolved = resolveBatch({ records, schema: people.schema, pool });
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBegan);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
const groups = [...resolved.groups];
const quality = qualityOfGroups(groups, people.truth, null);
const joined = pairsWithin(groups, null);
const within = pairsWithin(
  groups.map((group, at) => `${group} ${people.homes[at]}`),
  null,
);
const right = pairsWithin(
  groups.map((group, at) => `${group} ${people.truth[at]}`),
  null,
);
const households = pairsWithin(people.homes, null) - pairsWithin(people.truth, null);
console.log(
  [
    `${style} n ${records.length} seed ${seed}`,
    `cluster P ${quality.precision.toFixed(4)} R ${quality.recall.toFixed(4)} F1 ${quality.f1.toFixed(4)}`,
    `candidates ${resolved.candidatePairs} skipped blocks ${resolved.skippedBlocks}`,
    `household pairs joined ${households === 0 ? '–' : `${((100 * (within - right)) / households).toFixed(3)} %`} of wrong ${joined - right}`,
    `${seconds.toFixed(1)} s (CPU ${cpuSeconds.toFixed(1)} s), ${Math.round(records.length / seconds)} records/s, peak ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GiB`,
  ].join('  '),
);
