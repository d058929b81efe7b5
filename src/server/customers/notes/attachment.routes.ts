import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ATTACHMENT_LIMIT } from '#contract/notes';
import { promisesContract } from '#contract/promises';
import { isUuid } from '#kernel/id';
import { readCustomers, seeContactDetails, writeOfCustomers } from '#server/customers/customer.policy';
import { type LedgerInput, ledgerLines } from '#server/customers/promises/ledger.actions';
import { type Actor, can, type Right } from '#server/platform/access';
import { API } from '#server/platform/http/http';
import { sendProblem } from '#server/platform/http/problem';
import type { World } from '#server/platform/world';
import { attach, readAttachment } from './note.actions.ts';

/** Bytes in and out: attachments, and the ledger as a file. An attachment is handed over to be kept, never to be run. */
const PROBLEMS = {
  unauthorized: { code: 'UNAUTHORIZED', status: 401, title: 'Sign in first' },
  forbidden: { code: 'FORBIDDEN', status: 403, title: 'Your role may not do this' },
  'not-found': { code: 'NOT_FOUND', status: 404, title: 'There is no such thing' },
  'too-large': { code: 'TOO_LARGE', status: 413, title: 'At most 10 MiB' },
  'not-taken': {
    code: 'NOT_TAKEN',
    status: 415,
    title: 'By its first bytes this is no document, image or plain text',
  },
} as const;

export function attachmentRoutes(
  app: FastifyInstance,
  world: World,
  readActor: (request: FastifyRequest) => Promise<Actor | null>,
): void {
  const admitted = async (
    request: FastifyRequest,
    reply: FastifyReply,
    rights: readonly Right[],
  ): Promise<Actor | null> => {
    const actor = await readActor(request);
    if (actor !== null && rights.every((right) => can(actor, right, undefined))) return actor;
    await sendProblem(reply, PROBLEMS[actor === null ? 'unauthorized' : 'forbidden']);
    return null;
  };

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.put<{ Params: { id: string; name: string } }>(
      `${API}/customers/:id/attachments/:name`,
      // A little more is listened to, so that who sends too much hears why.
      { bodyLimit: ATTACHMENT_LIMIT + 1024 * 1024 },
      async (request, reply) => {
        const actor = await admitted(request, reply, [writeOfCustomers]);
        if (actor === null) return reply;
        const { id, name } = request.params;
        if (!isUuid(id)) return sendProblem(reply, PROBLEMS['not-found']);
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const kept = await attach(world, actor, { id, name, content });
        return kept.ok ? reply.status(201).send(kept.value) : sendProblem(reply, PROBLEMS[kept.refusal]);
      },
    );
  });

  app.get<{ Params: { id: string }; Querystring: { show?: string } }>(
    `${API}/attachments/:id`,
    async (request, reply) => {
      const actor = await admitted(request, reply, [readCustomers, seeContactDetails]);
      if (actor === null) return reply;
      if (!isUuid(request.params.id)) return sendProblem(reply, PROBLEMS['not-found']);
      const file = await readAttachment(world, actor, request.params.id);
      if (!file.ok) return sendProblem(reply, PROBLEMS[file.refusal]);
      const { name, mediaType, content, showable } = file.value;
      const shown = showable && request.query.show === '1';
      return reply
        .header('content-type', shown ? mediaType : 'application/octet-stream')
        .header(
          'content-disposition',
          `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'no-store')
        .send(content);
    },
  );

  app.get(`${API}/promises.csv`, async (request, reply) => {
    const actor = await admitted(request, reply, [readCustomers]);
    if (actor === null) return reply;
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="promises.csv"')
      .header('cache-control', 'no-store');
    return reply.send(Readable.from(ledgerLines(world, actor, ledgerInput(request.query))));
  });
}

/** The filters of the ledger, checked by the contract's own schema; what does not fit it is left out. */
function ledgerInput(query: unknown): LedgerInput {
  const schema = promisesContract.ledger['~orpc'].inputSchema;
  const parsed = schema?.safeParse(query);
  return parsed?.success ? parsed.data : { limit: 200 };
}
