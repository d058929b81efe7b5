import type { Trx, World } from '#server/platform/world';
import {
  consentsWritten,
  type NewConsent,
  type NewPreference,
  preferenceFacts,
  type WrittenConsent,
} from './consent.store.ts';

/**
 * What a table says of a person is a state: a silo that sends it again every night says nothing new by it. A yes without a
 * time is besides no answer to a no that came another way: nobody can tell which of them was said last, and the no stands.
 */
export interface StateSaid {
  readonly consents: readonly NewConsent[];
  readonly preferences: readonly NewPreference[];
  /** False where the table does not tell when it was said. */
  readonly timed: boolean;
}

/** Of each, what differs from the last word of the same silo on the same record, or was said again later. */
export async function newlySaid(
  trx: Trx,
  world: World,
  said: readonly StateSaid[],
): Promise<{ consents: NewConsent[]; preferences: NewPreference[] }[]> {
  const spoken = said.flatMap(({ consents, preferences }) => [...consents, ...preferences]);
  if (spoken.length === 0) return said.map(() => ({ consents: [], preferences: [] }));
  const recordIds = [...new Set(spoken.map(({ recordId }) => recordId))];
  const answers = new Map<string, WrittenConsent>();
  /** The last word of all, and of each silo. */
  for (const one of await consentsWritten(trx, recordIds)) {
    answers.set(`${one.recordId} ${one.purpose} ${one.channel}`, one);
    answers.set(`${one.recordId} ${one.purpose} ${one.channel} ${one.sourceId}`, one);
  }
  const values = new Map<string, string>();
  const facts = [...(await preferenceFacts(trx, world, recordIds))].sort(
    (a, b) => a.saidAt.getTime() - b.saidAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  for (const one of facts) values.set(`${one.recordId} ${one.topic} ${one.sourceId}`, one.value);
  return said.map(({ consents, preferences, timed }) => ({
    consents: consents.filter((one) => {
      const name = `${one.recordId} ${one.purpose} ${one.channel}`;
      const before = answers.get(`${name} ${one.sourceId}`);
      if (before?.answer === one.answer && !(timed && one.saidAt > before.saidAt)) return false;
      const last = answers.get(name);
      const stands = last !== undefined && last.answer !== 'given' && last.sourceId !== one.sourceId;
      return one.answer !== 'given' || timed || !stands;
    }),
    preferences: preferences.filter(
      (one) => values.get(`${one.recordId} ${one.topic} ${one.sourceId}`) !== one.value,
    ),
  }));
}
