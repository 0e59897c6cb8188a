/**
 * `npm run picture`: makes `docs/images/outcomes.png`, which shows the element with its four outcomes, from the running
 * demo.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './lib/run.mjs';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const NAMES = ['Jane Doe', 'Jane Do', 'No Match', 'Unavailable'];

const demo = spawn(process.execPath, ['demo/dist/start.js'], {
  cwd: root,
  env: { ...process.env, PORT: '0', DEMO_PORT: '0' },
});
const url = await new Promise((resolve) => {
  let output = '';
  demo.stdout.on('data', (chunk) => {
    output += chunk;
    const found = /Demo page\s+(\S+)/.exec(output)?.[1];
    if (found) resolve(found);
  });
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ viewport: { width: 460, height: 900 }, deviceScaleFactor: 2 });
const pictures = [];
for (const name of NAMES) {
  const page = await context.newPage();
  await page.goto(url);
  const element = page.locator('payee-check').first();
  await element.getByLabel('holder').fill(name);
  await element.getByLabel('IBAN').fill(IBAN);
  await page.keyboard.press('Tab');
  await element.locator('[part~="result-heading"]').waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(300);
  pictures.push((await element.screenshot()).toString('base64'));
  await page.close();
}
const sheet = await context.newPage();
await sheet.setViewportSize({ width: 960, height: 600 });
const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture}">`).join('');
await sheet.setContent(
  `<style>body{margin:0;background:#fff}main{display:grid;grid-template-columns:1fr 1fr;gap:32px;padding:32px;align-items:start}img{width:100%}</style><main>${images}</main>`,
);
await sheet.locator('main').screenshot({ path: join(root, 'docs/images/outcomes.png') });
await browser.close();
demo.kill('SIGTERM');
