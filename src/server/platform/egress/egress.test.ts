import { createServer, type Server } from 'node:http';
import { createServer as createSealed } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY, MAIL_HOST, OTHER_HOST } from './certificates.fixture.ts';
import { openEgress } from './egress.ts';
import { permissionOf } from './permission.ts';
import { isPublicAddress } from './public-address.ts';

const nothing = permissionOf([]);
const body = Buffer.from('{}');
const call = { headers: { 'content-type': 'application/json' }, body };

describe('an address in the open internet', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.0.9', '169.254.169.254', '172.16.0.1'],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'localhost',
      '',
    ],
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a host that somebody entered', () => {
  const names: Record<string, readonly string[]> = {
    'open.example.test': ['8.8.8.8'],
    'inner.example.test': ['10.0.0.7'],
    'both.example.test': ['8.8.8.8', '127.0.0.1'],
  };
  const egress = (allow: readonly string[] = []) =>
    openEgress({ permission: permissionOf(allow), addressesOf: async (name) => names[name] ?? [] });

  it('is reached at the addresses that were judged', async () => {
    expect(await egress().destination('Open.Example.Test')).toEqual({
      ok: true,
      value: { host: 'open.example.test', addresses: ['8.8.8.8'], serverName: 'open.example.test' },
    });
  });

  it.each([
    ['127.0.0.1', 'private-address'],
    ['0x7f.1', 'private-address'],
    ['2130706433', 'private-address'],
    ['017700000001', 'private-address'],
    ['[::1]', 'private-address'],
    ['::ffff:169.254.169.254', 'private-address'],
    ['inner.example.test', 'private-address'],
    ['both.example.test', 'private-address'],
    ['nobody.example.test', 'unknown-name'],
    ['open.example.test/x', 'bad-address'],
    ['user@open.example.test', 'bad-address'],
    ['open.example.test:25', 'bad-address'],
    ['', 'bad-address'],
  ])('%s is refused: %s', async (host, refusal) => {
    expect(await egress().destination(host)).toEqual({ ok: false, refusal });
  });

  it('of the own network is reached when the operator named it, and only that one', async () => {
    expect((await egress(['inner.example.test']).destination('inner.example.test')).ok).toBe(true);
    expect((await egress(['10.0.0.0/8']).destination('inner.example.test')).ok).toBe(true);
    expect((await egress(['10.0.1.0/24']).destination('inner.example.test')).ok).toBe(false);
    expect((await egress(['inner.example.test']).destination('127.0.0.1')).ok).toBe(false);
  });

  it.each([
    ['http://open.example.test/', 'not-encrypted'],
    ['https://open.example.test:25/', 'port-not-allowed'],
    ['https://user:word@open.example.test/', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['gopher://open.example.test/', 'bad-address'],
    ['https://10.0.0.7/', 'private-address'],
    ['https://0x0a000007/', 'private-address'],
    ['nonsense', 'bad-address'],
  ])('%s is no address for a call: %s', async (url, refusal) => {
    expect(await egress().judge(url)).toEqual({ ok: false, refusal });
    expect(await egress().post(url, call)).toEqual({ ok: false, refusal });
  });

  it.each(['https://open.example.test/hook', 'https://open.example.test:8443/hook?x=1'])(
    '%s is one',
    async (url) => {
      expect((await egress().judge(url)).ok).toBe(true);
    },
  );
});

describe('a call', () => {
  let server: Server;
  let port = 0;
  let heard: string[] = [];
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    server = createServer((request, reply) => {
      heard.push(request.url ?? '');
      if (request.url === '/redirect')
        reply.writeHead(302, { location: `http://127.0.0.1:${port}/secret` }).end();
      else if (request.url === '/wait') reply.writeHead(503, { 'retry-after': '7' }).end();
      else if (request.url === '/long') reply.writeHead(200).end(Buffer.alloc(200_000));
      else if (request.url === '/never') return;
      else if (request.url === '/broken') request.socket.destroy();
      else reply.writeHead(204).end();
    });
    server.on('connection', (socket) => sockets.add(socket));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const egress = openEgress({ permission: permissionOf(['127.0.0.1']), patienceMs: 1_000 });
  const post = (path: string) => egress.post(`http://127.0.0.1:${port}${path}`, call);

  it('brings the status and how long to wait, and nothing else', async () => {
    expect(await post('/ok')).toEqual({ ok: true, value: { status: 204, retryAfter: null } });
    expect(await post('/wait')).toEqual({ ok: true, value: { status: 503, retryAfter: 7 } });
  });

  it.each([
    ['/redirect', 'redirected'],
    ['/long', 'too-long'],
    ['/never', 'no-answer'],
    ['/broken', 'no-connection'],
  ])('to %s ends as %s', async (path, refusal) => {
    heard = [];
    expect(await post(path)).toEqual({ ok: false, refusal });
    expect(heard).toEqual([path]);
  });

  it('to a port where nobody listens ends as no connection', async () => {
    expect(await egress.post('http://127.0.0.1:1/', call)).toEqual({ ok: false, refusal: 'no-connection' });
  });

  it('goes to nobody whom the operator did not name', async () => {
    heard = [];
    const strict = openEgress({ permission: nothing, addressesOf: async () => ['127.0.0.1'] });
    expect(await strict.post(`https://open.example.test:${port}/`, call)).toEqual({
      ok: false,
      refusal: 'private-address',
    });
    expect(heard).toEqual([]);
  });
});

describe('a certificate', () => {
  it.each([
    [
      'of this host, from an authority that is believed',
      MAIL_HOST,
      AUTHORITY,
      { ok: true, value: { status: 200, retryAfter: null } },
    ],
    ['of another host', OTHER_HOST, AUTHORITY, { ok: false, refusal: 'certificate' }],
    ['from an authority that nobody believes', MAIL_HOST, undefined, { ok: false, refusal: 'certificate' }],
  ])('%s', async (_, credentials, authorities, expected) => {
    const server = createSealed(credentials, (_request, reply) => reply.end('ok'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const egress = openEgress({
      permission: permissionOf(['mail.example.test']),
      addressesOf: async () => ['127.0.0.1'],
      ...(authorities === undefined ? {} : { authorities }),
    });
    expect(await egress.post(`https://mail.example.test:${port}/`, call)).toEqual(expected);
    await new Promise((closed) => server.close(closed));
  });
});
