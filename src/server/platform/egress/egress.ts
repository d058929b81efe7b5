import { lookup as lookUp } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as sealedRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { done, type Result, refused } from '#kernel/result';
import type { Permission } from './permission.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * The one guarded way out of this process to a host that somebody entered. A name is looked up once, every address behind
 * it is judged, and the connection goes to those very addresses: a name that changes its mind in between leads nowhere
 * else. Redirects are not followed, no proxy of the environment is asked, answers are short and quick.
 */
export type EgressRefusal =
  | 'bad-address'
  | 'unknown-name'
  | 'private-address'
  | 'not-encrypted'
  | 'port-not-allowed';

/** How a call ended that brought no answer. */
export type CallFault =
  | EgressRefusal
  | 'no-answer'
  | 'no-connection'
  | 'certificate'
  | 'redirected'
  | 'too-long';

export interface Destination {
  /** As it was entered, in the one normal spelling. */
  readonly host: string;
  /** Where the connection goes. */
  readonly addresses: readonly string[];
  /** The name for TLS; null for a host that is an address. */
  readonly serverName: string | null;
}

export interface Answer {
  readonly status: number;
  /** Seconds; null when the host did not ask to wait. */
  readonly retryAfter: number | null;
}

export interface Egress {
  /** Where a host that somebody entered leads, or why we do not go there. */
  destination(host: string): Promise<Result<Destination, EgressRefusal>>;
  /** May this address be called at all? The same judgement as at the call itself. */
  judge(url: string): Promise<Result<URL, EgressRefusal>>;
  post(
    url: string,
    call: { headers: Record<string, string>; body: Buffer },
  ): Promise<Result<Answer, CallFault>>;
  /** Certificates of authorities that are believed instead of the usual ones. */
  readonly authorities: string | undefined;
}

const PATIENCE_MS = 10_000;
const ANSWER_AT_MOST = 64 * 1024;
const HTTPS = 443;
/** Below this, ports belong to services that were not made to be called with words of somebody else's. */
const FIRST_FREE_PORT = 1024;

export function openEgress(options: {
  readonly permission: Permission;
  readonly authorities?: string;
  /** How names are looked up; the system's way when absent. */
  readonly addressesOf?: (name: string) => Promise<readonly string[]>;
  readonly patienceMs?: number;
}): Egress {
  const { permission } = options;
  const addressesOf = options.addressesOf ?? systemAddresses;

  async function destination(entered: string): Promise<Result<Destination, EgressRefusal>> {
    const host = normalHost(entered);
    if (host === null) return refused('bad-address');
    const literal = isIP(host) !== 0;
    const addresses = literal ? [host] : await addressesOf(host).catch(() => []);
    if (addresses.length === 0) return refused('unknown-name');
    if (addresses.some((address) => !isPublicAddress(address) && !permission.allows(host, address)))
      return refused('private-address');
    return done({ host, addresses, serverName: literal ? null : host });
  }

  async function judged(text: string): Promise<Result<{ url: URL; to: Destination }, EgressRefusal>> {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      return refused('bad-address');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const named = permission.names(host);
    if (url.protocol === 'http:' && !named) return refused('not-encrypted');
    const port = Number(url.port === '' ? HTTPS : url.port);
    if (!named && port !== HTTPS && port < FIRST_FREE_PORT) return refused('port-not-allowed');
    const to = await destination(host);
    return to.ok ? done({ url, to: to.value }) : to;
  }

  return {
    authorities: options.authorities,
    destination,
    async judge(text) {
      const found = await judged(text);
      return found.ok ? done(found.value.url) : found;
    },
    async post(text, call) {
      const found = await judged(text);
      if (!found.ok) return found;
      return send(found.value.url, found.value.to, {
        ...call,
        authorities: options.authorities,
        patienceMs: options.patienceMs ?? PATIENCE_MS,
      });
    },
  };
}

async function systemAddresses(name: string): Promise<readonly string[]> {
  return (await lookUp(name, { all: true, verbatim: true })).map(({ address }) => address);
}

/** One spelling for every way to write a host: 0x7f.1 and 2130706433 are 127.0.0.1. Null for what is no host. */
function normalHost(entered: string): string | null {
  const bare = entered.trim().replace(/^\[|\]$/g, '');
  const written = isIP(bare) === 6 ? `[${bare}]` : bare;
  if (bare === '' || /[\s/\\?#@:%]/.test(isIP(bare) === 6 ? '' : bare)) return null;
  const text = `http://${written}/`;
  if (!URL.canParse(text)) return null;
  const { hostname } = new URL(text);
  return hostname === '' ? null : hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function send(
  url: URL,
  to: Destination,
  call: {
    readonly headers: Record<string, string>;
    readonly body: Buffer;
    readonly authorities: string | undefined;
    readonly patienceMs: number;
  },
): Promise<Result<Answer, CallFault>> {
  const sealed = url.protocol === 'https:';
  return new Promise((resolve) => {
    const out = (sealed ? sealedRequest : plainRequest)({
      method: 'POST',
      host: to.host,
      port: url.port === '' ? (sealed ? HTTPS : 80) : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: { ...call.headers, 'content-length': String(call.body.length) },
      agent: false,
      lookup: pinned(to.addresses),
      ...(sealed && to.serverName !== null ? { servername: to.serverName } : {}),
      ...(call.authorities === undefined ? {} : { ca: call.authorities }),
      signal: AbortSignal.timeout(call.patienceMs),
    });
    const end = (result: Result<Answer, CallFault>): void => {
      resolve(result);
      out.destroy();
    };
    out.on('socket', (socket) =>
      socket.on('connect', () => {
        if (
          socket.remoteAddress !== undefined &&
          !to.addresses.some((one) => sameAddress(one, socket.remoteAddress))
        )
          end(refused('private-address'));
      }),
    );
    out.on('error', (fault) => end(refused(faultOf(fault))));
    out.on('response', (answer) => {
      const status = answer.statusCode ?? 0;
      if (status >= 300 && status < 400) return end(refused('redirected'));
      readShortly(answer, (whole) =>
        end(
          whole
            ? done({ status, retryAfter: secondsOf(answer.headers['retry-after']) })
            : refused('too-long'),
        ),
      );
    });
    out.end(call.body);
  });
}

/** What the host says is not kept: only that it came to an end within bounds. */
function readShortly(answer: IncomingMessage, told: (whole: boolean) => void): void {
  let bytes = 0;
  answer.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > ANSWER_AT_MOST) told(false);
  });
  answer.on('end', () => told(true));
  answer.on('error', () => told(false));
}

function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, found) => {
    const [first] = all;
    if (options.all === true) found(null, all);
    else if (first === undefined) found(new Error('no address'), '', 4);
    else found(null, first.address, first.family);
  };
}

function sameAddress(expected: string, reached: string | undefined): boolean {
  return reached !== undefined && reached.replace(/^::ffff:/, '') === expected;
}

function faultOf(fault: Error): CallFault {
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  if (fault.name === 'TimeoutError' || fault.name === 'AbortError' || code === 'ABORT_ERR')
    return 'no-answer';
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO_(?:VERIFY|GET)/i.test(code)
    ? 'certificate'
    : 'no-connection';
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;
}
