import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureOrganization } from '#server/organization/organization.actions';
import { followLink } from '#server/organization/session/link.actions';
import { openTries } from '#server/organization/session/session.actions';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { queueReset, takeWaitingMail } from '#server/platform/mail/outgoing-mail.store';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { renderLinkMail } from './link-mail.actions.ts';
import { invite } from './people.actions.ts';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool);
});
afterAll(() => database.drop());

test('an invitation is mailed with a link of its own, made only when the mail goes', async () => {
  await ensureOrganization(world, { name: 'אור־נט', language: 'he' });
  const input = { name: 'גל עמית', email: 'gal@company.example', role: 'agent' as const, divisionId: null };
  const ports = { baseUrl: 'https://cx.example', mailIsSetUp: true };
  const invited = await invite(world, testActor({ role: 'owner' }), input, ports);
  if (!invited.ok) throw new Error(invited.refusal);
  const mail = await takeWaitingMail(world.db, world.now());
  if (mail === null) throw new Error('no mail waits');
  const rendered = await renderLinkMail(world, mail, ports);
  expect(rendered?.subject).toBe('הזמנה ל„הכיסא הריק” של אור־נט');
  expect(rendered?.html).toContain('dir="rtl"');
  const secret = /welcome#([\w-]{43})/.exec(rendered?.text ?? '')?.[1] ?? '';
  expect(invited.value.link).not.toContain(secret);
  const use = { secret, password: 'a long enough password', formerToken: null };
  expect((await followLink(world, use, { rights: [], tries: openTries() })).ok).toBe(true);
  expect(await renderLinkMail(world, mail, ports)).toBeNull();
});

test('a reset that nobody could mail for more than an hour is given up', async () => {
  const email = 'gal@company.example';
  const longAgo = new Date(world.now().getTime() - 3_600_001);
  await queueReset(world.db, { email, now: longAgo });
  const stale = await takeWaitingMail(world.db, world.now());
  expect(stale?.kind).toBe('reset');
  expect(
    stale === null ? null : await renderLinkMail(world, stale, { baseUrl: 'https://cx.example' }),
  ).toBeNull();
  await database.ownerPool.query("update outgoing_mail set state = 'failed'");
  await queueReset(world.db, { email, now: world.now() });
  const fresh = await takeWaitingMail(world.db, world.now());
  const rendered =
    fresh === null ? null : await renderLinkMail(world, fresh, { baseUrl: 'https://cx.example' });
  expect(rendered?.subject).toBe('סיסמה חדשה ל„הכיסא הריק” של אור־נט');
});
