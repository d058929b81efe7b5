import type { Reach } from '#contract/consent';
import type { Thing } from '#contract/silos';
import { canonicalJson } from '#kernel/canonical-json';

/**
 * What holds about one person, subject by subject, in the form in which a silo is told of it: whole values, never
 * differences, so that a call that comes twice or late does no harm. `own` marks what only that silo's own word made so:
 * it is not told back what it said itself, unless it was told otherwise before.
 */
export interface Holding {
  readonly thing: Thing;
  readonly subject: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly own: boolean;
}

export interface Told {
  readonly thing: string;
  readonly subject: string;
  readonly hash: Buffer;
}

export interface Difference {
  readonly thing: Thing;
  readonly subject: string;
  /** Null takes back what the silo was told before. */
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly hash: Buffer;
}

/** What a silo has to be told so that it knows what holds. `hashOf` is keyed: what is kept of the telling says nothing. */
export function differences(
  holdings: readonly Holding[],
  told: readonly Told[],
  things: ReadonlySet<Thing>,
  hashOf: (text: string) => Buffer,
): Difference[] {
  const before = new Map(told.map((one) => [nameOf(one), one]));
  const nothing = hashOf('null');
  const holds = new Set(holdings.map(nameOf));
  const news = holdings.flatMap(({ thing, subject, value, own }): Difference[] => {
    if (!things.has(thing)) return [];
    const known = before.get(nameOf({ thing, subject }));
    const hash = hashOf(canonicalJson(value));
    if (known === undefined ? own : known.hash.equals(hash)) return [];
    return [{ thing, subject, value, hash }];
  });
  const gone = told.flatMap((one): Difference[] => {
    const thing = [...things].find((each) => each === one.thing);
    if (thing === undefined || holds.has(nameOf(one)) || one.hash.equals(nothing)) return [];
    return [{ thing, subject: one.subject, value: null, hash: nothing }];
  });
  return [...news, ...gone];
}

function nameOf({ thing, subject }: { readonly thing: string; readonly subject: string }): string {
  return `${thing}\u0000${subject}`;
}

/** A yes is told to a silo only for addresses that it holds itself and that the yes covers: telling never widens consent. */
export function consentFor(
  standing: { readonly answer: 'yes' | 'no' | 'never-asked'; readonly covers: readonly string[] },
  own: { readonly recordId: string; readonly channel: Reach; readonly addresses: readonly string[] },
): { readonly answer: 'yes' | 'no'; readonly addresses?: readonly string[] } | null {
  if (standing.answer === 'never-asked') return null;
  if (standing.answer === 'no') return { answer: 'no' };
  const covered = own.addresses.filter((address) => standing.covers.includes(address));
  if (covered.length === 0) return null;
  // The application knows people by records, not by an address.
  return own.channel === 'app' ? { answer: 'yes' } : { answer: 'yes', addresses: [...covered].sort() };
}
