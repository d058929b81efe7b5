import { soundKeys } from '#kernel/language/name-sounds';
import { nameTokens } from '#kernel/language/names';
import { WrongUsage } from '#server/platform/config';
import { rowsOf } from './evaluate-table.ts';
import { flagsOf, Refused } from './talk.ts';

/**
 * `empty-chair evaluate names --pairs FILE`: Hebrew names in the first column, their Latin spellings in the others. How
 * many spellings meet their name by a key, and how many pairs of all share one.
 */
export async function evaluateNames(args: readonly string[]): Promise<number> {
  const { values } = flagsOf(
    args,
    { pairs: { type: 'string' }, delimiter: { type: 'string' }, 'no-header': { type: 'boolean' } },
    0,
  );
  if (values.pairs === undefined) throw new WrongUsage('evaluate names takes --pairs FILE.');
  const pairs: { readonly hebrew: string; readonly latin: string }[] = [];
  for await (const { cells } of rowsOf(values.pairs, { delimiter: values.delimiter ?? ',', header: false })) {
    const [hebrew = '', ...spellings] = cells;
    // A heading is no Hebrew name.
    if (!/\p{Script=Hebrew}/u.test(hebrew)) continue;
    for (const latin of spellings.flatMap((cell) => cell.split(/[|/;]/u)).map((cell) => cell.trim()))
      if (/\p{Script=Latin}/u.test(latin)) pairs.push({ hebrew, latin });
  }
  if (pairs.length === 0)
    throw new Refused('NO_PAIRS', `${values.pairs} holds no Hebrew name with a Latin spelling.`);
  process.stdout.write(`${JSON.stringify(nameFigures(pairs))}\n`);
  return 0;
}

export function nameFigures(pairs: readonly { readonly hebrew: string; readonly latin: string }[]) {
  const found = pairs.filter(({ hebrew, latin }) => {
    const keys = new Set(keysOf(hebrew));
    return keysOf(latin).some((key) => keys.has(key));
  }).length;
  const hebrew = new Set(pairs.map((pair) => pair.hebrew));
  const latin = new Set(pairs.map((pair) => pair.latin));
  const byKey = new Map<string, string[]>();
  for (const spelling of latin)
    for (const key of keysOf(spelling)) byKey.set(key, [...(byKey.get(key) ?? []), spelling]);
  let candidates = 0;
  for (const name of hebrew) candidates += new Set(keysOf(name).flatMap((key) => byKey.get(key) ?? [])).size;
  return {
    names: hebrew.size,
    spellings: latin.size,
    keyRecall: found / pairs.length,
    candidateShare: candidates / (hebrew.size * latin.size),
  };
}

function keysOf(name: string): string[] {
  return soundKeys(nameTokens(name).join(''));
}
