import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

/** The first page: what the product is, for whom, why now, and a form that works. */

const demo = visitDemo();
let page: Page;

eachPage(demo, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, (item) => {
  page = item;
});

const payee = () => page.locator('payee-check');
const heading = () => payee().locator('[part~="result-heading"]');

describe('the page that npm start prints', () => {
  it('holds the element in its HTML, before any script has run', async () => {
    expect(await (await fetch(demo.url)).text()).toMatch(/<payee-check endpoint="[^"]+" name="payee" required>/);
  });

  it('checks what is typed, and the shop answers', async () => {
    await openScene(page, demo.url);
    await payee().getByLabel('holder').pressSequentially('Jane Doe');
    await payee().getByLabel('IBAN').pressSequentially('DE89370400440532013000');
    await page.keyboard.press('Tab');
    await heading().filter({ hasText: 'The name matches' }).waitFor();
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
  });

  it.each([
    ['the right name', 'The name matches'],
    ['a missing letter', 'almost matches'],
    ['someone else’s account', 'does not match'],
    ['a bank that is down', 'could not be checked'],
  ])('tries %s with one click', async (name, words) => {
    await openScene(page, demo.url);
    await page.getByRole('button', { name }).click();
    await heading().filter({ hasText: words }).waitFor();
  });

  it('keeps the pressed button on a phone’s screen, together with the answer', async () => {
    await page.setViewportSize({ width: 375, height: 720 });
    await openScene(page, demo.url);
    const pressed = page.getByRole('button', { name: 'a missing letter' });
    await pressed.press('Enter');
    await heading().waitFor();
    const where = () =>
      Promise.all([pressed, heading()].map(async (item) => (await item.boundingBox()) ?? expect.fail()));
    await expect.poll(async () => (await where()).every(({ y, height }) => y >= 0 && y + height <= 720)).toBe(true);
  });

  it('says for whom, since when and at what cost, with a source for each figure, and links onwards', async () => {
    await openScene(page, demo.url);
    for (const name of ['Who it is for', 'What a wrong payee costs', 'What the law asks, and since when']) {
      await page.getByRole('heading', { name }).waitFor();
    }
    expect(await page.locator('.figures p').count()).toBe(await page.locator('.sources li a').count());
    for (const href of [
      '/checkout',
      '/onboarding',
      '/payment-run',
      '/stories/slip',
      '/stories/mule',
      '/stories/invoice',
    ]) {
      expect(await page.locator(`.cards a[href="${href}"]`).count(), href).toBe(1);
    }
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([320, 375, 1280, 1920])('axe finds nothing at %i px, and nothing is cut off', async (width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await openScene(page, demo.url);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(shots, `landing-${width}-${colorScheme}.png`), fullPage: true });
  });
});

describe('the header', () => {
  it.each(['/', '/checkout', '/messages'])('of %s links to every part and back to the start', async (path) => {
    await page.goto(demo.url + path);
    const header = page.getByRole('banner');
    for (const name of ['Stories', 'Checkout', 'Onboarding', 'Payment run', 'Messages', 'API', 'Docs', 'Search']) {
      expect(await header.getByRole('link', { name, exact: true }).count(), name).toBe(1);
    }
    await header.getByRole('link', { name: 'Payee Check' }).click();
    await page.waitForURL(`${demo.url}/`);
  });

  it('keeps the chosen colours on the next page and after a reload', async () => {
    await openScene(page, demo.url);
    await page.getByRole('button', { name: 'Colours: Auto' }).click();
    await page.getByRole('button', { name: 'Colours: Light' }).click();
    await openScene(page, `${demo.url}/checkout`);
    await page.getByRole('button', { name: 'Colours: Dark' }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(13, 20, 27)');
  });

  it.each([
    [320, true],
    [375, true],
    [1280, false],
    [1920, false],
  ])('has its tools in one line at %i px, and a menu only if there is no room for all links', async (width, has) => {
    await page.setViewportSize({ width, height: 800 });
    await openScene(page, demo.url);
    expect(await page.getByRole('button', { name: 'Menu' }).isVisible()).toBe(has);
    const heights = await page
      .locator('.tools > *:visible')
      .evaluateAll((tools) => tools.map((tool) => tool.getBoundingClientRect().height));
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(2);
  });

  it('is behind one button on a phone; Escape closes it and returns the focus to the button', async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await openScene(page, demo.url);
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.press('Enter');
    await page.getByRole('link', { name: 'Onboarding', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Onboarding', exact: true }).waitFor({ state: 'hidden' });
    expect(await menu.evaluate((item) => item === document.activeElement)).toBe(true);
  });
});
