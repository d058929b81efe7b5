import { contract } from 'virtual:contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { api } from '#contract/api';

/**
 * The one way to the server: typed calls after the contract, same origin only. A refusal arrives as an RFC 9457
 * problem and becomes an error with the contract's code; anything else is a fault.
 */
const link = new OpenAPILink(contract, {
  url: () => new URL('/api/v1', window.location.origin),
  fetch: async (request, init) => readable(await fetch(request, { ...init, credentials: 'same-origin' })),
  customErrorResponseBodyDecoder: (body, response) => problemError(body, response.status),
});

export const call: JsonifiedClient<ContractRouterClient<typeof api>> = createORPCClient(link);

/** The link reads bodies by their type and takes a problem document for a file: it is JSON by another name. */
function readable(answer: Response): Response {
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
  const headers = new Headers(answer.headers);
  headers.set('content-type', 'application/json');
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

/** What the server said "no" with; null when it said nothing readable (an outage, a bug, no network). */
export type Refusal = {
  readonly code: string;
  readonly status: number;
  readonly data: unknown;
  readonly requestId: string | null;
};

/** Reads a failed call. Null for anything that is not an answer of the server. */
export function problemOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError)) return null;
  const cause: unknown = error.cause;
  const requestId = typeof cause === 'string' ? cause : null;
  return { code: error.code, status: error.status, data: error.data, requestId };
}

function problemError(body: unknown, status: number): ORPCError<string, unknown> | null {
  if (typeof body !== 'object' || body === null) return null;
  const code: unknown = Reflect.get(body, 'code');
  if (typeof code !== 'string') return null;
  const title: unknown = Reflect.get(body, 'title');
  return new ORPCError(code, {
    status,
    message: typeof title === 'string' ? title : code,
    data: Reflect.get(body, 'data'),
    cause: Reflect.get(body, 'requestId'),
  });
}
