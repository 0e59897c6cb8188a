import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { readPayee, verifyReceipt } from '@payee-check/shared/receipt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { type Instance, startInstance } from '../lib/instance.ts';
import { startBrowser } from './demo.ts';

/** A merchant's page that asks for an organisation's number, and its server, which verifies the submitted form. */
let sandbox: Sandbox;
let bff: Instance;
let merchant: Server;
let browser: Browser;
let shop: string;

const IBAN = 'DE65700200880071234504';
const NAME = 'Isartal Maschinenbau GmbH';
const LEI = '99990SANDBOXISAR0103';

beforeAll(async () => {
  merchant = createServer((request, response) => {
    const identifier = request.url === '/only' ? 'only lei' : 'lei vat';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>Shop</title>
      <script type="module" src="${bff.url}/widget/v1/payee-check.js" crossorigin></script>
      <form><payee-check name="payee" endpoint="${bff.url}" scheme="iban" identifier="${identifier}"></payee-check>
      <button>Pay</button></form>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => merchant.once('listening', resolve));
  shop = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  const port = await freePort();
  sandbox = await startSandbox();
  const settings = { PROVIDERS: 'banfico', ALLOWED_ORIGINS: shop, PUBLIC_URL: `http://127.0.0.1:${port}` };
  bff = await startInstance({ ...sandbox.env, ...settings }, { at: port });
  browser = await startBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  merchant?.close();
  await bff?.close();
  await sandbox?.close();
});

const stateOf = (page: Page) => page.evaluate(() => Reflect.get(document.querySelector('payee-check') ?? {}, 'state'));

/** What the form would submit once the check has finished. */
async function submitted(page: Page): Promise<URLSearchParams> {
  await page.getByRole('button', { name: 'Pay' }).focus();
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('match');
  const fields = await page.evaluate(() => {
    const form = document.querySelector('form');
    return form === null ? [] : [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  });
  return new URLSearchParams(fields);
}

async function verified(form: URLSearchParams, change: object = {}) {
  const { receipt, ...payee } = readPayee(form);
  const { url: issuer } = bff;
  const jwks = `${issuer}/.well-known/jwks.json`;
  return verifyReceipt(receipt, { ...payee, jwks, issuer, audience: shop, allowSandbox: true, ...change });
}

const another = { identifiers: [{ type: 'lei', value: '99990SANDBOXNORD0140' }] };

it('checks an organisation’s number together with its name, and the shop’s server knows the type of number', async () => {
  const page = await browser.newPage();
  await page.goto(`${shop}/`);
  await page.getByLabel(/name/i).first().fill(NAME);
  await page.getByRole('radio', { name: /LEI/ }).check({ force: true });
  // Between name and account.
  await page.getByRole('textbox').nth(1).fill(LEI);
  await page.getByLabel(/iban/i).first().fill(IBAN);
  const form = await submitted(page);
  expect(await verified(form)).toMatchObject({ outcome: 'match', basis: 'name_check', identifiers_compared: true });
  await expect(verified(form, another)).rejects.toMatchObject({ code: 'identifier_mismatch' });
  await page.close();
}, 60_000);

it('checks the number alone if the page says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${shop}/only`);
  await page.getByLabel(/LEI/).first().fill(LEI);
  await page.getByLabel(/iban/i).first().fill(IBAN);
  const form = await submitted(page);
  expect(form.get('payee.name')).toBe('');
  expect(await verified(form)).toMatchObject({ outcome: 'match', basis: 'identifier_check' });
  await expect(verified(form, another)).rejects.toMatchObject({ code: 'identifier_mismatch' });
  await page.close();
}, 60_000);
