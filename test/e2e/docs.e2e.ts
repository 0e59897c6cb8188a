import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { listenForComplaints, openScene, shots, startDemo, visitDemo } from './demo.ts';

interface Site {
  ensureDocs(): Promise<{ pages: readonly string[] }>;
}
// A script is JavaScript without types, and is loaded from a path that the compiler does not see.
const script = join(import.meta.dirname, '../../scripts/lib/docs.mjs');
const { ensureDocs }: Site = await import(script);

/** The translated pages differ only in their text: these two stand for all. */
const TRANSLATIONS = /^translations\/(?!ar\.|el\.)/;
const pages = (await ensureDocs()).pages.filter((name) => !TRANSLATIONS.test(name));

const demo = visitDemo();
let page: Page;
let complaints: string[];

beforeAll(async () => {
  page = await demo.newPage({ viewport: { width: 1280, height: 900 } });
  complaints = listenForComplaints(page);
});

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the quick start', () => {
  it('has the BFF accept a page whose origin was configured, and no other', async () => {
    const other = await startDemo({ ALLOWED_ORIGINS: 'http://localhost:5173' });
    try {
      const bff = /BFF\s+(\S+)/.exec(other.output())?.[1];
      const ask = (origin: string) =>
        fetch(`${bff}/v1/sessions`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: '{}',
        });
      expect((await ask('http://localhost:5173')).status).toBe(201);
      expect((await ask('http://localhost:5174')).status).toBe(403);
    } finally {
      await other.stop();
    }
  });
});

describe('the documentation under the demo', () => {
  it('links to every other part of the site, as their own header does', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${demo.url}/docs/`);
    const places = page.getByRole('navigation', { name: 'Other parts of this site' });
    await places.getByRole('link', { name: 'Payment run' }).waitFor();
    expect(
      await places.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['/', '/stories/slip', '/checkout', '/onboarding', '/payment-run', '/messages', '/api', '/docs/']);
    await page.setViewportSize({ width: 375, height: 800 });
    await places.getByRole('link', { name: 'Demo' }).click();
    await page.waitForURL(`${demo.url}/`);
  });

  it.each([
    [375, 'mobile navigation'],
    [800, 'Menu'],
    [1024, ''],
  ])('links there from its menus if its header has no room: %i px', async (width, menu) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${demo.url}/docs/`);
    if (menu !== '') await page.getByRole('button', { name: menu }).click();
    const places = page.getByRole('navigation', { name: 'All parts of this site' });
    // A phone has two menus. The open one comes first.
    await places.getByRole('link', { name: 'Payment run' }).first().click();
    await page.waitForURL(`${demo.url}/payment-run`);
  });

  it('includes the page that reads receipts, under the policy that the page itself sets', async () => {
    await page.goto(`${demo.url}/docs/receipt.html`);
    await page.locator('[name=keys]').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each(pages)('axe finds nothing on %s, light or dark, and it fits 320 px', async (name) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    const answer = await page.goto(`${demo.url}/docs/${name}`);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html.dark').waitFor();
    // Colours change in a transition: only their final values count.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    expect(await violations(page, { rules: ['color-contrast'] })).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await overflow()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('opens its pages with the keyboard on a narrow screen', async () => {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${demo.url}/docs/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the text');
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await page.getByRole('link', { name: 'Quick start', exact: true }).first().click();
    await page.waitForURL('**/quick-start.html');
    // The URL changes before the text does.
    await page.getByRole('heading', { level: 1, name: 'Quick start' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows a code tab chosen with the keyboard, visible and focused, and has no tab stop without a function', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${demo.url}/docs/server.html`);
    await page.waitForFunction(() => Reflect.has(document.querySelector('#app') ?? {}, '__vue_app__'));
    expect(await page.locator('.VPSidebarItem > [role=button]').count()).toBe(0);
    const tabs = page.locator('.vp-code-group').first();
    // The tab itself is a visually hidden radio button.
    await tabs.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    await tabs.locator('.active', { hasText: 'post /v1/checks' }).waitFor();
    const label = tabs.locator('input:focus + label');
    await expect.poll(() => label.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
    expect(await label.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    expect(complaints).toEqual([]);
  });

  it('finds a setting and goes to it with the keyboard', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${demo.url}/docs/`);
    // The page reacts to keys once its script runs.
    await page.waitForFunction(() => Reflect.has(document.querySelector('#app') ?? {}, '__vue_app__'));
    await page.keyboard.press('Control+k');
    // The search box is fetched on first use, and takes the focus once it is there.
    await page.locator('.VPLocalSearchBox input:focus').waitFor();
    await page.keyboard.type('LIMIT_CHECKS_PER_SESSION');
    const result = page.locator('.VPLocalSearchBox .result[href*="/configuration.html"]').first();
    await result.waitFor();
    await result.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/configuration.html*');
    expect(complaints).toEqual([]);
  });

  it('can be searched from the demo’s header, with the right page among the first five results', async () => {
    const wanted = {
      install: '/quick-start.html',
      react: '/frameworks.html',
      docker: '/operations.html',
      'CORS error': '/troubleshooting.html',
      'verify receipt': '/receipts.html',
      'rate limit': '/http-api.html',
      'content security policy': '/integration.html',
      webhook: '/callbacks.html',
      'dark mode': '/theming.html',
      'test iban': '/questions.html',
      pricing: '/questions.html',
      'which banks': '/providers.html',
      'how long does it take': '/integration.html',
      'who is liable': '/policies-and-law.html',
      sla: '/questions.html',
      gdpr: '/questions.html',
      'data retention': '/receipts.html',
      'audit log': '/operations.html',
      'penetration test': '/questions.html',
      'soc 2': '/questions.html',
      questionnaire: '/questions.html',
      iframe: '/questions.html',
      csp: '/integration.html',
      'origin refused': '/questions.html',
      'api key': '/questions.html',
      'php underscore': '/verify-in-php.html',
      'kubernetes redis': '/operations.html',
      'test payees': '/test-payees.html',
      pending: '/http-api.html',
      python: '/verify-in-python.html',
      wcag: '/accessibility-conformance.html',
    };
    await page.setViewportSize({ width: 1280, height: 900 });
    await openScene(page, `${demo.url}/`);
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    const box = page.locator('.VPLocalSearchBox input');
    await page.locator('.VPLocalSearchBox input:focus').waitFor();
    const missing: string[] = [];
    for (const [query, where] of Object.entries(wanted)) {
      await box.fill(query);
      const result = page.locator(`.VPLocalSearchBox li:nth-child(-n + 5) .result[href*="${where}"]`).first();
      // Until this query has been answered, the list shows the results of the previous one.
      await result.waitFor({ timeout: 5000 }).catch(() => missing.push(`${query}: ${where}`));
    }
    expect(missing).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('prints all of its code: no line is cut off, and no tab is left out', async () => {
    await page.setViewportSize({ width: 800, height: 1100 });
    await page.emulateMedia({ media: 'print' });
    for (const name of ['quick-start', 'http-api']) {
      await page.goto(`${demo.url}/docs/${name}.html`);
      const blocks = await page
        .locator('.vp-doc pre')
        .evaluateAll((all) => all.map((pre) => [pre.clientHeight > 0, pre.scrollWidth - pre.clientWidth]));
      expect(new Set(blocks.map(String)), name).toEqual(new Set(['true,0']));
    }
    await page.emulateMedia({ media: null });
  });

  it('copies a block of code', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${demo.url}/docs/quick-start.html`);
    const block = page.locator('.vp-doc div[class*="language-"]').first();
    await block.hover();
    await block.locator('button.copy').click();
    await block.locator('button.copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe((await block.locator('code').innerText()).trim());
  });

  it.each([
    ['Jane Doe', 'The name matches'],
    ['No Match', 'The name does not match'],
  ])('has a live element on the page of outcomes: %s', async (name, told) => {
    await page.goto(`${demo.url}/docs/policies-and-law.html`);
    await page.getByRole('button', { name }).click();
    await page.getByText(told).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows each theme on an element that checks', async () => {
    await page.goto(`${demo.url}/docs/theming.html`);
    for (const theme of ['beside', 'dense', 'rounded', 'bank', 'contrast', 'fine']) {
      const element = page.locator(`.live.${theme} payee-check`);
      await element.getByLabel('Account holder').fill('Jane Doe');
      await element.getByLabel('IBAN').first().fill('DE89370400440532013000');
      await page.keyboard.press('Tab');
      await element.getByText('The name matches').first().waitFor();
    }
    await page.locator('.live.rounded').screenshot({ path: join(shots, 'docs-live-rounded.png') });
    expect(complaints).toEqual([]);
  });

  it.each([
    ['element', 1280, 'light'],
    ['element', 320, 'dark'],
    ['index', 1280, 'dark'],
    ['index', 320, 'light'],
    ['integration', 1280, 'light'],
    ['architecture', 1280, 'dark'],
  ] as const)('looks like this: %s at %i, %s', async (name, width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${demo.url}/docs/${name}.html`);
    await page.screenshot({ path: join(shots, `docs-${name}-${width}-${colorScheme}.png`) });
    expect(complaints).toEqual([]);
  });
});
