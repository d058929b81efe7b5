import { particleForms, scriptOf } from '#kernel/text/hebrew';
import { masked } from '#kernel/text/placeholder';

/**
 * Which words tell a theme from the others: often in it, seldom elsewhere (class-based TF-IDF, Grootendorst 2022, counting
 * texts instead of words, so that one long letter does not name a theme). Forms of one word count together, small words
 * glued to Hebrew ones among them where the rest is a word of these texts; shown is the form that most wrote.
 */
const WORDS = 5;
const ATTESTED = 3;
/** Words that so many of all texts hold tell nothing. */
const EVERYWHERE = 0.2;

/** For each group its words, the most telling first; group −1 counts only against the others. */
export function themeWords(texts: readonly string[], groups: Int32Array, count: number): string[][] {
  const read = texts.map((text) => [...new Set(wordsIn(text))]);
  const texted = new Map<string, number>();
  for (const words of read) for (const word of words) texted.set(word, (texted.get(word) ?? 0) + 1);
  const roots = new Map([...texted.keys()].map((word) => [word, rootOf(word, texted)]));
  const everywhere = new Map<string, number>();
  const own: Map<string, Map<string, number>>[] = Array.from({ length: count }, () => new Map());
  const sizes = new Int32Array(count);
  for (const [row, words] of read.entries()) {
    const group = groups[row] ?? -1;
    if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
    const seen = new Set<string>();
    for (const word of words) {
      const root = roots.get(word) ?? word;
      const forms = own[group]?.get(root) ?? new Map<string, number>();
      own[group]?.set(root, forms);
      forms.set(word, (forms.get(word) ?? 0) + 1);
      if (!seen.has(root)) everywhere.set(root, (everywhere.get(root) ?? 0) + 1);
      seen.add(root);
    }
  }
  return own.map((words, group) => {
    const size = Math.max(1, sizes[group] ?? 1);
    return [...words]
      .map(([root, forms]) => {
        const inside = [...forms.values()].reduce((sum, n) => sum + n, 0);
        const all = everywhere.get(root) ?? 1;
        const usual = texts.length / all;
        return { forms, all, weight: (inside / size) * Math.log(1 + usual) * Math.log(1 + usual) };
      })
      .filter(({ all }) => all <= EVERYWHERE * texts.length || texts.length < 20 || count === 1)
      .sort(
        (one, other) =>
          other.weight - one.weight || (commonestOf(one.forms) < commonestOf(other.forms) ? -1 : 1),
      )
      .slice(0, WORDS)
      .map(({ forms }) => commonestOf(forms));
  });
}

function wordsIn(text: string): string[] {
  return masked(text).text.match(/\p{L}[\p{L}'"]*\p{L}/gu) ?? [];
}

/** The word under which its forms are counted together. */
function rootOf(word: string, texted: ReadonlyMap<string, number>): string {
  if (scriptOf(word) === 'he') {
    for (const form of particleForms(word).slice(1))
      if (form.length >= 3 && (texted.get(form) ?? 0) >= ATTESTED) return form;
    return word;
  }
  const single = word.endsWith('s') ? word.slice(0, -1) : word;
  return single.length >= 3 && (texted.get(single) ?? 0) >= ATTESTED ? single : word;
}

function commonestOf(forms: ReadonlyMap<string, number>): string {
  let [best, most] = ['', 0];
  for (const [form, times] of forms)
    if (times > most || (times === most && form < best)) [best, most] = [form, times];
  return best;
}
