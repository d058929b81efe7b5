import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError, type Router } from '@orpc/server';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { outages } from '#contract/problem';
import type { Actor, Right } from '#server/platform/access';
import { faultFacts, type Log } from '#server/platform/log';
import type { Outage } from '#server/platform/outage';
import { codeOfOutage, problemOf, sendFault, sendProblem, waitBeforeRetry } from './problem.ts';
import { admit, type Call } from './serve.ts';

/**
 * The one door. Limits, headers and the origin of every unsafe call are checked before anything is read; refusals leave
 * as RFC 9457 problems; a fault is logged once, without its message, under the request's id.
 */
export const API = '/api/v1';
const BODY_LIMIT = 1024 * 1024;

export interface Door {
  readonly log: Log;
  readonly router: Router<AnyContractRouter, Call>;
  readonly rights: Readonly<Record<string, Readonly<Record<string, Right | 'public'>>>>;
  readonly readActor: (request: FastifyRequest) => Promise<Actor | null>;
  /** Folder of the built pages; null while developing or when they were not built. */
  readonly pages: string | null;
  /** What kind of outage a fault is, or null when it is a bug. */
  readonly outageOf: (fault: unknown) => Outage | null;
  /** Whose word on where a call comes from is believed: how many proxies stand before us, or their addresses. */
  readonly trustProxy: number | readonly string[] | null;
  /** Streams and other routes that a typed endpoint cannot carry. */
  readonly streams: (app: FastifyInstance) => void;
}

export async function openDoor(door: Door): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: trustOf(door.trustProxy),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // A large file on a slow line takes its time; headers have a minute (Node's own limit), idle lines fewer.
    requestTimeout: 3 * 3_600_000,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(
        null,
        body.length === 0
          ? undefined
          : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body))),
      );
    } catch {
      done(new BadBody(), undefined);
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (isUnsafe(request.method) && !sameOrigin(request)) {
      await sendProblem(reply, {
        code: 'FOREIGN_ORIGIN',
        status: 403,
        title: 'This call comes from another site',
      });
      return reply;
    }
  });
  app.setErrorHandler(async (fault: unknown, request, reply) => sendFault(door, fault, request, reply));
  door.streams(app);
  serveApi(app, door);
  await servePages(app, door);
  return app;
}

/** Fastify asks of each hop, the nearest first, whether its word on the one before is believed. */
function trustOf(
  trusted: Door['trustProxy'],
): false | string[] | ((address: string, hop: number) => boolean) {
  if (trusted === null) return false;
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : [...trusted];
}

class BadBody extends Error {
  readonly statusCode = 400;
}

function serveApi(app: FastifyInstance, door: Door): void {
  const handler = new OpenAPIHandler<Call>(door.router, {
    customErrorResponseBodyEncoder: (error) => problemOf(error),
    rootInterceptors: [
      async (options) => {
        const result = await options.next();
        if (result.matched && result.response.status === 503)
          result.response.headers = { ...result.response.headers, 'retry-after': waitBeforeRetry() };
        return result;
      },
    ],
    interceptors: [
      async (options) => {
        const result = await options.next();
        if (!result.matched) return result;
        const cookies = options.context.reply.getSetCookie();
        if (cookies.length > 0)
          result.response.headers = { ...result.response.headers, 'set-cookie': cookies };
        return result;
      },
    ],
    clientInterceptors: [
      async (options) => {
        const [module = '', name = ''] = options.path;
        admit(options.context, door.rights[module]?.[name]);
        try {
          return await options.next();
        } catch (fault) {
          if (!(fault instanceof ORPCError) || fault.status >= 500) {
            door.log({
              level: 'error',
              event: 'request.fault',
              request: options.context.requestId,
              endpoint: `${module}.${name}`,
              ...faultFacts(fault),
            });
          }
          const outage = fault instanceof ORPCError ? null : door.outageOf(fault);
          throw outage === null ? fault : new ORPCError(codeOfOutage(outage), outages[codeOfOutage(outage)]);
        }
      },
    ],
  });
  app.all(`${API}/*`, async (request, reply) => {
    if (isUnsafe(request.method) && hasBody(request) && !isJson(request)) {
      return sendProblem(reply, { code: 'JSON_ONLY', status: 415, title: 'Send application/json' });
    }
    reply.header('cache-control', 'no-store');
    const context: Call = {
      actor: await door.readActor(request),
      requestId: request.id,
      address: request.ip,
      headers: headersOf(request),
      reply: new Headers(),
    };
    const { matched } = await handler.handle(request, reply, { prefix: API, context });
    if (!matched)
      return sendProblem(reply, { code: 'NOT_FOUND', status: 404, title: 'There is no such endpoint' });
    return reply;
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    if (reply.statusCode >= 400 && String(reply.getHeader('content-type')).startsWith('application/json')) {
      reply.header('content-type', 'application/problem+json; charset=utf-8');
    }
    return payload;
  });
}

async function servePages(app: FastifyInstance, door: Door): Promise<void> {
  if (door.pages === null || !existsSync(door.pages)) {
    app.setNotFoundHandler(async (_request, reply) =>
      sendProblem(reply, { code: 'NOT_FOUND', status: 404, title: 'There is no such page' }),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: door.pages,
    cacheControl: false,
    // The build leaves .br and .gz beside every file.
    preCompressed: true,
    setHeaders: (response, path: string) => {
      response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    // Any address without a file ending is a page of the application.
    if (request.method === 'GET' && !/\.[a-z0-9]{1,8}$/i.test(request.url.split('?')[0] ?? ''))
      return reply.sendFile('index.html');
    return sendProblem(reply, { code: 'NOT_FOUND', status: 404, title: 'There is no such page' });
  });
}

function isUnsafe(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function isJson(request: FastifyRequest): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

function hasBody(request: FastifyRequest): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

/** A browser names where an unsafe call comes from; it must be us. Programs name nothing and carry a key. */
function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}

export function headersOf(request: Pick<FastifyRequest, 'headers'>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  return headers;
}
