import { type Browser, chromium, type Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Configured } from '../controllers/host.ts';
import type { PayeeCheckContextElement } from '../element.ts';
import type * as jsx from '../jsx.ts';
import { completed } from '../testing/bff.ts';
import type { FieldKey } from '../types.ts';
import { PayeeCheck, PayeeCheckContext, type PayeeCheckContextProps, type PayeeCheckProps } from './index.ts';

const ORIGIN = 'https://shop.example';
const HEADERS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

describe('the React component', () => {
  let browser: Browser;
  let page: Page;
  let code = '';
  const complaints: string[] = [];

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"development"' },
      resolve: { conditions: ['@payee-check/source', 'module', 'browser', 'default'] },
      build: {
        write: false,
        minify: false,
        rolldownOptions: { output: { codeSplitting: false } },
        lib: { entry: `${import.meta.dirname}/testing/app.ts`, formats: ['es'], fileName: () => 'app.js' },
      },
    });
    const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  }, 60_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    complaints.length = 0;
    page = await browser.newPage();
    page.on('console', (message) => {
      if (/error|warn/.test(message.type()) && !/Lit is in dev mode/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      const session = { token: 't', expiresAt: new Date(Date.now() + 60_000).toISOString(), features: {} };
      if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers: HEADERS });
      if (pathname === '/app.js') return route.fulfill({ contentType: 'text/javascript', body: code });
      if (pathname === '/v1/sessions') return route.fulfill({ status: 201, headers: HEADERS, json: { session } });
      if (pathname === '/v1/checks') return route.fulfill({ headers: HEADERS, json: { check: completed() } });
      if (pathname.startsWith('/v1/')) return route.fulfill({ headers: HEADERS, json: {} });
      const html =
        '<!doctype html><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/app.js"></script>';
      return route.fulfill({ contentType: 'text/html', body: html });
    });
    await page.goto(ORIGIN);
  });

  const said = () => page.locator('#said').innerText();
  const value = () => page.locator('payee-check').evaluate((item) => Reflect.get(item, 'value'));
  async function match(): Promise<void> {
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await page.keyboard.press('Tab');
    await page.locator('#receipt', { hasText: 'first-receipt' }).waitFor();
  }

  it('checks, emits its events, and passes its receipt to a form library, in strict mode too', async () => {
    await match();
    expect(await said()).toBe('checking, match, result match');
    expect(await page.locator('form').evaluate((form: HTMLFormElement) => [...new FormData(form).keys()])).toEqual([
      'payee',
      'payee_name',
      'payee_scheme',
      'payee_iban',
    ]);
    expect(complaints).toEqual([]);
  });

  it('renders the tag, with attributes, style and class, and nothing personal on it', async () => {
    const html = await page.locator('payee-check').evaluate((item) => item.outerHTML);
    expect(html).toContain('class="payee"');
    expect(html).toContain('check-on="complete"');
    expect(html).toContain('max-width: 400px');
    expect(html).not.toContain('Jane');
    expect(await page.getByLabel('holder').inputValue()).toBe('Jane Do');
    expect(
      await page
        .locator('payee-check')
        .evaluate((item) => [item.hasAttribute('required'), item.hasAttribute('disabled')]),
    ).toEqual([true, false]);
    await page.getByText('fix').click();
    expect(await page.getByLabel('IBAN').isDisabled()).toBe(true);
  });

  it('drops the result when the form library clears the value', async () => {
    await match();
    await page.getByText('reset').click();
    expect(await value()).toBe('');
    expect(await page.locator('payee-check').evaluate((item) => Reflect.get(item, 'state'))).toBe('editing');
  });

  it('fills a field when its prop changes, and keeps what was typed while it does not', async () => {
    await page.getByLabel('holder').fill('Jane Doe');
    await match();
    expect(await page.getByLabel('holder').inputValue()).toBe('Jane Doe');
    await page.getByText('rename').click();
    await expect.poll(() => page.getByLabel('holder').inputValue()).toBe('John Doe');
  });

  it('exposes the element through its ref, and cleans up', async () => {
    await match();
    expect(await page.locator('#ref').innerText()).toBe('payee-check');
    await page.getByText('hide').click();
    expect(await page.locator('payee-check').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('renders only the tag on a server', () => {
    const html = renderToString(
      createElement(PayeeCheck, {
        endpoint: '/bff',
        name: 'payee',
        required: true,
        policy: 'inform',
        iban: 'DE89',
        form: 'far',
      }),
    );
    expect(html).toBe('<payee-check endpoint="/bff" name="payee" policy="inform" form="far"></payee-check>');
  });

  it('accepts the element’s props, as does the tag in JSX', () => {
    type Settable = keyof Configured | FieldKey | 'name' | 'form' | 'required' | 'disabled' | 'readOnly' | 'value';
    expectTypeOf<Exclude<Settable, keyof PayeeCheckProps>>().toBeNever();
    expectTypeOf<Exclude<Settable, keyof jsx.PayeeCheckProps>>().toBeNever();
    type Common = Exclude<keyof PayeeCheckContextElement, keyof HTMLElement>;
    type InContext = Extract<Common, 'endpoint' | 'sessionToken' | 'getSessionToken' | 'locale' | 'policy' | 'theme'>;
    expectTypeOf<Exclude<InContext, keyof PayeeCheckContextProps>>().toBeNever();
    expectTypeOf<Exclude<InContext, keyof jsx.PayeeCheckContextProps>>().toBeNever();
  });

  it('comes with the context, whose elements share its settings', async () => {
    const html = renderToString(
      createElement(PayeeCheckContext, {
        endpoint: '/bff',
        policy: 'inform',
        sessionToken: 'secret',
        className: 'all',
      }),
    );
    expect(html).toBe('<payee-check-context endpoint="/bff" policy="inform" class="all"></payee-check-context>');
    await page.getByText('several').click();
    const elements = page.locator('payee-check-context payee-check');
    await expect.poll(() => elements.count()).toBe(2);
    const sessions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/sessions') && request.method() === 'POST') sessions.push(request.url());
    });
    for (const at of [0, 1]) {
      await elements.nth(at).getByLabel('holder').fill('Jane Doe');
      await elements.nth(at).getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
      await page.keyboard.press('Tab');
      await expect.poll(() => elements.nth(at).evaluate((item) => Reflect.get(item, 'state'))).toBe('match');
    }
    expect(sessions).toEqual(['https://bff.example/v1/sessions']);
    expect(await page.locator('#context').innerText()).toBe('payee-check-context');
    expect(complaints).toEqual([]);
  });
});
