/**
 * A file that was brought, as bytes: from its beginning as often as needed, and, where it lies here as it is, at any place.
 * A workbook is a ZIP, whose table of contents stands at its end.
 */
export interface FileBytes {
  stream(): AsyncIterable<Buffer>;
  /** Null when the bytes are only to be had in order, as those of a packed file. */
  places(): Promise<PlacedBytes | null>;
}

export interface PlacedBytes {
  readonly size: number;
  /** Bytes from `start` up to, not including, `end`. */
  range(start: number, end: number): AsyncIterable<Buffer>;
}

export function placedBuffer(bytes: Buffer): PlacedBytes {
  return {
    size: bytes.length,
    async *range(start, end) {
      yield bytes.subarray(start, end);
    },
  };
}

/** A file that is whole in memory. */
export function bytesInMemory(bytes: Buffer): FileBytes {
  return {
    async *stream() {
      yield bytes;
    },
    places: async () => placedBuffer(bytes),
  };
}
