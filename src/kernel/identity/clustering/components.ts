/** Who is connected with whom at all: union–find with path halving, smaller number wins. A cache, never the answer. */
export interface Components {
  join(a: number, b: number): void;
  root(of: number): number;
}

export function makeComponents(count: number): Components {
  const parent = Int32Array.from({ length: count }, (_, at) => at);
  const root = (of: number): number => {
    let at = of;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      parent[at] = parent[up] ?? up;
      at = up;
    }
  };
  return {
    root,
    join(a, b) {
      const [x, y] = [root(a), root(b)];
      if (x < y) parent[y] = x;
      else parent[x] = y;
    },
  };
}
