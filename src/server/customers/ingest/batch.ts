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
  /** What it said before this batch; null for a new record. */
  was: Profile | null;
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
  /** Where no identifier but likeness decided. */
  readonly likeness: Likely | null;
}

/** The odds by which a record was held for one of a customer's, and under which model. */
export interface Likely {
  readonly recordId: string;
  readonly bits: number;
  readonly modelVersion: string;
}

export interface PlannedEdge {
  readonly a: string;
  readonly b: string;
  readonly kind: 'deterministic' | 'probabilistic';
  readonly rule: string;
  readonly evidence: object;
  readonly bits: number | null;
  readonly modelVersion: string | null;
  readonly rulingId: string;
}

/** A pair that somebody should look at. */
export interface Question {
  readonly a: string;
  readonly b: string;
  readonly cause: 'likely' | 'close';
  readonly bits: number;
  readonly modelVersion: string;
}

export interface Plan {
  /** Every record of the batch, by `personName`. */
  readonly records: Map<string, RecordState>;
  /** Those of them that are new or say something new, and are to be written with this plan. */
  readonly states: readonly RecordState[];
  readonly rulings: Ruling[];
  readonly newCustomers: string[];
  readonly joined: { recordId: string; customerId: string; rulingId: string }[];
  readonly moved: { recordId: string; from: string; to: string; rulingId: string }[];
  readonly edges: PlannedEdge[];
  readonly keys: { type: KeyType; hash: Buffer; recordId: string }[];
  readonly demoted: { type: KeyType; hash: Buffer }[];
  readonly meetings: { value: string; recordId: string }[];
  readonly partings: { value: string; recordId: string }[];
  readonly crowded: string[];
  readonly questions: Question[];
}

export function emptyPlan(records: Plan['records'] = new Map(), states: readonly RecordState[] = []): Plan {
  return {
    records,
    states,
    rulings: [],
    newCustomers: [],
    joined: [],
    moved: [],
    edges: [],
    keys: [],
    demoted: [],
    meetings: [],
    partings: [],
    crowded: [],
    questions: [],
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
  /** meeting key → records that hold it; null where too many do */
  readonly met: Map<string, Set<string> | null>;
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
