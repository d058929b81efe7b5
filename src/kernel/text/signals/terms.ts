import { hebrewVerb } from './hebrew-verbs.ts';

/**
 * The short hand in which packs are written, spelt out to a finite list of phrases: nothing is searched for by a
 * regular expression, so no text can make a search run long.
 */
export type Vocabulary = Readonly<Record<string, string>>;

/**
 * Throws a RangeError on an unknown name, an open bracket, or a list that grows past all reason. `known` keeps the named
 * lists of this vocabulary that were spelt out before.
 */
export function spellOut(
  terms: string,
  vocabulary: Vocabulary,
  known = new Map<string, readonly string[]>(),
  seen: readonly string[] = [],
): string[] {
  return terms
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '')
    .flatMap((term) => {
      const named = /@(\w+)/u.exec(term);
      if (named === null) return alternatives(withVerbs(term));
      const [call, name = ''] = named;
      const list = vocabulary[name];
      if (list === undefined || seen.includes(name))
        throw new RangeError(`no list of terms is called "${call}"`);
      const spelt = known.get(name) ?? spellOut(list, vocabulary, known, [...seen, name]);
      known.set(name, spelt);
      return call === term ? spelt : alternatives(withVerbs(term.replace(call, `(${spelt.join('|')})`)));
    });
}

function withVerbs(term: string): string {
  return term.replace(/<([^<>]{1,40})>/gu, (_, call: string) =>
    call.startsWith('v:') ? `(${englishVerb(call.slice(2)).join('|')})` : `(${hebrewVerb(call).join('|')})`,
  );
}

/** A regular verb; doubled letters do not matter (see lexicon), so stop gives stoped. */
function englishVerb(verb: string): string[] {
  const stem = verb.replace(/e$/u, '');
  if (/[^aeiou]y$/u.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  const plural = /(?:s|x|ch|sh)$/u.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, plural, `${stem}ed`, `${stem}ing`];
}

const AT_MOST = 8_000;

/** Reads from the left: a letter, or a group in round brackets; a question mark after either makes it optional. */
function alternatives(term: string): string[] {
  const { found, at } = sequence(term, 0);
  if (at !== term.length) throw new RangeError(`a bracket too many: "${term}"`);
  const spelt = new Set<string>();
  for (const one of found) {
    const neat = one.startsWith(' ') || one.endsWith(' ') || one.includes('  ') ? single(one) : one;
    if (neat !== '') spelt.add(neat);
  }
  return [...spelt];
}

/** What an optional word leaves behind. */
function single(term: string): string {
  return term.replace(/\s+/gu, ' ').trim();
}

function sequence(term: string, from: number): { found: string[]; at: number } {
  let found = [''];
  let at = from;
  while (at < term.length && term.charAt(at) !== ')' && term.charAt(at) !== '|') {
    let piece: string[];
    if (term.charAt(at) === '(') {
      piece = [];
      do {
        const inner = sequence(term, at + 1);
        piece.push(...inner.found);
        at = inner.at;
      } while (term.charAt(at) === '|');
      if (term.charAt(at) !== ')') throw new RangeError(`an open bracket: "${term}"`);
      at++;
    } else {
      // Letters that nothing makes optional go as one piece.
      let end = at + 1;
      while (end < term.length && !'()|?'.includes(term.charAt(end))) end++;
      if (term.charAt(end) === '?' && end - at > 1) end--;
      piece = [term.slice(at, end)];
      at = end;
    }
    if (term.charAt(at) === '?') {
      piece = [...piece, ''];
      at++;
    }
    found = found.flatMap((head) => piece.map((tail) => head + tail));
    if (found.length > AT_MOST) throw new RangeError(`too many forms: "${term}"`);
  }
  return { found, at };
}
