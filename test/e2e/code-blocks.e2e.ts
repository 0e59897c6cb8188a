import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { PayeeCheckElement } from '@payee-check/widget/element';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { type Block, marked, place } from '../docs/blocks.ts';
import { API_KEY, startWorld, type World } from '../docs/world.ts';
import { violations } from './axe.ts';
import { listenForComplaints, sharedBrowser } from './demo.ts';
import { bundleFrameworks } from './frameworks.ts';

interface File {
  readonly type: string;
  readonly body: string;
}

let world: World;
let browser: Browser;
let shop: Server;
let origin: string;
/** The policy that the documentation shows. */
let policy: string;
const files = new Map<string, File>();
const frameworkPages = new Set<string>();

/** With the Trusted Types policies that the frameworks need, as documented. */
const withFrameworks = (item: string) => item.replace('lit-html', 'lit-html vue svelte-trusted-html');

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [world, browser] = await Promise.all([startWorld(origin), sharedBrowser()]);
  const [csp] = marked('csp');
  policy = world.inPlace(csp?.content.replace('Content-Security-Policy: ', '').trim() ?? '');
  shop = createServer(async (request, response) => {
    if (request.url === '/session' && request.method === 'POST') {
      const opened = await world.post('/v1/sessions', API_KEY, { origin, subject: 'customer-4711' });
      const { session } = await opened.json();
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ token: session.token }));
      return;
    }
    const file = files.get(request.url ?? '');
    response.writeHead(file ? 200 : 404, {
      'Content-Type': `${file?.type ?? 'text/plain'}; charset=utf-8`,
      'Content-Security-Policy': frameworkPages.has(request.url ?? '') ? withFrameworks(policy) : policy,
    });
    response.end(file?.body ?? '');
  }).listen(port, '127.0.0.1');
  files.set('/favicon.ico', { type: 'image/x-icon', body: '' });
  for (const [path, body] of await bundleFrameworks(world.inPlace)) files.set(path, { type: 'text/javascript', body });
}, 120_000);

afterAll(async () => {
  shop?.closeAllConnections();
  shop?.close();
  await world?.close();
});

/** Makes a whole page out of the part that is shown, and moves what a strict policy forbids inline into files. */
async function asPage(path: string, content: string): Promise<string> {
  const answer = await fetch(`${world.bffUrl}/widget/v1/integrity.json`);
  const hashes: Record<string, string> = await answer.json();
  const text = world
    .inPlace(content)
    .replace(/\/widget\/\d+\.\d+\.\d+\//, `/widget/${await releaseOf()}/`)
    .replace(/sha384-A+/, hashes['payee-check.js'] ?? '')
    .replaceAll(/<script type="module">([\s\S]*?)<\/script>/g, (_, body: string) => {
      files.set(`${path}.js`, { type: 'text/javascript', body });
      return `<script type="module" src="${path}.js"></script>`;
    });
  if (text.startsWith('<!doctype')) return text;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="${path}.css"></head><body><main><h1>Pay</h1>${text}</main></body></html>`;
}

/** The version that the BFF serves; the one in the documentation may be older. */
async function releaseOf(): Promise<string> {
  const manifest = readFileSync(createRequire(import.meta.url).resolve('@payee-check/widget/package.json'), 'utf8');
  const { version }: { version: string } = JSON.parse(manifest);
  return version;
}

async function open(path: string, html: string, css = ''): Promise<{ page: Page; complaints: string[] }> {
  files.set(path, { type: 'text/html', body: html });
  files.set(`${path}.css`, { type: 'text/css', body: css });
  const page = await browser.newPage();
  const complaints = listenForComplaints(page);
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(origin + path);
  const field = page.locator('payee-check').first().getByLabel('IBAN');
  await field.waitFor({ timeout: 15_000 }).catch((error) => {
    throw new Error(`No element was shown: ${complaints.join(' ') || error}`);
  });
  return { page, complaints };
}

const check = (page: Page, name: string) =>
  page
    .locator('payee-check')
    .first()
    .evaluate(async (element: PayeeCheckElement, payeeName) => {
      Object.assign(element, { payeeName, iban: 'DE89370400440532013000' });
      return (await element.verify()).outcome;
    }, name);

/** Sets the page's own colours explicitly: without them axe takes a page to be white, even in dark mode. */
const GROUND = 'html { background: canvas; color: canvastext }\n';

const titled = (its: readonly Block[]) => its.map((block) => [place(block), block] as const);
const pathOf = (name: string) => `/${name.replaceAll(/\W/g, '-')}`;

describe('HTML', () => {
  it.each(titled(marked('page', 'html')))('%s shows an element that checks', async (name, { content }) => {
    const { page, complaints } = await open(pathOf(name), await asPage(pathOf(name), content));
    expect(await check(page, 'Jane Doe')).toBe('match');
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('frameworks', () => {
  it.each(titled(marked('page', 'tsx', 'vue', 'svelte')))('%s shows an element that checks', async (name, block) => {
    frameworkPages.add(pathOf(name));
    const script = `<div id="app"></div><script type="module" src="/${block.language}.js"></script>`;
    const { page, complaints } = await open(pathOf(name), await asPage(pathOf(name), script));
    const said = page.waitForEvent('console');
    expect(await check(page, 'Jane Doe')).toBe('match');
    expect((await said).text()).toBe('match');
    expect(complaints).toEqual(['log: match']);
    await page.close();
  });
});

describe('themes', () => {
  it.each(titled(marked('page', 'css')))('%s keeps contrast, light and dark', async (name, { content, options }) => {
    const html = `<script type="module" src="https://bff.example/widget/v1/payee-check.js" crossorigin></script>
<form class="${options.page}"><payee-check endpoint="https://bff.example" name="payee" required></payee-check></form>`;
    const { page, complaints } = await open(pathOf(name), await asPage(pathOf(name), html), GROUND + content);
    const plain = await open(`${pathOf(name)}-plain`, await asPage(`${pathOf(name)}-plain`, html), GROUND);
    const look = (page: Page) =>
      page.locator('payee-check').evaluate((element) => {
        const part = (selector: string) => element.shadowRoot?.querySelector(`[part~="${selector}"]`) ?? element;
        return ['input', 'label'].map((item) => JSON.stringify({ ...getComputedStyle(part(item)) })).join();
      });
    expect(await look(page)).not.toBe(await look(plain.page));
    await plain.page.close();
    expect(await check(page, 'No Match')).toBe('no_match');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page, { rules: ['color-contrast'] })).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});
