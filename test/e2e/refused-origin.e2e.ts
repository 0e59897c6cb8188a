import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { startWorld, type World } from '../docs/world.ts';
import { listenForComplaints, sharedBrowser } from './demo.ts';

/**
 * A page whose origin its BFF does not allow: the console tells the developer, with a BFF configured as in production.
 */
let world: World;
let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [world, browser] = await Promise.all([startWorld('https://shop.example'), sharedBrowser()]);
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">
<script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script></head>
<body><form><payee-check endpoint="${world.bffUrl}" name="payee" required></payee-check><button>Pay</button></form></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
});

afterAll(async () => {
  await world?.close();
  server?.close();
  server?.closeAllConnections();
});

it('is named in one warning, with the origin to allow', async () => {
  const tab = await browser.newPage();
  const complaints = listenForComplaints(tab);
  await tab.goto(origin);
  const element = tab.locator('payee-check');
  await element.getByLabel('holder').pressSequentially('Jane Doe');
  await element.getByLabel('IBAN').pressSequentially('DE89370400440532013000');
  await tab.keyboard.press('Tab');
  await element.locator('[part~="result-heading"]').filter({ hasText: 'could not be made' }).waitFor();
  const warnings = () => complaints.filter((line) => line.startsWith('warning: <payee-check>'));
  await expect.poll(warnings).toHaveLength(1);
  expect(warnings()[0]).toMatch(`the BFF at ${world.bffUrl} answers, but not to pages of ${origin}`);
  await tab.close();
});
