import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed } from '../testing/bff.ts';

/**
 * The files of the CDN on a strict page of another origin: only the BFF's scripts and connections are allowed, and
 * Trusted Types are enforced. The BFF is simulated here; elsewhere, the real one serves the files end to end.
 */
describe('the host page', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let port: number;
  /** Changes a file in transit, as an attacker could. */
  let tamper: (name: string, text: string) => string = (_name, text) => text;
  const requested: string[] = [];
  const attributes = new Map<string, string>();

  const bff = () => `http://bff.localhost:${port}`;
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

  async function page(id: string, response: ServerResponse): Promise<void> {
    const integrity: Record<string, string> = JSON.parse(await readFile(join(folder, 'integrity.json'), 'utf8'));
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        `script-src ${bff()}`,
        `connect-src ${bff()}`,
        "require-trusted-types-for 'script'",
        "trusted-types lit-html payee-check 'allow-duplicates'",
      ].join(';'),
    });
    response.end(`<!doctype html><html lang="en"><title>Pay</title>
      <script type="module" src="${bff()}/widget/payee-check.js" integrity="${integrity['payee-check.js']}" crossorigin></script>
      <form><payee-check endpoint="${bff()}" name="payee" required ${attributes.get(id) ?? ''}></payee-check><button>Pay</button></form>`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', bff());
    requested.push(pathname);
    if (pathname.startsWith('/page/')) return page(pathname.slice(6), response);
    if (pathname.startsWith('/widget/')) {
      const name = pathname.slice(8);
      const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
      response.writeHead(text === undefined ? 404 : 200, { ...cors, 'content-type': 'text/javascript' });
      response.end(text && tamper(name, text));
      return;
    }
    const session = { token: 't', expiresAt: new Date(Date.now() + 60_000).toISOString(), features: {} };
    response.writeHead(request.method === 'OPTIONS' ? 204 : 200, { ...cors, 'content-type': 'application/json' });
    response.end(
      request.method === 'OPTIONS'
        ? undefined
        : JSON.stringify(pathname === '/v1/sessions' ? { session } : { check: completed() }),
    );
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'payee-check-cdn-'));
    const build = fileURLToPath(new URL('../../build/cdn.mjs', import.meta.url));
    await promisify(execFile)(process.execPath, [build, folder]);
    server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP *.localhost 127.0.0.1'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function visit(given = ''): Promise<{ page: Page; said: string[]; violations: () => Promise<string[]> }> {
    const id = String(attributes.size);
    attributes.set(id, given);
    const page = await browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.addInitScript(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'violations', seen);
      document.addEventListener('securitypolicyviolation', (event) =>
        seen.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await page.goto(`http://shop.localhost:${port}/page/${id}`);
    await page.waitForFunction(() => customElements.get('payee-check'));
    return { page, said, violations: () => page.evaluate(() => Reflect.get(globalThis, 'violations')) };
  }

  async function check(page: Page): Promise<void> {
    const inputs = page.locator('payee-check input[type=text]');
    await inputs.nth(0).fill('Jane Doe');
    await inputs.nth(1).fill('DE89370400440532013000');
    await page.getByRole('button', { name: 'Pay' }).focus();
  }

  const state = (page: Page, wanted: string) =>
    page.waitForFunction((item) => Reflect.get(document.querySelector('payee-check') ?? {}, 'state') === item, wanted, {
      timeout: 5000,
    });

  it('checks and submits without a violation or a console message', async () => {
    const { page, said, violations } = await visit();
    await check(page);
    await state(page, 'match');
    await page.evaluate(() => document.querySelector('payee-check')?.remove());
    expect(await violations()).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });

  it('loads languages, choices and the suggestions for a mistyped IBAN the same way', async () => {
    const { page, said, violations } = await visit('locale="de" account-type="ask"');
    await page.getByText('Name des Kontoinhabers').waitFor();
    await page.getByText('Geschäftlich').waitFor();
    const iban = page.locator('payee-check input[type=text]').nth(1);
    await iban.fill('DE89370400440532031000');
    await page.getByRole('button', { name: 'Pay' }).focus();
    await page.getByRole('button', { name: 'DE89 3704 0044 0532 0130 00' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });

  it('runs no part that was tampered with, says that it cannot check, and can try again', async () => {
    tamper = (name, text) => (name === 'check.js' ? `globalThis.tampered = true;${text}` : text);
    const { page } = await visit();
    await check(page);
    await state(page, 'error');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'tampered'))).toBeUndefined();
    tamper = (_name, text) => text;
    await page.getByRole('button', { name: 'Try again' }).click();
    await state(page, 'match');
    await page.close();
  });

  it('requests only the entry until the payer begins', async () => {
    requested.length = 0;
    const { page } = await visit();
    await page.waitForLoadState('networkidle');
    expect(requested.filter((path) => path.startsWith('/widget/'))).toEqual(['/widget/payee-check.js']);
    await page.close();
  });

  it('tolerates a second copy', async () => {
    const { page, said } = await visit();
    await page.evaluate(`import('${bff()}/widget/payee-check.js?again')`);
    expect(said).toEqual([]);
    await page.close();
  });

  it('publishes the hash of every file', async () => {
    const integrity: Record<string, string> = JSON.parse(await readFile(join(folder, 'integrity.json'), 'utf8'));
    const entry = await readFile(join(folder, 'payee-check.js'), 'utf8');
    expect(Object.keys(integrity)).toEqual(
      expect.arrayContaining(['payee-check.js', 'check.js', 'messages.js', 'de.js', 'assist.js', 'de-assist.js']),
    );
    for (const hash of Object.values(integrity)) expect(hash).toMatch(/^sha384-[A-Za-z0-9+/]{64}$/);
    for (const name of ['check.js', 'options.js', 'messages.js']) expect(entry).toContain(integrity[name]);
    const words = await readFile(join(folder, 'messages.js'), 'utf8');
    for (const name of ['de.js', 'assist.js']) expect(words).toContain(integrity[name]);
    expect(await readFile(join(folder, 'assist.js'), 'utf8')).toContain(integrity['de-assist.js']);
  });
});
