import type { FastifyInstance } from 'fastify';
import { API } from './http.ts';
import { openApiOf } from './openapi.ts';
import { openApiPage } from './openapi-page.ts';

/** What the contract says of itself is public: it holds no data. */
export function describeApi(
  app: FastifyInstance,
  contract: Parameters<typeof openApiOf>[0],
  facts: { version: string; baseUrl: () => string; streams: Parameters<typeof openApiOf>[1]['streams'] },
): void {
  let made: ReturnType<typeof openApiOf> | undefined;
  const document = () =>
    (made ??= openApiOf(contract, {
      version: facts.version,
      server: `${facts.baseUrl()}${API}`,
      streams: facts.streams,
    }));
  app.get(`${API}/openapi.json`, async (_request, reply) => reply.send(await document()));
  app.get(`${API}/docs`, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(openApiPage(await document())),
  );
}
