import { existsSync, readFileSync } from 'node:fs';
import { soundKeys as nameKeys, soundAlike as shareKey } from '#kernel/language/name-sounds';
import { heldOut, lookedOver, type Spelled, unseen } from './identity-name-spellings.ts';

/**
 * Do a Hebrew name and its Latin spellings meet by a key, and how many strangers meet them?
 *   node --conditions=source --import tsx bench/identity-names.ts [PART, to list its misses]
 * The share of strangers is also told over the commonest names of the country, when their list is beside the repository.
 */
const REGISTRY = new URL('../../shared/data/identity/israel_cbs_names/first_names.csv', import.meta.url);

report('looked over', lookedOver);
report('seen once', heldOut);
report('unseen', unseen);
report('all three', [...lookedOver, ...heldOut, ...unseen]);
if (existsSync(REGISTRY)) registry(readFileSync(REGISTRY, 'utf8'));

function report(name: string, table: readonly Spelled[]): void {
  if (table.length === 0) throw new Error(`${name}: no names`);
  const pairs = table.flatMap(({ hebrew, latin }) =>
    latin.map((spelling) => [hebrew.replace(' ', ''), spelling] as const),
  );
  const missed = pairs.filter(([hebrew, spelling]) => !shareKey(hebrew, spelling));
  const spellings = [...new Set(pairs.map(([, spelling]) => spelling))];
  const names = [...new Set(pairs.map(([hebrew]) => hebrew))];
  let met = 0;
  for (const hebrew of names) for (const spelling of spellings) if (shareKey(hebrew, spelling)) met++;
  console.log(
    `${name.padEnd(12)} names ${names.length}  spellings ${pairs.length}  key recall ${(1 - missed.length / pairs.length).toFixed(4)}  candidates ${((100 * met) / names.length / spellings.length).toFixed(3)} %`,
  );
  if (process.argv.includes(name))
    for (const [hebrew, spelling] of missed)
      console.log(`   ${hebrew} ${spelling} ${nameKeys(hebrew)} | ${nameKeys(spelling)}`);
}

/** Every spelling of the table against the thousand commonest names of the country. */
function registry(text: string): void {
  const names = text
    .split('\n')
    .slice(1, 1001)
    .map((line) => line.split(',')[0] ?? '');
  const spellings = [...lookedOver, ...heldOut, ...unseen].flatMap(({ latin }) => latin);
  let met = 0;
  for (const hebrew of names) for (const spelling of spellings) if (shareKey(hebrew, spelling)) met++;
  console.log(
    `registry     names ${names.length}  spellings ${spellings.length}  candidates ${((100 * met) / names.length / spellings.length).toFixed(3)} %`,
  );
}
