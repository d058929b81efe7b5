import type { ORPCError } from '@orpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { outages, type Problem } from '#contract/problem';
import { faultFacts, type Log } from '#server/platform/log';
import type { Outage } from '#server/platform/outage';

/**
 * Every "no" leaves as an RFC 9457 problem with a code. A refusal names its reason, an outage that it passes; a bug is logged and
 * told as nothing but a bug.
 */
export function problemOf(error: ORPCError<string, unknown>): Problem {
  return {
    type: `urn:empty-chair:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title:
      error.status >= 500 && error.status !== 503 ? 'Something broke here; it was logged' : error.message,
    status: error.status,
    code: error.code,
    ...(error.status < 500 && error.data !== undefined ? { data: error.data } : {}),
  };
}

export async function sendProblem(
  reply: FastifyReply,
  problem: { code: string; status: number; title: string; data?: unknown },
): Promise<FastifyReply> {
  const { code, status, title, data } = problem;
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `urn:empty-chair:${code.toLowerCase().replaceAll('_', '-')}`,
        title,
        status,
        code,
        ...(data === undefined ? {} : { data }),
        requestId: reply.request.id,
      }),
    );
}

export function codeOfOutage(outage: Outage): keyof typeof outages {
  return outage === 'disk-full' ? 'DISK_FULL' : 'DATABASE_AWAY';
}

/** Seconds, with jitter, so that callers do not come back together. */
export function waitBeforeRetry(): string {
  return String(1 + Math.floor(Math.random() * 3));
}

export async function sendFault(
  door: { readonly log: Log; readonly outageOf: (fault: unknown) => Outage | null },
  fault: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status =
    typeof fault === 'object' &&
    fault !== null &&
    'statusCode' in fault &&
    typeof fault.statusCode === 'number'
      ? fault.statusCode
      : 500;
  if (status === 413)
    return sendProblem(reply, { code: 'TOO_LARGE', status, title: 'The body is too large' });
  if (status === 429)
    return sendProblem(reply, { code: 'SLOW_DOWN', status, title: 'Too many calls; wait a moment' });
  if (status === 400)
    return sendProblem(reply, { code: 'BAD_REQUEST', status, title: 'The body is not UTF-8 JSON' });
  if (status < 500)
    return sendProblem(reply, { code: 'BAD_REQUEST', status, title: 'The request cannot be read' });
  door.log({ level: 'error', event: 'request.fault', request: request.id, ...faultFacts(fault) });
  const outage = door.outageOf(fault);
  if (outage !== null) {
    const { status, message: title } = outages[codeOfOutage(outage)];
    reply.header('retry-after', waitBeforeRetry());
    return sendProblem(reply, { code: codeOfOutage(outage), status, title });
  }
  return sendProblem(reply, {
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    title: 'Something broke here; it was logged',
  });
}
