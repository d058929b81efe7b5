/**
 * Old systems wrote Hebrew as it stands on the screen, from left to right, so that every word is kept backwards. The five
 * letters that have a form for the end of a word give it away: in such a file they stand at the beginning.
 * Digits and Latin words inside keep their own direction.
 */
const WORD = /[א-ת]{2,}/g;
const FINALS = 'םןץףך';

/** Final letters at the end of words (`logical`) and at their beginning (`visual`). */
export function finalLetters(text: string): { readonly logical: number; readonly visual: number } {
  let logical = 0;
  let visual = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (FINALS.includes(word.charAt(word.length - 1))) logical++;
    if (FINALS.includes(word.charAt(0))) visual++;
  }
  return { logical, visual };
}

/** Twice is an accident of typing; a file that keeps its words backwards does it again and again. */
export function isVisual(text: string): boolean {
  const { logical, visual } = finalLetters(text);
  return visual >= 2 && visual > 2 * logical;
}

const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
};
/** What reads from left to right inside Hebrew: a word, a number, an address, with the signs inside it. */
const FORWARD = /[A-Za-z0-9]+(?:[A-Za-z0-9.,:/@%+_-]*[A-Za-z0-9%+])?/g;

/** One cell in the order in which it is read; a cell without Hebrew letters is left as it is. */
export function inReadingOrder(cell: string): string {
  if (!/[א-ת]/.test(cell)) return cell;
  return cell
    .split('\n')
    .map((line) => (/[א-ת]/.test(line) ? backwards(line) : line))
    .join('\n');
}

function backwards(line: string): string {
  // Each run that reads forward is turned first, so that turning the whole line leaves it as it was.
  const turned = line.replace(FORWARD, (run) => [...run].reverse().join(''));
  return [...turned]
    .reverse()
    .map((letter) => MIRRORED[letter] ?? letter)
    .join('');
}
