import type { NewConsent, NewPreference } from '#server/customers/consent/consent.store';
import {
  saidConsents,
  saidPreferences,
  saysConsentOrPreference,
} from '#server/customers/consent/said-in-import';
import type { Masters } from '#server/customers/outward/mastery.store';
import { type SaidTerm, saidTerms, saysTerm } from '#server/customers/terms/said-term';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import type { RecordState } from './batch.ts';
import type { TouchpointOf } from './incoming.ts';
import type { KnownIntake, savePledges } from './ingest.store.ts';
import type { InteractionRow } from './interactions.store.ts';
import { dayFor, type Place, type Prepared } from './prepare.ts';

/**
 * A row that says something new, and what becomes of it once its record is known: one interaction, and the promise that it
 * speaks of.
 */
export interface Accepted {
  readonly at: number;
  readonly row: Prepared;
  readonly before: KnownIntake | undefined;
}

export interface IngestRules {
  readonly touchpointOf: TouchpointOf;
  /** Division ids by code and by both names. */
  readonly divisions: ReadonlyMap<string, string>;
  /** Keyed hashes (base64) of the ways by which the forgotten could come back. */
  readonly closedWays: ReadonlySet<string>;
  /** What is mastered here, silo by silo; nothing when absent. */
  readonly masters?: Masters;
}

export function interactionRow(
  world: World,
  rules: IngestRules,
  one: Accepted,
  home: RecordState,
  versions: ReadonlyMap<string, number>,
): InteractionRow {
  const { incoming, externalHash, contentHash } = one.row;
  if (incoming.rowKind !== 'interaction') throw new Error('not an interaction');
  const { item, occurredAt } = incoming;
  const { content, direction, terms, found } = one.row;
  const id = one.before?.interactionId ?? newId();
  const scored = item.score !== undefined;
  return {
    recordId: home.id,
    id,
    sourceId: incoming.sourceId,
    importId: incoming.importId,
    externalHash,
    contentHash,
    occurredAt,
    day: dayFor(occurredAt, world.organization),
    kind: item.kind,
    channel: item.channel,
    direction,
    divisionId: item.division === undefined ? null : (rules.divisions.get(item.division) ?? null),
    touchpointId: rules.touchpointOf({ kind: item.kind, channel: item.channel, attributes: item.attributes }),
    measure: scored ? (item.measure ?? 'score') : null,
    score: item.score ?? null,
    amount: item.amount ?? null,
    currency: item.amount === undefined ? null : (item.currency ?? world.organization.currency),
    version: (versions.get(id) ?? 0) + 1,
    item: world.vault.seal(`interaction:${id}`, content, home.slot),
    terms,
    found,
  };
}

const STATE_OF_KIND: Record<string, 'kept' | 'broken' | 'moved'> = {
  'promise-kept': 'kept',
  'promise-broken': 'broken',
  'promise-moved': 'moved',
};

export function pledgeRows(
  world: World,
  rules: IngestRules,
  one: Accepted,
  home: RecordState,
  interactionId: string,
): Parameters<typeof savePledges>[1][number][] {
  const { incoming } = one.row;
  if (incoming.rowKind !== 'interaction' || incoming.item.pledge === undefined) return [];
  const { item, occurredAt, dueAt, resolvedAt } = incoming;
  const { pledge } = item;
  if (pledge === undefined) return [];
  const state = STATE_OF_KIND[item.kind] ?? pledge.state;
  const id = newId();
  const referenceHash = world.vault.hash('pledge', pledge.reference);
  return [
    {
      recordId: home.id,
      id,
      sourceId: incoming.sourceId,
      referenceHash,
      // Bound to the reference, not the row: a later word on the same promise keeps the first row.
      text: world.vault.seal(
        `pledge:${home.id}:${referenceHash.toString('hex')}`,
        pledge.text ?? item.text ?? '',
        home.slot,
      ),
      madeAt: occurredAt,
      dueAt,
      state,
      resolvedAt: resolvedAt ?? (state === 'open' ? null : occurredAt),
      channel: item.channel,
      promisedBy: pledge.promisedBy === undefined ? null : (rules.divisions.get(pledge.promisedBy) ?? null),
      performedBy:
        pledge.performedBy === undefined ? null : (rules.divisions.get(pledge.performedBy) ?? null),
      interactionId,
    },
  ];
}

/**
 * What a silo sends along of consent, preferences and terms: it was said when the row says that it happened, and a table that
 * does not tell is taken to say it now.
 */
export function saidRows(
  row: Prepared,
  home: Pick<RecordState, 'id' | 'slot'>,
  place: Place,
  now: Date,
): { consents: NewConsent[]; preferences: NewPreference[]; terms: SaidTerm[]; from: string } {
  const { incoming } = row;
  const { sourceId, importId } = incoming;
  const { attributes, at: occurredAt } =
    incoming.rowKind === 'interaction'
      ? { attributes: incoming.item.attributes, at: incoming.occurredAt }
      : { attributes: incoming.said?.attributes, at: incoming.said?.at ?? now };
  const terms = saysTerm(attributes) ? saidTerms(attributes) : [];
  const day = terms.length === 0 ? '' : dayFor(occurredAt, place);
  if (!saysConsentOrPreference(attributes)) return { consents: [], preferences: [], terms, from: day };
  const from = {
    recordId: home.id,
    slot: home.slot,
    sourceId,
    importId,
    by: null,
    saidAt: occurredAt,
    at: now,
  };
  return {
    consents: saidConsents(attributes).map((said) => ({ ...said, ...from })),
    preferences: saidPreferences(attributes).map((said) => ({ ...said, ...from })),
    terms,
    from: day,
  };
}
