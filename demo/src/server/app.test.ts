import { get } from 'node:http';
import { Router } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { createShop } from './app.ts';

const ORIGIN = 'http://localhost:8080';

let sandbox: Sandbox;
let server: ReturnType<ReturnType<typeof createShop>['listen']>;
let url: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  const bff = { bffUrl: 'http://localhost:1', ownershipUrl: 'http://localhost:1', widgetUrl: 'http://localhost:1' };
  const docs = { routes: Router(), prepare: async () => undefined };
  server = createShop({ origin: ORIGIN, apiKey: 'x'.repeat(32), sandbox, docs, ...bff }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

const status = (headers: Record<string, string>) =>
  new Promise((resolve, reject) => {
    get(`${url}/wire.json`, { headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });

it('shows what was typed to the demo’s own page, and to no site that rebound its name to this address', async () => {
  expect(await status({ host: 'localhost:8080' })).toBe(200);
  expect(await status({ host: 'elsewhere.example:8080' })).toBe(403);
  expect(await status({ host: 'localhost:8080', origin: 'https://elsewhere.example' })).toBe(403);
});
