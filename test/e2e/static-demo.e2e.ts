import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { listenForComplaints, openScene, sharedBrowser, showTab } from './demo.ts';

/** The demo as static files, in a folder of a server that only serves files. */

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'demo/dist-static');
const BASE = '/payee-check/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

let files: Server;
let url: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let sent: string[];

beforeAll(async () => {
  const building = spawn(process.execPath, [join(root, 'scripts/static-demo.mjs'), `--base=${BASE}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(building, 'exit')).toEqual([0, null]);
  files = createServer(async ({ url: target = '/' }, response) => {
    const { pathname } = new URL(target, 'http://files.invalid');
    const path = extname(pathname) === '' ? join(pathname, 'index.html') : pathname;
    const isHere = path.startsWith(BASE);
    const content = isHere ? await readFile(join(folder, path.slice(BASE.length))).catch(() => null) : null;
    const type = TYPES[extname(path)] ?? 'text/plain';
    response.writeHead(content === null ? 404 : 200, { 'content-type': type, 'cache-control': 'max-age=3600' });
    response.end(content);
  });
  files.listen(0, '127.0.0.1');
  await once(files, 'listening');
  url = `http://localhost:${(files.address() as AddressInfo).port}${BASE.replace(/\/$/, '')}`;
  context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
  // Keeps the process that has compiled the scripts alive from one test to the next.
  await (await context.newPage()).goto(`${url}/icon.svg`);
}, 300_000);
afterAll(async () => {
  await context?.close();
  files?.close();
});

beforeEach(async () => {
  page = await context.newPage();
  complaints = listenForComplaints(page);
  sent = [];
  page.on('request', (request) => {
    const isFile = request.method() === 'GET' && request.url().startsWith(`${url}/`);
    if (!isFile && !request.url().startsWith('data:')) sent.push(`${request.method()} ${request.url()}`);
  });
  return async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
    expect(sent).toEqual([]);
    expect(complaints).toEqual([]);
  };
});

const heading = (text: string) => page.locator('payee-check [part~="result-heading"]', { hasText: text }).first();

describe('the demo without a server', () => {
  it('checks in the page', async () => {
    await openScene(page, `${url}/`);
    for (const [payee, words] of [
      ['the right name', 'The name matches'],
      ['someone else’s account', 'The name does not match'],
      ['a bank that is down', 'The name could not be checked'],
    ] as const) {
      await page.getByRole('button', { name: payee }).click();
      await heading(words).waitFor();
    }
  });

  it('has the shop pay on a receipt that was signed and verified in the page', async () => {
    await openScene(page, `${url}/`);
    await page.getByRole('button', { name: 'a missing letter' }).click();
    await heading('almost matches').waitFor();
    await page.locator('payee-check .primary').first().click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await page.getByRole('button', { name: /^Pay €/ }).click();
    await page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
    await page.getByText('Verified against account and name').waitFor();
  });

  it('refuses a receipt that is used with another name', async () => {
    await openScene(page, `${url}/checkout?payee=the-name-fits&sent=yes`);
    await page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
    await showTab(page, 'Your server');
    await page.getByRole('button', { name: 'Pay under another name' }).click();
    await page.getByRole('heading', { name: 'We cannot take this payment' }).waitFor();
  });

  it('simulates provider faults as the other demo does', async () => {
    await openScene(page, `${url}/checkout?broken=ibantrack.malformed&broken=banfico.unavailable&payee=the-name-fits`);
    await heading('The name could not be checked').waitFor();
  });

  it.each([
    ['slip', 'Took the bank’s name'],
    ['mule', 'Reported as fraud'],
    ['invoice', 'Reported as fraud'],
  ])('tells the story %s to its end', async (story, verified) => {
    await openScene(page, `${url}/stories/${story}?step=5`);
    await page.locator('#verified').getByText(verified).waitFor();
  });

  it('pays out to the customer who is logged in', async () => {
    await openScene(page, `${url}/onboarding?payee=the-name-fits&sent=yes`);
    await page.getByRole('heading', { name: 'Your account is set up' }).waitFor();
  });

  it('has live elements in the documentation', async () => {
    await page.goto(`${url}/docs/policies-and-law.html`);
    await page.getByRole('button', { name: 'No Match: no match' }).click();
    await heading('does not match').waitFor();
  });

  it.each(['/', '/checkout', '/messages'])('says on %s that it has no server, and axe finds nothing', async (path) => {
    await openScene(page, url + path);
    const note = page.locator('.static-note');
    await note.getByText('A copy without a server.').click();
    await note.getByText('Made up are the banks').waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing links to a part that needs a server.
    expect(await page.locator('a[href$="/payment-run"], a[href$="/api"]').count()).toBe(0);
  });

  it('links from scene to scene, to the documentation and back, within its own folder', async () => {
    await openScene(page, `${url}/onboarding`);
    // Opens in the scene where there is no customer whose own account it is.
    await page.getByRole('button', { name: 'Unavailable', exact: true }).click();
    await page.waitForURL(`${url}/checkout`);
    await heading('could not be checked').waitFor();
    await page.getByRole('link', { name: 'Documentation' }).click();
    await page.getByRole('link', { name: 'Demo', exact: true }).first().click();
    await page.waitForURL(`${url}/`);
    await page.getByRole('banner').getByRole('link', { name: 'Checkout' }).click();
    await page.waitForURL(`${url}/checkout`);
  });
});
