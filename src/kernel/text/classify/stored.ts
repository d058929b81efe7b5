import type { Classifier } from './classifier.ts';
import { BUCKETS } from './features.ts';

/**
 * A classifier as bytes, and back, exactly. Before it is judged or used its weights are rounded to 255 steps that lie closer
 * near zero (`rounded`), so that what was measured is what is stored. There is no word in it: buckets of hashes, how rare
 * each was, and weights.
 */
const FORM = 1;
const STEPS = 127;

type Header = {
  readonly form: number;
  readonly normaliser: string;
  readonly labels: readonly string[];
  readonly characters: boolean;
  readonly sharpness: number;
  /** Null for none. */
  readonly floor: number | null;
  readonly width: number;
  readonly rarities: number;
};

/** Each weight the nearest of ±top·(step ÷ 127)², top being the class's largest; the biases stay as they are. */
export function rounded(classifier: Classifier): Classifier {
  const { classes, width, weights } = classifier.linear;
  const tops = topsOf(weights, classes, width);
  const nearest = weights.slice();
  for (let at = 0; at < width * classes; at++) {
    const top = tops[at % classes] ?? 0;
    nearest[at] = weightOf(stepOf(weights[at] ?? 0, top), top);
  }
  return { ...classifier, linear: { classes, width, weights: nearest } };
}

/** `classifier` must be rounded; anything else comes back as its rounded self. */
export function written(classifier: Classifier): Uint8Array {
  const { linear, vectoriser, labels, sharpness, floor, normaliser } = classifier;
  const { classes, width, weights } = linear;
  const rarities = [...new Set(vectoriser.rarity)].sort((one, other) => one - other);
  const place = new Map(rarities.map((rarity, at) => [rarity, at]));
  const header: Header = {
    form: FORM,
    normaliser,
    labels,
    characters: vectoriser.views.characters,
    sharpness,
    floor: Number.isFinite(floor) ? floor : null,
    width,
    rarities: rarities.length,
  };
  const tops = topsOf(weights, classes, width);
  const bytes = openBytes();
  bytes.text(JSON.stringify(header));
  for (const rarity of rarities) bytes.float(rarity);
  for (const top of tops) bytes.float(top);
  for (let kind = 0; kind < classes; kind++) bytes.float(weights[width * classes + kind] ?? 0);
  let before = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const column = vectoriser.columnOf[bucket] ?? -1;
    if (column < 0) continue;
    bytes.number(bucket - before);
    before = bucket;
    bytes.number(place.get(vectoriser.rarity[column] ?? 0) ?? 0);
    for (let kind = 0; kind < classes; kind++)
      bytes.byte(stepOf(weights[column * classes + kind] ?? 0, tops[kind] ?? 0) + STEPS);
  }
  return bytes.done();
}

/** Throws a RangeError for bytes that were not written by this form. */
export function readClassifier(from: Uint8Array): Classifier {
  const bytes = readBytes(from);
  const header: Header = JSON.parse(bytes.text());
  if (header.form !== FORM) throw new RangeError(`A classifier of form ${header.form} is not known.`);
  const { labels, width } = header;
  const classes = labels.length;
  const rarities = Array.from({ length: header.rarities }, () => bytes.float());
  const tops = labels.map(() => bytes.float());
  const weights = new Float32Array((width + 1) * classes);
  for (let kind = 0; kind < classes; kind++) weights[width * classes + kind] = bytes.float();
  const columnOf = new Int32Array(BUCKETS).fill(-1);
  const rarity = new Float32Array(width);
  let bucket = 0;
  for (let column = 0; column < width; column++) {
    bucket += bytes.number();
    columnOf[bucket] = column;
    rarity[column] = rarities[bytes.number()] ?? 0;
    for (let kind = 0; kind < classes; kind++)
      weights[column * classes + kind] = weightOf(bytes.byte() - STEPS, tops[kind] ?? 0);
  }
  return {
    normaliser: header.normaliser,
    labels,
    vectoriser: { views: { characters: header.characters }, width, columnOf, rarity },
    linear: { classes, width, weights },
    sharpness: header.sharpness,
    floor: header.floor ?? Number.NEGATIVE_INFINITY,
  };
}

function topsOf(weights: Float32Array, classes: number, width: number): Float32Array {
  const tops = new Float32Array(classes);
  for (let at = 0; at < width * classes; at++) {
    const size = Math.abs(weights[at] ?? 0);
    if (size > (tops[at % classes] ?? 0)) tops[at % classes] = size;
  }
  return tops;
}

function stepOf(weight: number, top: number): number {
  if (top === 0) return 0;
  return Math.sign(weight) * Math.round(STEPS * Math.sqrt(Math.abs(weight) / top));
}

function weightOf(step: number, top: number): number {
  return Math.fround(Math.sign(step) * top * (step / STEPS) ** 2);
}

function openBytes() {
  let list = new Uint8Array(1 << 16);
  let end = 0;
  const room = (more: number): void => {
    if (end + more <= list.length) return;
    const larger = new Uint8Array(Math.max(list.length * 2, end + more));
    larger.set(list);
    list = larger;
  };
  const byte = (value: number): void => {
    room(1);
    list[end++] = value;
  };
  const number = (value: number): void => {
    let left = value;
    for (; left >= 128; left = Math.floor(left / 128)) byte((left % 128) + 128);
    byte(left);
  };
  return {
    byte,
    /** A whole number from 0, seven bits a byte. */
    number,
    float(value: number): void {
      room(4);
      new DataView(list.buffer).setFloat32(end, value, true);
      end += 4;
    },
    text(value: string): void {
      number(value.length);
      for (let at = 0; at < value.length; at++) number(value.charCodeAt(at));
    },
    done: () => list.slice(0, end),
  };
}

function readBytes(list: Uint8Array) {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength);
  let at = 0;
  const byte = (): number => view.getUint8(at++);
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = byte();
      value += (next % 128) * factor;
      if (next < 128) return value;
    }
  };
  return {
    byte,
    number,
    float(): number {
      at += 4;
      return view.getFloat32(at - 4, true);
    },
    text(): string {
      return Array.from({ length: number() }, () => String.fromCharCode(number())).join('');
    },
  };
}
