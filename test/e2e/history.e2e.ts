import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startBrowser, startDemo } from './demo.ts';

/**
 * Leaving a merchant's page by a link and coming back, as browsers really do it: by loading the page from the HTTP
 * cache and restoring its forms, or by thawing the whole page from the back/forward cache.
 */
let demo: Demo;
let merchant: Server;
let shop: string;
let widget: string;
/** Every path that the merchant's server was asked for. */
const asked: string[] = [];

const ibanForm = '<payee-check name="payee" required></payee-check>';
const ukForm = '<payee-check name="payee" required scheme="auto" account-type="ask"></payee-check>';

beforeAll(async () => {
  merchant = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'max-age=600' });
    if (!/^\/(iban|uk)$/.test(request.url ?? '')) return void response.end('<!doctype html><title>Terms</title>');
    const form = request.url === '/uk' ? ukForm : ibanForm;
    response.end(`<!doctype html><html lang="en"><title>Shop</title>
      <script>addEventListener('pageshow', (event) => { document.documentElement.dataset.thawed = event.persisted; });</script>
      <script type="module" src="${widget}/widget/v1/payee-check.js" crossorigin></script>
      <form action="/orders" method="post">${form.replace(' ', ` endpoint="${widget}" `)}<button>Pay</button></form>
      <a href="/terms">Terms</a>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => merchant.once('listening', resolve));
  shop = `http://127.0.0.1:${(merchant.address() as AddressInfo).port}`;
  demo = await startDemo({ ALLOWED_ORIGINS: shop });
  widget = /endpoint="(http:[^"]+)"/.exec(await (await fetch(demo.url)).text())?.[1] ?? '';
});
afterAll(async () => {
  merchant?.close();
  await demo?.stop();
});

const field = (page: Page, label: RegExp) => page.getByLabel(label);
const pay = (page: Page) => page.getByRole('button', { name: 'Pay' });

const stateOf = (page: Page) =>
  page.locator('payee-check').evaluate((element) => ({
    state: Reflect.get(element, 'state'),
    shown: [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=text]') ?? [])].map(
      (item) => item.value,
    ),
    sent: Object.fromEntries(new FormData(document.forms[0])),
  }));

const state = (page: Page, wanted: string) =>
  page.waitForFunction((item) => Reflect.get(document.querySelector('payee-check') ?? {}, 'state') === item, wanted);

async function awayAndBack(page: Page): Promise<void> {
  await page.getByRole('link').click();
  await page.waitForURL('**/terms');
  // Goes back only after `evaluate` has returned, since it runs in the page that is being left.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await page.waitForFunction(() => document.querySelector('payee-check')?.matches(':defined'));
}

describe.each([
  ['loaded from the HTTP cache', false],
  ['thawed from the back/forward cache', true],
])('a page that is %s', (_, thaws) => {
  let browser: Browser;

  beforeAll(async () => {
    // Playwright disables the back/forward cache.
    browser = await startBrowser(thaws ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {});
  });
  afterAll(() => browser?.close());

  it('keeps what was typed, and no receipt that was not just earned', async () => {
    const page = await browser.newPage();
    const checks: string[] = [];
    page.on('request', (item) => item.method() === 'POST' && /checks$/.test(item.url()) && checks.push(item.url()));
    await page.goto(`${shop}/iban`);
    await field(page, /name/i).fill('Jane Doe');
    await field(page, /IBAN/).fill('DE89370400440532013000');
    await pay(page).focus();
    await state(page, 'match');
    await awayAndBack(page);
    expect(await page.locator('html').getAttribute('data-thawed')).toBe(String(thaws));

    const { state: now, shown, sent } = await stateOf(page);
    expect(shown).toEqual(['Jane Doe', 'DE89 3704 0044 0532 0130 00']);
    expect(sent).toMatchObject({ 'payee.name': 'Jane Doe', 'payee.iban': 'DE89370400440532013000' });
    // A page that was frozen has kept its result; one that was reloaded has earned none.
    expect([now, sent.payee !== '']).toEqual(thaws ? ['match', true] : ['editing', false]);

    // However long it was frozen, a receipt that has expired in the meantime is renewed before it is sent.
    await page.evaluate(() => {
      const later = Date.now() + 15 * 60_000;
      Date.now = () => later;
    });
    const order = page.waitForRequest(`${shop}/orders`);
    await pay(page).click();
    const body = new URLSearchParams((await order).postData() ?? '');
    expect(body.get('payee')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(checks).toHaveLength(2);
    await page.waitForURL(`${shop}/orders`);
    await page.close();
  });

  it('keeps a UK account, and the chosen options', async () => {
    const page = await browser.newPage();
    await page.goto(`${shop}/uk`);
    await page.getByLabel('UK account').check();
    await page.getByLabel('Business').check();
    await field(page, /name/i).fill('Jane Doe');
    await field(page, /Sort code/).fill('123456');
    await field(page, /Account number/).fill('12345678');
    await awayAndBack(page);
    await field(page, /Sort code/).waitFor();
    const { shown, sent } = await stateOf(page);
    expect(shown).toEqual(['Jane Doe', '12-34-56', '12345678', '']);
    expect(sent).toMatchObject({ payee: '', 'payee.scheme': 'uk', 'payee.sort-code': '123456' });
    expect(await page.getByLabel('Business').isChecked()).toBe(true);
    await page.close();
  });
});

it('puts nothing personal into a URL', () => {
  expect(new Set(asked.filter((item) => item !== '/favicon.ico'))).toEqual(
    new Set(['/iban', '/terms', '/orders', '/uk']),
  );
});
