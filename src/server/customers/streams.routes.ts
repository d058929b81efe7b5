import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUuid } from '#kernel/id';
import { refused } from '#kernel/result';
import { type Actor, can, type Right } from '#server/platform/access';
import { API } from '#server/platform/http/http';
import { sendProblem, waitBeforeRetry } from '#server/platform/http/problem';
import { faultFacts } from '#server/platform/log';
import { outageOf } from '#server/platform/outage';
import { bringFiles, sendInteractions } from './customer.policy.ts';
import { errorLines } from './import/error-file.actions.ts';
import type { ImportDesk } from './import/import-desk.actions.ts';
import { forgetUpload, upload } from './import/upload.actions.ts';
import { takeIn } from './ingest/intake.actions.ts';
import { takeHook } from './intake/webhook.actions.ts';
import { accessFile } from './rights/access-file.actions.ts';

/** What a typed endpoint cannot carry: raw uploads, a file of errors, and an intake that reads its body strictly. */
const UPLOAD_LIMIT = 4 * 1024 * 1024 * 1024;
const HOOK_LIMIT = 1024 * 1024;
const INTAKE_LIMIT = 32 * 1024 * 1024;

export function streamRoutes(
  app: FastifyInstance,
  desk: ImportDesk,
  readActor: (request: FastifyRequest) => Promise<Actor | null>,
): void {
  const admitted = async (request: FastifyRequest, right: Right): Promise<'yes' | 401 | 403> => {
    const actor = await readActor(request);
    if (actor === null) return 401;
    return can(actor, right, undefined) ? 'yes' : 403;
  };
  const refusal = {
    401: { code: 'UNAUTHORIZED', status: 401, title: 'Sign in first' },
    403: { code: 'FORBIDDEN', status: 403, title: 'Your role may not do this' },
  };

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.put<{ Params: { name: string } }>(
      `${API}/uploads/:name`,
      { bodyLimit: UPLOAD_LIMIT },
      async (request, reply) => {
        const may = await admitted(request, bringFiles);
        if (may !== 'yes') return sendProblem(reply, refusal[may]);
        const { uploadId, bytes } = await uploadWhole(desk, request);
        if (bytes === 0) {
          await forgetUpload(desk, uploadId);
          return sendProblem(reply, {
            code: 'UNREADABLE',
            status: 422,
            title: 'The file is empty.',
            data: { sentence: 'The file is empty.' },
          });
        }
        desk.uploads.set(uploadId, request.params.name.slice(0, 200));
        return reply.status(201).send({ uploadId });
      },
    );
  });

  app.get<{ Params: { id: string } }>(`${API}/imports/:id/errors.csv`, async (request, reply) => {
    const may = await admitted(request, bringFiles);
    if (may !== 'yes') return sendProblem(reply, refusal[may]);
    if (!isUuid(request.params.id))
      return sendProblem(reply, { code: 'NOT_FOUND', status: 404, title: 'There is no such import' });
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="errors.csv"')
      .header('cache-control', 'no-store');
    return reply.send(errorLines(desk.world, request.params.id));
  });

  app.get<{ Params: { id: string }; Querystring: { language?: string } }>(
    `${API}/customers/:id/access-file.zip`,
    async (request, reply) => {
      const actor = await readActor(request);
      if (actor === null) return sendProblem(reply, refusal[401]);
      const { id } = request.params;
      const made = isUuid(id)
        ? await accessFile(desk.world, actor, {
            id,
            language: request.query.language === 'en' ? 'en' : 'he',
          })
        : refused('not-found');
      if (!made.ok)
        return sendProblem(
          reply,
          made.refusal === 'forbidden'
            ? refusal[403]
            : { code: 'NOT_FOUND', status: 404, title: 'There is no such customer' },
        );
      reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${made.value.name}"`)
        .header('cache-control', 'no-store');
      return reply.send(made.value.stream);
    },
  );

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post(`${API}/interactions`, { bodyLimit: INTAKE_LIMIT }, async (request, reply) => {
      const actor = await readActor(request);
      if (actor === null) return sendProblem(reply, refusal[401]);
      if (!can(actor, sendInteractions, undefined) || actor.kind !== 'key' || actor.sourceId === null)
        return sendProblem(reply, refusal[403]);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const taken = await takeIn(desk.world, desk.writer, actor.sourceId, body).catch((fault: unknown) => {
        if (outageOf(fault) !== null) throw fault;
        desk.world.log({ level: 'error', event: 'intake.fault', request: request.id, ...faultFacts(fault) });
        return null;
      });
      if (taken === null) return busy(reply, 'The intake is interrupted; nothing of this call was stored');
      if (taken.ok) return reply.header('cache-control', 'no-store').send(taken.value);
      if (taken.refusal === 'bad-request')
        return sendProblem(reply, {
          code: 'BAD_REQUEST',
          status: 400,
          title: 'The body is not UTF-8 JSON of the described shape',
        });
      if (taken.refusal === 'too-large')
        return sendProblem(reply, {
          code: 'TOO_LARGE',
          status: 413,
          title: 'At most 500 interactions in one call',
        });
      return busy(reply, 'The queue is full');
    });
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { id: string } }>(
      `${API}/hooks/:id`,
      { bodyLimit: HOOK_LIMIT },
      async (request, reply) => {
        const header = (name: string): string | undefined => {
          const value = request.headers[name];
          return typeof value === 'string' ? value : undefined;
        };
        const taken = await takeHook(desk.world, desk.writer, request.params.id, {
          id: header('webhook-id'),
          timestamp: header('webhook-timestamp'),
          signatures: header('webhook-signature'),
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        });
        if (taken.ok) return reply.header('cache-control', 'no-store').send(taken.value);
        switch (taken.refusal) {
          case 'bad-signature':
            return sendProblem(reply, {
              code: 'BAD_SIGNATURE',
              status: 401,
              title: 'The call is not signed as agreed',
            });
          case 'bad-request':
            return sendProblem(reply, {
              code: 'BAD_REQUEST',
              status: 400,
              title: 'The body is not JSON in UTF-8',
            });
          case 'too-large':
            return sendProblem(reply, {
              code: 'TOO_LARGE',
              status: 413,
              title: 'At most 500 interactions in one call',
            });
          default:
            return busy(reply, taken.refusal === 'paused' ? 'The silo is paused' : 'The queue is full');
        }
      },
    );
  });

  function busy(reply: Parameters<typeof sendProblem>[0], title: string) {
    reply.header('retry-after', waitBeforeRetry());
    return sendProblem(reply, { code: 'BUSY', status: 503, title });
  }
}

/** A file that cannot be kept is still listened to until its end: a sender that is cut off never hears why. */
async function uploadWhole(
  desk: ImportDesk,
  request: FastifyRequest,
): Promise<{ uploadId: string; bytes: number }> {
  try {
    const body = Readable.from(request.raw.iterator({ destroyOnReturn: false }));
    const expectedBytes = Number(request.headers['content-length'] ?? 0);
    return await upload(desk, body, { expectedBytes });
  } catch (fault) {
    request.raw.resume();
    throw fault;
  }
}
