import { randomUUID } from 'node:crypto';
import type { NextFunction, Request } from 'express';
import type { Logger } from '../../log/logger.ts';
import type { HttpMetrics } from '../../metrics/prometheus.ts';
import type { SpanResult, Tracing } from '../../tracing/tracing.ts';
import type { Reply, RequestContext } from '../context.ts';
import type { Lifecycle } from '../server.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Requested every few seconds by machines; as long as all is well, they would drown out everything else in the log. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

/** The caller's own UUID, or a new one: anything else would let a caller write into our logs. */
function requestId(request: Request): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && UUID.test(given) ? given : randomUUID();
}

/** According to the semantic conventions for HTTP servers, without anything from a URL, a header or an address. */
function spanOf(
  { method }: Request,
  { statusCode: status }: Reply,
  { id, route, problem }: RequestContext,
): SpanResult {
  return {
    name: `${method} ${route}`,
    attributes: {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'payee_check.request_id': id,
      ...(problem !== null && { 'payee_check.problem': problem }),
    },
    failed: status >= 500,
  };
}

export interface IdentifyOptions {
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
  readonly lifecycle: Lifecycle;
  readonly tracing: Tracing | null;
}

/** Gives a request its id, and writes the one log line, the metrics and the span when it is over. */
export function createIdentify({ logger, metrics, lifecycle, tracing }: IdentifyOptions) {
  function record(
    request: Request,
    reply: Reply,
    { id, startedAt, route, session, account, problem, refusedOrigin, check }: RequestContext,
  ): void {
    const elapsedMs = performance.now() - startedAt;
    const { method } = request;
    const { statusCode: status } = reply;
    metrics.requestAnswered(method, route, status, elapsedMs);
    const line = {
      requestId: id,
      method,
      route,
      status,
      elapsedMs: Math.round(elapsedMs * 10) / 10,
      ...(session !== null && { session }),
      ...(account !== null && { accountHash: account }),
      ...check,
      ...(problem !== null && { problem }),
      ...(refusedOrigin !== null && { origin: refusedOrigin }),
      ...(!reply.writableFinished && { aborted: true }),
    };
    if (status >= 500) logger.warn(line, 'request');
    else if (PROBES.has(route)) logger.debug(line, 'request');
    else logger.info(line, 'request');
  }

  return (request: Request, reply: Reply, next: NextFunction): void => {
    const context: RequestContext = {
      id: requestId(request),
      startedAt: performance.now(),
      route: 'unmatched',
      session: null,
      account: null,
      problem: null,
      refusedOrigin: null,
      check: null,
    };
    reply.locals.context = context;
    reply.setHeader('X-Request-Id', context.id);
    // The next request should go to another instance.
    if (lifecycle.isShuttingDown) reply.setHeader('Connection', 'close');
    if (tracing === null) {
      reply.once('close', () => record(request, reply, context));
      next();
      return;
    }
    const span = tracing.begin('request', 'request');
    reply.once('close', () => {
      record(request, reply, context);
      span.end(spanOf(request, reply, context));
    });
    span.within(next);
  };
}
