import type { KeyType, Known, Link } from '#server/customers/identity/match';
import type { Profile } from '#server/customers/record/profile';
import type { Prepared } from './prepare.ts';

/**
 * The state of one batch while it is being decided: what the database said, overlaid by what the rows before in the
 * same batch did. Nothing here outlives the transaction.
 */
export interface RecordState {
  readonly id: string;
  readonly sourceId: string;
  readonly personHash: Buffer;
  readonly isNew: boolean;
  readonly version: number;
  /** The slot of the record's own key. */
  readonly slot: number;
  profile: Profile;
  inputHash: Buffer | null;
  changed: boolean;
  customerId: string | null;
}

export interface HashedKey {
  readonly type: KeyType;
  readonly hash: Buffer;
}

export interface Ruling {
  readonly id: string;
  readonly type: 'attach' | 'merge';
  readonly customerIds: readonly string[];
  readonly before: readonly { recordId: string; customerId: string }[];
  readonly after: readonly { recordId: string; customerId: string }[];
  readonly links: readonly Link[];
}

export interface Plan {
  readonly records: Map<string, RecordState>;
  readonly rulings: Ruling[];
  readonly newCustomers: string[];
  readonly joined: { recordId: string; customerId: string; rulingId: string }[];
  readonly moved: { recordId: string; from: string; to: string; rulingId: string }[];
  readonly edges: { a: string; b: string; rule: string; evidence: object; rulingId: string }[];
  readonly keys: { type: KeyType; hash: Buffer; recordId: string }[];
  readonly demoted: { type: KeyType; hash: Buffer }[];
}

export function emptyPlan(): Plan {
  return {
    records: new Map(),
    rulings: [],
    newCustomers: [],
    joined: [],
    moved: [],
    edges: [],
    keys: [],
    demoted: [],
  };
}

/** What the database knows around the keys of a batch. */
export interface Neighbourhood {
  readonly classes: Map<string, 'personal' | 'shared' | 'blocked'>;
  /** key → records that hold it */
  readonly holders: Map<string, Set<string>>;
  readonly customerOf: Map<string, string>;
  readonly members: Map<string, Known[]>;
  readonly different: Map<string, Set<string>>;
}

export function keyName(key: HashedKey): string {
  return `${key.type}:${key.hash.toString('base64')}`;
}

export function personName(row: Prepared): string {
  return `${row.incoming.sourceId}:${row.personHash.toString('base64')}`;
}

export function intakeName(row: Prepared): string {
  return `${row.incoming.sourceId}:${row.externalHash.toString('base64')}`;
}
