import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import { originNotAllowed } from '../problems.ts';

export type SecurityHeaders = readonly (readonly [name: string, value: string | number | readonly string[]])[];

/**
 * The headers that helmet sets, determined once: with these options they are the same for every request, and running
 * thirteen middlewares each time costs more than the rest of the chain.
 */
function headersOf(options: HelmetOptions): SecurityHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet(options)(response.req, response, () => undefined);
  // Answers that may be cached say so themselves. An error may not, wherever it comes from, because it is about one
  // request.
  response.setHeader('Cache-Control', 'no-store');
  return Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

function contentPolicy(directives: Record<string, string[]>): HelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], ...directives },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  };
}

/** For data: a browser that displays it loads nothing, and does not allow it in a frame. */
const forData = headersOf(contentPolicy({}));

/** For files that other sites' pages load, which they could not without this CORP. */
const forWidget = headersOf({
  ...contentPolicy({}),
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

/** Instead of `setHeaders`, which takes a map and creates an array for each entry of every answer. */
export function setAll(response: ServerResponse, headers: SecurityHeaders): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

export function secureData(_request: Request, response: Response, next: NextFunction): void {
  setAll(response, forData);
  next();
}

export function secureWidget(_request: Request, response: Response, next: NextFunction): void {
  setAll(response, forWidget);
  next();
}

/** For our own pages: allows the one inline style that has this hash. */
export function pageHeaders(styleHash: string): SecurityHeaders {
  return headersOf(contentPolicy({ styleSrc: [`'${styleHash}'`] }));
}

/** The headers that a page may read; without them a widget could not tell when a limit ends. */
const EXPOSED = 'RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Location, DPoP-Nonce';

/** Chromium's maximum; Firefox would allow a day. */
const PREFLIGHT_SECONDS = '7200';

/**
 * CORS by exact origin (Fetch Standard, 3.2). No credentials mode: tokens travel in a header, cookies never. A
 * preflight ends here; any other request continues, and its session determines what its origin may do.
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
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, DPoP, X-Request-Id');
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
