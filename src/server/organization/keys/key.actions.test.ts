import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintActor, type SystemActor } from '#server/platform/access';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { readActor } from '#server/platform/session/read-actor';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { createKey, listKeys, revokeKey } from './key.actions.ts';
import { sourceCodeOf } from './source-code.ts';

let database: TestDatabase;
let world: World;
let now = new Date('2026-03-01T09:00:00Z');
const owner = testActor({ role: 'owner' });

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool, () => now);
});
afterAll(() => database.drop());

function bearer(key: string): Headers {
  return new Headers({ authorization: `Bearer ${key}` });
}

test('a key writes for its own source until it is revoked', async () => {
  const made = await createKey(world, owner, { kind: 'ingest', name: 'Help desk (live)' });
  if (!made.ok) throw new Error(made.refusal);
  expect(made.value.key).toMatch(/^ec_ingest_[\w-]{43}$/);
  const actor = await readActor(world, bearer(made.value.key));
  expect(actor).toEqual({
    kind: 'key',
    keyId: made.value.id,
    keyKind: 'ingest',
    sourceId: made.value.sourceId,
  });
  const { rows } = await database.ownerPool.query('select code, kind from source');
  expect(rows).toEqual([{ code: 'help-desk-live', kind: 'other' }]);
  expect((await revokeKey(world, owner, made.value.id)).ok).toBe(true);
  expect(await readActor(world, bearer(made.value.key))).toBeNull();
  expect((await revokeKey(world, owner, made.value.id)).ok).toBe(false);
});

test('the last use is written at most once a minute', async () => {
  const made = await createKey(world, owner, { kind: 'read', name: 'Reports' });
  if (!made.ok) throw new Error(made.refusal);
  const used: (string | undefined)[] = [];
  for (const at of ['10:00:00', '10:00:30', '10:01:01']) {
    now = new Date(`2026-03-01T${at}Z`);
    await readActor(world, bearer(made.value.key));
    const listed = await listKeys(world, owner);
    if (listed.ok) used.push(listed.value.find(({ id }) => id === made.value.id)?.lastUsedAt?.toISOString());
  }
  expect(used.map((at) => at?.slice(11, 19))).toEqual(['10:00:00', '10:00:00', '10:01:01']);
});

test('nobody else makes keys, and a name without a code needs one', async () => {
  for (const actor of [testActor({ role: 'agent' }), testActor({ role: 'cx-lead', sample: true })]) {
    expect(await createKey(world, actor, { kind: 'read', name: 'X' })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
  }
  const machine = mintActor<SystemActor>({ kind: 'system', name: 'command-line' });
  expect(await createKey(world, machine, { kind: 'ingest', name: 'מוקד' })).toEqual({
    ok: false,
    refusal: 'source-code-needed',
  });
  expect((await createKey(world, machine, { kind: 'ingest', name: 'מוקד', sourceCode: 'centre' })).ok).toBe(
    true,
  );
  expect(sourceCodeOf('  Café CRM / 2 ')).toBe('cafe-crm-2');
  expect(sourceCodeOf('מוקד')).toBeNull();
});

test('the local token is the command line, and only the exact one', async () => {
  const token = 'ec_local_0123456789012345678901234567890123456789012';
  expect(await readActor(world, bearer(token), token)).toEqual({ kind: 'system', name: 'command-line' });
  expect(await readActor(world, bearer(`${token.slice(0, -1)}x`), token)).toBeNull();
  expect(await readActor(world, bearer(token), null)).toBeNull();
});
