/**
 * Money is a whole number of minor units (agorot, cents) and a currency; it becomes words only for a reader. Two
 * amounts of different currencies are never added: that needs a rate and a date, and is somebody's decision.
 */
export type Money = {
  /** Whole minor units; negative is owed to the customer. */
  readonly minor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
};

const WITHOUT_MINOR = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK', 'HUF']);
const WITH_THREE = new Set(['JOD', 'KWD', 'BHD', 'TND', 'OMR']);
const formats = new Map<string, Intl.NumberFormat>();

/** Digits after the point in that currency. */
export function minorDigits(currency: string): number {
  if (WITHOUT_MINOR.has(currency)) return 0;
  return WITH_THREE.has(currency) ? 3 : 2;
}

/** "‏1,234.50 ₪" or "₪1,234.50": in the reader's language, with a currency sign. */
export function formatMoney({ minor, currency }: Money, language: 'he' | 'en'): string {
  const key = `${language} ${currency}`;
  const digits = minorDigits(currency);
  let format = formats.get(key);
  if (!format) {
    const locale = language === 'he' ? 'he-IL' : 'en-US';
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(minor / 10 ** digits);
}

/**
 * "1,234.50", "₪ 1234.5", "-99", "(99.90)" and "1.234,50" → minor units. Null when it is not one amount, has more
 * digits than the currency, or is ambiguous beyond saving. "1,234" is a thousand: nobody bills a third of an agora.
 */
export function parseMinor(text: string, currency = 'ILS'): number | null {
  const digits = minorDigits(currency);
  const bare = text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\s\u00a0']/gu, '')
    .replace(/[\u2212\u2013]/gu, '-')
    .replace(/^\((.*)\)$/u, '-$1')
    .replace(/₪|ש"ח|ש״ח|שח|ils|nis|usd|eur|gbp|[$€£]/giu, '');
  const signed = /^(-?)([\d.,]+)(-?)$/u.exec(bare);
  const number = signed?.[2];
  if (!signed || number === undefined || (signed[1] && signed[3])) return null;
  const plain = withPoint(number);
  if (plain === null) return null;
  const [whole = '', fraction = ''] = plain.split('.');
  if (fraction.length > digits && /[1-9]/u.test(fraction.slice(digits))) return null;
  const minor =
    Number(whole || '0') * 10 ** digits + Number(fraction.slice(0, digits).padEnd(digits, '0') || '0');
  if (!Number.isSafeInteger(minor)) return null;
  return signed[1] || signed[3] ? -minor : minor;
}

/** One point at most, no grouping; null when the grouping is not one. */
function withPoint(number: string): string | null {
  const comma = number.lastIndexOf(',');
  const point = number.lastIndexOf('.');
  if (!/\d/u.test(number)) return null;
  if (comma < 0) return grouped(number, '.', point);
  if (point < 0) return grouped(number, ',', comma);
  // Both stand there: the later one is the decimal sign.
  const [group, decimal] = point > comma ? [',', point] : ['.', comma];
  const whole = number.slice(0, decimal);
  const fraction = number.slice(decimal + 1);
  if (!isGrouped(whole, group) || !/^\d+$/u.test(fraction)) return null;
  return `${whole.replaceAll(group, '')}.${fraction}`;
}

function grouped(number: string, sign: string, last: number): string | null {
  if (last < 0) return number;
  const once = number.indexOf(sign) === last;
  if (!once || (sign === ',' && number.length - last === 4)) {
    return isGrouped(number, sign) ? number.replaceAll(sign, '') : null;
  }
  return `${number.slice(0, last)}.${number.slice(last + 1)}`;
}

function isGrouped(whole: string, sign: string): boolean {
  const [first = '', ...rest] = whole.split(sign);
  return /^\d{1,3}$/u.test(first) || rest.length === 0 ? rest.every((part) => /^\d{3}$/u.test(part)) : false;
}
