import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { type Block, blocks } from '../docs/blocks.ts';
import { type Server, startServer } from '../docs/server.ts';
import { startWorld, type World } from '../docs/world.ts';
import { startBrowser } from '../e2e/demo.ts';
import { root, run } from './lib/commands.ts';
import { type Site, serve } from './lib/site.ts';

/** What a reader has: a clone, and folders of their own next to it. */
let folder: string;
let site: Site;
let browser: Browser;

/** The commands that a reader types in a folder. */
const commands = (where: string) => blocks.filter(({ mark, options }) => mark === 'run' && options.in === where);
const inPage = (page: string, where: string) => commands(where).filter((command) => command.page === page);
const QUICK_START = 'docs/quick-start.md';
const INTEGRATION = 'docs/integration.md';

/** Dependencies must not run scripts on installation; what is in npm's cache is not fetched again. */
const NPM = ['prefer_offline=true', 'ignore_scripts=true', 'audit=false', 'fund=false', 'loglevel=error'];

async function type(where: string, lines: readonly Block[]): Promise<void> {
  expect(lines.length).toBeGreaterThan(0);
  const env = NPM.map((item) => `npm_config_${item}`);
  for (const { content } of lines) await run('env', [...env, 'sh', '-ec', content], join(folder, where));
}

/** The clone as `npm start` leaves it, without what is not packed. */
async function clone(): Promise<void> {
  const filter = (path: string) => basename(path) !== 'node_modules';
  for (const path of ['package.json', 'shared', 'widget']) {
    await cp(join(root, path), join(folder, 'payee-check', path), { recursive: true, filter });
  }
  await type('payee-check', commands('clone'));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-documented-'));
  [site, browser] = await Promise.all([serve(folder), startBrowser(), clone()]);
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Checks a payee as a payer does, pays, and returns what the page and then the shop show. */
async function pay(url: string) {
  const page = await browser.newPage();
  const logged: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'log') logged.push(message.text());
  });
  try {
    await page.goto(url);
    const element = page.locator('payee-check');
    await element.getByLabel('holder').pressSequentially('Jane Doe');
    await element.getByLabel('IBAN').pressSequentially('DE89370400440532013000');
    await page.keyboard.press('Tab');
    const heading = await element.locator('[part~="result-heading"]').innerText();
    const answer = page.waitForResponse((item) => item.request().method() === 'POST' && item.url().endsWith('/pay'));
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    return { heading, logged, shop: await (await answer).text() };
  } finally {
    await page.close();
  }
}

const VERIFIED = 'Paid. Outcome: match, decision: null, risk: none';

/** The shop's server from the quick start, for pages of an origin, in a folder of its own. */
async function openShop(name: string, world: World, port: number): Promise<Server> {
  const shop = join(folder, name);
  await mkdir(shop);
  await type(name, inPage(QUICK_START, 'shop'));
  const parts = blocks.filter((block) => block.page === QUICK_START);
  const page = parts.find(({ mark }) => mark === 'page')?.content ?? '';
  const server = parts.find(({ options }) => options.as === 'server')?.content ?? '';
  await writeFile(join(shop, 'index.html'), world.inPlace(page));
  await writeFile(join(shop, 'server.mjs'), world.inPlace(server));
  return startServer(join(shop, 'server.mjs'), port);
}

it('the quick start results in a page that checks and a server that verifies', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const world = await startWorld(`http://localhost:${port}`);
  const shop = await openShop('shop', world, port);
  try {
    const { heading, shop: said } = await pay(shop.url);
    expect(heading).toMatch(/matches/);
    expect(said).toBe(VERIFIED);
  } finally {
    await shop.close();
    await world.close();
  }
});

describe('the component of the integration page', () => {
  let world: World;
  let shop: Server;

  beforeAll(async () => {
    world = await startWorld(site.origin);
    shop = await openShop('server', world, await freePort());
  });

  afterAll(async () => {
    await shop?.close();
    await world?.close();
  });

  const inPlace = (text: string) => world.inPlace(text).replaceAll('action="/pay"', `action="${shop.url}/pay"`);

  /**
   * How a project with each framework mounts the documented component, which the documentation leaves to the reader.
   */
  const mounts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    vite: {},
    react: {
      'src/main.tsx': `import { createRoot } from 'react-dom/client';
import { Checkout } from './Checkout';
const app = document.getElementById('app');
if (app) createRoot(app).render(<Checkout />);`,
    },
    vue: {
      'src/main.ts': `import { createApp } from 'vue'; import Checkout from './Checkout.vue'; createApp(Checkout).mount('#app');`,
    },
    svelte: {
      'src/main.ts': `import { mount } from 'svelte'; import Checkout from './lib/Checkout.svelte';
mount(Checkout, { target: document.body });`,
    },
    angular: {
      'src/main.ts': `import { bootstrapApplication } from '@angular/platform-browser';
import { Checkout } from './app/checkout';
bootstrapApplication(Checkout);`,
      'src/index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title><base href="./"></head>
<body><app-checkout></app-checkout></body></html>`,
    },
  };

  it.each(Object.keys(mounts))(
    'type-checks, builds, checks and pays with %s',
    { timeout: 300_000 },
    async (framework) => {
      const project = join(folder, framework);
      await cp(join(import.meta.dirname, 'templates', framework), project, { recursive: true });
      await type(framework, inPage(INTEGRATION, 'project'));
      const documented = blocks.filter(({ options }) => options.in === framework && options.file !== undefined);
      expect(documented.length).toBeGreaterThan(0);
      for (const { options, content } of documented) {
        await mkdir(dirname(join(project, options.file ?? '')), { recursive: true });
        await writeFile(join(project, options.file ?? ''), inPlace(content));
      }
      for (const [file, content] of Object.entries(mounts[framework] ?? {}))
        await writeFile(join(project, file), content);
      if (framework === 'vite') await writeFile(join(project, 'index.html'), htmlOf('src/main.ts'));
      // Specific to where the test serves the project; a reader does not need it.
      if (framework === 'vue') await rebase(join(project, 'vite.config.ts'));
      await run('npm', ['run', '--silent', 'check'], project);
      await run('npm', ['run', '--silent', 'build'], project);
      const { heading, logged, shop: said } = await pay(`${site.origin}/${framework}/dist/`);
      expect(heading).toMatch(/matches/);
      expect(logged).toContain('match');
      expect(said).toBe(VERIFIED);
    },
  );

  /** The page's first form, without the script from the BFF. */
  function htmlOf(script: string): string {
    const [plain] = blocks.filter((block) => block.page === INTEGRATION && block.language === 'html');
    const form = inPlace(plain?.content ?? '').replace(/<script[\s\S]*?<\/script>\n/, '');
    return `<!doctype html><html lang="en"><head><title>Pay</title></head><body>
${form}<script type="module" src="/${script}"></script></body></html>`;
  }

  async function rebase(config: string): Promise<void> {
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace('defineConfig({', "defineConfig({ base: './',"));
  }
});
