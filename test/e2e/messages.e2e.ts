import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

const demo = visitDemo();
let page: Page;

eachPage(demo, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, (item) => {
  page = item;
});

const shown = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('figure[data-shown]').length === wanted, count);

it('shows one message at first, on a page no longer than two screens', async () => {
  await openScene(page, `${demo.url}/messages`);
  await shown(1);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(1600);
});

it('compares two languages, searches, and keeps both in the URL', async () => {
  await openScene(page, `${demo.url}/messages`);
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Compare with').selectOption('fr');
  await page.getByLabel('Search messages').fill('closed');
  await page.getByText('1 of ').waitFor();
  await page.getByRole('radio', { name: 'Reason: The account is closed' }).check();
  await shown(2);
  expect(new URL(page.url()).search).toBe('?locale=de&beside=fr&case=account_closed');
  await page.reload();
  await shown(2);
  expect(
    await page.locator('figure').evaluateAll((all) => all.map((item) => item.getAttribute('data-locale'))),
  ).toEqual(['de', 'fr']);
});

it('searches the text of messages, in the languages that are shown', async () => {
  await openScene(page, `${demo.url}/messages?locale=de&beside=fr&case=match`);
  await page.getByLabel('Search messages').fill('Konto ist geschlossen');
  await page.getByRole('radio', { name: 'Reason: The account is closed' }).waitFor();
  await page.getByLabel('Search messages').fill('an easter egg');
  await page.getByText('No message has this').waitFor();
});

it.each([
  [320, 'light'],
  [375, 'dark'],
  [1280, 'light'],
  [1920, 'dark'],
] as const)('axe finds nothing at %i px in %s, and nothing is cut off', async (width, colorScheme) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  await openScene(page, `${demo.url}/messages?locale=de&beside=fr&case=no-match`);
  await shown(2);
  await page.screenshot({ path: join(shots, `messages-${width}-${colorScheme}.png`), fullPage: true });
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
