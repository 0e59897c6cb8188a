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

const openCheck = () => page.locator('[id^="operations-Checks-"] .opblock-summary-control').first().click();

describe('the API reference', () => {
  it('is tried against the demo’s BFF, in a session of its own page', async () => {
    await openScene(page, `${demo.url}/api`);
    await page.getByRole('button', { name: 'Ask as a page' }).click();
    await page.getByText('in a session that is open until').waitFor();
    await openCheck();
    await page.getByRole('button', { name: 'Try it out' }).click();
    const answered = page.waitForResponse(
      (item) => item.url().endsWith('/v1/checks') && item.request().method() === 'POST',
    );
    await page.getByRole('button', { name: 'Execute' }).click();
    expect((await answered).status()).toBe(200);
    await page.locator('.live-responses-table').getByText('"outcome"').first().waitFor();
  });

  it('keeps the demo’s policy: no inline script or style, nothing from elsewhere', async () => {
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).protocol + new URL(request.url()).hostname));
    const answer = await page.goto(`${demo.url}/api`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    await page.locator('html[data-ready]').waitFor();
    expect([...hosts].filter((host) => host !== 'data:')).toEqual(['http:localhost']);
  });

  it('is loaded on its own page alone', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const path of ['/', '/checkout']) await openScene(page, demo.url + path);
    expect(asked.filter((url) => url.includes('swagger'))).toEqual([]);
  });

  it.each([
    [320, 'light'],
    [375, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
    [1920, 'light'],
  ] as const)(
    'axe finds nothing at %i px in %s, an operation open, and nothing is cut off',
    async (width, colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openScene(page, `${demo.url}/api`);
      await openCheck();
      await page.getByRole('button', { name: 'Try it out' }).waitFor();
      await page.screenshot({ path: join(shots, `api-${width}-${colorScheme}.png`) });
      // The viewer has a `main` inside the page's: it is told to be a group, which axe would rather not have on that tag.
      expect((await violations(page)).filter((violation) => violation !== 'aria-allowed-role: #operations')).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    },
  );
});
