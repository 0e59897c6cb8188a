import { Router, raw } from 'express';

/** Replaces the demo's key on the page, and in the commands that the viewer shows. */
export const KEY_PLACE = 'YOUR_API_KEY';

const FORWARDED = ['accept', 'authorization', 'content-type', 'dpop', 'idempotency-key'] as const;
const RETURNED = ['content-type', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'] as const;

export interface TryItOptions {
  readonly origin: string;
  readonly bffUrl: string;
  readonly apiKey: string;
}

/**
 * Forwards what is tried on the API page to the BFF. Half of the operations are for a merchant's server; the BFF lets
 * no browser use them, and no browser gets the key that they need.
 */
export function tryItRoutes({ origin, bffUrl, apiKey }: TryItOptions): Router {
  const routes = Router();
  routes.use(raw({ type: () => true, limit: '2mb' }), async (request, response) => {
    const headers = new Headers();
    for (const name of FORWARDED) {
      const value = request.get(name);
      if (value !== undefined) headers.set(name, value);
    }
    // A server has no origin. A page has one, but browsers do not send it to the page's own site with a GET.
    if (headers.get('authorization') === `Bearer ${KEY_PLACE}`) headers.set('authorization', `Bearer ${apiKey}`);
    else headers.set('origin', origin);
    const answer = await fetch(bffUrl + request.url, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(Buffer.isBuffer(request.body) && request.body.length > 0 && { body: new Uint8Array(request.body) }),
    });
    for (const name of RETURNED) {
      const value = answer.headers.get(name);
      if (value !== null) response.set(name, value);
    }
    response.status(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  return routes;
}
