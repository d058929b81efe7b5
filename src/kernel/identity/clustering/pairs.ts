/** Scored pairs in three strips of numbers, however many: record, record, bits. */
export interface ScoredPairs {
  readonly size: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float32Array;
  /** Evidence against members of one household, before priors. */
  readonly home: Float32Array;
  /** 1 where the two stand at one address under one surname. */
  readonly sharedAddress: Uint8Array;
}

export interface PairList extends ScoredPairs {
  size: number;
  a: Int32Array;
  b: Int32Array;
  bits: Float32Array;
  home: Float32Array;
  sharedAddress: Uint8Array;
}

export function pairList(): PairList {
  return {
    size: 0,
    a: new Int32Array(1024),
    b: new Int32Array(1024),
    bits: new Float32Array(1024),
    home: new Float32Array(1024),
    sharedAddress: new Uint8Array(1024),
  };
}

export function addScored(
  list: PairList,
  pair: {
    readonly a: number;
    readonly b: number;
    readonly bits: number;
    readonly home: number;
    readonly sharedAddress?: boolean;
  },
): void {
  if (list.size === list.a.length) {
    const grown = {
      a: new Int32Array(list.size * 2),
      b: new Int32Array(list.size * 2),
      bits: new Float32Array(list.size * 2),
      home: new Float32Array(list.size * 2),
      sharedAddress: new Uint8Array(list.size * 2),
    };
    grown.a.set(list.a);
    grown.b.set(list.b);
    grown.bits.set(list.bits);
    grown.home.set(list.home);
    grown.sharedAddress.set(list.sharedAddress);
    Object.assign(list, grown);
  }
  list.a[list.size] = pair.a;
  list.b[list.size] = pair.b;
  list.bits[list.size] = pair.bits;
  list.home[list.size] = pair.home;
  list.sharedAddress[list.size] = pair.sharedAddress === true ? 1 : 0;
  list.size++;
}
