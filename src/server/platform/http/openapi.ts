import type { AnyContractRouter } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** The contract as OpenAPI 3.1, made from the same schemas that guard the calls, with the stream routes beside it. */
export type OpenApi = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

export async function openApiOf(
  contract: AnyContractRouter,
  facts: {
    version: string;
    server: string;
    streams: readonly { method: string; path: string; summary: string }[];
  },
): Promise<OpenApi> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Empty Chair · הכיסא הריק',
      version: facts.version,
      description:
        'One record of each customer, the voice of customers, cases, decisions with a veto. Refusals are application/problem+json (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: facts.server }],
    security: [{ session: [] }, { key: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'empty_chair_session' },
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'ec_ingest_… writes interactions of its one source; ec_read_… reads.',
        },
      },
    },
  });
  const paths = { ...document.paths };
  for (const stream of facts.streams) {
    const parameters = [...stream.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    }));
    const operation = { summary: stream.summary, parameters, responses: { '200': { description: 'OK' } } };
    paths[stream.path] = { ...paths[stream.path], [stream.method.toLowerCase()]: operation };
  }
  return { ...document, paths };
}
