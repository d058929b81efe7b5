import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#server/platform/database.fixture';
import { newId } from '#server/platform/ids';
import type { World } from '#server/platform/world';
import { testWorld } from '#server/platform/world.fixture';
import { type MailTransport, openMail, type RenderedMail } from './mail.ts';
import { mailPage, paragraph, told } from './mail-page.ts';
import { queueMail, queueMailToEverybody, takeWaitingMail } from './outgoing-mail.store.ts';
import { sendWaitingMail } from './send-waiting-mail.ts';

let database: TestDatabase;
let world: World;
let server: SMTPServer;
let transport: MailTransport;
let answer: 'take' | 'later' | 'never' = 'take';
const received: string[] = [];
let now = new Date('2026-03-01T09:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  world = testWorld(database.appPool, () => now);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (answer !== 'take') {
          callback(Object.assign(new Error('no'), { responseCode: answer === 'later' ? 451 : 550 }));
          return;
        }
        received.push(Buffer.concat(parts).toString('utf8'));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  const opened = openMail({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Empty Chair <chair@or-net.example>',
  });
  if (opened === null) throw new Error('no transport');
  transport = opened;
});
afterAll(async () => {
  transport.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await database.drop();
});

const people: string[] = [];
beforeEach(async () => {
  now = new Date('2026-03-01T09:00:00Z');
  answer = 'take';
  received.length = 0;
  people.length = 0;
  await database.ownerPool.query('truncate employee, outgoing_mail cascade');
  for (const [n, sample] of [false, false, true].entries()) {
    const id = newId();
    people.push(id);
    await database.ownerPool.query(
      "insert into employee (id, name, email, role, sample) values ($1, $2, $3, 'employee', $4)",
      [id, `Person ${n}`, `p${n}@or-net.example`, sample],
    );
  }
});

async function render({ employeeId }: { employeeId: string }): Promise<RenderedMail> {
  const at = people.indexOf(employeeId);
  const title = 'הדוח החודשי · מה שמענו';
  return {
    to: { name: `Person ${at}`, address: `p${at}@or-net.example` },
    subject: title,
    html: mailPage({
      language: 'he',
      title,
      rows: [paragraph(`שלום <script> ${told('a "quote"')}`)],
      footer: 'סוף',
    }),
    text: 'שלום',
    list: { id: 'letters', comment: 'Monthly letter' },
  };
}

async function states(): Promise<unknown[]> {
  return (await database.ownerPool.query('select state, tries, failure from outgoing_mail order by id')).rows;
}

test('everybody who is real gets one mail, right to left, and nothing in it comes from elsewhere', async () => {
  const queued = await world.db
    .transaction()
    .execute((trx) => queueMailToEverybody(trx, { kind: 'letter', subject: '2026-02-01', now }));
  expect(queued).toBe(2);
  expect(await sendWaitingMail(world, transport, render)).toEqual({ sent: 2, failed: 0, postponed: 0 });
  expect(received.length).toBe(2);
  const mail = await PostalMime.parse(received[0] ?? '');
  expect(mail.subject).toBe('הדוח החודשי · מה שמענו');
  expect(mail.text?.trim()).toBe('שלום');
  expect(mail.html).toContain('<html lang="he" dir="rtl">');
  expect(mail.html).toContain('&lt;script&gt;');
  expect(mail.html).not.toMatch(/<(img|script|link)|src=|url\(/i);
  expect(mail.headers.find(({ key }) => key === 'list-id')?.value).toContain('letters.or-net.example');
  expect(await sendWaitingMail(world, transport, render)).toEqual({ sent: 0, failed: 0, postponed: 0 });
});

test('a server that is busy is asked again later, at most five times', async () => {
  answer = 'later';
  await queueMail(world.db, { kind: 'letter', employeeId: people[0] ?? '', subject: 's', now });
  const reports: unknown[] = [];
  for (let minutes = 0; minutes < 40; minutes++) {
    reports.push(await sendWaitingMail(world, transport, render));
    now = new Date(now.getTime() + 60_000);
  }
  const tried = reports.filter((report) => JSON.stringify(report) !== '{"sent":0,"failed":0,"postponed":0}');
  expect(tried.length).toBe(5);
  expect(await states()).toEqual([{ state: 'failed', tries: 5, failure: 'EMESSAGE 451' }]);
});

test('a mail that the server will never take fails at once, and the others go on', async () => {
  answer = 'never';
  await queueMail(world.db, { kind: 'letter', employeeId: people[0] ?? '', subject: 's', now });
  expect(await sendWaitingMail(world, transport, render)).toEqual({ sent: 0, failed: 1, postponed: 0 });
  answer = 'take';
  await queueMail(world.db, { kind: 'letter', employeeId: people[1] ?? '', subject: 's', now });
  expect(await sendWaitingMail(world, transport, render)).toEqual({ sent: 1, failed: 0, postponed: 0 });
});

test('after a crash in the middle the mail goes again under the same Message-ID, and none is lost', async () => {
  await queueMail(world.db, { kind: 'letter', employeeId: people[0] ?? '', subject: 's', now });
  // The sender dies after the server took the mail and before it was marked.
  const taken = await takeWaitingMail(world.db, now);
  await transport.send(taken?.id ?? '', await render({ employeeId: people[0] ?? '' }));
  now = new Date(now.getTime() + 61_000);
  expect((await sendWaitingMail(world, transport, render))?.sent).toBe(1);
  const ids = await Promise.all(received.map(async (raw) => (await PostalMime.parse(raw)).messageId));
  expect(ids.length).toBe(2);
  expect(new Set(ids).size).toBe(1);
});

test('two senders at once send each mail once', async () => {
  await world.db
    .transaction()
    .execute((trx) => queueMailToEverybody(trx, { kind: 'letter', subject: 's', now }));
  const reports = await Promise.all([
    sendWaitingMail(world, transport, render),
    sendWaitingMail(world, transport, render),
  ]);
  expect(reports.filter((report) => report === null).length).toBe(1);
  expect(received.length).toBe(2);
});

test('without a mail server there is no transport', () => {
  expect(openMail({ smtpUrl: undefined, from: 'a@b.example' })).toBeNull();
  expect(openMail({ smtpUrl: 'smtp://x', from: '' })).toBeNull();
});
