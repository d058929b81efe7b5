import { tokenise } from '#kernel/text/tokens';

/**
 * Before somebody raises an idea they see up to three that are alike, and what became of them. Ideas are alike when
 * they share the words that are rare in the forum; words that everybody uses (service, customer) weigh little. Hebrew
 * words meet with and without their glued particles, English ones with and without a plural s.
 */
export interface Written {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** Words that say nothing about what an idea is about. */
const EMPTY = new Set(
  `a an and are as at be been but by can could do does for from had has have how i if in into is it its let may me more most my no not of on one or our out should so than that the their them then there they this to too up us was we were what when where which who will with would you your
  אבל אולי אז אחד אחרי אי אין איך אל אלא אלה אם אנו אנחנו אני אפשר אצל את אתם אתן בין גם דבר הוא היא היה היו הם הן זאת זה זו זהו יהיה יותר יש כבר כדאי כדי כל כן כמה כמו לא לו לי לכל לנו לפני מאוד מה מי מן מתי עד עוד על עם פחות צריך רק של שלו שלי שלנו תמיד`.split(
    /\s+/,
  ),
);
/** Of the weight of what was typed, this much must be found again. */
const SHARE = 0.34;
const AT_MOST = 3;

/** Ids of the ideas most alike to the text, best first; none when the text says too little. */
export function alikeIdeas(text: string, ideas: readonly Written[]): string[] {
  const asked = wordsOf(text);
  if (asked.length === 0) return [];
  const forum = ideas.map(({ id, title, body }) => ({ id, forms: formsOf(`${title}\n${body}`) }));
  const weights = asked.map((forms) => {
    const holders = forum.filter((idea) => forms.some((form) => idea.forms.has(form))).length;
    return Math.log(1 + (forum.length + 1) / (holders + 1));
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = forum.map(({ id, forms: held }) => {
    const found = asked.map((forms) => forms.some((form) => held.has(form)));
    const weight = weights.reduce((sum, one, at) => (found[at] === true ? sum + one : sum), 0);
    return { id, share: weight / whole, words: found.filter(Boolean).length };
  });
  // One shared word is an accident, unless it is all that was typed.
  const least = Math.min(2, asked.length);
  return scored
    .filter(({ share, words }) => share >= SHARE && words >= least)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? 1 : -1))
    .slice(0, AT_MOST)
    .map(({ id }) => id);
}

/** Each different word of the text with the forms under which it may be met. */
function wordsOf(text: string): string[][] {
  const words = new Map<string, string[]>();
  for (const { kind, forms } of tokenise(text)) {
    const first = forms[0];
    if (kind !== 'word' || first === undefined || forms.some((form) => EMPTY.has(form))) continue;
    if (first.length > 1) words.set(first, forms.flatMap(withoutPlural));
  }
  return [...words.values()];
}

function formsOf(text: string): Set<string> {
  return new Set(wordsOf(text).flat());
}

function withoutPlural(form: string): string[] {
  if (/^[a-z]{3,}s$/.test(form)) return [form, form.slice(0, -1)];
  // Final letters are folded by now: חשבונות and חשבונימ are forms of חשבונ.
  if (/^[א-ת]{3,}(?:ימ|ות)$/.test(form)) return [form, form.slice(0, -2)];
  return [form];
}
