import { PassThrough, Readable } from 'node:stream';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import type { PlacedBytes } from './file-bytes.ts';
import { FileRefusal } from './file-refusal.ts';

/**
 * The parts of a workbook, unpacked one at a time and never whole. A part that claims to grow more than a hundredfold, or a
 * workbook with more parts than any spreadsheet writes, was made to fill a memory and is refused.
 */
export interface Zip {
  /** Null when there is no such part. */
  open(name: string): Promise<AsyncIterable<Buffer> | null>;
  close(): void;
}

const PARTS_AT_MOST = 5_000;
const RATIO = 100;
/** Below this a part may be packed as well as it likes. Bytes. */
const SMALL = 10 * 1024 * 1024;
const LARGEST = 8 * 1024 * 1024 * 1024;

class PlacedReader extends RandomAccessReader {
  readonly #bytes: PlacedBytes;
  constructor(bytes: PlacedBytes) {
    super();
    this.#bytes = bytes;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#bytes.range(start, end), { objectMode: false }).pipe(new PassThrough());
  }
}

export async function openZip(bytes: PlacedBytes): Promise<Zip> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromRandomAccessReader(
      new PlacedReader(bytes),
      bytes.size,
      { lazyEntries: true, autoClose: false },
      (fault, opened) => (fault === null && opened !== undefined ? resolve(opened) : reject(fault)),
    ),
  );
  const parts = await entriesOf(zip);
  return {
    async open(name) {
      const part = parts.get(name.toLowerCase());
      if (part === undefined) return null;
      if (
        part.uncompressedSize > LARGEST ||
        (part.uncompressedSize > SMALL && part.uncompressedSize > RATIO * part.compressedSize)
      )
        throw new FileRefusal(
          'unreadable',
          'The workbook unpacks to more than a hundred times its size. Save it from Excel as CSV.',
        );
      return new Promise((resolve, reject) =>
        zip.openReadStream(part, (fault, stream) =>
          fault === null && stream !== undefined ? resolve(stream) : reject(fault),
        ),
      );
    },
    close: () => zip.close(),
  };
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      parts.set(entry.fileName.toLowerCase(), entry);
      if (parts.size > PARTS_AT_MOST)
        reject(new FileRefusal('unreadable', 'The workbook has more parts than any spreadsheet writes.'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(parts));
    zip.on('error', reject);
    zip.readEntry();
  });
}
