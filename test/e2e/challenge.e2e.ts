import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instance, startInstance } from '../lib/instance.ts';
import { sharedBrowser } from './demo.ts';

/** A BFF that requires proof of work for each session, and a merchant's pages. */
let sandbox: Sandbox;
let bff: Instance;
let merchant: Server;
let browser: Browser;
let shop: string;
let widget: string;

/** What a page may do besides loading the element. */
const POLICIES: Readonly<Record<string, string>> = {
  '/worker': "worker-src blob:; script-src 'self' * 'unsafe-inline'",
  '/no-worker': "worker-src 'none'; script-src 'self' * 'unsafe-inline'",
};

beforeAll(async () => {
  merchant = createServer((request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICIES[request.url ?? ''] ?? "default-src 'none'",
    });
    response.end(`<!doctype html><html lang="en"><title>Shop</title>
      <script type="module" src="${widget}/widget/v1/payee-check.js" crossorigin></script>
      <form><payee-check name="payee" endpoint="${widget}" scheme="iban"></payee-check><button>Pay</button></form>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => merchant.once('listening', resolve));
  shop = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  sandbox = await startSandbox();
  bff = await startInstance({ ...sandbox.env, PROVIDERS: 'ibantrack', ALLOWED_ORIGINS: shop, CHALLENGE: 'altcha' });
  widget = bff.url;
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  merchant?.close();
  await bff?.close();
  await sandbox?.close();
});

it.each([
  ['in a worker', '/worker'],
  ['on the page where its policy allows no worker', '/no-worker'],
])(
  'solves the BFF’s challenge for a session %s, and checks',
  async (_, path) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (/^\/v1\/|challenge\.js/.test(pathname))
        asked.push(`${response.request().method()} ${pathname} ${response.status()}`);
    });
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.goto(`${shop}${path}`);
    await page.getByLabel(/name/i).first().fill('Jane Doe');
    await page.getByLabel(/iban/i).first().fill('DE89370400440532013000');
    await page.getByRole('button', { name: 'Pay' }).focus();
    await page.waitForFunction(
      () => Reflect.get(document.querySelector('payee-check') ?? {}, 'state') === 'match',
      undefined,
      {
        timeout: 30_000,
      },
    );
    expect(asked.filter((line) => line.startsWith('POST /v1/sessions'))).toEqual([
      'POST /v1/sessions 401',
      'POST /v1/sessions 201',
    ]);
    expect(asked.some((line) => line.includes('challenge.js'))).toBe(true);
    expect(workers.length).toBe(path === '/worker' ? 1 : 0);
    await page.close();
  },
  60_000,
);
