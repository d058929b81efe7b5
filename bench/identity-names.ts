import { existsSync, readFileSync } from 'node:fs';
import { soundKeys as nameKeys, soundAlike as shareKey } from '#kernel/language/name-sounds';
import { nameTerms, queryTerms } from '#kernel/language/search-terms';
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
search([...lookedOver, ...heldOut, ...unseen]);
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

/** A name is typed in one alphabet and stands in the other: is it found, with how many strangers, at how many terms? */
function search(table: readonly Spelled[]): void {
  const spelled = [
    ...new Set(table.flatMap(({ hebrew, latin }) => latin.map((one) => `${hebrew.replace(' ', '')} ${one}`))),
  ].map((pair) => pair.split(' '));
  const finds = (query: string, terms: ReadonlySet<string>): boolean =>
    queryTerms(query).every((alternatives) => alternatives.some((term) => terms.has(term)));
  for (const [way, from, to] of [
    ['Hebrew finds Latin', 0, 1],
    ['Latin finds Hebrew', 1, 0],
  ] as const) {
    const queries = [...new Set(spelled.map((pair) => pair[from] ?? ''))];
    const held = [...new Set(spelled.map((pair) => pair[to] ?? ''))].map((name) => new Set(nameTerms(name)));
    const found = spelled.filter((pair) =>
      finds(pair[from] ?? '', new Set(nameTerms(pair[to] ?? ''))),
    ).length;
    let met = 0;
    for (const query of queries) for (const terms of held) if (finds(query, terms)) met++;
    const terms = held.reduce((sum, one) => sum + one.size, 0);
    console.log(
      `search, ${way}: recall ${(found / spelled.length).toFixed(4)}  candidates ${((100 * met) / queries.length / held.length).toFixed(3)} %  terms per word of a name ${(terms / held.length).toFixed(1)}  asked ${(queries.reduce((sum, query) => sum + queryTerms(query).flat().length, 0) / queries.length).toFixed(1)}`,
    );
  }
}
