import { jaroWinkler } from './jaro-winkler.ts';
import { soundAlike } from './name-sounds.ts';
import { joinedTokens, tellingTokens } from './names.ts';
import { areNicknames } from './nicknames.ts';

/**
 * Do two full names name one person? Words are paired in whatever order pairs them best; the weakest pair decides,
 * because a shared surname with another first name is a family and not a person.
 */
export const NAME_AGREEMENTS = [
  'same',
  'nickname',
  'transliterated',
  'similar',
  'initial',
  'different',
  'unknown',
] as const;
export type NameAgreement = (typeof NAME_AGREEMENTS)[number];

/** Two spellings this alike (Jaro–Winkler) are called similar. */
const SIMILAR = 0.88;
/** With equal keys less will do: Cohen and Kohen. */
const ALIKE = 0.82;
const RANK: Readonly<Record<NameAgreement, number>> = {
  same: 0,
  nickname: 1,
  transliterated: 2,
  similar: 3,
  initial: 4,
  different: 5,
  unknown: 6,
};

/** `unknown`: one of them is empty, or is a single word that the other holds among several. */
export function nameAgreement(first: string, second: string): NameAgreement {
  const apart = ofWords(tellingTokens(first), tellingTokens(second));
  if (apart !== 'different') return apart;
  return ofWords(joinedTokens(first), joinedTokens(second));
}

function ofWords(first: readonly string[], second: readonly string[]): NameAgreement {
  // Nobody has more than six words worth comparing, and pairs grow with the square.
  const a = first.slice(0, 6);
  const b = second.slice(0, 6);
  if (a.length === 0 || b.length === 0) return 'unknown';
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const found = paired(few, many);
  // A middle name on one side only is no disagreement; one word against a full name is no agreement either.
  return found !== 'different' && few.length === 1 && many.length > 1 ? 'unknown' : found;
}

/** Two single words of names. */
export function wordAgreement(first: string, second: string): NameAgreement {
  if (first === second) return 'same';
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? 'initial' : 'different';
  if (areNicknames(first, second)) return 'nickname';
  const crossed = isHebrew(first) !== isHebrew(second);
  if (crossed) return soundAlike(first, second) ? 'transliterated' : 'different';
  if (!isHebrew(first) && soundAlike(first, second) && jaroWinkler(first, second) >= ALIKE)
    return 'transliterated';
  return jaroWinkler(first, second) >= SIMILAR ? 'similar' : 'different';
}

/** Best pairing, greedily from the best agreement on; the answer is its weakest pair. */
function paired(few: readonly string[], many: readonly string[]): NameAgreement {
  const pairs = few.flatMap((one, i) =>
    many.map((other, j) => ({ i, j, agreement: wordAgreement(one, other) })),
  );
  pairs.sort((x, y) => RANK[x.agreement] - RANK[y.agreement]);
  const left = new Set<number>();
  const right = new Set<number>();
  let weakest: NameAgreement = 'same';
  for (const { i, j, agreement } of pairs) {
    if (left.has(i) || right.has(j)) continue;
    left.add(i);
    right.add(j);
    if (RANK[agreement] > RANK[weakest]) weakest = agreement;
  }
  return weakest;
}

function isHebrew(word: string): boolean {
  return /^\p{Script=Hebrew}/u.test(word);
}
