import type { Attribute } from '#contract/customers';

import { nationalPhone } from './phone.ts';
import type { Profile } from './profile.ts';
import type { RecordRow } from './record.store.ts';

/**
 * One value for each attribute, with where it came from and what the other silos say. Survivorship: the more trusted
 * silo wins; among equals the newer word. A name in each script is kept: they are two spellings, not two opinions.
 */
type Name = Attribute['attribute'];
interface Said {
  readonly value: string;
  readonly record: RecordRow;
}

const READ: readonly (readonly [Name, (profile: Profile) => readonly (string | undefined)[]])[] = [
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

/** Records come ordered: most trusted first, newest first among equals. */
export function goldenRecord(records: readonly RecordRow[]): Attribute[] {
  return READ.flatMap(([attribute, read]) => {
    const said = records.flatMap((record) =>
      read(record.profile).flatMap((value): Said[] =>
        value === undefined || value === '' ? [] : [{ value, record }],
      ),
    );
    const winner = said[0];
    if (winner === undefined) return [];
    const others = said.slice(1);
    const rival = others.find(({ value }) => !alike(value, winner.value));
    const why: Attribute['why'] =
      rival === undefined
        ? others.length === 0
          ? 'only'
          : 'trusted'
        : rival.record.trust < winner.record.trust
          ? 'trusted'
          : 'newest';
    return [
      {
        attribute,
        value: winner.value,
        source: winner.record.source,
        seenAt: winner.record.updatedAt.toISOString(),
        why,
        others: others.slice(0, 20).map(({ value, record }) => ({
          value,
          source: record.source,
          seenAt: record.updatedAt.toISOString(),
          agrees: alike(value, winner.value),
        })),
      },
    ];
  });
}

/** What to call somebody: the Hebrew name first, else the Latin one, with the other beside it. */
export function namesOf(records: readonly RecordRow[]): { name: string | null; otherName: string | null } {
  const names = records.flatMap(({ profile }) => (profile.name === undefined ? [] : [profile.name]));
  const hebrew = names.find(isHebrew);
  const latin = names.find((name) => !isHebrew(name));
  return { name: hebrew ?? latin ?? null, otherName: hebrew === undefined ? null : (latin ?? null) };
}

/** Written with Hebrew letters. */
function isHebrew(text: string): boolean {
  return /[\u05D0-\u05EA]/.test(text);
}

function alike(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
