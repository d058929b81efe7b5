import type { RulingPreview } from '#contract/identity';
import { done, type Result, refused } from '#kernel/result';
import { metAs } from '#server/customers/consent/consent.actions';
import { toldApart } from '#server/customers/ingest/ingest.store';
import { currentCustomer, type RecordRow, recordsOfCustomers } from '#server/customers/record/record.store';
import type { World } from '#server/platform/world';
import { profileOf } from './belonging.ts';
import { hangingOn } from './explain.store.ts';
import { vetoesBetween } from './why.ts';

/** What a merge or a split will do to what hangs on the records, before anybody does it. Nothing is changed here. */
export async function previewMerge(
  world: World,
  input: { readonly customerId: string; readonly otherId: string },
): Promise<Result<RulingPreview, 'not-found' | 'same-customer'>> {
  const one = await currentCustomer(world.db, input.customerId);
  const other = await currentCustomer(world.db, input.otherId);
  if (one === null || other === null) return refused('not-found');
  if (one === other) return refused('same-customer');
  const [keep, leave] = one < other ? [one, other] : [other, one];
  const rows = await recordsOfCustomers(world.db, world, [keep, leave]);
  const staying = rows.filter((row) => row.customerId === keep);
  const moving = rows.filter((row) => row.customerId === leave);
  return done(await previewOf(world, { staying, moving, keep, leave, joins: true }));
}

export async function previewSplit(
  world: World,
  input: { readonly id: string; readonly recordIds: readonly string[] },
): Promise<Result<RulingPreview, 'not-found' | 'nothing-left'>> {
  const keep = await currentCustomer(world.db, input.id);
  if (keep === null) return refused('not-found');
  const rows = await recordsOfCustomers(world.db, world, [keep]);
  const moving = rows.filter((row) => input.recordIds.includes(row.id));
  const staying = rows.filter((row) => !input.recordIds.includes(row.id));
  if (moving.length !== new Set(input.recordIds).size || staying.length === 0) return refused('nothing-left');
  return done(await previewOf(world, { staying, moving, keep, leave: null, joins: false }));
}

async function previewOf(
  world: World,
  on: {
    readonly staying: readonly RecordRow[];
    readonly moving: readonly RecordRow[];
    readonly keep: string;
    readonly leave: string | null;
    readonly joins: boolean;
  },
): Promise<RulingPreview> {
  const { staying, moving, keep, leave, joins } = on;
  const all = [...staying, ...moving];
  const [hasStaying, hasMoving, consents, apart] = await Promise.all([
    hangingOn(
      world.db,
      staying.map(({ id }) => id),
    ),
    hangingOn(
      world.db,
      moving.map(({ id }) => id),
    ),
    consentsChange(world, { staying, moving, joins }),
    world.db.transaction().execute((trx) =>
      toldApart(
        trx,
        all.map(({ id }) => id),
      ),
    ),
  ]);
  const between = apart.some(({ a, b }) =>
    [
      [a, b],
      [b, a],
    ].some(([x, y]) => staying.some(({ id }) => id === x) && moving.some(({ id }) => id === y)),
  );
  const known = (rows: readonly RecordRow[]) =>
    rows.map(({ id, customerId, profile }) => ({ recordId: id, customerId, profile }));
  return {
    stays: { customerId: keep, name: nameOf(staying), has: hasStaying },
    moves: { customerId: leave, name: nameOf(moving), has: hasMoving },
    consents,
    against: joins ? vetoesBetween(known(staying), known(moving), between) : [],
  };
}

/** Where the answer to "may we?" changes for somebody, when these records are joined or parted. */
export async function consentsChange(
  world: World,
  on: {
    readonly staying: readonly RecordRow[];
    readonly moving: readonly RecordRow[];
    readonly joins: boolean;
  },
): Promise<RulingPreview['consents']> {
  const { staying, moving, joins } = on;
  const [together, here, there] = await Promise.all([
    metAs(world, [...staying, ...moving]),
    metAs(world, staying),
    metAs(world, moving),
  ]);
  return together.standing.flatMap(({ purpose, channel, answer }, at) => {
    const parts = [here.standing[at]?.answer ?? 'never-asked', there.standing[at]?.answer ?? 'never-asked'];
    const changes = parts.some((part) => part !== answer);
    // Where one side was never asked, only a no takes something from somebody.
    if (!changes || (answer === 'yes' && parts.includes('never-asked'))) return [];
    return [{ purpose, channel, before: joins ? parts : [answer], after: joins ? [answer] : parts }];
  });
}

function nameOf(rows: readonly RecordRow[]): string | null {
  return (
    profileOf(rows.map(({ id, customerId, profile }) => ({ recordId: id, customerId, profile }))).name ?? null
  );
}
