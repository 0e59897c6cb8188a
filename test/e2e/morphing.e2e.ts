import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { root } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { installed, record } from '../packages/lib/trials.ts';
import { listenForComplaints, sharedBrowser } from './demo.ts';

/**
 * Libraries that put a server's markup into a page that the payer is using, as they are published, with a real server behind
 * them. The server knows what it had prefilled, and not what the payer has typed since.
 */
const PREFILLED = `payee-name="John Smith" iban="NL91ABNA0417164300"`;

interface Library {
  /** What is tried, as it is installed here. */
  readonly packages: readonly string[];
  /** Scripts of the page, as files of `node_modules`. */
  readonly scripts: readonly string[];
  /** What stands in the head beside them. */
  readonly head?: string;
  /** Runs behind the scripts. */
  readonly setup?: string;
  /** What the tag has beside what it needs. */
  readonly attributes?: string;
  /** Has the library fetch the page's markup and put it in again. */
  readonly refresh: string;
}

const LIBRARIES: Readonly<Record<string, Library>> = {
  'a morphing stream of Turbo': {
    packages: ['@hotwired/turbo'],
    scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    refresh: `fetch('/area').then((it) => it.text()).then((html) => Turbo.renderStreamMessage(
      '<turbo-stream action="replace" method="morph" target="area"><template>' + html + '</template></turbo-stream>'))`,
  },
  'a page refresh of Turbo by morphing': {
    packages: ['@hotwired/turbo'],
    scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    head: '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">',
    refresh: `Turbo.session.refresh(location.href)`,
  },
  'htmx with idiomorph': {
    packages: ['htmx.org', 'idiomorph'],
    scripts: ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'],
    refresh: `htmx.ajax('GET', '/area', { target: '#area', swap: 'morph:outerHTML' })`,
  },
  'htmx with idiomorph, inside': {
    packages: ['htmx.org', 'idiomorph'],
    scripts: ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'],
    refresh: `htmx.ajax('GET', '/inside', { target: '#area', swap: 'morph:innerHTML' })`,
  },
  // Livewire's own morphing is this plug-in of Alpine's.
  'the morphing of Alpine and Livewire': {
    packages: ['alpinejs', '@alpinejs/morph'],
    scripts: ['@alpinejs/morph/dist/cdn.js', 'alpinejs/dist/cdn.js'],
    refresh: `fetch('/area').then((it) => it.text()).then((html) => Alpine.morph(document.querySelector('#area'), html))`,
  },
  // Unpoly replaces fragments; what is to stay says so.
  'Unpoly with up-keep': {
    packages: ['unpoly'],
    scripts: ['unpoly/unpoly.js'],
    setup: 'up.log.config.banner = false',
    attributes: 'up-keep',
    refresh: `up.render('#area', { url: '/page' })`,
  },
};

let server: Server;
let origin: string;
let world: World;
let browser: Browser;
let library: Library;
let answered = 0;

const inside = () => `<form action="/pay" method="post" data-answer="${answered}">
<payee-check id="payee" endpoint="${world.bffUrl}" name="payee" required ${PREFILLED} ${library.attributes ?? ''}></payee-check>
<button>Pay</button></form><output id="answers">${answered}</output>`;
const area = () => `<div id="area" hx-ext="morph">${inside()}</div>`;
const page =
  () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title><link rel="icon" href="data:,">
${library.head ?? ''}${library.scripts.map((path) => `<script src="/modules/${path}" ${path.includes('alpine') ? 'defer' : ''}></script>`).join('')}
<script>${library.setup ?? ''}</script><script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script></head>
<body hx-ext="morph"><a href="/other">Terms</a>${area()}</body></html>`;
const OTHER = () => page().replace(/<body[\s\S]*/, '<body><h1>Terms</h1></body></html>');

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [world, browser] = await Promise.all([startWorld(origin), sharedBrowser()]);
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/modules/')) {
      response.setHeader('content-type', 'text/javascript');
      return void response.end(await readFile(join(root, 'node_modules', pathname.slice('/modules/'.length))));
    }
    answered++;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const parts: Readonly<Record<string, () => string>> = { '/area': area, '/inside': inside, '/other': OTHER };
    response.end((parts[pathname] ?? page)());
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
});

afterAll(async () => {
  await world?.close();
  server?.close();
  server?.closeAllConnections();
});

interface Typed {
  readonly tab: Page;
  readonly complaints: readonly string[];
  /** Name, account, state and receipt, as the page's own script reads them. */
  read(): Promise<{ payeeName: string; iban: string; state: string; value: string }>;
}

/** A page whose prefilled payee was replaced by another. */
async function visit(name: string): Promise<Typed> {
  const chosen = LIBRARIES[name];
  if (!chosen) throw new Error(name);
  library = chosen;
  const tab = await browser.newPage();
  const complaints = listenForComplaints(tab);
  await tab.goto(`${origin}/page`);
  const element = tab.locator('payee-check');
  expect(await element.getByLabel('holder').inputValue()).toBe('John Smith');
  await element.getByLabel('holder').fill('Jane Doe');
  await element.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
  return {
    tab,
    complaints,
    read: () =>
      element.evaluate((item) => ({
        payeeName: Reflect.get(item, 'payeeName'),
        iban: Reflect.get(item, 'iban'),
        state: Reflect.get(item, 'state'),
        value: Reflect.get(item, 'value'),
      })),
  };
}

async function refresh({ tab }: Typed): Promise<void> {
  const before = Number(await tab.locator('#answers').innerText());
  await tab.evaluate(library.refresh);
  await expect.poll(async () => Number(await tab.locator('#answers').innerText())).toBeGreaterThan(before);
}

describe.each(Object.keys(LIBRARIES))('%s', (name) => {
  it('does not overwrite what the payer is typing', async () => {
    const typed = await visit(name);
    await refresh(typed);
    expect(await typed.read()).toMatchObject({ payeeName: 'Jane Doe', iban: 'DE89 3704 0044 0532 0130 00' });
    expect(typed.complaints).toEqual([]);
    await typed.tab.close();
  });

  it('keeps the result and the receipt', async () => {
    const typed = await visit(name);
    await typed.tab.locator('payee-check').getByLabel('IBAN').press('Tab');
    await typed.tab
      .locator('payee-check [part~="result-heading"]')
      .filter({ hasText: /matches/ })
      .waitFor();
    const before = await typed.read();
    await refresh(typed);
    expect(await typed.read()).toEqual(before);
    expect(before.state).toBe('match');
    expect(await typed.tab.locator('payee-check').evaluate((item) => item.outerHTML)).not.toMatch(/Jane|DE89/);
    expect(typed.complaints).toEqual([]);
    await typed.tab.close();
    await record(
      { kind: 'morphing', name, packages: await installed(root, library.packages) },
      `Chromium ${browser.version()}`,
    );
  });
});

it('Back, with Turbo, shows what was typed', async () => {
  const typed = await visit('a morphing stream of Turbo');
  await typed.tab.getByRole('link', { name: 'Terms' }).click();
  await typed.tab.getByRole('heading', { name: 'Terms' }).waitFor();
  await typed.tab.goBack();
  await typed.tab.locator('payee-check').getByLabel('holder').waitFor();
  expect(await typed.read()).toMatchObject({ payeeName: 'Jane Doe', iban: 'DE89 3704 0044 0532 0130 00' });
  expect(typed.complaints).toEqual([]);
  await typed.tab.close();
});
