import { type ProblemCode, problem, problems } from '@payee-check/shared/contract';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { components, type Operation, operations } from './operations.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

const HEADERS: Readonly<Record<string, ReturnType<typeof text>>> = {
  'X-Request-Id': text('The caller’s own UUID, or a new one'),
  RateLimit: text('What the limits that were charged have left (draft-ietf-httpapi-ratelimit-headers-08)'),
  'RateLimit-Policy': text('What those limits are'),
  'Retry-After': text('Seconds to wait'),
  Location: text('Where to ask again'),
  Allow: text('The methods that are for this path'),
};

function headers(names: readonly string[]) {
  return Object.fromEntries(
    [...names, 'X-Request-Id'].map((name) => [name, { $ref: `#/components/headers/${name}` as const }]),
  );
}

function problemHeaders(status: number): readonly string[] {
  if (status === 405) return ['Allow'];
  return status === 429 || status === 503 ? ['Retry-After'] : [];
}

/** Problems by status: OpenAPI has one answer for each. */
function problemAnswers(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: all.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
        headers: headers(problemHeaders(status)),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

function answers({ answers: good, path }: Operation): ZodOpenApiResponsesObject {
  const limited = path.startsWith('/v1/') ? ['RateLimit', 'RateLimit-Policy'] : [];
  return Object.fromEntries(
    Object.entries(good).map(([status, { description, schema, type = 'application/json', headers: names = [] }]) => [
      status,
      {
        description,
        headers: headers([...names, ...limited]),
        content: { [type]: { schema: schema ?? { type: 'string' as const } } },
      },
    ]),
  );
}

const SECURITY = {
  none: [],
  session: [{ session: [] }],
  apiKey: [{ apiKey: [] }],
  apiKeyOrOrigin: [{ apiKey: [] }, {}],
};

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, security, body, pathParameters } = operation;
  return {
    operationId: id,
    summary,
    security: SECURITY[security],
    ...(pathParameters !== undefined && {
      parameters: pathParameters.map((name) => ({
        name,
        in: 'path' as const,
        required: true,
        description: 'Id of the check',
        schema: { type: 'string' as const, pattern: '^chk_[A-Za-z0-9_-]{16,64}$' },
      })),
    }),
    ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...answers(operation), ...problemAnswers(operation.problems) },
  };
}

/** The contract as OpenAPI 3.1, made of the zod schemas that requests are parsed with. */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = path;
    path[operation.method] = operationObject(operation);
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Payee Check',
      version: '1',
      description: 'Does this account belong to this name? The HTTP API of the backend-for-frontend.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { ...components, Problem: problem },
      headers: HEADERS,
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'A session token, from its own origin' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A merchant’s API key, from its server' },
      },
    },
  });
}
