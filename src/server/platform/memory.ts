import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * After a large import most of the heap is waste that an idle process would keep for minutes: nothing asks for memory, so
 * nothing collects it. Three full collections some seconds apart give it back to the machine; the later ones return what
 * the first had only emptied. Each takes some tenths of a second.
 */
const APART_MS = 8_000;

/**
 * How far the heap may grow over what lives in it before waste is collected, in percent. Left to itself the engine lets it grow
 * threefold: of an import, whose rows all live just long enough to be taken for old, that is some hundred megabytes of waste.
 */
const GROWING = 80;
let frugal = 0;

/** While this is done, waste is collected earlier; the work takes some percent longer. */
export async function frugally<Value>(work: () => Promise<Value>): Promise<Value> {
  if (frugal++ === 0) setFlagsFromString(`--heap-growing-percent=${GROWING}`);
  try {
    return await work();
  } finally {
    if (--frugal === 0) setFlagsFromString('--heap-growing-percent=0');
  }
}

const keepsakes: (() => void)[] = [];

/** What is only kept to spare work during an import says how to let go of it. */
export function letGoWith(forget: () => void): void {
  keepsakes.push(forget);
}

export function giveMemoryBack(): void {
  for (const forget of keepsakes) forget();
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  collect();
  for (const time of [1, 2]) setTimeout(() => collect(), time * APART_MS).unref();
}
