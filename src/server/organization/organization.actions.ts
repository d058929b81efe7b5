import type { DivisionRef } from '#contract/figure';
import { done, type Result, refused } from '#kernel/result';
import { type Actor, can } from '#server/platform/access';
import { type ChainCheck, checkChain, record } from '#server/platform/audit/audit.store';
import type { Db, World } from '#server/platform/world';
import { DEFAULT_DIVISIONS } from './default-divisions.ts';
import { readAudit, shapeOrganization } from './organization.policy.ts';
import {
  type AuditItem,
  addDivision,
  auditBefore,
  divisionsInOrder,
  foundOrganization,
  type Organization,
  theOrganization,
} from './organization.store.ts';

/** The organization; before it was founded, one without a name. */
export async function readOrganizationFacts(world: World): Promise<Organization> {
  const found = await theOrganization(world.db);
  if (found !== null) return found;
  const { country, currency, timeZone } = world.organization;
  return { name: '', language: 'he', country, currency, timeZone, unitWord: 'agaf', sample: 'none' };
}

export async function listDivisions(world: World): Promise<DivisionRef[]> {
  return divisionsInOrder(world.db);
}

/**
 * Founds the one organization when there is none; what is there stays as it is. `divisions: 'default'` also adds the
 * nine divisions that most companies have, where their codes are free.
 */
export async function ensureOrganization(
  world: World,
  facts: { name: string; language: 'he' | 'en'; divisions?: 'default' | 'none' },
): Promise<void> {
  await world.db.transaction().execute(async (trx) => {
    await foundOrganization(trx, {
      ...world.organization,
      name: facts.name,
      language: facts.language,
      now: world.now(),
    });
    if (facts.divisions !== 'default') return;
    for (const division of DEFAULT_DIVISIONS) await addDivision(trx, { ...division, sample: false });
  });
}

export async function createDivision(
  world: World,
  actor: Actor,
  input: { code: string; he: string; en: string },
): Promise<Result<DivisionRef, 'forbidden' | 'code-taken'>> {
  if (!can(actor, shapeOrganization, undefined)) return refused('forbidden');
  return world.db.transaction().execute(async (trx) => {
    const { code, he, en } = input;
    const division = await addDivision(trx, { code, name: { he, en }, sample: false });
    if (division === null) return refused('code-taken');
    await record(trx, world.now(), {
      actor,
      action: 'division.create',
      objectType: 'division',
      objectId: division.id,
    });
    return done(division);
  });
}

export interface AuditPage {
  readonly chain: Pick<ChainCheck, 'intact' | 'head' | 'checked'>;
  readonly items: AuditItem[];
  readonly next: number | null;
}

/** Reading the log is itself an entry of the log. */
export async function readAuditPage(
  world: World,
  actor: Actor,
  input: { before?: number | undefined; limit: number },
): Promise<Result<AuditPage, 'forbidden'>> {
  if (!can(actor, readAudit, undefined)) return refused('forbidden');
  await world.db
    .transaction()
    .execute((trx) => record(trx, world.now(), { actor, action: 'audit.read', objectType: 'audit' }));
  const { intact, head, checked } = await checkChain(world.db);
  const items = await auditBefore(world.db, { before: input.before ?? null, limit: input.limit });
  const last = items.at(-1);
  const next = items.length === input.limit && last !== undefined && last.seq > 1 ? last.seq : null;
  return done({ chain: { intact, head, checked }, items, next });
}

/** Where the organization is: its country reads phones, its time zone days, its currency amounts. Null when it is new. */
export async function placeOfOrganization(
  db: Db,
): Promise<{ timeZone: string; country: string; currency: string } | null> {
  const found = await theOrganization(db);
  return found === null
    ? null
    : { timeZone: found.timeZone, country: found.country, currency: found.currency };
}
