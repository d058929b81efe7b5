import { setImmediate } from 'node:timers/promises';
import type { Likeness } from '#server/customers/identity/likeness';
import { announce } from '#server/platform/events/outbox.store';
import { together } from '#server/platform/pipeline';
import type { Trx, World } from '#server/platform/world';
import { type Accepted, type IngestRules, interactionRow, pledgeRows } from './accepted-row.ts';
import { intakeName, type Plan, personName, type RecordState } from './batch.ts';
import { FORGOTTEN, isForgotten } from './forgotten.ts';
import type { Outcome } from './incoming.ts';
import { intakeKnown, type KnownRecord } from './ingest.store.ts';
import { retractInteractions, saveIntakeKeys, saveInteractions } from './interactions.store.ts';
import { type Part, personsKnown, planParts } from './plan.actions.ts';
import type { Prepared } from './prepare.ts';
import { saveSaid } from './said.actions.ts';
import { savePlan } from './save-plan.actions.ts';

/** What a batch is judged by: the organization's rules, and the model that says how alike two people are. */
export type BatchRules = IngestRules & { readonly likeness: Likeness };

/**
 * One batch into the database, inside the caller's transaction: load what is known, resolve identity, write records,
 * memberships, interactions, rollups, words and the event. Every row gets an outcome, in order.
 */
export async function storeBatch(
  trx: Trx,
  world: World,
  rules: BatchRules,
  rows: readonly Prepared[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = new Array<Outcome>(rows.length).fill({ status: 'duplicate', reason: null });
  for (const wave of waves(rows)) await storeWave(trx, world, rules, rows, wave, outcomes);
  return outcomes;
}

/** Rows of one batch that repeat an identifier with other content follow one another, so that each sees the last. */
function waves(rows: readonly Prepared[]): number[][] {
  const seen = new Map<string, string[]>();
  const result: number[][] = [];
  rows.forEach((row, at) => {
    const name = intakeName(row);
    const contents = seen.get(name) ?? [];
    const content = row.contentHash.toString('base64');
    if (contents.includes(content)) return;
    contents.push(content);
    seen.set(name, contents);
    const wave = result[contents.length - 1] ?? [];
    wave.push(at);
    result[contents.length - 1] = wave;
  });
  return result;
}

async function storeWave(
  trx: Trx,
  world: World,
  rules: BatchRules,
  rows: readonly Prepared[],
  wave: readonly number[],
  outcomes: Outcome[],
): Promise<void> {
  const waveRows = wave.flatMap((at) => (rows[at] === undefined ? [] : [{ at, row: rows[at] }]));
  const incoming = waveRows.map(({ row }) => row);
  const asked = {
    intake: intakeKnown(
      trx,
      incoming.map((row) => ({ sourceId: row.incoming.sourceId, externalHash: row.externalHash })),
    ),
    records: personsKnown(trx, incoming),
  };
  await together([asked.intake, asked.records]);
  const known = new Map(
    (await asked.intake).map((intake) => [
      `${intake.sourceId}:${intake.externalHash.toString('base64')}`,
      intake,
    ]),
  );
  const accepted: Accepted[] = [];
  const again: { at: number; row: Prepared }[] = [];
  for (const { at, row } of waveRows) {
    const before = known.get(intakeName(row));
    if (before?.contents.some((content) => content.equals(row.contentHash))) {
      if (row.incoming.rowKind === 'person' && row.incoming.said !== null) again.push({ at, row });
      continue;
    }
    if (isForgotten(world, rules.closedWays, row)) {
      outcomes[at] = { status: 'rejected', reason: FORGOTTEN };
      continue;
    }
    outcomes[at] = { status: 'stored', reason: null };
    accepted.push({ at, row, before });
  }
  const now = world.now();
  await hearAgain(trx, world, rules, again, await asked.records, now, outcomes);
  if (accepted.length === 0) return;
  const importId = importOf(accepted);
  const saving: Promise<void>[] = [];
  const plans: Plan[] = [];
  const keep = (work: Promise<void>): void => {
    // Its fault is met when all have ended; until then it must not count as unhandled.
    work.catch(() => undefined);
    saving.push(work);
  };
  try {
    for await (const part of planParts(trx, world, rules.likeness, accepted, await asked.records)) {
      plans.push(part.plan);
      keep(savePlan(trx, world, part.plan, importId, now));
      keep(saveRows(trx, world, rules, part, now));
      // What the database has answered and what it can still take goes through here, before the next part is decided.
      await setImmediate();
    }
    // While the database writes the last, the keys go to the disk.
    keep(world.vault.slots.keep());
  } finally {
    await together(saving);
  }
  if ((rules.masters?.size ?? 0) > 0) await tellWhatMoved(trx, plans);
}

/** A table may say again what it said before the last time: a yes, a no, and the yes once more. */
async function hearAgain(
  trx: Trx,
  world: World,
  rules: BatchRules,
  again: readonly { readonly at: number; readonly row: Prepared }[],
  records: ReadonlyMap<string, KnownRecord>,
  now: Date,
  outcomes: Outcome[],
): Promise<void> {
  if (again.length === 0) return;
  const speaking = again.flatMap(({ row }) => {
    const record = records.get(personName(row));
    return record === undefined ? [] : [{ row, home: { ...record, id: record.recordId }, pledges: [] }];
  });
  const heard = await saveSaid(trx, world, rules, speaking, now);
  for (const { at, row } of again) if (heard.has(row)) outcomes[at] = { status: 'stored', reason: null };
}

async function saveRows(
  trx: Trx,
  world: World,
  rules: BatchRules,
  { plan, accepted }: Part,
  now: Date,
): Promise<void> {
  const persons: Parameters<typeof saveIntakeKeys>[1][number][] = [];
  const interactions: { accepted: Accepted; home: RecordState }[] = [];
  for (const one of accepted) {
    const home = plan.records.get(personName(one.row));
    if (home === undefined) throw new Error('a row without its record');
    const { row } = one;
    if (row.incoming.rowKind === 'interaction') interactions.push({ accepted: one, home });
    else
      persons.push({
        sourceId: row.incoming.sourceId,
        externalHash: row.externalHash,
        recordId: home.id,
        contentHash: row.contentHash,
        importId: row.incoming.importId,
      });
  }
  await saveIntakeKeys(trx, persons);
  const replaced = interactions.flatMap(({ accepted: { before } }) =>
    before?.interactionId ? [{ recordId: before.recordId, id: before.interactionId }] : [],
  );
  const versions = await retractInteractions(trx, replaced, now);
  const rows = interactions.map(({ accepted: one, home }) =>
    interactionRow(world, rules, one, home, versions),
  );
  await saveInteractions(trx, rows, now);
  const idOf = new Map(interactions.map(({ accepted: one }, at) => [one, rows[at]?.id ?? '']));
  await saveSaid(
    trx,
    world,
    rules,
    accepted.flatMap((one) => {
      const home = plan.records.get(personName(one.row));
      const id = idOf.get(one);
      if (home === undefined) return [];
      return [
        { row: one.row, home, pledges: id === undefined ? [] : pledgeRows(world, rules, one, home, id) },
      ];
    }),
    now,
  );
}

/** Silos that are fed hear that records came to a customer who was there. */
async function tellWhatMoved(trx: Trx, plans: readonly Plan[]): Promise<void> {
  const newcomers = new Set(plans.flatMap(({ newCustomers }) => newCustomers));
  const moved = new Set(
    plans.flatMap((plan) =>
      [...plan.joined.filter(({ customerId }) => !newcomers.has(customerId)), ...plan.moved].map(
        ({ recordId }) => recordId,
      ),
    ),
  );
  if (moved.size > 0) await announce(trx, 'identity.changed', [...moved]);
}

function importOf(accepted: readonly Accepted[]): string | null {
  return accepted[0]?.row.incoming.importId ?? null;
}
