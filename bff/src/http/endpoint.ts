import { type NextFunction, type Request, type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { readJson, requireJson } from './body.ts';
import type { Reply } from './context.ts';
import { parseRequest } from './parse.ts';
import { ProblemError } from './problems.ts';

/** One method of one path. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** As Express writes patterns. */
  readonly path: string;
  readonly serve: (request: Request, reply: Reply) => Promise<void> | void;
}

/** What the work of an endpoint is given once everything before it was in order. */
interface Call<Caller, Body> {
  readonly caller: Caller;
  readonly body: Body;
  readonly request: Request;
  readonly reply: Reply;
}

interface PostOptions<Caller, Schema extends z.ZodType> {
  readonly path: string;
  /** Who asks, from headers alone: the body of somebody who may not ask is not read. */
  readonly authorize: (request: Request, reply: Reply) => Promise<Caller> | Caller;
  readonly schema: Schema;
  readonly work: (call: Call<Caller, z.output<Schema>>) => Promise<void>;
}

/** Media type, caller, size and JSON, schema, then the work: limits are the work's first step. */
export function post<Caller, Schema extends z.ZodType>(options: PostOptions<Caller, Schema>): Endpoint {
  const { path, authorize, schema, work } = options;
  return {
    method: 'POST',
    path,
    async serve(request, reply) {
      requireJson(request);
      const caller = await authorize(request, reply);
      const body = parseRequest(schema, await readJson(request));
      await work({ caller, body, request, reply });
    },
  };
}

export function get(path: string, serve: Endpoint['serve']): Endpoint {
  return { method: 'GET', path, serve };
}

/** Paths are exact: one spelling of each, so that what guards a path guards all of it. */
export const exactRouter = (): Router => Router({ caseSensitive: true, strict: true });

const pathsOf = (endpoints: readonly Endpoint[]) => new Set(endpoints.map(({ path }) => path));

/**
 * Says which route a request is for, where something refuses it before its route: else logs and metrics could not tell
 * what a limit, or a store that is away, keeps from being served.
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
  // What is wrong with a path, whoever serves it finds out.
  return (request, reply, next) => router(request, reply, () => next());
}

/**
 * Mounts endpoints by path, so that a wrong method is told from a wrong path.
 *
 * @param base Where the router itself is mounted: what it sees of a path begins behind it.
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
