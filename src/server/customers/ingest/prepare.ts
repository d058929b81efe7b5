import type { IntakeCustomer } from '#contract/intake';
import { nameTerms, searchTerms } from '#kernel/language/search-terms';
import { dayOf } from '#server/customers/intake/when';
import { type Profile, profileOf } from '#server/customers/record/profile';
import { letGoWith } from '#server/platform/memory';
import type { Vault } from '#server/platform/vault/vault';
import type { Incoming, WordsFound } from './incoming.ts';

/** Everything about a row that needs no database: its hashes, its person, its sealed original, its search terms. */
export interface Prepared {
  readonly incoming: Incoming;
  readonly externalHash: Buffer;
  readonly contentHash: Buffer;
  readonly personHash: Buffer;
  readonly profile: Profile | null;
  readonly inputHash: Buffer | null;
  /** What will be sealed with the key of the record, once it is known whose record that is. */
  readonly content: string;
  readonly direction: 'in' | 'out' | 'internal';
  /** Null when the silo sent no words of the customer. */
  readonly terms: readonly number[] | null;
  /** Null when the words were not read yet: whoever reads what was stored will. */
  readonly found: WordsFound | null;
}

export interface Place {
  readonly country: string;
  readonly timeZone: string;
}

export function prepare(vault: Vault, incoming: Incoming, place: Place): Prepared {
  const said = incoming.rowKind === 'person' ? incoming.customer : incoming.item.customer;
  const person = said === undefined ? null : personOf(vault, said, place);
  const content =
    incoming.rowKind === 'person'
      ? `${JSON.stringify(incoming.customer)}${incoming.said === null ? '' : JSON.stringify(incoming.said)}`
      : JSON.stringify(incoming.item);
  // A person row has no event of its own: each thing ever said of a person is taken once.
  const external = incoming.rowKind === 'person' ? `person\u0000${content}` : incoming.item.externalId;
  const direction =
    incoming.rowKind === 'person' ? 'internal' : (incoming.item.direction ?? directionOf(incoming.item.kind));
  // What we wrote is not the voice of the customer.
  const words =
    incoming.rowKind === 'interaction' && direction === 'in' ? incoming.item.text?.trim() : undefined;
  return {
    content,
    direction,
    terms: words === undefined || words === '' ? null : textTerms(vault, words),
    found: null,
    incoming,
    externalHash: vault.hash('external-id', external),
    contentHash: vault.hash('content', content),
    personHash: person?.personHash ?? vault.hash('person', `row\u0000${external}`),
    profile: person?.facts ?? null,
    inputHash: person?.inputHash ?? null,
  };
}

interface Person {
  /** Null when the silo does not say whose row it is. */
  readonly personHash: Buffer | null;
  readonly facts: Profile | null;
  readonly inputHash: Buffer | null;
}

/**
 * A silo repeats what it knows of a person on every row of theirs: it is brought into normal form once. Bounded; what was not
 * met again while as many others came is forgotten; all of it when an import has ended.
 */
const PEOPLE_AT_MOST = 6_000;
let lately = new Map<string, Person>();
let before = new Map<string, Person>();
let ofVault: Vault | undefined;

letGoWith(() => {
  lately = new Map();
  before = new Map();
});

function personOf(vault: Vault, said: IntakeCustomer, place: Place): Person {
  const name = `${place.country} ${place.timeZone} ${JSON.stringify(said)}`;
  if (ofVault !== vault || lately.size >= PEOPLE_AT_MOST) {
    before = ofVault === vault ? lately : new Map();
    lately = new Map();
    ofVault = vault;
  }
  const known = lately.get(name);
  if (known !== undefined) return known;
  const person = before.get(name) ?? personSaid(vault, said, place);
  lately.set(name, person);
  return person;
}

function personSaid(vault: Vault, said: IntakeCustomer, place: Place): Person {
  const profile = profileOf(said, place.country, place.timeZone);
  const facts = Object.keys(profile).length > 0 ? profile : null;
  return {
    personHash: profile.reference === undefined ? null : vault.hash('person', profile.reference),
    facts,
    inputHash: facts === null ? null : vault.hash('content', JSON.stringify(facts)),
  };
}

const OUTGOING: ReadonlySet<string> = new Set([
  'bill',
  'campaign',
  'credit',
  'technician-visit',
  'installation',
  'promise-made',
  'promise-kept',
  'promise-broken',
  'promise-moved',
]);

/** Who speaks, where the silo does not say. */
function directionOf(kind: string): 'in' | 'out' | 'internal' {
  if (kind === 'process-step') return 'internal';
  return OUTGOING.has(kind) ? 'out' : 'in';
}

/** Day of the organization's calendar. */
export function dayFor(occurredAt: Date, place: Place): string {
  return dayOf(occurredAt, place.timeZone);
}

/** Blind terms of a text, each once. */
function textTerms(vault: Vault, text: string): number[] {
  return blind(vault, searchTerms(text));
}

/** Blind terms of a person: names with their prefixes and transliteration keys, phones, mail. */
export function personTerms(vault: Vault, profile: Profile): number[] {
  const terms: string[] = [];
  const names = profile.name === undefined ? [] : [profile.name];
  for (const phone of profile.phones ?? []) terms.push(...phoneTerms(phone));
  for (const email of profile.emails ?? []) {
    terms.push(`mail:${email}`);
    names.push(email.split('@')[0] ?? '');
  }
  if (profile.reference !== undefined) terms.push(`ref:${profile.reference.toLowerCase()}`);
  return [...new Set([...names.flatMap((name) => termsOfName(vault, name)), ...blind(vault, terms)])];
}

/** A phone is found by its last digits, however many of them were typed. */
export function phoneTerms(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  const lengths = [4, 5, 6, 7, 8, 9, 10, 11, 12].filter((length) => length <= digits.length);
  return lengths.map((length) => `tel:${digits.slice(-length)}`);
}

/** Names repeat from silo to silo; their blind terms are worked out once. Bounded, forgotten at once when full. */
const NAMES_AT_MOST = 20_000;
let knownNames: { readonly vault: Vault; readonly terms: Map<string, readonly number[]> } | undefined;

letGoWith(() => {
  knownNames = undefined;
});

function termsOfName(vault: Vault, name: string): readonly number[] {
  if (knownNames?.vault !== vault || knownNames.terms.size >= NAMES_AT_MOST)
    knownNames = { vault, terms: new Map() };
  const known = knownNames.terms.get(name);
  if (known !== undefined) return known;
  const terms = blind(vault, nameTerms(name));
  knownNames.terms.set(name, terms);
  return terms;
}

function blind(vault: Vault, terms: readonly string[]): number[] {
  return [...new Set(terms.map((term) => vault.term(term)))];
}
