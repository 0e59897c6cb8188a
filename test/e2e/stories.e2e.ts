import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

const demo = visitDemo();
let page: Page;

eachPage(demo, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, (item) => {
  page = item;
});

const still = () => page.locator('main:not([aria-busy])').waitFor();
const step = (number: number) => page.getByText(`Step ${number} of 5`).waitFor();

describe.each([
  ['slip', 'The name almost matches', 'Took the bank’s name'],
  ['mule', 'There are serious warnings about this account', 'Continued after the warning'],
  ['invoice', 'The name does not match', 'Reported as fraud'],
])('the story %s', (name, card, verified) => {
  it('can be walked to its end and back with the keyboard alone', async () => {
    await openScene(page, `${demo.url}/stories/${name}`);
    await step(1);
    expect(await page.getByRole('button', { name: 'Back' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Next' }).focus();
    for (const number of [2, 3]) {
      await page.keyboard.press('Enter');
      await step(number);
    }
    await page.locator('payee-check [part~="result"]', { hasText: card }).waitFor();
    for (const number of [4, 5]) {
      await still();
      await page.keyboard.press('Enter');
      await step(number);
    }
    await page.locator('#verified').getByText(verified).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('#onward') !== null)).toBe(true);
    await still();
    await page.getByRole('button', { name: 'Back' }).press('Enter');
    await step(4);
    await still();
    if (name !== 'invoice') await page.locator('payee-check').waitFor();
  });

  it('opens at any step from a URL', async () => {
    await openScene(page, `${demo.url}/stories/${name}?step=3`);
    await page.locator('payee-check [part~="result"]', { hasText: card }).waitFor();
    await step(3);
  });

  it.each([
    [375, 'light'],
    [1280, 'dark'],
    [1920, 'light'],
  ] as const)('axe finds nothing at %i px in %s, at any step, and nothing is cut off', async (width, colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await openScene(page, `${demo.url}/stories/${name}`);
    for (let number = 1; number <= 5; number += 1) {
      await step(number);
      await still();
      expect(await violations(page), `step ${number}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      // However tall the desktop becomes, the phone ends just below its own screen.
      const [phone, screen] = await Promise.all(['.phone', '#screen'].map((part) => page.locator(part).boundingBox()));
      expect((phone?.height ?? 0) - (screen?.height ?? 0), `step ${number}`).toBeLessThan(40);
      await page.screenshot({ path: join(shots, `story-${name}-${number}-${width}.png`), fullPage: true });
      if (number < 5) await page.getByRole('button', { name: 'Next' }).click();
    }
  });
});

it('shows phone and desktop side by side, and all of both on the first screen', async () => {
  await openScene(page, `${demo.url}/stories/slip`);
  const [phone, desktop] = await Promise.all(
    ['.phone', '.desktop'].map(
      async (item) => (await page.locator(item).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
  );
  expect(desktop && phone && desktop.x >= phone.x + phone.width).toBe(true);
  expect(phone && phone.y + phone.height).toBeLessThanOrEqual(800);
});

it('fits 320 px', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openScene(page, `${demo.url}/stories/mule?step=3`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
