/**
 * `node scripts/appearance-picture.mjs`: makes `docs/images/appearance.png`, which shows the element beside fields of
 * other design systems.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './lib/run.mjs';

const FIELD = 'input{display:block;width:100%;box-sizing:border-box;';
/** Fields in the style of each, using its published values. */
const looks = {
  Bootstrap: `body{font:16px/1.5 system-ui}label{display:inline-block;margin-bottom:8px}${FIELD}padding:6px 12px;font:400 16px/1.5 system-ui;color:#212529;background:#fff;border:1px solid #dee2e6;border-radius:6px}input:focus{border-color:#86b7fe;outline:0;box-shadow:0 0 0 4px rgb(13 110 253 / .25)}`,
  Material: `body,label{font:16px Roboto,sans-serif}label{font-size:12px;color:#49454f}${FIELD}height:56px;padding:8px 16px;font:400 16px Roboto,sans-serif;color:#1d1b20;background:#e6e0e9;border:0;border-bottom:1px solid #49454f;border-radius:4px 4px 0 0}input:focus-visible{outline:none;border-bottom:2px solid #6750a4}`,
  Carbon: `label{font:400 12px sans-serif;color:#525252}${FIELD}height:40px;padding:0 16px;font:400 14px sans-serif;color:#161616;background:#f4f4f4;border:0;border-bottom:1px solid #8d8d8d}input:focus{outline:2px solid #0f62fe;outline-offset:-2px}`,
  'GOV.UK': `body{font:19px Arial}label{font:700 19px Arial}${FIELD}height:40px;padding:5px;font:400 19px/1.3 Arial;border:2px solid #0b0c0c;border-radius:0}input:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 2px}`,
  'a page without styles': 'label{display:block}',
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ viewport: { width: 420, height: 400 }, deviceScaleFactor: 1.5 });
await context.route('**/*', async (route) => {
  const { pathname, searchParams } = new URL(route.request().url());
  if (pathname.startsWith('/cdn/')) {
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(join(root, 'widget/dist', pathname)) });
  }
  return route.fulfill({
    contentType: 'text/html',
    body: `<!doctype html><html lang="en"><style>body{margin:8px}form{padding:8px}p{margin:0 0 16px}${looks[searchParams.get('look')] ?? ''}</style>
<script type="module" src="/cdn/payee-check.js"></script>
<form><p><label for="amount">Amount</label><input id="amount" value="12.50"></p>
<payee-check appearance="inherit" endpoint="https://shop.example" payee-name="Jane Doe" iban="DE89370400440532013000"></payee-check></form>`,
  });
});

const pictures = [];
for (const look of Object.keys(looks)) {
  const page = await context.newPage();
  await page.goto(`https://shop.example/?look=${encodeURIComponent(look)}`);
  await page.waitForFunction(() => document.querySelector('payee-check')?.shadowRoot?.adoptedStyleSheets.length === 3);
  await page.locator('#iban').focus();
  await page.waitForTimeout(300);
  const picture = await page.locator('form').screenshot();
  pictures.push(
    `<figure><figcaption>${look}</figcaption><img src="data:image/png;base64,${picture.toString('base64')}"></figure>`,
  );
  await page.close();
}
const sheet = await browser.newPage({ viewport: { width: 1260, height: 600 } });
await sheet.setContent(
  `<style>body{margin:0;font:14px sans-serif}main{display:grid;grid-template-columns:repeat(3,1fr);gap:24px;padding:24px;align-items:start}figure{margin:0}figcaption{margin:0 0 8px;color:#5a6473}img{width:100%}</style><main>${pictures.join('')}</main>`,
);
await sheet.locator('main').screenshot({ path: join(root, 'docs/images/appearance.png') });
await browser.close();
