/**
 * Which link comes next: the highest value first, of equals the one that was there first. A link that is put again
 * with another value has left its old place: old places are passed over when they come up.
 */
export interface LinkQueue {
  /** Values below `least` are not kept: the link waits until it is put again. */
  put(link: number, value: number, least: number): void;
  /** The highest link, taken out; −1 when there is none. */
  take(): number;
}

export function makeLinkQueue(links: number): LinkQueue {
  let values = new Float64Array(Math.max(16, links));
  let heap = new Int32Array(Math.max(16, links));
  let size = 0;
  /** The value that counts for each link; NaN while it waits. */
  const current = new Float64Array(links).fill(Number.NaN);

  const before = (valueA: number, a: number, valueB: number, b: number): boolean =>
    valueA > valueB || (valueA === valueB && a < b);

  function rise(value: number, link: number): void {
    let at = size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(value, link, values[up] ?? 0, heap[up] ?? 0)) break;
      values[at] = values[up] ?? 0;
      heap[at] = heap[up] ?? 0;
      at = up;
    }
    values[at] = value;
    heap[at] = link;
  }

  function sink(value: number, link: number): void {
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (
        down + 1 < size &&
        before(values[down + 1] ?? 0, heap[down + 1] ?? 0, values[down] ?? 0, heap[down] ?? 0)
      )
        down++;
      if (!before(values[down] ?? 0, heap[down] ?? 0, value, link)) break;
      values[at] = values[down] ?? 0;
      heap[at] = heap[down] ?? 0;
      at = down;
    }
    values[at] = value;
    heap[at] = link;
  }

  return {
    put(link, value, least) {
      if (current[link] === value) return;
      if (value < least) {
        current[link] = Number.NaN;
        return;
      }
      current[link] = value;
      if (size === heap.length) {
        const more = new Int32Array(size * 2);
        const moreValues = new Float64Array(size * 2);
        more.set(heap);
        moreValues.set(values);
        heap = more;
        values = moreValues;
      }
      rise(value, link);
    },
    take() {
      while (size > 0) {
        const link = heap[0] ?? -1;
        const value = values[0] ?? 0;
        size--;
        if (size > 0) sink(values[size] ?? 0, heap[size] ?? 0);
        if (current[link] !== value) continue;
        current[link] = Number.NaN;
        return link;
      }
      return -1;
    },
  };
}
