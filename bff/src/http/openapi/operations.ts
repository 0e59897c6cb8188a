import {
  checkRequest,
  checkResponse,
  decisionRequest,
  detailsRequest,
  detailsResponse,
  mintedSessionRequest,
  type ProblemCode,
  sessionResponse,
  verifyRequest,
  verifyResponse,
} from '@payee-check/shared/contract';
import { z } from 'zod';
import { examples } from './examples.ts';

type Security = 'none' | 'session' | 'apiKey' | 'apiKeyOrOrigin';

interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly type?: string;
  readonly example?: unknown;
  /** Header names beside those that every answer has. */
  readonly headers?: readonly string[];
}

interface PathParameter {
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
}

/** One operation of the API, as its document tells it. */
export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly security: Security;
  readonly body?: z.ZodType;
  readonly bodyExample?: unknown;
  readonly pathParameters?: readonly PathParameter[];
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ProblemCode[];
}

const ALWAYS = ['rate_limited', 'store_unavailable', 'internal_error', 'method_not_allowed'] as const;
/** What is public is counted as long as there is a store, and served without one. */
const PUBLIC = ['rate_limited', 'internal_error', 'method_not_allowed'] as const;
const BODY = ['unsupported_media_type', 'payload_too_large', 'invalid_json', 'invalid_request'] as const;
const SESSION = ['session_required', 'session_invalid', 'session_expired', 'origin_not_allowed'] as const;
const NEW_WORK = ['shutting_down'] as const;

/** A browser sends `{}`; a merchant's server says for whom. */
const sessionRequest = z.union([mintedSessionRequest, z.strictObject({})]);

const jwks = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('ES256'),
    }),
  ),
});

/** Schemas that have a name of their own in the document. */
export const components = {
  SessionRequest: sessionRequest,
  Session: sessionResponse,
  CheckRequest: checkRequest,
  CheckResponse: checkResponse,
  DecisionRequest: decisionRequest,
  DetailsRequest: detailsRequest,
  Details: detailsResponse,
  VerifyRequest: verifyRequest,
  VerifyResponse: verifyResponse,
  KeySet: jwks,
};

const checkId: PathParameter = {
  name: 'id',
  description: 'Id of the check',
  pattern: '^chk_[A-Za-z0-9_-]{16,64}$',
};

const pending: Answer = {
  description: 'Not done yet: ask again at Location',
  schema: checkResponse,
  example: examples.pending,
  headers: ['Location', 'Retry-After'],
};

export const operations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/sessions',
    id: 'openSession',
    summary: 'Open a session: a page of an allowed origin for itself, or a merchant’s server with its key for a page',
    security: 'apiKeyOrOrigin',
    body: sessionRequest,
    bodyExample: examples.sessionRequest,
    answers: {
      201: { description: 'The session and its token', schema: sessionResponse, example: examples.session },
    },
    problems: [...BODY, 'api_key_invalid', 'origin_not_allowed', ...NEW_WORK, ...ALWAYS],
  },
  {
    method: 'post',
    path: '/v1/checks',
    id: 'ask',
    summary: 'Ask whether an account belongs to a name',
    security: 'session',
    body: checkRequest,
    bodyExample: examples.checkRequest,
    answers: {
      200: { description: 'The check', schema: checkResponse, example: examples.check },
      202: pending,
    },
    problems: [...BODY, 'invalid_account', ...SESSION, 'attempts_exhausted', ...NEW_WORK, ...ALWAYS],
  },
  {
    method: 'get',
    path: '/v1/checks/{id}',
    id: 'readCheck',
    summary: 'Read a check of the session',
    security: 'session',
    pathParameters: [checkId],
    answers: {
      200: { description: 'The check', schema: checkResponse, example: examples.check },
      202: pending,
    },
    problems: [...SESSION, 'check_not_found', ...ALWAYS],
  },
  {
    method: 'post',
    path: '/v1/checks/{id}/decision',
    id: 'decide',
    summary: 'Record what the payer chose after a warning',
    security: 'session',
    body: decisionRequest,
    bodyExample: examples.decisionRequest,
    pathParameters: [checkId],
    answers: {
      200: { description: 'The check, with a new receipt', schema: checkResponse, example: examples.decided },
    },
    problems: [...BODY, ...SESSION, 'check_not_found', 'decision_not_possible', ...ALWAYS],
  },
  {
    method: 'post',
    path: '/v1/accounts/details',
    id: 'readAccountDetails',
    summary: 'Bank and reach of an account, without a name',
    security: 'session',
    body: detailsRequest,
    bodyExample: examples.detailsRequest,
    answers: {
      200: {
        description: 'What is known; null where nothing is',
        schema: detailsResponse,
        example: examples.details,
      },
    },
    problems: [...BODY, 'invalid_account', ...SESSION, ...NEW_WORK, ...ALWAYS],
  },
  {
    method: 'post',
    path: '/v1/receipts/verify',
    id: 'verifyReceipt',
    summary: 'Verify a receipt, and use it up where asked to',
    security: 'apiKey',
    body: verifyRequest,
    bodyExample: examples.verifyRequest,
    answers: {
      200: { description: 'Whether it is valid, and why not', schema: verifyResponse, example: examples.verified },
    },
    problems: [...BODY, 'api_key_invalid', ...ALWAYS],
  },
  {
    method: 'get',
    path: '/.well-known/jwks.json',
    id: 'readReceiptKeys',
    summary: 'The public keys of receipts',
    security: 'none',
    answers: { 200: { description: 'A JWK set', schema: jwks } },
    problems: PUBLIC,
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'isUp',
    summary: 'Whether the process is up',
    security: 'none',
    answers: { 200: { description: 'It is', schema: z.object({ status: z.literal('up') }) } },
    problems: ['method_not_allowed'],
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'isReady',
    summary: 'Whether it can serve; circuits of providers are reported beside it',
    security: 'none',
    answers: {
      200: {
        description: 'It can',
        schema: z.object({
          status: z.literal('ready'),
          circuits: z.record(z.string(), z.enum(['closed', 'half_open', 'open'])),
        }),
      },
    },
    problems: ['store_unavailable', 'shutting_down', 'internal_error', 'method_not_allowed'],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'readMetrics',
    summary: 'Prometheus metrics; in production from loopback, or on METRICS_PORT, alone',
    security: 'none',
    answers: { 200: { description: 'The metrics', type: 'text/plain' } },
    problems: ['not_found', 'internal_error', 'method_not_allowed'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'readContract',
    summary: 'This document',
    security: 'none',
    answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
    problems: PUBLIC,
  },
  {
    method: 'get',
    path: '/docs',
    id: 'readDocs',
    summary: 'The contract as a page to read',
    security: 'none',
    answers: { 200: { description: 'A page without script', type: 'text/html' } },
    problems: PUBLIC,
  },
  {
    method: 'get',
    path: '/docs/errors',
    id: 'readErrors',
    summary: 'What errors mean: where the type of every problem leads',
    security: 'none',
    answers: { 200: { description: 'A page without script', type: 'text/html' } },
    problems: PUBLIC,
  },
  {
    method: 'get',
    path: '/widget/{version}/{file}',
    id: 'readWidget',
    summary: 'A file of the widget: under v1 the newest, for an hour; under its version for ever',
    security: 'none',
    pathParameters: [
      { name: 'version', description: 'v1, or a version to pin', pattern: '^(v1|\\d+\\.\\d+\\.\\d+)$' },
      { name: 'file', description: 'payee-check.js, one of its chunks, or integrity.json', pattern: '^[\\w./-]+$' },
    ],
    answers: { 200: { description: 'The file', type: 'text/javascript' } },
    problems: ['not_found', ...PUBLIC],
  },
];
