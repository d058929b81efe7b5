import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk } from '#server/customers/import/import.fixture';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { mintActor, type SystemActor } from '#server/platform/access';
import { openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { connect, listConnections, pauseConnection, resumeConnection } from './connection.actions.ts';
import { mailItem } from './mail-item.ts';
import { readMailboxes } from './mailbox.actions.ts';

/** A real IMAP server in this process. */
interface MailServer {
  readonly server: Server;
  listen(port: number, ready: () => void): void;
  close(ready: () => void): void;
  appendMessage(folder: string, flags: readonly string[], date: string | undefined, raw: string): void;
}
const openServer: (options: object) => MailServer = createRequire(import.meta.url)('hoodiecrow-imap');

const egress = openEgress({ permission: permissionOf(['127.0.0.1']) });
const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });
const mail = (id: string, from: string, subject: string, text: string, more = ''): string =>
  `From: ${from}\r\nMessage-ID: <${id}@mail.example.com>\r\nSubject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=\r\nDate: Sun, 01 Mar 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${Buffer.from(text).toString('base64')}\r\n`;
const DANA = `=?UTF-8?B?${Buffer.from('דנה לבנון').toString('base64')}?= <Dana.Levanon@example.com>`;

let desk: ImportDesk;
let close: () => Promise<void>;
let server: MailServer;
let port = 0;

async function serve(messages: readonly string[], uidvalidity: number): Promise<void> {
  server = openServer({
    plugins: ['ID', 'IDLE', 'UIDPLUS'],
    storage: {
      INBOX: {
        uidvalidity,
        messages: messages.map((raw) => ({ raw, internaldate: '01-Mar-2026 10:05:00 +0200' })),
      },
    },
  });
  await new Promise<void>((ready) => server.listen(port, ready));
  const address: AddressInfo | string | null = server.server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}
const stop = (): Promise<void> => new Promise((done) => server.close(done));

beforeAll(async () => {
  ({ desk, close } = await openTestDesk());
  await serve(
    [
      mail('1', DANA, 'תלונה', 'אף אחד לא חזר אליי'),
      mail('2', 'Omer <omer@example.com>', 'Thanks', 'It works'),
    ],
    7,
  );
});
afterAll(async () => {
  await stop();
  await close();
});

async function stored(): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<{
    id: string;
    item: Buffer;
  }>`select id, item_cipher as item from interaction order by received_at, id`.execute(desk.world.db);
  return rows.map((row) => JSON.parse(desk.world.vault.open(`interaction:${row.id}`, row.item)));
}

const read = async () => {
  await readMailboxes(desk.world, desk.writer, egress);
  return (await listConnections(desk.world))[0];
};

describe('a mailbox', () => {
  it('is read over TLS, unless its server is this very machine', async () => {
    const made = await connect(
      desk.world,
      machine,
      {
        kind: 'mailbox',
        source: { code: 'inbox', name: { he: 'תיבה', en: 'Inbox' }, kind: 'mailbox', trust: 50 },
        settings: { host: 'imap.example.com', port: 143, security: 'none', user: 'u', folder: 'INBOX' },
        password: 'p',
      },
      egress,
    );
    expect(made).toEqual({ ok: false, refusal: 'not-encrypted' });
  });

  it('brings each mail once, with who wrote and in which words, and goes on where it stood', async () => {
    await connect(
      desk.world,
      machine,
      {
        kind: 'mailbox',
        source: { code: 'inbox', name: { he: 'תיבה', en: 'Inbox' }, kind: 'mailbox', trust: 50 },
        settings: { host: '127.0.0.1', port, security: 'none', user: 'testuser', folder: 'INBOX' },
        password: 'testpass',
      },
      egress,
    );
    expect(await read()).toMatchObject({ rows: 2, failure: null, state: 'running' });
    const found = await stored();
    expect(found.find((one) => one.subject === 'תלונה')).toMatchObject({
      externalId: '<1@mail.example.com>',
      kind: 'mail',
      channel: 'mail',
      direction: 'in',
      text: 'אף אחד לא חזר אליי',
      occurredAt: '2026-03-01T08:00:00.000Z',
      customer: {
        reference: 'dana.levanon@example.com',
        email: 'dana.levanon@example.com',
        name: 'דנה לבנון',
      },
    });
    expect(await read()).toMatchObject({ rows: 2 });
    server.appendMessage('INBOX', [], undefined, mail('3', DANA, 'again', 'still waiting'));
    expect(await read()).toMatchObject({ rows: 3 });
    expect((await stored()).length).toBe(3);
  });

  it('is not read while it is paused', async () => {
    const id = (await listConnections(desk.world))[0]?.id ?? '';
    await pauseConnection(desk.world, machine, id);
    server.appendMessage('INBOX', [], undefined, mail('4', DANA, 'later', 'later'));
    expect(await read()).toMatchObject({ rows: 3, state: 'paused' });
    await resumeConnection(desk.world, machine, id);
    expect(await read()).toMatchObject({ rows: 4 });
  });

  it('that was made anew is read again, and nothing comes twice', async () => {
    await stop();
    await serve([mail('1', DANA, 'תלונה', 'אף אחד לא חזר אליי'), mail('9', DANA, 'new', 'new here')], 8);
    expect(await read()).toMatchObject({ rows: 5, failure: null });
    expect((await stored()).length).toBe(5);
  });

  it('whose server is away says so in one sentence, and goes on when it is back', async () => {
    await stop();
    expect(await read()).toMatchObject({
      rows: 5,
      failure: 'The mail server does not accept connections on this port.',
    });
    await serve([mail('1', DANA, 'תלונה', 'אף אחד לא חזר אליי')], 8);
    expect(await read()).toMatchObject({ rows: 5, failure: null });
  });

  it('with a wrong password says that', async () => {
    await desk.world.db.updateTable('connection').set({ secret_cipher: null }).execute();
    expect((await read())?.failure).toBe('The mailbox does not accept the user name or the password.');
  });
});

describe('a mail', () => {
  const at = new Date('2026-03-01T09:00:00Z');
  const item = (raw: string) => mailItem({ place: '7:1', arrivedAt: at, source: Buffer.from(raw) });

  it('without an identifier or a sensible time takes its place and its arrival', async () => {
    expect(
      await item('From: x@example.com\r\nDate: Fri, 01 Jan 2038 00:00:00 +0000\r\n\r\nhello'),
    ).toMatchObject({
      externalId: '7:1',
      occurredAt: at.toISOString(),
      text: 'hello',
    });
  });

  it('written as a page gives its words and none of its markup, quickly, whatever it is made of', async () => {
    const page = 'Content-Type: text/html; charset=utf-8\r\n\r\n';
    expect(
      await item(
        `${page}<head><title>x</title></head><style>p{}</style><p>שלום &amp; ברכה</p><script>alert(1)</script><p>two</p>`,
      ),
    ).toMatchObject({
      text: 'שלום & ברכה\n two',
    });
    for (const evil of [
      '<style>'.repeat(70_000),
      '<'.repeat(400_000),
      '<head'.repeat(80_000),
      '\n '.repeat(50_000),
      '&amp;'.repeat(90_000),
    ]) {
      const began = Date.now();
      await item(page + evil);
      expect(Date.now() - began, evil.slice(0, 10)).toBeLessThan(15_000);
    }
  });
});
