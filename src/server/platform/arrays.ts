/**
 * Columns of many rows as array parameters. The driver writes an array as text, bytes as hexadecimal digits inside it, which
 * both sides then read letter by letter; here bytes and words go as they are, in PostgreSQL's binary form of an array
 * (array_send: dimensions, whether there are nulls, element type; length and lower bound; then each element by its length).
 */
const BYTEA = 17;
const TEXT = 25;
const HEADER = 20;

/** For `::bytea[]`. */
export function byteas(values: readonly (Uint8Array | null)[]): Buffer {
  let size = HEADER;
  for (const value of values) size += 4 + (value?.length ?? 0);
  const array = begun(size, BYTEA, values.length);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value?.length ?? -1, at);
    if (value === null) continue;
    array.set(value, at);
    at += value.length;
  }
  return array;
}

/** For `::text[]`. */
export function texts(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  let size = HEADER;
  for (const length of lengths) size += 4 + Math.max(0, length);
  const array = begun(size, TEXT, values.length);
  let at = HEADER;
  values.forEach((value, index) => {
    at = array.writeInt32BE(lengths[index] ?? -1, at);
    if (value !== null) at += array.write(value, at);
  });
  return array;
}

/** For `::uuid[]` and numbers: what needs no quotes inside an array. */
export function plain(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}

function begun(size: number, elementType: number, length: number): Buffer {
  const array = Buffer.allocUnsafe(size);
  // An array without elements has no dimension.
  array.writeInt32BE(length === 0 ? 0 : 1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(elementType, 8);
  if (length === 0) return array.subarray(0, 12);
  array.writeInt32BE(length, 12);
  array.writeInt32BE(1, 16);
  return array;
}
