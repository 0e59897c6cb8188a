import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { addRateLimits } from './limit.ts';

/** The header that express-rate-limit itself writes for one owner's first request of twelve in an hour. */
async function written(key: string) {
  const app = express();
  const options = { windowMs: 3_600_000, limit: 12, identifier: 'checks-per-address', legacyHeaders: false } as const;
  app.use(rateLimit({ ...options, standardHeaders: 'draft-8', keyGenerator: () => key }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { headers, body } = await request(`http://127.0.0.1:${port}/`);
  await body.dump();
  server.close();
  return [headers.ratelimit, headers['ratelimit-policy']];
}

it('writes the limits of a check as express-rate-limit writes its own', async () => {
  const key = 'payee-check:{owner}:checks';
  const response = new ServerResponse({ method: 'POST' } as ConstructorParameters<typeof ServerResponse>[0]);
  const charge = { name: 'checks-per-address', key, member: null, limit: 12, windowMs: 3_600_000 } as const;
  addRateLimits(response, [{ ...charge, total: 1, resetsAt: 3_600_000 }], 0);
  expect([response.getHeader('RateLimit'), response.getHeader('RateLimit-Policy')]).toEqual(await written(key));
});
