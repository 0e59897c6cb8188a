import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Demo, sharedBrowser, startDemo } from './demo.ts';

/** The `shown` command derives from a receipt what the screen showed in a real browser. */
const root = join(import.meta.dirname, '../..');
let demo: Demo;
let merchant: Server;
let browser: Browser;
let shop: string;
let widget = '';

beforeAll(async () => {
  merchant = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="de"><title>Shop</title>
      <script type="module" src="${widget}/widget/v1/payee-check.js" crossorigin></script>
      <form><payee-check name="payee" endpoint="${widget}" required></payee-check><button>Zahlen</button></form>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => merchant.once('listening', resolve));
  shop = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  demo = await startDemo({ ALLOWED_ORIGINS: shop });
  widget = /endpoint="(http:[^"]+)"/.exec(await (await fetch(demo.url)).text())?.[1] ?? '';
  browser = await sharedBrowser();
});
afterAll(async () => {
  merchant?.close();
  await demo?.stop();
});

const shown = (receipt: string, ...more: readonly string[]) =>
  execFileSync(process.execPath, ['shared/dist/command/main.js', 'shown', ...more], {
    cwd: root,
    input: receipt,
    encoding: 'utf8',
  });

it('is recorded with the decision, and printed by `payee-check shown`', async () => {
  const page = await browser.newPage();
  await page.goto(shop);
  await page.locator('payee-check input').first().fill('No Match');
  await page.locator('payee-check input').nth(1).fill('DE89370400440532013000');
  await page.keyboard.press('Tab');
  const card = page.locator('payee-check [part="result"]');
  await card.waitFor();
  const sentences = await card.locator('[part="result-heading"], [part="result-message"], .warn').allTextContents();
  await page.getByRole('button', { name: 'Trotzdem fortfahren' }).click();
  await page.waitForFunction(() => {
    const receipt = new FormData(document.forms[0]).get('payee');
    return (
      typeof receipt === 'string' &&
      atob(receipt.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '').includes('shown')
    );
  });
  const receipt = await page.evaluate(() => String(new FormData(document.forms[0]).get('payee')));
  expect(decodeJwt(receipt)).toMatchObject({
    outcome: 'no_match',
    decision: 'continue_anyway',
    shown: { locale: 'de', policy: 'confirm' },
  });
  const said = shown(receipt, '--widget', 'widget/dist/cdn');
  for (const sentence of sentences) expect(said).toContain(sentence.trim());
  expect(said).toContain('Policy: confirm. Purpose: payment.');
  // Including where the widget is installed.
  expect(shown(receipt)).toBe(said);
});
