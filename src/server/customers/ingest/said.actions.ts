import { insertConsents, insertPreferences } from '#server/customers/consent/consent.store';
import { newlySaid } from '#server/customers/consent/newly-said.actions';
import { keepMaster } from '#server/customers/silos/keep-master.actions';
import { saveSaidTerms } from '#server/customers/terms/said-term.actions';
import { announce } from '#server/platform/events/outbox.store';
import type { Trx, World } from '#server/platform/world';
import { type IngestRules, saidRows } from './accepted-row.ts';
import type { RecordState } from './batch.ts';
import { savePledges } from './ingest.store.ts';
import type { Prepared } from './prepare.ts';

/** What rows say beside that something happened: promises, consent, preferences, terms. */
export interface Speaking {
  readonly row: Prepared;
  readonly home: Pick<RecordState, 'id' | 'slot' | 'sourceId' | 'customerId'>;
  readonly pledges: Parameters<typeof savePledges>[1];
}

/** Resolves to the rows that said something which was kept. */
export async function saveSaid(
  trx: Trx,
  world: World,
  rules: IngestRules,
  speaking: readonly Speaking[],
  now: Date,
): Promise<ReadonlySet<Prepared>> {
  const said = speaking.map(({ row, home, pledges }) => ({
    row,
    ...{ home, profile: row.profile, pledges },
    ...saidRows(row, home, world.organization, now),
  }));
  const states = said.filter(({ row }) => row.incoming.rowKind === 'person');
  const fresh = await newlySaid(
    trx,
    world,
    states.map(({ row, consents, preferences }) => ({
      ...{ consents, preferences },
      timed: row.incoming.rowKind === 'person' && row.incoming.said?.at !== null,
    })),
  );
  const newOf = new Map(states.map((one, at) => [one, fresh[at]]));
  const heard = said.map((one) => ({ ...one, ...newOf.get(one) }));
  const kept = await keepMaster(trx, world, rules.masters ?? new Map(), heard, now);
  await savePledges(
    trx,
    kept.flatMap(({ pledges }) => pledges),
    now,
  );
  const consents = kept.flatMap((one) => one.consents);
  const preferences = kept.flatMap((one) => one.preferences);
  await insertConsents(trx, world, consents);
  await insertPreferences(trx, world, preferences);
  const changed = await saveSaidTerms(
    trx,
    world,
    kept.flatMap(({ home, terms, from }) =>
      terms.map((term) => ({
        ...{ recordId: home.id, slot: home.slot, sourceId: home.sourceId },
        ...{ importId: speaking[0]?.row.incoming.importId ?? null, from, term },
      })),
    ),
    now,
  );
  // Silos that are fed hear what another silo said of a yes or a no.
  const spoken = new Set([...consents, ...preferences].map(({ recordId }) => recordId));
  if ((rules.masters?.size ?? 0) > 0 && spoken.size > 0) await announce(trx, 'consent.changed', [...spoken]);
  const told = new Set([...spoken, ...changed]);
  return new Set(speaking.flatMap(({ row, home }) => (told.has(home.id) ? [row] : [])));
}
