import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { root } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { earlierScript, IS_EARLIERS, keepEarlier } from '../packages/lib/earlier.ts';
import { installed, record } from '../packages/lib/trials.ts';
import { listenForComplaints, sharedBrowser } from './demo.ts';

/**
 * Libraries that put a server's markup into a page that the payer is using, in their published versions, with a real
 * server behind them. The server knows what it prefilled, but not what the payer has typed since.
 */
const PREFILLED = `payee-name="John Smith" iban="NL91ABNA0417164300"`;

interface Library {
  /** What is tested, in the installed version. */
  readonly packages: readonly string[];
  /** The page's scripts, as paths in `node_modules`. */
  readonly scripts: readonly string[];
  /** What else is in the head. */
  readonly head?: string;
  /** What the head needs under a strict policy, which allows scripts and style sheets with the nonce `own`. */
  readonly strict?: string;
  /** Runs after the scripts. */
  readonly setup?: string;
  /** Further attributes of the tag. */
  readonly attributes?: string;
  /** Makes the library fetch the page's markup and insert it again. */
  readonly refresh: string;
}

/** Without this, htmx would add a style sheet of its own to the page, and run code from attributes. */
const HTMX_CONFIG = `<meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false}'>`;

const LIBRARIES: Readonly<Record<string, Library>> = {
  'a morphing stream of Turbo': {
    packages: ['@hotwired/turbo'],
    scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    strict: '<meta name="csp-nonce" content="own">',
    refresh: `fetch('/area').then((response) => response.text()).then((html) => Turbo.renderStreamMessage(
      '<turbo-stream action="replace" method="morph" target="area"><template>' + html + '</template></turbo-stream>'))`,
  },
  'a page refresh of Turbo by morphing': {
    packages: ['@hotwired/turbo'],
    scripts: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    strict: '<meta name="csp-nonce" content="own">',
    head: '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">',
    refresh: `Turbo.session.refresh(location.href)`,
  },
  'htmx with idiomorph': {
    packages: ['htmx.org', 'idiomorph'],
    scripts: ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'],
    strict: HTMX_CONFIG,
    refresh: `htmx.ajax('GET', '/area', { target: '#area', swap: 'morph:outerHTML' })`,
  },
  'htmx with idiomorph, inside': {
    packages: ['htmx.org', 'idiomorph'],
    scripts: ['htmx.org/dist/htmx.js', 'idiomorph/dist/idiomorph-ext.js'],
    strict: HTMX_CONFIG,
    refresh: `htmx.ajax('GET', '/inside', { target: '#area', swap: 'morph:innerHTML' })`,
  },
  // Livewire's own morphing is this Alpine plug-in.
  'the morphing of Alpine and Livewire': {
    packages: ['alpinejs', '@alpinejs/morph'],
    scripts: ['@alpinejs/morph/dist/cdn.js', 'alpinejs/dist/cdn.js'],
    refresh: `fetch('/area').then((response) => response.text()).then((html) => Alpine.morph(document.querySelector('#area'), html))`,
  },
  // Unpoly replaces fragments; what should stay has to say so.
  'Unpoly with up-keep': {
    packages: ['unpoly'],
    scripts: ['unpoly/unpoly.js'],
    setup: 'up.log.config.banner = false',
    attributes: 'up-keep',
    refresh: `up.render('#area', { url: '/page' })`,
  },
};

/** None of the libraries has a Trusted Types policy of its own for its server's markup. */
const POLICY = `<script nonce="own">globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => html })</script>`;

let folder: string;
let server: Server;
let origin: string;
let world: World;
let browser: Browser;
let library: Library;
let answered = 0;
const posted: URLSearchParams[] = [];

const inside = () => `<form action="/pay" method="post" data-answer="${answered}">
<payee-check id="payee" endpoint="${world.bffUrl}" name="payee" required ${PREFILLED} ${library.attributes ?? ''}></payee-check>
<button>Pay</button></form><output id="answers">${answered}</output>`;
const area = () => `<div id="area" hx-ext="morph">${inside()}</div>`;
const page = (condition = '') => {
  const isStrict = condition === 'a strict policy';
  const scripts = library.scripts.map(
    (path) => `<script src="/modules/${path}" nonce="own" ${path.includes('alpine') ? 'defer' : ''}></script>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title><link rel="icon" href="data:,">
${library.head ?? ''}${isStrict ? POLICY + (library.strict ?? '') : ''}${scripts.join('')}<script nonce="own">${library.setup ?? ''}</script>
${condition === 'an earlier version' ? earlierScript(world.bffUrl) : ''}<script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script></head>
<body hx-ext="morph"><a href="/other">Terms</a>${area()}</body></html>`;
};
const OTHER = () => page().replace(/<body[\s\S]*/, '<body><h1>Terms</h1></body></html>');
const strict = () =>
  [
    `default-src 'none'; script-src 'nonce-own' ${world.bffUrl}; style-src 'nonce-own'; connect-src 'self' ${world.bffUrl}`,
    `img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
    `trusted-types lit-html payee-check default 'allow-duplicates'`,
  ].join('; ');

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  folder = await mkdtemp(join(tmpdir(), 'payee-check-morphing-'));
  [world, browser] = await Promise.all([startWorld(origin, { widget: await keepEarlier(folder) }), sharedBrowser()]);
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/modules/')) {
      response.setHeader('content-type', 'text/javascript');
      return void response.end(await readFile(join(root, 'node_modules', pathname.slice('/modules/'.length))));
    }
    if (request.method === 'POST') {
      posted.push(new URLSearchParams(await text(request)));
      return void response.writeHead(303, { location: '/other' }).end();
    }
    answered++;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const condition = searchParams.get('with') ?? '';
    if (condition === 'a strict policy') response.setHeader('content-security-policy', strict());
    const parts: Readonly<Record<string, () => string>> = { '/area': area, '/inside': inside, '/other': OTHER };
    response.end(parts[pathname]?.() ?? page(condition));
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
});

afterAll(async () => {
  await world?.close();
  server?.close();
  server?.closeAllConnections();
  if (folder) await rm(folder, { recursive: true, force: true });
});

interface Typed {
  readonly tab: Page;
  readonly complaints: readonly string[];
  /** Name, account, state and receipt, as the page's own script reads them. */
  read(): Promise<{ payeeName: string; iban: string; state: string; value: string }>;
}

/** Opens a page and replaces its prefilled payee by typing another. */
async function visit(name: string, condition = ''): Promise<Typed> {
  const chosen = LIBRARIES[name];
  if (!chosen) throw new Error(name);
  library = chosen;
  const tab = await browser.newPage();
  const complaints = listenForComplaints(tab);
  await tab.goto(`${origin}/page${condition && `?with=${encodeURIComponent(condition)}`}`);
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

/** Leaves the fields, and waits until the card shows this heading. */
async function check({ tab }: Typed, heading: RegExp): Promise<void> {
  const element = tab.locator('payee-check');
  await element.getByLabel('IBAN').press('Tab');
  await element.locator('[part~="result-heading"]').filter({ hasText: heading }).waitFor();
}

/** Presses Pay, and returns the receipt that the shop receives. */
async function pay({ tab }: Typed): Promise<string | null | undefined> {
  const before = posted.length;
  await tab.getByRole('button', { name: 'Pay', exact: true }).click();
  await tab.getByRole('heading', { name: 'Terms' }).waitFor();
  expect(posted.length).toBe(before + 1);
  return posted.at(-1)?.get('payee');
}

describe.each(Object.keys(LIBRARIES))('%s', (name) => {
  let passed = 0;
  afterAll(async () => {
    if (passed !== 6) return;
    const packages = await installed(root, library.packages);
    await record({ kind: 'morphing', name, packages }, `Chromium ${browser.version()}`);
  });

  it('does not overwrite what the payer is typing', async () => {
    const typed = await visit(name);
    await refresh(typed);
    expect(await typed.read()).toMatchObject({ payeeName: 'Jane Doe', iban: 'DE89 3704 0044 0532 0130 00' });
    expect(typed.complaints).toEqual([]);
    await typed.tab.close();
    passed++;
  });

  it.each(['', 'a strict policy', 'an earlier version'])(
    'keeps the result and the receipt, and pays with it: %s',
    async (condition) => {
      const typed = await visit(name, condition);
      await check(typed, /matches/);
      const before = await typed.read();
      await refresh(typed);
      expect(await typed.read()).toEqual(before);
      expect(before.state).toBe('match');
      expect(await typed.tab.locator('payee-check').evaluate((item) => item.outerHTML)).not.toMatch(/Jane|DE89/);
      expect(await typed.tab.evaluate(IS_EARLIERS)).toBe(condition === 'an earlier version');
      expect(await pay(typed)).toBe(before.value);
      expect(typed.complaints).toEqual([]);
      await typed.tab.close();
      passed++;
    },
  );

  it('keeps its message while the network is off, and checks when it is back', async () => {
    const typed = await visit(name);
    const { tab } = typed;
    await tab.context().setOffline(true);
    await check(typed, /could not be made/);
    await tab.context().setOffline(false);
    await refresh(typed);
    expect(await typed.read()).toMatchObject({ payeeName: 'Jane Doe', state: 'error', value: '' });
    await tab.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(async () => (await typed.read()).state).toBe('match');
    expect(await pay(typed)).not.toBe('');
    await tab.close();
    passed++;
  });

  it('keeps the payer’s confirmation while the BFF is down, so that the payer can pay', async () => {
    const typed = await visit(name);
    const { tab } = typed;
    await tab.route(`${world.bffUrl}/v1/**`, (route) => route.abort('connectionrefused'));
    await check(typed, /could not be made/);
    await tab.getByRole('button', { name: 'Continue anyway' }).click();
    await refresh(typed);
    expect(await typed.read()).toMatchObject({ payeeName: 'Jane Doe', state: 'error' });
    expect(await pay(typed)).toBe('');
    await tab.close();
    passed++;
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
