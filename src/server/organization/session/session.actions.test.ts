import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureOrganization } from '#server/organization/organization.actions';
import { readAudit } from '#server/organization/organization.policy';
import { invite, listEmployees, ownerLink } from '#server/organization/people/people.actions';
import { seedSamplePeople } from '#server/organization/people/sample-people.actions';
import { checkChain } from '#server/platform/audit/audit.store';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { SESSION_COOKIE, sessionCookie } from '#server/platform/session/cookie';
import { createLink } from '#server/platform/session/link.store';
import { readActor } from '#server/platform/session/read-actor';
import { sameSecret, tokenHash } from '#server/platform/session/token';
import type { World } from '#server/platform/world';
import { testActor, testWorld } from '#server/platform/world.fixture';
import { followLink } from './link.actions.ts';
import {
  openTries,
  prefer,
  readDoor,
  requestReset,
  type SessionPorts,
  signIn,
  signOut,
  takePlace,
} from './session.actions.ts';

const START = Date.parse('2026-03-01T09:00:00Z');
const HOUR = 3_600_000;
const PASSWORD = 'a long enough password';
let database: TestDatabase;
let world: World;
let now = START;
let ports: SessionPorts;

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool, () => new Date(now));
});
afterAll(() => database.drop());

beforeEach(async () => {
  now = START;
  ports = { rights: [readAudit], tries: openTries() };
  await database.ownerPool.query(
    'truncate employee, auth_user, auth_session, auth_account, one_time_link, organization, division, outgoing_mail cascade',
  );
});

function withCookie(token: string): Headers {
  return new Headers({ cookie: `other=1; ${SESSION_COOKIE}=${token}` });
}

function value<Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function becomeOwner(email = 'Owner@Company.example') {
  const secret = await ownerLink(world);
  if (secret === null) throw new Error('there is an owner already');
  const input = { secret, password: PASSWORD, name: 'First Owner', email, formerToken: null };
  return value(await followLink(world, input, ports));
}

function come(email: string, password: string, address = '10.0.0.1') {
  return signIn(world, { email, password, address, formerToken: null }, ports);
}

describe('the first owner', () => {
  test('comes in by a link that works once, and only while nobody owns the installation', async () => {
    const secret = (await ownerLink(world)) ?? '';
    expect(secret.length).toBe(43);
    const use = {
      secret,
      password: PASSWORD,
      name: 'First',
      email: 'first@company.example',
      formerToken: null,
    };
    expect(await followLink(world, { ...use, name: undefined }, ports)).toEqual({
      ok: false,
      refusal: 'name-needed',
    });
    const opened = value(await followLink(world, use, ports));
    expect(opened.session.employee.role).toBe('owner');
    expect(opened.session.may).toEqual(['audit.read']);
    expect(await followLink(world, use, ports)).toEqual({ ok: false, refusal: 'link-dead' });
    expect(await ownerLink(world)).toBeNull();
    expect((await readDoor(world)).owned).toBe(true);
  });

  test('a link that is older than a day, or replaced by a newer one, opens nothing', async () => {
    const first = (await ownerLink(world)) ?? '';
    const second = (await ownerLink(world)) ?? '';
    const use = { password: PASSWORD, name: 'First', email: 'first@company.example', formerToken: null };
    expect(await followLink(world, { ...use, secret: first }, ports)).toEqual({
      ok: false,
      refusal: 'link-dead',
    });
    now += 24 * HOUR + 1;
    expect(await followLink(world, { ...use, secret: second }, ports)).toEqual({
      ok: false,
      refusal: 'link-dead',
    });
  });

  test('of ten who use the owner link at once, one becomes owner', async () => {
    const secret = (await ownerLink(world)) ?? '';
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        followLink(
          world,
          { secret, password: PASSWORD, name: `N${n}`, email: `n${n}@x.example`, formerToken: null },
          ports,
        ),
      ),
    );
    expect(all.filter((result) => result.ok).length).toBe(1);
  });
});

describe('a session', () => {
  test('the database holds only the hash of its token', async () => {
    const { token } = await becomeOwner();
    const { rows } = await database.ownerPool.query('select token from auth_session');
    expect(rows).toEqual([{ token: tokenHash(token) }]);
    expect(await readActor(world, withCookie(token))).toMatchObject({ kind: 'employee', role: 'owner' });
    expect(await readActor(world, withCookie(tokenHash(token)))).toBeNull();
  });

  test('ends after eight hours without use and after a day in any case', async () => {
    const { token } = await becomeOwner();
    now += 7 * HOUR;
    expect(await readActor(world, withCookie(token))).not.toBeNull();
    now += 7 * HOUR;
    expect(await readActor(world, withCookie(token))).not.toBeNull();
    now += 7 * HOUR;
    expect(await readActor(world, withCookie(token))).not.toBeNull();
    now = START + 24 * HOUR;
    expect(await readActor(world, withCookie(token))).toBeNull();
    now = START;
    const again = value(await come('owner@company.example', PASSWORD));
    now += 8 * HOUR;
    expect(await readActor(world, withCookie(again.token))).toBeNull();
  });

  test('gets a new token at sign-in, and the one that came along is dead', async () => {
    const { token } = await becomeOwner();
    const input = { email: 'OWNER@company.example', password: PASSWORD, address: '1', formerToken: token };
    const next = value(await signIn(world, input, ports));
    expect(next.token).not.toBe(token);
    expect(await readActor(world, withCookie(token))).toBeNull();
    expect(await readActor(world, withCookie(next.token))).not.toBeNull();
  });

  test('is gone on the server after signing out', async () => {
    const { token } = await becomeOwner();
    await signOut(world, token);
    expect(await readActor(world, withCookie(token))).toBeNull();
  });

  test('of somebody who left the organization is nobody', async () => {
    const { token } = await becomeOwner();
    await database.ownerPool.query('update employee set deactivated_at = $1', [new Date(now)]);
    expect(await readActor(world, withCookie(token))).toBeNull();
    expect(await come('owner@company.example', PASSWORD)).toEqual({
      ok: false,
      refusal: 'wrong-credentials',
    });
  });

  test('its cookie is out of reach for scripts and other sites, and Secure when the page came by https', () => {
    const plain = sessionCookie('t', new Headers({ origin: 'http://127.0.0.1:3000' }));
    expect(plain).toContain('HttpOnly; SameSite=Lax');
    expect(plain).not.toContain('Secure');
    expect(sessionCookie('t', new Headers({ origin: 'https://cx.example' }))).toContain('; Secure');
  });

  test('language and form of address are one’s own choice', async () => {
    const { session } = await becomeOwner();
    const actor = testActor({ employeeId: session.employee.id, role: 'owner' });
    const after = value(await prefer(world, actor, { language: 'en', addressForm: 'feminine' }, ports));
    expect(after.employee).toMatchObject({ language: 'en', addressForm: 'feminine' });
  });
});

describe('signing in', () => {
  test('an unknown address and a wrong password get one and the same answer', async () => {
    await becomeOwner();
    const wrong = await come('owner@company.example', 'not the password');
    const unknown = await come('nobody@company.example', 'not the password');
    expect(wrong).toEqual({ ok: false, refusal: 'wrong-credentials' });
    expect(unknown).toEqual(wrong);
    const { rows } = await database.ownerPool.query(
      "select count(*)::int as n from audit where action = 'session.sign-in' and outcome = 'refused'",
    );
    expect(rows[0].n).toBeGreaterThanOrEqual(2);
    expect((await checkChain(world.db)).intact).toBe(true);
  });

  test('five tries a minute for one account, twenty from one address', async () => {
    await becomeOwner();
    for (let n = 0; n < 5; n++)
      expect((await come('owner@company.example', 'wrong', `a${n}`)).ok).toBe(false);
    expect(await come('owner@company.example', PASSWORD, 'b')).toEqual({ ok: false, refusal: 'slow-down' });
    now += 60_001;
    expect((await come('owner@company.example', PASSWORD, 'b')).ok).toBe(true);
    const answers: unknown[] = [];
    for (let n = 0; n < 22; n++) {
      const answer = await come(`nobody${n}@company.example`, 'wrong', 'c');
      answers.push(answer.ok ? 'in' : answer.refusal);
    }
    expect(answers.filter((answer) => answer === 'slow-down').length).toBe(2);
  });
});

describe('invitations and forgotten passwords', () => {
  test('an invited person sets a password once; the link is for that person and that purpose alone', async () => {
    const owner = await becomeOwner();
    const actor = testActor({ employeeId: owner.session.employee.id, role: 'owner' });
    const input = {
      name: 'New Agent',
      email: 'agent@company.example',
      role: 'agent' as const,
      divisionId: null,
    };
    const invited = value(
      await invite(world, actor, input, { baseUrl: 'https://cx.example/', mailIsSetUp: false }),
    );
    const [address, secret = ''] = invited.link.split('#');
    expect(address).toBe('https://cx.example/welcome');
    expect(
      await invite(
        world,
        actor,
        { ...input, email: 'AGENT@company.example' },
        { baseUrl: 'x', mailIsSetUp: false },
      ),
    ).toEqual({
      ok: false,
      refusal: 'email-taken',
    });
    const use = { secret, password: PASSWORD, formerToken: null };
    const opened = value(await followLink(world, use, ports));
    expect(opened.session.employee).toMatchObject({ name: 'New Agent', role: 'agent', sample: false });
    expect(await followLink(world, use, ports)).toEqual({ ok: false, refusal: 'link-dead' });
    const second = await createLink(world.db, {
      purpose: 'invitation',
      employeeId: opened.session.employee.id,
      now: new Date(now),
    });
    expect(await followLink(world, { ...use, secret: second.secret }, ports)).toEqual({
      ok: false,
      refusal: 'link-dead',
    });
  });

  test("the sample's people invite nobody", async () => {
    const actor = testActor({ role: 'cx-lead', sample: true });
    const input = { name: 'A', email: 'a@x.example', role: 'cx-lead' as const, divisionId: null };
    expect(await invite(world, actor, input, { baseUrl: 'x', mailIsSetUp: false })).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect(await listEmployees(world)).toEqual([]);
  });

  test('a reset lives an hour, changes the password and ends the sessions elsewhere', async () => {
    const { token, session } = await becomeOwner();
    await requestReset(world, 'OWNER@company.example', ports);
    await requestReset(world, 'nobody@company.example', ports);
    const { rows } = await database.ownerPool.query('select kind, state from outgoing_mail');
    expect(rows).toEqual([{ kind: 'reset', state: 'waiting' }]);
    const employeeId = session.employee.id;
    const late = await createLink(world.db, { purpose: 'reset', employeeId, now: new Date(now - HOUR - 1) });
    const use = { password: 'another long password', formerToken: null };
    expect(await followLink(world, { ...use, secret: late.secret }, ports)).toEqual({
      ok: false,
      refusal: 'link-dead',
    });
    const link = await createLink(world.db, { purpose: 'reset', employeeId, now: new Date(now) });
    const opened = value(await followLink(world, { ...use, secret: link.secret }, ports));
    expect(await readActor(world, withCookie(token))).toBeNull();
    expect(await readActor(world, withCookie(opened.token))).not.toBeNull();
    expect((await come('owner@company.example', PASSWORD)).ok).toBe(false);
    expect((await come('owner@company.example', 'another long password')).ok).toBe(true);
  });

  test('of five who use one reset link at once, one gets in', async () => {
    const { session } = await becomeOwner();
    const { secret } = await createLink(world.db, {
      purpose: 'reset',
      employeeId: session.employee.id,
      now: new Date(now),
    });
    const all = await Promise.all(
      Array.from({ length: 5 }, (_, n) =>
        followLink(world, { secret, password: `${PASSWORD} ${n}`, formerToken: null }, ports),
      ),
    );
    expect(all.map((result) => (result.ok ? 'in' : result.refusal)).sort()).toEqual([
      'in',
      ...Array.from({ length: 4 }, () => 'link-dead'),
    ]);
  });
});

describe("the sample's people", () => {
  async function loadSample(): Promise<void> {
    await ensureOrganization(world, { name: 'Or-Net', language: 'he', divisions: 'default' });
    await seedSamplePeople(world);
    await seedSamplePeople(world);
    await database.ownerPool.query("update organization set sample = 'loaded'");
  }

  test('sit in nine divisions and every role but the owner’s, and a second seeding adds nobody', async () => {
    await loadSample();
    const people = await listEmployees(world);
    expect(people.length).toBe(16);
    expect(new Set(people.map(({ role }) => role)).size).toBe(8);
    expect(new Set(people.flatMap(({ division }) => division?.code ?? [])).size).toBe(9);
    const { rows } = await database.ownerPool.query(
      'select count(*)::int as n from employee where reports_to is null',
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('can be taken by anybody while nobody owns the installation', async () => {
    await loadSample();
    const offered = (await readDoor(world)).sample;
    const rep = offered.find(({ role }) => role === 'customer-representative');
    const opened = value(
      await takePlace(world, null, { employeeId: rep?.id ?? '', formerToken: null }, ports),
    );
    expect(opened.session.employee.name).toBe(rep?.name);
    expect(opened.session.switchable?.length).toBe(offered.length);
    expect(opened.session.may).toEqual([]);
  });

  test('once there is an owner, strangers and ordinary employees cannot take them, and who sat there gets up', async () => {
    await loadSample();
    const employeeId = (await readDoor(world)).sample[0]?.id ?? '';
    const sitting = value(await takePlace(world, null, { employeeId, formerToken: null }, ports));
    const owner = await becomeOwner();
    expect(await readActor(world, withCookie(sitting.token))).toBeNull();
    expect((await readDoor(world)).sample).toEqual([]);
    const input = { employeeId, formerToken: null };
    expect(await takePlace(world, null, input, ports)).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await takePlace(world, testActor({ role: 'cx-lead' }), input, ports)).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    const own = { ...input, employeeId: owner.session.employee.id };
    expect(await takePlace(world, testActor({ role: 'owner' }), own, ports)).toEqual({
      ok: false,
      refusal: 'not-found',
    });
    expect((await takePlace(world, testActor({ role: 'owner' }), input, ports)).ok).toBe(true);
  });

  test('nobody can be taken when the sample is not here', async () => {
    await loadSample();
    const employeeId = (await readDoor(world)).sample[0]?.id ?? '';
    await database.ownerPool.query("update organization set sample = 'none'");
    expect(await takePlace(world, null, { employeeId, formerToken: null }, ports)).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
  });
});

test('secrets are compared whole', () => {
  expect(sameSecret('abc', 'abc')).toBe(true);
  expect(sameSecret('abc', 'abcd')).toBe(false);
});
