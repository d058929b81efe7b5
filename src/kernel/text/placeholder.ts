import { type Normalised, normalise } from './normalise.ts';

/**
 * What carries no opinion and may carry a person (addresses, names with @, phone and identity numbers) or differs in
 * each text (dates, sums, numbers) gives way to one mark of its kind, so that a classifier neither learns it by heart
 * nor keeps it. The marks are single characters of the private use area: no customer writes them.
 */
export const NORMALISER = 'he-en-lite 2';

export const PLACEHOLDER = {
  web: '\ue000',
  mail: '\ue001',
  handle: '\ue002',
  date: '\ue003',
  amount: '\ue004',
  reference: '\ue005',
  number: '\ue006',
} as const;

type Kind = keyof typeof PLACEHOLDER;

const MAY_NEED = /[\d@]|www\.|http/u;
/** Every repetition is bounded: no text can make these slow. */
const PATTERN = new RegExp(
  [
    String.raw`(?<web>(?:https?:\/\/|www\.)[^\s<>"]{1,2000})`,
    String.raw`(?<mail>(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})`,
    String.raw`(?<handle>@[\p{L}\p{N}_]{1,64})`,
    String.raw`(?<date>(?<![\d.])\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d))`,
    String.raw`(?<amount>[₪$€£] ?\d{1,12}(?:[.,]\d{1,6}){0,4}|\d{1,12}(?:[.,]\d{1,6}){0,4} ?(?:[₪$€£%]|ש"ח|שח(?!\p{L})|שקל(?:ים)?(?!\p{L})|nis\b|ils\b|usd\b|eur\b|gbp\b|dollars?\b|euros?\b|pounds?\b))`,
    String.raw`(?<reference>\+?\d(?:[\s()-]{0,2}\d){6,40})`,
    String.raw`(?<number>\d{1,40}(?:[.,:]\d{1,40}){0,4})`,
  ].join('|'),
  'gu',
);

const KINDS: readonly Kind[] = ['web', 'mail', 'handle', 'date', 'amount', 'reference', 'number'];

/** Normalised, with placeholders; each character still knows where it stood in the original. */
export function masked(original: string): Normalised {
  const plain = normalise(original);
  if (!MAY_NEED.test(plain.text)) return plain;
  const offsets: number[] = [];
  let text = '';
  let at = 0;
  const keepUntil = (end: number): void => {
    text += plain.text.slice(at, end);
    for (; at < end; at++) offsets.push(plain.offsets[at] ?? original.length);
  };
  for (const match of plain.text.matchAll(PATTERN)) {
    const kind = KINDS.find((one) => match.groups?.[one] !== undefined);
    if (kind === undefined) continue;
    keepUntil(match.index);
    text += PLACEHOLDER[kind];
    offsets.push(plain.offsets[at] ?? original.length);
    at += match[0].length;
  }
  keepUntil(plain.text.length);
  offsets.push(original.length);
  return { text, offsets };
}
