import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { API_KEY, type Instance, startInstance } from '../lib/instance.ts';
import { sharedBrowser } from './demo.ts';

/** A BFF that requires bound sessions, and a merchant's pages: one for anonymous visitors, one for a customer. */
let sandbox: Sandbox;
let bff: Instance;
let merchant: Server;
let browser: Browser;
let shop: string;

const NAME = 'Jane Doe';

async function mint(): Promise<string> {
  const response = await fetch(`${bff.url}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ origin: shop, subject: 'customer-1' }),
  });
  const { session }: { session: { token: string } } = await response.json();
  return session.token;
}

beforeAll(async () => {
  merchant = createServer(async (request, response) => {
    const token = request.url === '/minted' ? ` session-token="${await mint()}"` : '';
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${bff.url}; connect-src ${bff.url}`,
    });
    response.end(`<!doctype html><html lang="en"><title>Shop</title>
      <script type="module" src="${bff.url}/widget/v1/payee-check.js" crossorigin></script>
      <form><payee-check name="payee" endpoint="${bff.url}" scheme="iban"${token}></payee-check><button>Pay</button></form>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => merchant.once('listening', resolve));
  shop = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  const port = await freePort();
  sandbox = await startSandbox();
  const settings = { PROVIDERS: 'ibantrack', ALLOWED_ORIGINS: shop, SESSION_BINDING: 'required' };
  bff = await startInstance({ ...sandbox.env, ...settings, PUBLIC_URL: `http://127.0.0.1:${port}` }, { at: port });
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  merchant?.close();
  await bff?.close();
  await sandbox?.close();
});

const stateOf = (page: Page) => page.evaluate(() => Reflect.get(document.querySelector('payee-check') ?? {}, 'state'));

async function checked(page: Page, path: string): Promise<void> {
  await page.goto(`${shop}${path}`);
  await page.getByLabel(/name/i).first().fill(NAME);
  await page.getByLabel(/iban/i).first().fill('DE89370400440532013000');
  await page.getByRole('button', { name: 'Pay' }).focus();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('match');
}

it.each([
  ['of a visitor', '/'],
  ['that a server minted', '/minted'],
])(
  'the element binds a session %s, and its token alone is worth nothing',
  async (_, path) => {
    const page = await browser.newPage();
    const stolen = new Set<string>();
    page.on('request', (request) => {
      const { authorization } = request.headers();
      if (/\/v1\/checks$/.test(request.url()) && authorization?.startsWith('DPoP ')) stolen.add(authorization.slice(5));
    });
    await checked(page, path);
    expect(stolen.size).toBe(1);
    for (const scheme of ['Bearer', 'DPoP']) {
      const answer = await fetch(`${bff.url}/v1/checks`, {
        method: 'POST',
        headers: { authorization: `${scheme} ${[...stolen][0]}`, 'content-type': 'application/json', origin: shop },
        body: JSON.stringify({ account: { scheme: 'iban', iban: 'DE89370400440532013000' }, name: NAME }),
      });
      expect(answer.status).toBe(401);
    }
    await page.close();
  },
  60_000,
);

it('checks even if the payer’s clock is hours off', async () => {
  const page = await browser.newPage();
  await page.clock.install({ time: Date.now() - 9 * 3_600_000 });
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/v1/') && response.request().method() === 'POST') answers.push(response.status());
  });
  await checked(page, '/');
  // One refusal tells the time; from then on, proofs are accepted at once.
  expect(answers.filter((status) => status === 401)).toHaveLength(1);
  await page.close();
}, 60_000);
