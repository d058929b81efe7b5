import { normalForm } from '#kernel/identity/record/normal-form';
import {
  aliasCustomers,
  createCustomers,
  demoteKeys,
  joinRecords,
  moveRecords,
  saveEdges,
  saveKeys,
  saveRulings,
} from '#server/customers/identity/identity.store';
import type { Profile } from '#server/customers/record/profile';
import { newId } from '#server/platform/ids';
import { together } from '#server/platform/pipeline';
import type { Trx, World } from '#server/platform/world';
import type { Plan, RecordState } from './batch.ts';
import { type NewRecord, saveRecords } from './ingest.store.ts';
import { askAbout, saveMeetings } from './meeting.store.ts';
import { personTerms } from './prepare.ts';

/** A plan becomes rows: records with their sealed profiles, customers, memberships, rulings, links and keys. */
export async function savePlan(
  trx: Trx,
  world: World,
  plan: Plan,
  importId: string | null,
  now: Date,
): Promise<void> {
  const fresh = plan.states
    .filter((state) => state.isNew)
    .map((state) => recordRow(world, state, 1, importId));
  const changed = plan.states
    .filter((state) => !state.isNew && state.changed)
    .map((state) => recordRow(world, state, state.version + 1, importId));
  // Begun in this order, which is the order in which the database does them; none waits for the answer to the one before.
  await together([
    saveRecords(trx, fresh, changed, now),
    createCustomers(trx, plan.newCustomers, now),
    joinRecords(trx, plan.joined, now),
    // A record may be carried further within one batch: each step stands on the one before, so that each can be withdrawn.
    ...stepsOf(plan.moved).map((step) => moveRecords(trx, step, now)),
    aliasCustomers(
      trx,
      plan.rulings.flatMap((ruling) =>
        ruling.type === 'merge' && ruling.customerIds[0] && ruling.customerIds[1]
          ? [{ oldId: ruling.customerIds[1], customerId: ruling.customerIds[0], rulingId: ruling.id }]
          : [],
      ),
    ),
    saveRulings(
      trx,
      plan.rulings.map((ruling) => ({
        ...ruling,
        explanation: {
          links: ruling.links.map(({ recordId, key, agreement }) => ({
            recordId,
            key,
            nameAgreement: agreement,
          })),
          ...(ruling.likeness && { likeness: ruling.likeness }),
        },
        actor: null,
        reason: null,
        undoes: null,
      })),
      now,
    ),
    saveEdges(
      trx,
      plan.edges.map((edge) => ({ ...edge, id: newId() })),
      now,
    ),
    saveKeys(trx, plan.keys, now),
    demoteKeys(trx, plan.demoted, 'too-many-customers'),
    saveMeetings(trx, plan, now),
    askAbout(trx, plan.questions, now),
  ]);
}

function stepsOf(moved: Plan['moved']): Plan['moved'][] {
  const steps: Plan['moved'][] = [];
  const taken = new Map<string, number>();
  for (const move of moved) {
    const at = taken.get(move.recordId) ?? 0;
    taken.set(move.recordId, at + 1);
    const step = steps[at] ?? [];
    step.push(move);
    steps[at] = step;
  }
  return steps;
}

function recordRow(world: World, state: RecordState, version: number, importId: string | null): NewRecord {
  const profile = state.profile;
  return {
    id: state.id,
    sourceId: state.sourceId,
    personHash: state.personHash,
    version,
    inputHash: state.inputHash,
    slot: state.slot,
    profile: world.vault.seal(`record:${state.id}`, JSON.stringify(profile), state.slot),
    city: profile.city ?? null,
    companyHash: companyHash(world, profile),
    birthYear: profile.birthDate === undefined ? null : Number(profile.birthDate.slice(0, 4)),
    gender: profile.gender ?? null,
    language: profile.language ?? null,
    plan: profile.plan ?? null,
    product: profile.product ?? null,
    customerSince: profile.customerSince ?? null,
    terms: personTerms(world.vault, profile),
    importId,
  };
}

/** Equal for every way to write one company's name. */
export function companyHash({ vault }: World, { company }: Profile): Buffer | null {
  const name = company === undefined ? '' : normalForm('company', company);
  return name === '' ? null : vault.hash('company', name);
}
