import type { THINGS, Thing } from '#contract/silos';
import { canonicalJson } from '#kernel/canonical-json';
import type { NewConsent, NewPreference } from '#server/customers/consent/consent.store';
import { holdingsOf } from '#server/customers/outward/holdings.actions';
import type { Holding } from '#server/customers/outward/mastered';
import type { Masters } from '#server/customers/outward/mastery.store';
import { alike, valuesOf } from '#server/customers/record/golden-record';
import type { Profile } from '#server/customers/record/profile';
import { recordsOfCustomers } from '#server/customers/record/record.store';
import type { SaidTerm } from '#server/customers/terms/said-term';
import type { Trx, World } from '#server/platform/world';
import {
  closeAgreed,
  type Differing,
  keepDiffering,
  type TouchedPledge,
  touchedPledges,
} from './conflict.store.ts';

/**
 * What is mastered here stands when a silo says otherwise: the silo's word is not taken, the difference is kept and shown.
 * One word is never held back: a no of the person. Whoever withdrew consent in an old system has withdrawn it.
 */
export interface SaidRow<Pledge extends SaidPledge> {
  readonly home: {
    readonly id: string;
    readonly slot: number;
    readonly sourceId: string;
    readonly customerId: string | null;
  };
  /** What the row itself says of its person. */
  readonly profile: Profile | null;
  readonly consents: readonly NewConsent[];
  readonly preferences: readonly NewPreference[];
  readonly terms: readonly SaidTerm[];
  /** The day of the row, YYYY-MM-DD. */
  readonly from: string;
  readonly pledges: readonly Pledge[];
}

interface SaidPledge {
  readonly referenceHash: Buffer;
  readonly state: string;
  readonly dueAt: Date | null;
}

type Verdict = 'take' | 'agreed' | { readonly ours: Holding['value']; readonly theirs: Holding['value'] };

/** The rows without what stands against the master. */
export async function keepMaster<Pledge extends SaidPledge>(
  trx: Trx,
  world: World,
  masters: Masters,
  rows: readonly SaidRow<Pledge>[],
  now: Date,
): Promise<readonly SaidRow<Pledge>[]> {
  const concerned = rows.filter(({ home }) => masters.has(home.sourceId) && home.customerId !== null);
  if (concerned.length === 0) return rows;
  const customerIds = [...new Set(concerned.flatMap(({ home }) => home.customerId ?? []))];
  const records = await recordsOfCustomers(trx, world, customerIds);
  const holdings = await holdingsOf(trx, world, records);
  const touched = await touchedPledges(
    trx,
    records.map((row) => row.id),
  );
  const differing = new Map<string, Differing>();
  const agreed = new Map<string, { recordId: string; thing: Thing; subject: string }>();
  const kept = rows.map((row): SaidRow<Pledge> => {
    const things = masters.get(row.home.sourceId);
    // A record that is new in this batch is met by what holds of its customer.
    const held =
      holdings.get(row.home.id) ??
      holdings.get(records.find(({ customerId }) => customerId === row.home.customerId)?.id ?? '') ??
      [];
    if (things === undefined || (held.length === 0 && touched.length === 0)) return row;
    const judge = (thing: Thing, subject: string, verdict: Verdict): boolean => {
      if (!things.has(thing) || verdict === 'take') return true;
      const about = { recordId: row.home.id, thing, subject };
      const name = `${row.home.id} ${thing} ${subject}`;
      differing.delete(name);
      agreed.delete(name);
      if (verdict === 'agreed') agreed.set(name, about);
      else {
        const { slot, sourceId } = row.home;
        differing.set(name, { ...about, slot, sourceId, ...verdict });
      }
      return false;
    };
    for (const { thing, subject, value } of held)
      if (thing === 'corrections' && row.profile !== null)
        judge(thing, subject, correctionVerdict(String(value.value), valuesOf(row.profile, subject)));
    return {
      ...row,
      consents: row.consents.filter((said) => {
        const subject = `${said.purpose}.${said.channel}`;
        const verdict = consentVerdict(find(held, 'consent', subject), said);
        // Agreement is a fact of its own: it is kept, and closes what was open.
        return judge('consent', subject, verdict) || verdict === 'agreed';
      }),
      preferences: row.preferences.filter((said) =>
        judge('preferences', said.topic, preferenceVerdict(find(held, 'preferences', said.topic), said)),
      ),
      terms: row.terms.filter((said) => {
        const ours = held.filter(
          ({ thing, value }) => thing === 'terms' && value.kind === said.kind && value.ended === false,
        );
        const subject = ours.at(-1)?.subject ?? '';
        return judge('terms', subject, termVerdict(ours, said));
      }),
      pledges: row.pledges.filter((said) => {
        const ours = touched.find(
          (one) =>
            one.recordId === row.home.id &&
            one.sourceId === row.home.sourceId &&
            one.referenceHash.equals(said.referenceHash),
        );
        return judge('promises', ours?.id ?? '', pledgeVerdict(ours, said));
      }),
    };
  });
  await closeAgreed(trx, [...agreed.values()], now);
  await keepDiffering(trx, world, [...differing.values()], now);
  return kept;
}

const find = (
  held: readonly Holding[],
  thing: (typeof THINGS)[number],
  subject: string,
): Holding | undefined => held.find((one) => one.thing === thing && one.subject === subject);

function consentVerdict(ours: Holding | undefined, said: NewConsent): Verdict {
  if (said.answer !== 'given') return ours?.value.answer === 'no' ? 'agreed' : 'take';
  if (ours === undefined || ours.own) return 'take';
  if (ours.value.answer !== 'no') return 'agreed';
  const { textVersion, proof } = said;
  return { ours: { answer: 'no' }, theirs: { answer: 'yes', textVersion, proof } };
}

function preferenceVerdict(ours: Holding | undefined, said: NewPreference): Verdict {
  if (ours === undefined || ours.own) return 'take';
  const value: unknown = said.topic === 'quiet-hours' ? [JSON.parse(said.value)] : JSON.parse(said.value);
  return canonicalJson(ours.value.value) === canonicalJson(value)
    ? 'agreed'
    : { ours: ours.value, theirs: { value } };
}

function termVerdict(ours: readonly Holding[], said: SaidTerm): Verdict {
  const last = ours.at(-1);
  if (last === undefined) return 'take';
  if (ours.some(({ value }) => alike(String(value.value), said.value))) return 'agreed';
  const { kind, value } = last.value;
  return { ours: { kind, value }, theirs: { kind, value: said.value } };
}

function correctionVerdict(ours: string, said: readonly string[]): Verdict {
  const [first] = said;
  if (first === undefined) return 'take';
  return said.some((value) => alike(value, ours))
    ? 'agreed'
    : { ours: { value: ours }, theirs: { value: first } };
}

function pledgeVerdict(ours: TouchedPledge | undefined, said: SaidPledge): Verdict {
  if (ours === undefined) return 'take';
  // An export that still calls it open says nothing of its end.
  const state = said.state === 'open' ? ours.state : said.state;
  const dueAt = said.dueAt ?? ours.dueAt;
  if (state === ours.state && dueAt?.getTime() === ours.dueAt?.getTime()) return 'agreed';
  return {
    ours: { state: ours.state, dueAt: ours.dueAt?.toISOString() ?? null },
    theirs: { state, dueAt: dueAt?.toISOString() ?? null },
  };
}
