import {
  batchDecisionsRequest,
  batchDecisionsResponse,
  batchLine,
  batchLinesResponse,
  batchResponse,
  checkRequest,
  checkResponse,
  decisionRequest,
  detailsRequest,
  detailsResponse,
  type Problem,
  type ProblemCode,
  problem,
  problems,
  sessionResponse,
  verifyRequest,
  verifyResponse,
} from '@payee-check/shared/contract';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import type { Endpoint } from '../endpoint.ts';
import { batchOfLines, keySet, sessionRequest } from './bodies.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** Schemas that have a name in the document; any other is inlined. */
const components = {
  SessionRequest: sessionRequest,
  Session: sessionResponse,
  CheckRequest: checkRequest,
  CheckResponse: checkResponse,
  DecisionRequest: decisionRequest,
  DetailsRequest: detailsRequest,
  Details: detailsResponse,
  BatchLine: batchLine,
  BatchRequest: batchOfLines,
  BatchResponse: batchResponse,
  BatchLines: batchLinesResponse,
  BatchDecisionsRequest: batchDecisionsRequest,
  BatchDecisions: batchDecisionsResponse,
  VerifyRequest: verifyRequest,
  VerifyResponse: verifyResponse,
  KeySet: keySet,
};

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

const HEADERS: Readonly<Record<string, ReturnType<typeof text>>> = {
  'X-Request-Id': text('The caller’s own UUID, or a new one'),
  RateLimit: text('What the limits that were charged have left (draft-ietf-httpapi-ratelimit-headers-08)'),
  'RateLimit-Policy': text('What those limits are'),
  'Retry-After': text('Seconds to wait'),
  Location: text('Where to ask again'),
  Allow: text('The methods that are for this path'),
  'WWW-Authenticate': text('What kind of credentials are wanted (RFC 6750)'),
  'DPoP-Nonce': text(
    'With a proof that is wanted: what the next one may carry in place of a right clock (RFC 9449, 8)',
  ),
  'Cache-Control': text('no-store under /v1'),
};

function headers(names: readonly string[]) {
  return Object.fromEntries(
    [...names, 'X-Request-Id'].map((name) => [name, { $ref: `#/components/headers/${name}` as const }]),
  );
}

const PROBLEM_HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate', 'DPoP-Nonce'],
  405: ['Allow'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

function problemExample(code: ProblemCode, docs: string): Problem {
  const { status, title } = problems[code];
  return { type: `${docs}#${code}`, title, status, code, requestId: '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11' };
}

/** Problems by status: OpenAPI has one answer for each. */
function problemAnswers(codes: readonly ProblemCode[], docs: string): ZodOpenApiResponsesObject {
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
        headers: headers(PROBLEM_HEADERS[status] ?? []),
        content: {
          'application/problem+json': {
            schema: problem,
            examples: Object.fromEntries(all.map((code) => [code, { value: problemExample(code, docs) }])),
          },
        },
      },
    ]),
  );
}

function answers({ answers: good, path }: Endpoint): ZodOpenApiResponsesObject {
  const limited = path.startsWith('/v1/') ? ['RateLimit', 'RateLimit-Policy', 'Cache-Control'] : [];
  return Object.fromEntries(
    Object.entries(good).map(([status, { description, schema, type, headers: names = [], example }]) => {
      const media = { schema: schema ?? { type: 'string' as const }, ...(example !== undefined && { example }) };
      const empty = schema === undefined && type === undefined;
      return [
        status,
        {
          description,
          headers: headers([...names, ...limited]),
          ...(!empty && { content: { [type ?? 'application/json']: media } }),
        },
      ];
    }),
  );
}

const SECURITY = {
  none: [],
  session: [{ session: [] }],
  sessionOrApiKey: [{ session: [] }, { apiKey: [] }],
  apiKey: [{ apiKey: [] }],
  apiKeyOrOrigin: [{ apiKey: [] }, {}],
};

/** `/v1/checks/:id` in OpenAPI's syntax: `/v1/checks/{id}`. */
const templateOf = (path: string) => path.replaceAll(/[:*](\w+)/g, '{$1}');

function operationObject(endpoint: Endpoint, docs: string): ZodOpenApiOperationObject {
  const { id, summary, security, body, parameters = [], query = [], requestHeaders = [] } = endpoint;
  const given = [
    ...parameters.map(({ name, description, pattern }) => ({
      name,
      in: 'path' as const,
      required: true,
      description,
      schema: { type: 'string' as const, pattern },
    })),
    ...query.map((parameter) => ({ ...parameter, in: 'query' as const })),
    ...requestHeaders.map((parameter) => ({ ...parameter, in: 'header' as const })),
  ];
  return {
    operationId: id,
    summary,
    security: SECURITY[security],
    ...(given.length > 0 && { parameters: given }),
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': body } },
    }),
    responses: { ...answers(endpoint), ...problemAnswers(endpoint.problems, docs) },
  };
}

/** The contract as OpenAPI 3.1, generated from the routes and the zod schemas that parse requests. */
export function openApiDocument(publicUrl: string, endpoints: readonly Endpoint[]): OpenApiDocument {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const endpoint of endpoints) {
    const template = templateOf(endpoint.path);
    const path = paths[template] ?? {};
    paths[template] = path;
    path[endpoint.method.toLowerCase()] = operationObject(endpoint, `${publicUrl}/docs/errors`);
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
        session: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A session token, from its own origin; once it is bound, by the scheme DPoP and with a DPoP header (RFC 9449)',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A merchant’s API key, from its server' },
      },
    },
  });
}
