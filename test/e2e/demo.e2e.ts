import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eachPage, shots, startDemo, visitDemo } from './demo.ts';

const IBAN = 'DE89 3704 0044 0532 0130 00';

const demo = visitDemo();
let page: Page;
eachPage(demo, { viewport: { width: 1280, height: 1000 } }, async (item) => {
  page = item;
  await page.goto(`${demo.url}/checkout`);
});

const element = () => page.locator('payee-check').first();
const heading = () => element().locator('[part~="result-heading"]');

/** Types as a payer does, and leaves the field, which starts the check. */
async function ask(name: string, iban = IBAN): Promise<void> {
  await element().getByLabel('holder').pressSequentially(name);
  await element().getByLabel('IBAN').pressSequentially(iban);
  await page.keyboard.press('Tab');
}

async function pay(): Promise<Record<string, unknown>> {
  const answered = page.waitForResponse((item) => item.url().endsWith('/orders'));
  await page.getByRole('button', { name: /^Pay/ }).click();
  return (await answered).json();
}

describe('the demo checkout', () => {
  it.each([
    ['Jane Doe', 'match', /matches/],
    ['Jane Do', 'close-match', /almost matches/],
    ['No Match', 'no-match', /does not match/],
    ['Unavailable', 'unable-to-verify', /could not be checked/],
  ])('answers %s with %s', async (name, state, words) => {
    await ask(name);
    await heading().filter({ hasText: words }).waitFor();
    expect(await element().evaluate((item, wanted) => item.matches(`:state(${wanted})`), state)).toBe(true);
    await page.screenshot({ path: join(shots, `${state}.png`), fullPage: true });
  });

  it('sends a receipt that the shop’s server verifies against account and name', async () => {
    await ask('Jane Doe');
    await heading().waitFor();
    expect(await pay()).toMatchObject({
      verification: 'verified',
      claims: { outcome: 'match', basis: 'name_check', aud: demo.url },
      verdict: { action: 'pay' },
      received: { 'payee.name': 'Jane Doe', 'payee.scheme': 'iban', 'payee.iban': 'DE89370400440532013000' },
    });
    await page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
    await page.screenshot({ path: join(shots, 'paid.png'), fullPage: true });
  });

  it('accepts the registered name on a close match, and the receipt reflects it', async () => {
    await ask('Jane Do');
    const decided = page.waitForResponse((item) => item.url().endsWith('/decision'));
    await element()
      .getByRole('button', { name: /Use .*Jane Doe/ })
      .click();
    await decided;
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('payee-check')?.checkValidity());
    expect(await pay()).toMatchObject({
      verification: 'verified',
      claims: { outcome: 'close_match', decision: 'use_registered_name' },
      received: { 'payee.name': 'Jane Doe' },
      verdict: { action: 'pay' },
    });
  });

  it('holds the form until the payer has confirmed a warning', async () => {
    await ask('No Match');
    await heading().waitFor();
    await page.getByRole('button', { name: /^Pay/ }).click();
    expect(await page.locator('#panel').getAttribute('data-verification')).toBeNull();
    await element().locator('[part~="confirm"]').first().click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('payee-check')?.checkValidity());
    expect(await pay()).toMatchObject({
      claims: { outcome: 'no_match', decision: 'continue_anyway' },
      verdict: { action: 'review' },
    });
  });

  it('puts no name and no account number into a URL, an attribute or a log line', async () => {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await ask('Jane Doe');
    await heading().waitFor();
    await pay();
    const markup = await page.evaluate(() => document.querySelector('payee-check')?.outerHTML);
    for (const text of [urls.join('\n'), markup, demo.output().replace(/Type ".*/g, '')]) {
      expect(text).not.toMatch(/Jane|DE89|370400|0532013/i);
    }
  });

  it('fits a phone of 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await ask('Jane Do');
    await heading().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(shots, 'close-match-320.png'), fullPage: true });
  });
});

it('starts even if a tab from an earlier demo keeps requesting its page', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  const starting = startDemo({ DEMO_PORT: String(port) });
  let isRunning = false;
  const asking = (async () => {
    while (!isRunning) {
      connect(port, '127.0.0.1').on('error', () => undefined);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const { url, stop } = await starting;
  isRunning = true;
  await asking;
  expect(url).toBe(`http://localhost:${port}`);
  await stop();
});

describe('a demo that cannot start', () => {
  it.each([
    [{ DEMO_PORT: 'abc' }, 'DEMO_PORT has to be a port, from 0 to 65535'],
    [{ SANDBOX_PACE: '2' }, 'SANDBOX_PACE has to be a number from 0 to 1'],
    [{ ALLOWED_ORIGINS: 'shop' }, 'ALLOWED_ORIGINS has to be exact origins'],
  ])('says what is wrong with %o, and nothing else', async (env, words) => {
    const error: unknown = await startDemo(env).catch((error: unknown) => error);
    const message = error instanceof Error ? error.message : '';
    expect(message).toContain(words);
    expect(message).not.toMatch(/^\s+at /m);
  });
});
