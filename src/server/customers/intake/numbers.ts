/**
 * Numbers as people and systems write them: with a currency sign, with thousands parted, with a decimal point or comma.
 * "1,234" alone can be either; the file's other numbers decide, else a comma before one or two last digits is a decimal comma.
 */
export type DecimalSign = 'point' | 'comma';

const COMMA = /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$/;
const POINT = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Null for what is no number, or one too large to be kept exactly. */
export function readNumber(text: string, sign: DecimalSign | 'auto'): number | null {
  const bare = text.replace(/[₪$€£\s\u200E\u200F\u2066-\u2069]|ש"ח|ש״ח|ILS|NIS/g, '');
  const commaIsDecimal = sign === 'comma' || (sign === 'auto' && /^-?\d+,\d{1,2}$/.test(bare));
  const plain = commaIsDecimal
    ? bare.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.')
    : bare.replace(/,(?=\d{3}(\D|$))/g, '');
  // A minus after the number, as old ledgers print it.
  const signed = /^\d[\d.]*-$/.test(plain) ? `-${plain.slice(0, -1)}` : plain;
  if (!NUMBER.test(signed)) return null;
  const value = Number(signed);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** What the numbers of one column say of the decimal sign: 'comma' or 'point' when one of them decides, and which did. */
export function detectDecimal(
  examples: readonly string[],
): { readonly sign: DecimalSign; readonly example: string } | null {
  let comma: string | null = null;
  let point: string | null = null;
  let commas = 0;
  let points = 0;
  for (const example of examples) {
    const bare = example.replace(/[₪$€£\s]/g, '');
    // Three digits after a lone sign may be thousands: they decide nothing.
    const lone = /^[+-]?\d{1,3}[.,]\d{3}$/.test(bare);
    if (!lone && COMMA.test(bare)) {
      commas++;
      comma ??= example;
    } else if (!lone && POINT.test(bare)) {
      points++;
      point ??= example;
    }
  }
  if (comma !== null && commas > points) return { sign: 'comma', example: comma };
  return point === null ? null : { sign: 'point', example: point };
}
