import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instance, startInstance } from '../lib/instance.ts';
import { sharedBrowser } from './demo.ts';

/** What a service's script offers to pages, behaving as it does when it asks nothing of the payer. */
const FAKES: Readonly<Record<string, { readonly url: string; readonly script: string; readonly policy: string }>> = {
  turnstile: {
    url: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    script: `window.turnstile = { render: (place, { sitekey, callback }) => {
      place.textContent = 'shown'; setTimeout(() => callback('answer of ' + sitekey)); return 'id'; } };`,
    policy: 'https://challenges.cloudflare.com',
  },
  hcaptcha: {
    url: 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off',
    script: `const ends = {}; window.hcaptcha = { render: (place, { sitekey, callback }) => {
      ends.it = () => callback('answer of ' + sitekey); return 0; }, execute: () => setTimeout(ends.it) };`,
    policy: 'https://hcaptcha.com https://*.hcaptcha.com',
  },
  'friendly-captcha': {
    url: 'https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk@1.0.2/site.min.js',
    script: `window.frcaptcha = { attach: (place) => setTimeout(() => place.dispatchEvent(
      new CustomEvent('frc:widget.complete', { detail: { response: 'answer of ' + place.dataset.sitekey } }))) };`,
    policy: 'https://cdn.jsdelivr.net',
  },
};

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  await sandbox?.close();
});

const listening = async (server: Server) => {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe.each(Object.entries(FAKES))('%s', (provider, fake) => {
  let bff: Instance;
  let merchant: Server;
  let service: Server;
  let shop: string;
  let answers: string[];
  let isRight: boolean;

  beforeAll(async () => {
    merchant = createServer((request, response) => {
      const allowed = request.url === '/without' ? '' : fake.policy;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; script-src ${bff.url} ${allowed}; connect-src ${bff.url}`,
      });
      response.end(`<!doctype html><html lang="en"><title>Shop</title><body>
        <script type="module" src="${bff.url}/widget/v1/payee-check.js" crossorigin></script>
        <form><payee-check name="payee" endpoint="${bff.url}" scheme="iban"></payee-check><button>Pay</button></form>`);
    });
    service = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      answers.push(decodeURIComponent(body.replaceAll('+', ' ')));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ success: isRight }));
    });
    shop = await listening(merchant);
    bff = await startInstance({
      ...sandbox.env,
      PROVIDERS: 'ibantrack',
      ALLOWED_ORIGINS: shop,
      CHALLENGE: provider,
      CHALLENGE_SITE_KEY: 'the-site-key',
      CHALLENGE_SECRET: 'the-secret',
      CHALLENGE_VERIFY_URL: await listening(service),
    });
  }, 60_000);
  afterAll(async () => {
    merchant?.close();
    service?.close();
    await bff?.close();
  });

  async function stateAt(path: string): Promise<{ state: string; asked: readonly string[]; left: number }> {
    answers = [];
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.route(
      (url) => url.protocol === 'https:',
      (route) => {
        asked.push(route.request().url());
        return route.fulfill({
          contentType: 'text/javascript',
          body: fake.script,
          headers: { 'access-control-allow-origin': '*' },
        });
      },
    );
    await page.goto(`${shop}${path}`);
    expect(asked).toEqual([]);
    await page.getByLabel(/name/i).first().fill('Jane Doe');
    await page.getByLabel(/iban/i).first().fill('DE89370400440532013000');
    await page.getByRole('button', { name: 'Pay' }).focus();
    const state = () => page.evaluate(() => String(Reflect.get(document.querySelector('payee-check') ?? {}, 'state')));
    await expect.poll(state, { timeout: 20_000 }).toMatch(/^(match|error)$/);
    const found = await state();
    const left = await page.evaluate(() => document.body.querySelectorAll(':scope > div').length);
    await page.close();
    return { state: found, asked, left };
  }

  it('is run by the element when the BFF requires it, and the BFF verifies its answer with the service', async () => {
    isRight = true;
    expect(await stateAt('/')).toEqual({ state: 'match', asked: [fake.url], left: 0 });
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain('answer of the-site-key');
  }, 60_000);

  it('opens no session if it refuses or if the page’s policy blocks its script, and nothing is blocked for good', async () => {
    isRight = false;
    expect((await stateAt('/')).state).toBe('error');
    expect(answers.length).toBeGreaterThan(0);
    isRight = true;
    expect(await stateAt('/without')).toEqual({ state: 'error', asked: [], left: 0 });
    expect(answers).toEqual([]);
  }, 60_000);
});
