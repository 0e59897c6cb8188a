import type { ProblemCode } from '@payee-check/shared/contract';
import { type NextFunction, type Request, type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { type Most, parseRequest, readJson, requireJson } from './body.ts';
import type { Reply } from './context.ts';
import { ProblemError } from './problems.ts';

/** Whose credentials a route requires, as the OpenAPI document names them. */
type Security = 'none' | 'session' | 'sessionOrApiKey' | 'apiKey' | 'apiKeyOrOrigin';

/** Identifies the caller from the headers alone, so that the body of an unauthorised request is never read. */
export interface Gate<Caller> {
  readonly security: Security;
  /** The problems that it refuses with. */
  readonly problems: readonly ProblemCode[];
  readonly identify: (request: Request, reply: Reply) => Promise<Caller> | Caller;
}

interface Answer {
  readonly description: string;
  /** For JSON; absent if the answer is text or has no body. */
  readonly schema?: z.ZodType;
  /** Media type, if it is not JSON. */
  readonly type?: string;
  readonly example?: unknown;
  /** Names of headers in addition to those of every answer. */
  readonly headers?: readonly string[];
}

export interface PathParameter {
  readonly name: string;
  readonly description: string;
  readonly pattern: string;
}

/** What may stand behind the `?`. */
export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: {
    readonly type: 'string' | 'integer';
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

/** What the OpenAPI document says about a route; stated next to the handler and nowhere else. */
interface Description {
  /** In Express' pattern syntax. */
  readonly path: string;
  /** `operationId`. */
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly PathParameter[];
  readonly query?: readonly QueryParameter[];
  readonly requestHeaders?: readonly QueryParameter[];
  /** By status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** In addition to those of its gate and, with a body, those of reading it. */
  readonly problems: readonly ProblemCode[];
}

/** One method of one path. */
export interface Endpoint extends Description {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly security: Security;
  readonly body?: { readonly schema: z.ZodType; readonly example: unknown };
  readonly serve: (request: Request, reply: Reply) => Promise<void> | void;
}

/** What a handler receives once all previous steps have passed. */
interface Call<Caller> {
  readonly caller: Caller;
  readonly request: Request;
  readonly reply: Reply;
}

interface GetOptions<Caller> extends Description {
  readonly gate: Gate<Caller>;
  readonly handler: (call: Call<Caller>) => Promise<void> | void;
}

interface PostOptions<Caller, Schema extends z.ZodType> extends Description {
  readonly gate: Gate<Caller>;
  readonly schema: Schema;
  /** What the document shows instead of `schema`, if the schema depends on the caller. */
  readonly documentedSchema?: z.ZodType;
  /** A body, for the document. */
  readonly example: z.input<Schema>;
  /**
   * How large the body may be if larger than usual, and its owner: only a few of one owner's bodies are read at a time.
   */
  readonly large?: { readonly most: Most; readonly ownerOf: (caller: Caller) => string };
  readonly handler: (call: Call<Caller> & { readonly body: z.output<Schema> }) => Promise<void>;
}

/** What any route under `/v1` may answer with. */
export const V1_PROBLEMS = ['rate_limited', 'store_unavailable', 'internal_error', 'method_not_allowed'] as const;
/** Public routes are counted as long as there is a store, and served without one. */
export const PUBLIC_PROBLEMS = ['rate_limited', 'internal_error', 'method_not_allowed'] as const;
/** What a body may be refused with. */
const BODY_PROBLEMS = ['unsupported_media_type', 'payload_too_large', 'invalid_json', 'invalid_request'] as const;

/** For what anybody may read. */
export const anyone: Gate<null> = { security: 'none', problems: [], identify: () => null };

/** Each body may occupy megabytes of memory for as long as a slow request takes. */
const MAX_LARGE_BODIES_PER_OWNER = 16;

/** Refuses a body while too many of the same owner's are being read. */
function createConcurrencyLimit() {
  const underWay = new Map<string, number>();
  return async <T>(owner: string, work: () => Promise<T>): Promise<T> => {
    const before = underWay.get(owner) ?? 0;
    if (before >= MAX_LARGE_BODIES_PER_OWNER)
      throw new ProblemError('rate_limited', { headers: { 'Retry-After': '1' } });
    underWay.set(owner, before + 1);
    try {
      return await work();
    } finally {
      const left = (underWay.get(owner) ?? 1) - 1;
      if (left > 0) underWay.set(owner, left);
      else underWay.delete(owner);
    }
  };
}

/** Media type, caller, size and JSON, schema, then the handler: limits are the handler's first step. */
export function post<Caller, Schema extends z.ZodType>(options: PostOptions<Caller, Schema>): Endpoint {
  const { gate, schema, documentedSchema = schema, example, large, handler, problems, ...description } = options;
  const limited = createConcurrencyLimit();
  return {
    ...description,
    method: 'POST',
    security: gate.security,
    body: { schema: documentedSchema, example },
    problems: [...BODY_PROBLEMS, ...gate.problems, ...problems],
    async serve(request, reply) {
      requireJson(request);
      const caller = await gate.identify(request, reply);
      const json = await (large === undefined
        ? readJson(request)
        : limited(large.ownerOf(caller), () => readJson(request, large.most)));
      const body = parseRequest(schema, json);
      await handler({ caller, body, request, reply });
    },
  };
}

export function get<Caller>(options: GetOptions<Caller>): Endpoint {
  const { gate, handler, problems, ...description } = options;
  return {
    ...description,
    method: 'GET',
    security: gate.security,
    problems: [...gate.problems, ...problems],
    async serve(request, reply) {
      await handler({ caller: await gate.identify(request, reply), request, reply });
    },
  };
}

/** A `DELETE`; neither request nor answer has a body. */
export function remove<Caller>(options: GetOptions<Caller>): Endpoint {
  return { ...get(options), method: 'DELETE' };
}

/** Paths are exact: each has only one spelling, so that a rule for a path cannot be bypassed by another spelling. */
export const exactRouter = (): Router => Router({ caseSensitive: true, strict: true });

const pathsOf = (endpoints: readonly Endpoint[]) => new Set(endpoints.map(({ path }) => path));

/**
 * Determines the route of a request that is refused before it reaches its route: otherwise logs and metrics could not
 * say which route a limit, or a store that is away, affects.
 *
 * @param base As for `mount`.
 */
export function nameRoute(endpoints: readonly Endpoint[], base = ''): RequestHandler {
  const router = exactRouter();
  for (const path of pathsOf(endpoints)) {
    router.all(path.slice(base.length), (_request: Request, reply: Reply, next: NextFunction) => {
      reply.locals.context.route = path;
      next();
    });
  }
  // A malformed path is handled by whatever serves it.
  return (request, reply, next) => router(request, reply, () => next());
}

/**
 * Mounts endpoints by path, so that a wrong method (405) differs from a wrong path (404).
 *
 * @param base Where the router itself is mounted; it sees only the rest of a path.
 */
export function mount(router: Router, endpoints: readonly Endpoint[], base = ''): void {
  for (const path of pathsOf(endpoints)) {
    const byMethod = new Map<string, Endpoint>();
    for (const endpoint of endpoints) if (endpoint.path === path) byMethod.set(endpoint.method, endpoint);
    const reading = byMethod.get('GET');
    if (reading !== undefined) byMethod.set('HEAD', reading);
    const allow = [...byMethod.keys(), 'OPTIONS'].join(', ');

    router.all(path.slice(base.length), (request: Request, reply: Reply) => {
      reply.locals.context.route = path;
      const endpoint = byMethod.get(request.method);
      if (endpoint !== undefined) return endpoint.serve(request, reply);
      if (request.method !== 'OPTIONS') throw new ProblemError('method_not_allowed', { headers: { Allow: allow } });
      reply.setHeader('Allow', allow);
      reply.status(204).end();
      return undefined;
    });
  }
}
