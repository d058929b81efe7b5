import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_KINDS } from '#contract/operations';
import { ROLES, type Role } from '#contract/organization';
import { addEmployee } from '#server/organization/people/employee.store';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import type { LogLine } from '#server/platform/log';
import { SESSION_COOKIE } from '#server/platform/session/cookie';
import { openSession, userOfEmployee } from '#server/platform/session/session.store';
import { newSecret } from '#server/platform/session/token';
import { type App, type AppOptions, composeApp } from './app.ts';

/**
 * The whole product on a test's own database, behind real HTTP, with one person of each role, a second agent of
 * another division, each kind of key and the command line of the machine.
 */
export const CALLERS = [
  ...ROLES,
  'other-agent',
  'ingest-key',
  'read-key',
  'outward-key',
  'machine',
  'nobody',
] as const;
export type Caller = (typeof CALLERS)[number];

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly json: unknown;
  readonly headers: Headers;
}

export interface TestApp {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  readonly divisions: { readonly mine: string; readonly other: string };
  readonly employees: Readonly<Record<Role | 'other-agent', string>>;
  readonly lines: readonly LogLine[];
  /** `path` without the prefix; a body that is neither text nor bytes goes as JSON. */
  call(caller: Caller, method: string, path: string, body?: unknown, headers?: object): Promise<Answer>;
  close(): Promise<void>;
}

const MACHINE_TOKEN = `ec_local_${newSecret()}`;

export async function openTestApp(
  more: Partial<Pick<AppOptions, 'trustProxy' | 'now'>> = {},
): Promise<TestApp> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'empty-chair-app-'));
  const lines: LogLine[] = [];
  let url = '';
  const app = await composeApp({
    home,
    database: {
      kind: 'foreign',
      ownerUrl: database.ownerUrl,
      appUrl: database.appUrl,
      separateAppRole: true,
      stop: async () => undefined,
    },
    log: (line) => lines.push(line),
    localToken: MACHINE_TOKEN,
    baseUrl: () => url,
    pages: null,
    smtpUrl: undefined,
    mailFrom: 'Empty Chair <chair@example.test>',
    sample: false,
    ...more,
  });
  url = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const { employees, credentials, divisions } = await staff(app);
  const call: TestApp['call'] = async (caller, method, path, body, headers = {}) =>
    answerOf(
      await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { ...jsonType(body), ...credentials.get(caller), ...headers },
        ...(body === undefined ? {} : { body: bodyOf(body) }),
      }),
    );
  for (const kind of KEY_KINDS) {
    const made = await call('owner', 'POST', '/keys', { kind, name: `Test ${kind}`, source: `live-${kind}` });
    credentials.set(`${kind}-key`, { authorization: `Bearer ${textAt(made.json, 'key')}` });
  }
  return {
    app,
    url,
    database,
    divisions,
    employees,
    lines,
    call,
    async close() {
      await app.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The text at a path of a JSON answer; throws when there is none, so that a test cannot pass on nothing. */
export function textAt(json: unknown, ...path: readonly (string | number)[]): string {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    json,
  );
  if (typeof value !== 'string')
    throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(json)?.slice(0, 200)}`);
  return value;
}

async function staff({ world }: App) {
  const rows = await world.db
    .selectFrom('division')
    .select('id')
    .where('code', 'in', ['service', 'sales'])
    .orderBy('code', 'desc')
    .execute();
  const [mine = '', other = ''] = rows.map((row) => row.id);
  const employees: Partial<Record<Role | 'other-agent', string>> = {};
  const credentials = new Map<Caller, Record<string, string>>([
    ['machine', { authorization: `Bearer ${MACHINE_TOKEN}` }],
    ['nobody', {}],
  ]);
  for (const caller of [...ROLES, 'other-agent'] as const) {
    const token = newSecret();
    employees[caller] = await world.db.transaction().execute(async (trx) => {
      const id = await addEmployee(trx, {
        name: `Test ${caller}`,
        email: `${caller}@example.test`,
        role: caller === 'other-agent' ? 'agent' : caller,
        divisionId: caller === 'other-agent' ? other : mine,
        language: 'en',
        sample: false,
        now: world.now(),
      });
      const employeeId = id ?? '';
      const userId = await userOfEmployee(trx, { employeeId, now: world.now() });
      await openSession(trx, { userId, token, now: world.now() });
      return employeeId;
    });
    credentials.set(caller, { cookie: `${SESSION_COOKIE}=${token}` });
  }
  return { employees: whole(employees), credentials, divisions: { mine, other } };
}

function whole(employees: Partial<Record<Role | 'other-agent', string>>): TestApp['employees'] {
  const idOf = (caller: Role | 'other-agent'): string => employees[caller] ?? '';
  return {
    owner: idOf('owner'),
    'cx-lead': idOf('cx-lead'),
    'division-manager': idOf('division-manager'),
    agent: idOf('agent'),
    'customer-representative': idOf('customer-representative'),
    executive: idOf('executive'),
    analyst: idOf('analyst'),
    'privacy-officer': idOf('privacy-officer'),
    employee: idOf('employee'),
    'other-agent': idOf('other-agent'),
  };
}

function jsonType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, json, headers: response.headers };
}
