import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { silosContract } from '#contract/silos';
import { termsContract } from '#contract/terms';
import { isUuid } from '#kernel/id';
import { carryChanges, hearChanges } from '#server/customers/customer.policy';
import type { Writer } from '#server/customers/ingest/writer';
import {
  callTo,
  changeCallSecret,
  listDeliveries,
  replayCalls,
  setCalls,
  stopCalls,
} from '#server/customers/outward/webhook-out.actions';
import { agreeTerm, changeTerm, endTerm, listTerms, restoreTerm } from '#server/customers/terms/term.actions';
import { type Actor, can, type Right } from '#server/platform/access';
import type { Egress } from '#server/platform/egress/egress';
import { API } from '#server/platform/http/http';
import { sendProblem } from '#server/platform/http/problem';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { recount } from './census.actions.ts';
import { answerConflict, listConflicts, reopenConflict } from './conflict.actions.ts';
import { changeFile, type FileFormat, feedTag, readFeed } from './feed.actions.ts';
import { listSilos, planMove, readSilo, setMaster } from './silo.actions.ts';

export function termsRoutes(world: World) {
  const os = door(termsContract);
  return {
    list: os.list.handler(async ({ input, context, errors }) =>
      orRefuse(await listTerms(world, actorOf(context), input.id), errors),
    ),
    agree: os.agree.handler(async ({ input, context, errors }) =>
      orRefuse(await agreeTerm(world, actorOf(context), input), errors),
    ),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await changeTerm(world, actorOf(context), input), errors),
    ),
    end: os.end.handler(async ({ input, context, errors }) =>
      orRefuse(await endTerm(world, actorOf(context), input), errors),
    ),
    restore: os.restore.handler(async ({ input, context, errors }) =>
      orRefuse(await restoreTerm(world, actorOf(context), input.id), errors),
    ),
  };
}

/** `callSoon` is asked when something waits that need not wait for the clock. */
export function silosRoutes(world: World, writer: Writer, egress: Egress, callSoon: () => void) {
  const os = door(silosContract);
  return {
    list: os.list.handler(async ({ context, errors }) =>
      orRefuse(await listSilos(world, actorOf(context)), errors),
    ),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readSilo(world, actorOf(context), input.id), errors),
    ),
    setMaster: os.setMaster.handler(async ({ input, context, errors }) =>
      orRefuse(await setMaster(world, writer, actorOf(context), input), errors),
    ),
    planMove: os.planMove.handler(async ({ input, context, errors }) =>
      orRefuse(await planMove(world, actorOf(context), input), errors),
    ),
    recount: os.recount.handler(async ({ context, errors }) =>
      orRefuse(await recount(world, actorOf(context)), errors),
    ),
    conflicts: os.conflicts.handler(async ({ input, context, errors }) =>
      orRefuse(await listConflicts(world, actorOf(context), input), errors),
    ),
    answerConflict: os.answerConflict.handler(async ({ input, context, errors }) => {
      const answered = orRefuse(await answerConflict(world, actorOf(context), input), errors);
      callSoon();
      return answered;
    }),
    reopenConflict: os.reopenConflict.handler(async ({ input, context, errors }) =>
      orRefuse(await reopenConflict(world, actorOf(context), input.id), errors),
    ),
    callTo: os.callTo.handler(async ({ input, context, errors }) => {
      const made = orRefuse(await callTo(world, actorOf(context), input, egress), errors);
      callSoon();
      return made;
    }),
    changeCallSecret: os.changeCallSecret.handler(async ({ input, context, errors }) =>
      orRefuse(await changeCallSecret(world, actorOf(context), input.id), errors),
    ),
    pauseCalls: os.pauseCalls.handler(async ({ input, context, errors }) =>
      orRefuse(await setCalls(world, actorOf(context), input.id, 'paused'), errors),
    ),
    resumeCalls: os.resumeCalls.handler(async ({ input, context, errors }) => {
      const resumed = orRefuse(await setCalls(world, actorOf(context), input.id, 'running'), errors);
      callSoon();
      return resumed;
    }),
    stopCalls: os.stopCalls.handler(async ({ input, context, errors }) =>
      orRefuse(await stopCalls(world, actorOf(context), input.id), errors),
    ),
    deliveries: os.deliveries.handler(async ({ input, context, errors }) =>
      orRefuse(await listDeliveries(world, actorOf(context), input), errors),
    ),
    replay: os.replay.handler(async ({ input, context, errors }) => {
      const replayed = orRefuse(await replayCalls(world, actorOf(context), input), errors);
      callSoon();
      return replayed;
    }),
  };
}

const PROBLEMS = {
  unauthorized: { code: 'UNAUTHORIZED', status: 401, title: 'Sign in first' },
  forbidden: { code: 'FORBIDDEN', status: 403, title: 'Your role may not do this' },
  'not-found': { code: 'NOT_FOUND', status: 404, title: 'There is no such silo' },
} as const;
const PAGE_AT_MOST = 500;
const FORMATS: readonly (readonly [FileFormat, string])[] = [
  ['csv', 'text/csv; charset=utf-8'],
  ['jsonl', 'application/x-ndjson; charset=utf-8'],
];

/** Files and the feed of a key: what a typed endpoint cannot carry. */
export function feedRoutes(
  app: FastifyInstance,
  world: World,
  readActor: (request: FastifyRequest) => Promise<Actor | null>,
): void {
  const admitted = async (
    request: FastifyRequest,
    reply: FastifyReply,
    right: Right,
  ): Promise<Actor | null> => {
    const actor = await readActor(request);
    if (actor !== null && can(actor, right, undefined)) return actor;
    await sendProblem(reply, PROBLEMS[actor === null ? 'unauthorized' : 'forbidden']);
    return null;
  };

  app.get<{ Querystring: { after?: string; limit?: string } }>(
    `${API}/outward/changes`,
    async (request, reply) => {
      const actor = await admitted(request, reply, hearChanges);
      if (actor === null) return reply;
      const query = {
        after: whole(request.query.after, 0),
        limit: Math.min(Math.max(whole(request.query.limit, PAGE_AT_MOST), 1), PAGE_AT_MOST),
      };
      const tag = await feedTag(world, actor, query);
      if (!tag.ok) return sendProblem(reply, PROBLEMS.forbidden);
      reply.header('etag', tag.value).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === tag.value) return reply.status(304).send();
      const page = await readFeed(world, actor, query);
      return page.ok ? reply.send(page.value) : sendProblem(reply, PROBLEMS.forbidden);
    },
  );

  for (const [format, type] of FORMATS)
    app.get<{ Params: { id: string }; Querystring: { after?: string } }>(
      `${API}/silos/:id/changes.${format}`,
      async (request, reply) => {
        const actor = await admitted(request, reply, carryChanges);
        if (actor === null) return reply;
        const { id } = request.params;
        if (!isUuid(id)) return sendProblem(reply, PROBLEMS['not-found']);
        const file = await changeFile(world, actor, { id, format, after: whole(request.query.after, 0) });
        if (!file.ok) return sendProblem(reply, PROBLEMS[file.refusal]);
        reply
          .header('content-type', type)
          .header('content-disposition', `attachment; filename="changes.${format}"`)
          .header('cache-control', 'no-store');
        return reply.send(Readable.from(file.value));
      },
    );
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : otherwise;
}
