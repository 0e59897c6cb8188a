import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { compile as compileSvelte } from 'svelte/compiler';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileScript, parse } from 'vue/compiler-sfc';
import { marked, root } from '../docs/blocks.ts';
import { sharedBrowser } from './demo.ts';

/** The code blocks of the page on form libraries, built as a project with their framework would build them. */
const page = 'docs/form-libraries.md';
const source = (language: string): string => {
  const [block] = marked('build', language).filter((item) => item.page === page);
  if (!block) throw new Error(`${page} has no example for ${language}`);
  return block.content;
};

const frameworks = {
  vue: () => {
    const compilerOptions = { isCustomElement: (tag: string) => tag.startsWith('payee-check') };
    const { descriptor } = parse(source('vue'), { templateParseOptions: compilerOptions });
    const { content } = compileScript(descriptor, {
      id: 'page',
      inlineTemplate: true,
      templateOptions: { compilerOptions },
    });
    return {
      'component.ts': content,
      'main.js': `import { createApp } from 'vue'; import Page from './component.ts'; createApp(Page).mount('#app');`,
    };
  },
  svelte: () => ({
    'component.js': compileSvelte(source('svelte'), { generate: 'client' }).js.code,
    'main.js': `import { mount } from 'svelte'; import Page from './component.js'; mount(Page, { target: document.querySelector('#app') });`,
  }),
};

const HEADERS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
const CHECK = {
  id: 'chk_0123456789abcdef',
  status: 'completed',
  outcome: 'match',
  reason: null,
  account: {
    scheme: 'iban',
    masked: 'DE89 •••• 30 00',
    country: 'DE',
    status: 'active',
    bank: null,
    reachability: null,
  },
  risk: { level: 'none', signals: [] },
  evidence: [],
  decision: null,
  checkedAt: '2026-06-01T12:00:00.000Z',
  expiresAt: '2026-06-01T12:30:00.000Z',
  receipt: 'the-receipt',
};

describe.each(Object.entries(frameworks))('the form of %s', (name, files) => {
  let browser: Browser;
  let code = '';
  beforeAll(async () => {
    const folder = join(root, 'test', 'dist', `form-${name}`);
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files())) writeFileSync(join(folder, file), text);
    const built = await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      resolve: { conditions: ['browser', 'module', 'import', 'default'] },
      build: {
        write: false,
        minify: false,
        rolldownOptions: { output: { codeSplitting: false } },
        lib: { entry: join(folder, 'main.js'), formats: ['es'], fileName: () => 'app.js' },
      },
    });
    const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
    browser = await sharedBrowser();
  });

  it('holds the receipt, loses it with the next edit, and resets the element', async () => {
    const tab = await browser.newPage();
    const errors: string[] = [];
    tab.on('pageerror', ({ message }) => errors.push(message));
    await tab.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      const session = { token: 't', expiresAt: new Date(Date.now() + 60_000).toISOString(), features: {} };
      if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: HEADERS });
      if (pathname === '/app.js') return route.fulfill({ contentType: 'text/javascript', body: code });
      if (pathname === '/v1/sessions') return route.fulfill({ status: 201, headers: HEADERS, json: { session } });
      if (pathname === '/v1/checks') return route.fulfill({ headers: HEADERS, json: { check: CHECK } });
      if (pathname.startsWith('/v1/')) return route.fulfill({ headers: HEADERS, json: {} });
      const html =
        '<!doctype html><html lang="en"><div id="app"></div><script type="module" src="/app.js"></script></html>';
      return route.fulfill({ contentType: 'text/html', body: html });
    });
    await tab.goto('https://shop.example/');
    const output = tab.locator('output');
    await tab.getByLabel('holder').fill('Jane Doe');
    await tab.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await tab.keyboard.press('Tab');
    await expect.poll(() => output.innerText()).toBe('the-receipt');
    await tab.getByLabel('holder').fill('John Doe');
    await expect.poll(() => output.innerText()).toBe('');
    await tab.getByRole('button', { name: 'Pay' }).focus();
    await expect.poll(() => output.innerText()).toBe('the-receipt');
    await tab.getByRole('button', { name: 'Start again' }).click();
    await expect.poll(() => tab.locator('payee-check').evaluate((item) => Reflect.get(item, 'value'))).toBe('');
    expect(errors).toEqual([]);
    await tab.close();
  });
});
