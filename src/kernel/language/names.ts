import { foldFinals } from '#kernel/text/hebrew';
import { normalise } from '#kernel/text/normalise';

/**
 * A person's name as the words in it, whatever the silo made of it: "Dr. COHEN, Sarah", "שרה כהן (ז״ל)" and
 * "כהן-שרה" hold the same words. Titles and marks go; order is kept but must not be trusted.
 */
const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor sir madam rabbi adv eng jr sr phd md mba cpa
  מר גב גברת ד"ר דר פרופ פרופסור הרב רבי אדון עו"ד עוד רו"ח אינג אינגנר מהנדס ז"ל שליט"א הי"ו`
    .split(/\s+/u)
    .map(foldFinals),
);
/** Not part of who one is when the rest is enough: Ben-David stays whole, "ben" alone says little. */
const PARTICLES = new Set(
  ['ben', 'bat', 'bar', 'abu', 'al', 'el', 'de', 'van', 'von', 'בן', 'בת', 'בר', 'אבו', 'אל'].map(foldFinals),
);

/** Lower-case words with final letters folded, titles dropped; geresh kept only within (ג'ורג'). */
export function nameTokens(name: string): string[] {
  const { text } = normalise(name.replace(/\([^)]*\)/gu, ' '));
  const words = text
    .split(/[^\p{L}\p{M}'"]+/u)
    .map((word) => foldFinals(word.replace(/^['"]+|"+$/gu, '')))
    .map((word) => (TITLES.has(word.replace(/'+$/u, '')) ? '' : word))
    .map((word) => word.replaceAll('"', ''))
    .map((word) => (/^\p{Script=Hebrew}/u.test(word) ? word : word.replaceAll("'", '')))
    .filter((word) => word !== '');
  return words;
}

/** The words that tell people apart: of three and more, particles (בן, abu, de) may be left out. */
export function tellingTokens(name: string): string[] {
  const words = nameTokens(name);
  return words.length < 3 ? words : words.filter((word) => !PARTICLES.has(word));
}

/** The other way to write particles: בן דוד as בנדוד, Abu Hatzira as abuhatzira. */
export function joinedTokens(name: string): string[] {
  const joined: string[] = [];
  let pending = '';
  for (const word of nameTokens(name)) {
    if (PARTICLES.has(word)) pending += word;
    else {
      joined.push(pending + word);
      pending = '';
    }
  }
  return pending === '' ? joined : [...joined, pending];
}
