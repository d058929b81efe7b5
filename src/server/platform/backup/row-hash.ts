import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/**
 * The hash of a table's rows, whatever their order: each row's SHA-256, added up modulo 2^256. Two tables with the same
 * rows have the same hash; a row that is missing, doubled or changed by one byte gives another. A row is one line of
 * PostgreSQL's COPY text format, which writes a line break inside a value as `\n`.
 */
export interface RowHash {
  add(line: Buffer): void;
  rows(): number;
  /** 64 hexadecimal digits. */
  hex(): string;
}

const WORDS = 8;

export function rowHash(): RowHash {
  const sums = new Float64Array(WORDS);
  let rows = 0;
  return {
    add(line) {
      const digest = createHash('sha256').update(line).digest();
      let carry = 0;
      for (let word = WORDS - 1; word >= 0; word--) {
        const sum = (sums[word] ?? 0) + digest.readUInt32BE(word * 4) + carry;
        carry = sum >= 2 ** 32 ? Math.floor(sum / 2 ** 32) : 0;
        sums[word] = sum % 2 ** 32;
      }
      rows++;
    },
    rows: () => rows,
    hex: () => [...sums].map((sum) => sum.toString(16).padStart(8, '0')).join(''),
  };
}

const NEWLINE = 0x0a;

/** Passes bytes on unchanged and adds every line that passes to `hash`; tells how many bytes went through. */
export function hashingLines(hash: RowHash, passed: (bytes: number) => void): Transform {
  let rest: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        const end = chunk.subarray(from, at);
        hash.add(rest.length === 0 ? end : Buffer.concat([...rest, end]));
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(Buffer.from(chunk.subarray(from)));
      passed(chunk.length);
      next(null, chunk);
    },
    flush(done) {
      if (rest.length > 0) hash.add(Buffer.concat(rest));
      done();
    },
  });
}
