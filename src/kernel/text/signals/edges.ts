/**
 * A tree as a table of its edges with open addressing: from a node, by a word, to a node. Three numbers an edge instead
 * of an object, a map and its buckets.
 */
export type Edges = {
  /** Twice the node, plus the kind of the edge; −1 where the table is empty. */
  readonly nodes: Int32Array;
  readonly words: Int32Array;
  readonly children: Int32Array;
};

/** −1 where no such edge is. `kind` is 0 or 1. */
export function childOf(edges: Edges, node: number, word: number, kind: number): number {
  const place = placeOf(edges, node * 2 + kind, word);
  return edges.nodes[place] === -1 ? -1 : (edges.children[place] ?? -1);
}

/** A tree that grows: node 0 is its root. `done` gives the table once it will grow no more. */
export function edgeTable() {
  let edges = empty(1 << 15);
  let count = 0;
  return {
    grow: (node: number, word: number, kind: number): number => {
      const from = node * 2 + kind;
      const place = placeOf(edges, from, word);
      if (edges.nodes[place] !== -1) return edges.children[place] ?? 0;
      edges.nodes[place] = from;
      edges.words[place] = word;
      edges.children[place] = ++count;
      const child = count;
      if (count * 2 > edges.nodes.length) edges = moved(edges);
      return child;
    },
    nodes: (): number => count + 1,
    done: (): Edges => edges,
  };
}

/** The old list in the beginning of a larger one. */
export function enlarged<List extends Int32Array | Uint16Array>(old: List, larger: List): List {
  larger.set(old);
  return larger;
}

function empty(size: number): Edges {
  return {
    nodes: new Int32Array(size).fill(-1),
    words: new Int32Array(size),
    children: new Int32Array(size),
  };
}

function moved(old: Edges): Edges {
  const larger = empty(old.nodes.length * 2);
  for (let n = 0; n < old.nodes.length; n++) {
    const from = old.nodes[n] ?? -1;
    if (from === -1) continue;
    const place = placeOf(larger, from, old.words[n] ?? 0);
    larger.nodes[place] = from;
    larger.words[place] = old.words[n] ?? 0;
    larger.children[place] = old.children[n] ?? 0;
  }
  return larger;
}

/** Where the edge stands, or would stand; the table is never more than half full, so that there is an end to it. */
function placeOf({ nodes, words }: Edges, from: number, word: number): number {
  const mask = nodes.length - 1;
  let place = Math.imul(Math.imul(from, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b), 0xc2b2ae35);
  place = (place ^ (place >>> 15)) & mask;
  while (nodes[place] !== -1 && (nodes[place] !== from || words[place] !== word)) place = (place + 1) & mask;
  return place;
}
