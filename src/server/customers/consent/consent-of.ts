import { type ConsentAnswer, PURPOSES, type Purpose, REACH, type Reach } from '#contract/consent';

/**
 * What a person agreed to, over all records that are believed to be theirs. Consent hangs on the record that gave it
 * and covers that record's own addresses and no others: joining records can therefore never open an address that was
 * closed. One record that says no is enough for no, on that purpose and channel, for all of them. Nothing is kept of
 * the answer: it is worked out anew whenever it is asked, so that taking records apart gives back what was before.
 */
export interface Fact {
  readonly id: string;
  readonly recordId: string;
  readonly purpose: Purpose;
  readonly channel: Reach;
  readonly answer: ConsentAnswer;
  readonly saidAt: Date;
}

export type Addresses = Readonly<Record<Reach, readonly string[]>>;

export interface Reachable {
  readonly recordId: string;
  readonly addresses: Addresses;
}

export interface Standing<F extends Fact> {
  readonly purpose: Purpose;
  readonly channel: Reach;
  readonly answer: 'yes' | 'no' | 'never-asked';
  /** Addresses that may be used for this purpose. */
  readonly covers: readonly string[];
  /** Every address on this channel. */
  readonly addresses: readonly string[];
  readonly decidedBy: F | null;
}

/** Every purpose on every channel. */
export function standingOf<F extends Fact>(
  records: readonly Reachable[],
  facts: readonly F[],
): Standing<F>[] {
  return PURPOSES.flatMap((purpose) =>
    REACH.map((channel) => standingOn(records, facts, { purpose, channel })),
  );
}

export function standingOn<F extends Fact>(
  records: readonly Reachable[],
  facts: readonly F[],
  on: { readonly purpose: Purpose; readonly channel: Reach },
): Standing<F> {
  const asked = facts.filter((fact) => fact.purpose === on.purpose && fact.channel === on.channel);
  const addresses = unique(records.flatMap((record) => record.addresses[on.channel]));
  const last = records.flatMap((record) => {
    const fact = lastWord(asked.filter((one) => one.recordId === record.recordId));
    return fact === undefined ? [] : [{ record, fact }];
  });
  const no = lastWord(last.flatMap(({ fact }) => (fact.answer === 'given' ? [] : [fact])));
  if (no !== undefined) return { ...on, answer: 'no', covers: [], addresses, decidedBy: no };
  const yes = lastWord(last.map(({ fact }) => fact));
  if (yes === undefined) return { ...on, answer: 'never-asked', covers: [], addresses, decidedBy: null };
  const covers = unique(last.flatMap(({ record }) => record.addresses[on.channel]));
  return { ...on, answer: 'yes', covers, addresses, decidedBy: yes };
}

/** The one said last; of two said in the same moment, the stricter. */
function lastWord<F extends Fact>(facts: readonly F[]): F | undefined {
  return facts.reduce<F | undefined>((best, fact) => {
    if (best === undefined) return fact;
    const later = fact.saidAt.getTime() - best.saidAt.getTime();
    if (later !== 0) return later > 0 ? fact : best;
    if ((fact.answer === 'given') !== (best.answer === 'given')) return fact.answer === 'given' ? best : fact;
    return fact.id > best.id ? fact : best;
  }, undefined);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
