/**
 * Lists of small numbers as text that a source file can hold: bytes in base64 (RFC 4648, without padding), ascending
 * numbers as their differences, seven bits a byte, the lowest first (LEB128).
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(bytes.length - at, 3) + 1;
    for (let n = 0; n < letters; n++) pieces.push(ALPHABET.charAt((three >> (18 - 6 * n)) & 63));
  }
  return pieces.join('');
}

/** Throws a RangeError on a letter that base64 does not have. */
export function fromBase64(text: string): Uint8Array {
  const values = new Int8Array(128).fill(-1);
  for (let n = 0; n < ALPHABET.length; n++) values[ALPHABET.charCodeAt(n)] = n;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let end = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) throw new RangeError(`no letter of base64 at ${at}`);
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[end++] = (held >> bits) & 255;
    }
  }
  return bytes;
}

/** `numbers` ascend and are not negative. */
export function toSteps(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let step = number - before;
    before = number;
    for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128);
    bytes.push(step);
  }
  return Uint8Array.from(bytes);
}

export function fromSteps(bytes: Uint8Array): Int32Array {
  const numbers: number[] = [];
  let number = 0;
  let step = 0;
  let shift = 0;
  for (const byte of bytes) {
    step |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    number += step;
    numbers.push(number);
    step = 0;
    shift = 0;
  }
  return Int32Array.from(numbers);
}
