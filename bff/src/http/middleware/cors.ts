import type { NextFunction, Request, Response } from 'express';
import { originNotAllowed } from '../problems.ts';

/** What a page may read of an answer; without it a widget could not tell when a limit ends. */
const EXPOSED = 'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Location';

/** What Chromium keeps at most; Firefox would keep a day. */
const PREFLIGHT_SECONDS = '7200';

/**
 * CORS by exact origin (Fetch Standard, 3.2). No credentials mode: tokens travel in a header, cookies never. A preflight
 * ends here; any other request goes on, and whether its origin may do what it asks is the session's to say.
 */
export function createCors(allowedOrigins: ReadonlySet<string>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin } = request.headers;
    response.setHeader('Vary', 'Origin');
    const allowed = origin !== undefined && allowedOrigins.has(origin);
    if (allowed) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', EXPOSED);
    }
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (!preflight) {
      next();
      return;
    }
    if (!allowed) throw originNotAllowed(origin ?? '');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Request-Id');
    response.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
    response.status(204).end();
  };
}

/** For what anybody may read, such as public keys. */
export function openToAll(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', EXPOSED);
  next();
}
