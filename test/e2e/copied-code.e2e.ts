import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { type Demo, listenForComplaints, openScene, sharedBrowser, showTab, startDemo } from './demo.ts';

/** A folder from which the packages of the workspace resolve. */
const folder = join(import.meta.dirname, '..', 'dist', 'copied-code');
let origin: string;
let port: number;
let demo: Demo;
let browser: Browser;
const shops: ChildProcess[] = [];

beforeAll(async () => {
  port = await freePort();
  origin = `http://localhost:${port}`;
  [demo, browser] = await Promise.all([startDemo({ ALLOWED_ORIGINS: origin, SANDBOX_PACE: '0.2' }), sharedBrowser()]);
  await mkdir(folder, { recursive: true });
});
afterAll(async () => {
  await demo?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Copies what the demo shows into the files of a separate project, and starts the shop that serves them. */
async function copy(path: string): Promise<void> {
  const page = await browser.newPage();
  await openScene(page, demo.url + path);
  await showTab(page, 'Code');
  const text = (label: string) => page.getByLabel(label, { exact: true }).locator('code').textContent();
  const [html, server] = await Promise.all([text('HTML'), text('Server, in Node')]);
  await page.close();
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">${html}</html>`,
  );
  const own = `app.use(express.static(import.meta.dirname));
app.listen(${port}, 'localhost', () => console.log('The shop is open'));`;
  expect(server).toContain(`const ORIGIN = '${demo.url}';`);
  await writeFile(join(folder, 'server.mjs'), `${server?.replace(demo.url, origin)}\n${own}\n`);
  const shop = spawn(process.execPath, ['server.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  shops.push(shop);
  if (shop.stdout) await once(shop.stdout, 'data');
}

afterEach(async () => {
  for (const shop of shops.splice(0)) {
    shop.kill();
    await once(shop, 'exit');
  }
});

const heading = (page: Page, at: number, words: string | RegExp) =>
  page.locator('payee-check').nth(at).locator('[part~="result-heading"]', { hasText: words }).waitFor();

/** Fills in an account as a payer does, and moves the focus on. */
async function fill(page: Page, fields: Readonly<Record<string, string>>, at = 0): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await page.locator('payee-check').nth(at).getByLabel(label).first().fill(value);
  }
  await page.keyboard.press('Tab');
}

async function send(page: Page): Promise<string> {
  await page.locator('form > button').click();
  await page.waitForURL(/orders|suppliers/);
  return page.locator('body').innerText();
}

const IBAN = 'DE89 3704 0044 0532 0130 00';

describe('the code that the demo shows, copied into files', () => {
  it('checks a payee in a page, whose server pays', async () => {
    await copy('/checkout');
    const page = await browser.newPage();
    const complaints = listenForComplaints(page);
    await page.goto(origin);
    await fill(page, { holder: 'Jane Doe', IBAN });
    await heading(page, 0, 'The name matches');
    expect(complaints).toEqual([]);
    expect(await send(page)).toBe('{"action":"pay"}');
  });

  it('has the language, direction, scheme and policy that were chosen in the switches', async () => {
    await copy('/checkout?locale=ar&scheme=auto&type=ask&policy=inform&theme=dark&look=bank');
    const page = await browser.newPage();
    await page.goto(origin);
    await page.locator('payee-check').getByText('اسم صاحب الحساب').waitFor();
    const form = await page.locator('form').evaluate((item) => [getComputedStyle(item).direction, item.className]);
    expect(form).toEqual(['rtl', 'bank']);
    await page
      .locator('payee-check')
      .evaluate((item) => Object.assign(item, { scheme: 'uk', accountType: 'personal' }));
    await page
      .locator('payee-check')
      .evaluate((item) =>
        Object.assign(item, { payeeName: 'Olivr Bennett', sortCode: '089999', accountNumber: '10000100' }),
      );
    await page.locator('payee-check').evaluate(async (item) => Reflect.get(item, 'verify').call(item));
    expect(await send(page)).toBe('{"action":"review"}');
  });

  it('decides about each of five suppliers as the demo does', async () => {
    await copy('/supplier');
    const page = await browser.newPage();
    await page.goto(origin);
    const suppliers = [
      ['Isartal Maschinenbau GmbH', 'DE65700200880071234504', 'The name matches'],
      ['Tulpenhandel Oranje N.V.', 'NL56VRBD0998877665', 'almost matches'],
      ['No Match', IBAN, 'does not match'],
      ['Karl Mustermann', 'DE53500100990000001002', 'The name matches'],
      ['Henrike Petersen', 'DE30200300770000009001', 'could not be checked'],
    ] as const;
    for (const [at, [holder, account, words]] of suppliers.entries()) {
      await fill(page, { holder, IBAN: account }, at);
      await heading(page, at, words);
    }
    expect(await send(page)).toBe('{"actions":["pay","review","refuse","refuse","review"]}');
  });

  it('refuses what was changed in transit', async () => {
    await copy('/checkout');
    const body = new URLSearchParams({ payee: 'a.b.c', 'payee.iban': IBAN, 'payee.name': 'Jane Doe' });
    const answer = await fetch(`${origin}/orders`, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([200, '{"action":"refuse"}']);
  });

  it('is pinned to a URL whose content never changes', async () => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    const address = /src="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(address).not.toContain('/v1/');
    expect((await fetch(address)).headers.get('cache-control')).toContain('immutable');
  });
});
