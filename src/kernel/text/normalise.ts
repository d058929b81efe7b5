import { isDirectionMark, isHebrewLetter, isPoint } from './hebrew.ts';

/**
 * One way to write each thing, so that words meet: compatibility forms unified (NFKC), vowel points and direction
 * marks dropped, typographic quotes and dashes plain, Latin in lower case, letters repeated for emphasis cut to two.
 * Every character remembers where it stood in the original, so that a highlight lands on the customer's own words.
 */
export type Normalised = {
  readonly text: string;
  /** Original offset of each character, and the original length at the end. */
  readonly offsets: readonly number[];
};

const PLAIN: Readonly<Record<number, string>> = {
  1470: ' ',
  1472: '|',
  1475: '.',
  1478: '.',
  1523: "'",
  1524: '"',
  8216: "'",
  8217: "'",
  8218: "'",
  8219: "'",
  8242: "'",
  96: "'",
  180: "'",
  8220: '"',
  8221: '"',
  8222: '"',
  8243: '"',
  8208: '-',
  8209: '-',
  8210: '-',
  8211: '-',
  8212: '-',
  8722: '-',
  9: ' ',
  160: ' ',
  173: '',
  8203: '',
  8204: '',
};

export function normalise(original: string): Normalised {
  const offsets: number[] = [];
  const chars: string[] = [];
  const add = (piece: string, at: number): void => {
    for (let n = 0; n < piece.length; n++) {
      const char = piece.charAt(n);
      // A third equal letter adds emphasis, not meaning; digits are left alone.
      // Collected in a list: reading back from a growing string would make long texts quadratic.
      const end = chars.length;
      if (end > 1 && chars[end - 1] === char && chars[end - 2] === char && !(char >= '0' && char <= '9'))
        continue;
      chars.push(char);
      offsets.push(at);
    }
  };
  for (let at = 0; at < original.length; ) {
    const code = original.charCodeAt(at);
    const accented = isAccent(original.charCodeAt(at + 1));
    if (accented && code < 0x0590) {
      const end = clusterEnd(original, at);
      add(compatible(original.slice(at, end)), at);
      at = end;
    } else if (code >= 65 && code <= 90) add(String.fromCharCode(code + 32), at++);
    else if (PLAIN[code] !== undefined) add(PLAIN[code] ?? '', at++);
    else if (code < 128 || isHebrewLetter(code)) add(original.charAt(at), at++);
    else if (isPoint(code) || isDirectionMark(code)) at++;
    else {
      const end = clusterEnd(original, at);
      add(compatible(original.slice(at, end)), at);
      at = end;
    }
  }
  offsets.push(original.length);
  return { text: chars.join(''), offsets };
}

/** A base character with the accents that follow it, so that a decomposed é is the same as a composed one. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (isAccent(text.charCodeAt(end))) end++;
  return end;
}

function isAccent(code: number): boolean {
  return code >= 0x0300 && code <= 0x036f;
}

function compatible(cluster: string): string {
  let plain = '';
  for (const char of cluster.normalize('NFKC').toLowerCase()) {
    const code = char.codePointAt(0) ?? 0;
    if (!isPoint(code) && !isDirectionMark(code)) plain += PLAIN[code] ?? char;
  }
  return plain;
}
