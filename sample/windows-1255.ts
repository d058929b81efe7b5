/**
 * Code page 1255, the way old Hebrew systems write: one byte per letter.
 * Source: the table "cp1255 to Unicode" of the Unicode consortium. What it has no byte for becomes a question mark.
 */
const BYTES = buildTable();

function buildTable(): Uint8Array {
  const bytes = new Uint8Array(0x2200).fill(0x3f);
  for (let code = 0; code < 0x80; code++) bytes[code] = code;
  for (let letter = 0x5d0; letter <= 0x5ea; letter++) bytes[letter] = letter - 0x5d0 + 0xe0;
  for (let point = 0x5b0; point <= 0x5b9; point++) bytes[point] = point - 0x5b0 + 0xc0;
  for (let point = 0x5bb; point <= 0x5c3; point++) bytes[point] = point - 0x5bb + 0xcb;
  for (let sign = 0; sign < 5; sign++) bytes[0x5f0 + sign] = 0xd4 + sign;
  for (const code of [0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb1, 0xb7, 0xbb, 0xbd]) bytes[code] = code;
  const marks: [number, number][] = [
    [0x20ac, 0x80],
    [0x20aa, 0xa4],
    [0x2018, 0x91],
    [0x2019, 0x92],
    [0x201c, 0x93],
    [0x201d, 0x94],
    [0x2022, 0x95],
    [0x2013, 0x96],
    [0x2014, 0x97],
    [0x2026, 0x85],
    [0x200e, 0xfd],
    [0x200f, 0xfe],
  ];
  for (const [code, byte] of marks) bytes[code] = byte;
  return bytes;
}

export function toWindows1255(text: string): Buffer {
  const out = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) out[at] = BYTES[text.charCodeAt(at)] ?? 0x3f;
  return out;
}
