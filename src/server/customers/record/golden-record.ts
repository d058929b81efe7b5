import type { Attribute, AttributeName, Criterion } from '#contract/customers';
import type { StandingCorrection } from './correction.store.ts';
import { nationalPhone } from './phone.ts';
import type { Profile } from './profile.ts';
import type { RecordRow } from './record.store.ts';
import { between, builtIn, type Criteria, inOrderOf, type Word } from './survivorship.ts';

/**
 * One value for each attribute, with where it came from and what the other silos say. A value that a person of ours
 * corrected wins until it is withdrawn; otherwise the criteria of survivorship decide. A name in each script is kept:
 * they are two spellings, not two opinions.
 */
type Said = Word & { readonly record: RecordRow };

const READ: readonly (readonly [AttributeName, (profile: Profile) => readonly (string | undefined)[]])[] = [
  ['name', (profile) => [profile.name !== undefined && isHebrew(profile.name) ? profile.name : undefined]],
  [
    'latin-name',
    (profile) => [profile.name !== undefined && !isHebrew(profile.name) ? profile.name : undefined],
  ],
  ['phone', (profile) => (profile.phones ?? []).map(nationalPhone)],
  ['email', (profile) => profile.emails ?? []],
  ['national-id', (profile) => [profile.nationalId]],
  ['birth-date', (profile) => [profile.birthDate]],
  ['gender', (profile) => [profile.gender]],
  ['language', (profile) => [profile.language]],
  ['street', (profile) => [profile.street]],
  ['city', (profile) => [profile.city]],
  ['plan', (profile) => [profile.plan]],
  ['product', (profile) => [profile.product]],
  ['customer-since', (profile) => [profile.customerSince]],
];

/** What a profile says of an attribute; several for phones and mail addresses. */
export function valuesOf(profile: Profile, attribute: string): string[] {
  const read = READ.find(([name]) => name === attribute)?.[1];
  return (read?.(profile) ?? []).flatMap((value) => (value === undefined || value === '' ? [] : [value]));
}

const WHY: Readonly<Record<Criterion, Attribute['why']>> = {
  verified: 'verified',
  trust: 'trusted',
  recency: 'newest',
  completeness: 'fullest',
  frequency: 'commonest',
};
const OTHERS_SHOWN = 20;

/** `corrections` are those that stand, of these records. The order of the records does not matter. */
export function goldenRecord(
  records: readonly RecordRow[],
  corrections: readonly StandingCorrection[] = [],
  own: Criteria = new Map(),
): Attribute[] {
  return READ.flatMap(([attribute, read]) => {
    const criteria = own.get(attribute) ?? builtIn(attribute);
    const heard = records.flatMap((record) =>
      read(record.profile).flatMap((value): Said[] =>
        value === undefined || value === ''
          ? []
          : [
              {
                value,
                record,
                trust: record.trust,
                seenAt: record.updatedAt,
                recordId: record.id,
                saidBy: 1,
              },
            ],
      ),
    );
    const said = inOrderOf(criteria.includes('frequency') ? counted(heard) : heard, criteria);
    const correction = latest(corrections.filter((one) => one.attribute === attribute));
    if (correction !== undefined) return [corrected(attribute, correction, said)];
    const [winner, ...others] = said;
    if (winner === undefined) return [];
    return [
      {
        attribute,
        value: winner.value,
        source: winner.record.source,
        seenAt: winner.seenAt.toISOString(),
        why: whyOf(winner, others, criteria),
        correction: null,
        others: othersOf(others, winner.value),
      },
    ];
  });
}

/** Each word with the number of records that say it. */
function counted(words: readonly Said[]): Said[] {
  const by = new Map<string, Set<string>>();
  for (const { value, recordId } of words)
    by.set(sameAs(value), (by.get(sameAs(value)) ?? new Set()).add(recordId));
  return words.map((word) => ({ ...word, saidBy: by.get(sameAs(word.value))?.size ?? 1 }));
}

function corrected(
  attribute: AttributeName,
  correction: StandingCorrection,
  said: readonly Said[],
): Attribute {
  return {
    attribute,
    value: correction.value,
    source: null,
    seenAt: correction.at.toISOString(),
    why: 'corrected',
    correction: { id: correction.id, by: correction.by, reason: correction.reason },
    others: othersOf(said, correction.value),
  };
}

/** Of several corrections, as after a merge, the one said last. */
function latest(corrections: readonly StandingCorrection[]): StandingCorrection | undefined {
  return [...corrections].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))[0];
}

function whyOf(winner: Said, others: readonly Said[], criteria: readonly Criterion[]): Attribute['why'] {
  if (others.length === 0) return 'only';
  const rival = others.find(({ value }) => !alike(value, winner.value));
  if (rival === undefined) return 'agreed';
  const told = between(winner, rival, criteria);
  return told === null ? 'newest' : WHY[told.by];
}

function othersOf(others: readonly Said[], value: string): Attribute['others'] {
  return others.slice(0, OTHERS_SHOWN).map((said) => ({
    value: said.value,
    source: said.record.source,
    seenAt: said.seenAt.toISOString(),
    agrees: alike(said.value, value),
  }));
}

/** What to call somebody: the Hebrew name first, else the Latin one, with the other beside it; a corrected one before all. */
export function namesOf(records: readonly RecordRow[]): { name: string | null; otherName: string | null } {
  const names = records.flatMap(({ profile }) => (profile.name === undefined ? [] : [profile.name]));
  const fixed = records
    .flatMap(({ correctedNames }) => correctedNames)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const hebrew = fixed.find((one) => one.attribute === 'name')?.value ?? names.find(isHebrew);
  const latin =
    fixed.find((one) => one.attribute === 'latin-name')?.value ?? names.find((name) => !isHebrew(name));
  return { name: hebrew ?? latin ?? null, otherName: hebrew === undefined ? null : (latin ?? null) };
}

/** Written with Hebrew letters. */
function isHebrew(text: string): boolean {
  return /[\u05D0-\u05EA]/.test(text);
}

export function alike(a: string, b: string): boolean {
  return sameAs(a) === sameAs(b);
}

function sameAs(value: string): string {
  return value.trim().toLowerCase();
}
