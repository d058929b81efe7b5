import { addressesOf, reachable } from '#server/customers/consent/consent.actions';
import { consentsOf, preferenceFacts } from '#server/customers/consent/consent.store';
import { standingOf } from '#server/customers/consent/consent-of';
import { preferencesOf } from '#server/customers/consent/preferences';
import { correctionsOf } from '#server/customers/record/correction.store';
import { divisionsById, type RecordRow } from '#server/customers/record/record.store';
import { chains } from '#server/customers/terms/term.actions';
import { termWords } from '#server/customers/terms/term.store';
import type { Db, World } from '#server/platform/world';
import { handPledges } from './holdings.store.ts';
import { consentFor, type Holding } from './mastered.ts';

/**
 * What holds of customers, in the form in which silos are told of it, for each record of theirs. Worked out from the facts
 * every time: taking records apart therefore gives each side back what was its own.
 */
export async function holdingsOf(
  db: Db,
  world: World,
  records: readonly RecordRow[],
): Promise<Map<string, Holding[]>> {
  const ids = records.map((row) => row.id);
  // One after the other: inside a transaction there is one connection.
  const consents = await consentsOf(db, world, ids);
  const preferences = await preferenceFacts(db, world, ids);
  const corrections = await correctionsOf(db, world, ids);
  const words = await termWords(db, world, ids);
  const pledges = await handPledges(db, world, ids);
  const divisions = await divisionsById(db);
  const code = (id: string | null): string | null => (id === null ? null : (divisions.get(id)?.code ?? null));

  const found = new Map<string, Holding[]>();
  const customers = new Map<string, RecordRow[]>();
  for (const row of records) customers.set(row.customerId, [...(customers.get(row.customerId) ?? []), row]);
  for (const rows of customers.values()) {
    const own = new Set(rows.map((row) => row.id));
    const isTheirs = ({ recordId }: { readonly recordId: string }): boolean => own.has(recordId);
    const standing = standingOf(rows.map(reachable), consents.filter(isTheirs));
    const met = preferences.filter(isTheirs);
    const shared: Holding[] = [
      ...termsHeld(chains(words.filter(isTheirs)), code),
      ...correctionsHeld(corrections.filter(isTheirs)),
    ];
    const promises = pledges.filter(isTheirs);
    for (const row of rows)
      found.set(row.id, [
        ...shared,
        ...promises.map((one) => promiseHeld(one, row, code)),
        ...consentHeld(standing, row),
        ...preferencesHeld(met, row),
      ]);
  }
  return found;
}

type Code = (id: string | null) => string | null;

/** Only what a person of ours had a word in. */
function termsHeld(found: ReturnType<typeof chains>, code: Code): Holding[] {
  return found.flatMap((chain): Holding[] => {
    const last = chain.at(-1);
    if (last === undefined || chain.every(({ by }) => by === null)) return [];
    const { termId: id, kind, value, validFrom, validTo } = last;
    const division = code(last.divisionId);
    const ended = last.what === 'ended';
    return [
      {
        thing: 'terms',
        subject: id,
        value: { id, kind, value, validFrom, validTo, division, ended },
        own: false,
      },
    ];
  });
}

function correctionsHeld(corrections: Awaited<ReturnType<typeof correctionsOf>>): Holding[] {
  const latest = new Map<string, Holding>();
  // The newest comes first.
  for (const { attribute, value, withdrawn } of corrections)
    if (withdrawn === null && !latest.has(attribute))
      latest.set(attribute, { thing: 'corrections', subject: attribute, value: { value }, own: false });
  return [...latest.values()];
}

function promiseHeld(
  pledge: Awaited<ReturnType<typeof handPledges>>[number],
  row: RecordRow,
  code: Code,
): Holding {
  const { id, text, state, channel } = pledge;
  const reference = pledge.sourceId === row.sourceId ? pledge.reference : null;
  return {
    thing: 'promises',
    subject: id,
    value: {
      ...{ id, text, state, channel },
      ...(reference === null ? {} : { reference }),
      madeAt: pledge.madeAt.toISOString(),
      dueAt: pledge.dueAt?.toISOString() ?? null,
      resolvedAt: pledge.resolvedAt?.toISOString() ?? null,
      promisedBy: code(pledge.promisedBy),
      performedBy: code(pledge.performedBy),
    },
    own: false,
  };
}

function consentHeld(
  standing: ReturnType<typeof standingOf<Awaited<ReturnType<typeof consentsOf>>[number]>>,
  row: RecordRow,
): Holding[] {
  const addresses = addressesOf(row);
  return standing.flatMap(({ purpose, channel, answer, covers, decidedBy }): Holding[] => {
    const told = consentFor({ answer, covers }, { recordId: row.id, channel, addresses: addresses[channel] });
    if (told === null) return [];
    return [
      {
        thing: 'consent',
        subject: `${purpose}.${channel}`,
        value: { purpose, channel, ...told },
        own: decidedBy?.source?.code === row.source.code,
      },
    ];
  });
}

const SPOKEN = ['channel', 'language', 'topics', 'frequency', 'quiet-hours'] as const;

function preferencesHeld(facts: Awaited<ReturnType<typeof preferenceFacts>>, row: RecordRow): Holding[] {
  const all = preferencesOf(facts);
  const values: Readonly<Record<(typeof SPOKEN)[number], unknown>> = {
    channel: all.channel,
    language: all.language,
    topics: all.topics,
    frequency: all.perMonth,
    'quiet-hours': all.quiet.length === 0 ? null : all.quiet,
  };
  return SPOKEN.flatMap((topic): Holding[] => {
    const said = facts.filter((fact) => fact.topic === topic);
    const value = values[topic];
    if (said.length === 0 || value === null) return [];
    const own = said.every(({ sourceId }) => sourceId === row.sourceId);
    return [{ thing: 'preferences', subject: topic, value: { value }, own }];
  });
}
