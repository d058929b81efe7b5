import { createRequire } from 'node:module';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestDesk } from '#server/customers/import/import.fixture';
import type { ImportDesk } from '#server/customers/import/import-desk.actions';
import { mintActor, type SystemActor } from '#server/platform/access';
import { AUTHORITY, MAIL_HOST, OTHER_HOST } from '#server/platform/egress/certificates.fixture';
import { openEgress } from '#server/platform/egress/egress';
import { permissionOf } from '#server/platform/egress/permission';
import { connect, disconnect, listConnections } from './connection.actions.ts';
import { readMailboxes } from './mailbox.actions.ts';

/** A real IMAP server in this process. */
interface MailServer {
  readonly server: Server;
  listen(port: number, host: string, ready: () => void): void;
  close(ready: () => void): void;
}
const openServer: (options: object) => MailServer = createRequire(import.meta.url)('hoodiecrow-imap');

const machine = mintActor<SystemActor>({ kind: 'system', name: 'test' });
const NOT_TRUSTED = 'The certificate of the mail server cannot be trusted.';
const NOT_AGREED =
  'The mail server does not encrypt as it was agreed; nothing was read and no password was sent.';

let desk: ImportDesk;
let close: () => Promise<void>;
beforeAll(async () => ({ desk, close } = await openTestDesk()));
afterAll(() => close());

const toEnd: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0)) await end();
  for (const { id } of await listConnections(desk.world)) await disconnect(desk.world, machine, id);
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function imap(options: object): Promise<number> {
  const mails = openServer({
    plugins: ['ID', 'STARTTLS'],
    storage: {
      INBOX: { uidvalidity: 7, messages: [{ raw: 'From: a@example.com\r\nSubject: hi\r\n\r\nhello\r\n' }] },
    },
    ...options,
  });
  await new Promise<void>((ready) => mails.listen(0, '127.0.0.1', ready));
  toEnd.push(() => new Promise((done) => mails.close(done)));
  return portOf(mails.server);
}

/** Speaks just enough to be believed, and writes down all that it was told in the clear. */
async function liar(greeting: string, capabilities: string): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write(`${greeting}\r\n`);
    socket.on('data', (piece) => {
      for (const line of piece.toString('latin1').split('\r\n').filter(Boolean)) {
        heard.push(line);
        const [tag = '*', verb = ''] = line.split(' ');
        if (/^capability$/i.test(verb)) socket.write(`* CAPABILITY ${capabilities}\r\n`);
        socket.write(/^starttls$/i.test(verb) ? `${tag} BAD no\r\n` : `${tag} OK done\r\n`);
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  toEnd.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return { port: portOf(server), heard };
}

async function read(
  settings: { host?: string; port: number; security: 'tls' | 'starttls' },
  more: { authorities?: string; allow?: readonly string[] } = { authorities: AUTHORITY },
) {
  const egress = openEgress({
    permission: permissionOf(more.allow ?? ['mail.example.test', '127.0.0.1']),
    addressesOf: async () => ['127.0.0.1'],
    ...(more.authorities === undefined ? {} : { authorities: more.authorities }),
  });
  const made = await connect(
    desk.world,
    machine,
    {
      kind: 'mailbox',
      source: { code: 'inbox', name: { he: 'תיבה', en: 'Inbox' }, kind: 'mailbox', trust: 50 },
      settings: { host: 'mail.example.test', user: 'testuser', folder: 'INBOX', ...settings },
      password: 'testpass',
    },
    egress,
  );
  if (!made.ok) return made.refusal;
  await readMailboxes(desk.world, desk.writer, egress);
  const [one] = await listConnections(desk.world);
  return one?.failure ?? `read ${one?.rows}`;
}

describe('a mailbox over TLS', () => {
  it.each(['tls', 'starttls'] as const)('is read by %s when the certificate is good', async (security) => {
    const port = await imap({ secureConnection: security === 'tls', credentials: { ...MAIL_HOST } });
    expect(await read({ port, security })).toMatch(/^read [01]$/);
  });

  it.each([
    ['tls', 'of another host', OTHER_HOST, AUTHORITY],
    ['starttls', 'of another host', OTHER_HOST, AUTHORITY],
    ['tls', 'from an authority nobody believes', MAIL_HOST, undefined],
    ['starttls', 'from an authority nobody believes', MAIL_HOST, undefined],
  ] as const)('is not read by %s with a certificate %s', async (security, _, credentials, authorities) => {
    const port = await imap({ secureConnection: security === 'tls', credentials: { ...credentials } });
    expect(await read({ port, security }, authorities === undefined ? {} : { authorities })).toBe(
      NOT_TRUSTED,
    );
  });

  it('hears no password when the server takes STARTTLS away', async () => {
    const { port, heard } = await liar('* OK ready', 'IMAP4rev1 AUTH=PLAIN');
    expect(await read({ port, security: 'starttls' })).toBe(NOT_AGREED);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join('\n')).not.toMatch(/login|authenticate|testpass|dGVzdHBhc3M/i);
  });

  it('hears no password when the server offers STARTTLS and then refuses it', async () => {
    const { port, heard } = await liar('* OK ready', 'IMAP4rev1 STARTTLS AUTH=PLAIN');
    expect(await read({ port, security: 'starttls' })).toBe(NOT_AGREED);
    expect(heard.join('\n')).toMatch(/starttls/i);
    expect(heard.join('\n')).not.toMatch(/login|authenticate|testpass/i);
  });

  it('is not read in the clear when the server says that it knows us already', async () => {
    const { port, heard } = await liar('* PREAUTH welcome', 'IMAP4rev1');
    expect(await read({ port, security: 'starttls' })).toBe(NOT_AGREED);
    expect(heard.join('\n')).not.toMatch(/select|examine|fetch|testpass/i);
  });

  it('is not read by a server that speaks in the clear where TLS was agreed', async () => {
    const { port, heard } = await liar('* OK ready', 'IMAP4rev1');
    expect(await read({ port, security: 'tls' })).toBe(NOT_AGREED);
    expect(heard.join('\n')).not.toContain('testpass');
  });
});

describe('a mail host that somebody entered', () => {
  it.each(['127.0.0.1', 'localhost', '0x7f.1', '169.254.169.254', '10.0.0.5', '[::1]'])(
    '%s is not connected unless the operator allows it',
    async (host) => {
      expect(await read({ host, port: 993, security: 'tls' }, { allow: [] })).toBe('private-address');
      expect(await listConnections(desk.world)).toEqual([]);
    },
  );

  it('that the operator no longer allows is not read any more, and says so', async () => {
    const port = await imap({ secureConnection: true, credentials: { ...MAIL_HOST } });
    expect(await read({ port, security: 'tls' })).toMatch(/^read/);
    const strict = openEgress({ permission: permissionOf([]), addressesOf: async () => ['127.0.0.1'] });
    await readMailboxes(desk.world, desk.writer, strict);
    expect((await listConnections(desk.world))[0]?.failure).toMatch(/EGRESS_ALLOW/);
  });
});
