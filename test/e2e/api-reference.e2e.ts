import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

const demo = visitDemo();
let page: Page;

eachPage(demo, { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, (item) => {
  page = item;
});

/** What later operations are about. */
const readIds = z.object({
  check: z.object({ id: z.string(), receipt: z.string().nullish() }).optional(),
  batch: z.object({ id: z.string() }).optional(),
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

  it('tries every operation, as a server or as a page, and each answers', async () => {
    await openScene(page, `${demo.url}/api`);
    const version = /\/widget\/([^/]+)/.exec(await (await fetch(demo.url)).text())?.[1] ?? '';
    /** What answers have told, for the operations that need it. */
    const known: Record<string, string> = { version, file: 'payee-check.js' };
    const body = (changes: object) => (text: string) => JSON.stringify({ ...JSON.parse(text), ...changes });
    const bodies: Readonly<Record<string, (text: string) => string>> = {
      'post /v1/checks': body({ name: 'Jane Do' }),
      'post /v1/rechecks': (text) => body({ receipt: known['receipt'], name: 'Jane Do' })(text),
      'post /v1/receipts/verify': (text) => body({ receipt: known['receipt'], name: 'Jane Do' })(text),
      'post /v1/batches': (text) => JSON.stringify({ lines: JSON.parse(text).lines.slice(0, 2) }),
    };
    const answers: string[] = [];
    const operations = await page
      .locator('.opblock')
      .evaluateAll((all) =>
        all.map((item) => [
          item.querySelector('.opblock-summary-method')?.textContent?.toLowerCase() ?? '',
          item.querySelector('.opblock-summary-path')?.getAttribute('data-path') ?? '',
        ]),
      );
    // A batch is taken away after it was read; a session is bound in its own page.
    const rank = ([method, path]: readonly string[]) => (method === 'delete' ? 1 : path?.endsWith('/binding') ? 2 : 0);
    for (const [method = '', path = ''] of operations.toSorted((a, b) => rank(a) - rank(b))) {
      const operation = `${method} ${path}`;
      if (path.endsWith('/binding')) await page.getByRole('button', { name: 'Ask as a page' }).click();
      const block = page.locator(`.opblock-${method}`).filter({ has: page.locator(`[data-path="${path}"]`) });
      await block.locator('.opblock-summary-control').click();
      await block.getByRole('button', { name: 'Try it out' }).click();
      for (const name of [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)) {
        const value = known[path.includes('batches') && name === 'id' ? 'batch' : name] ?? '';
        await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
      }
      const change = bodies[operation];
      const text = block.locator('textarea.body-param__text');
      if (change) await text.fill(change(await text.inputValue()));
      const answered = page.waitForResponse((item) => item.url().startsWith(`${demo.url}/api/try/`));
      await block.getByRole('button', { name: 'Execute' }).click();
      const answer = await answered;
      answers.push(`${operation} ${answer.status()}`);
      await block.locator('.live-responses-table .response-col_status').getByText(String(answer.status())).waitFor();
      // The command is for the BFF itself, and holds no key.
      expect(await block.locator('.curl').innerText()).not.toContain('/api/try');
      const told: unknown = await answer.json().catch(() => null);
      const { check, batch } = readIds.parse(told ?? {});
      if (check) Object.assign(known, { id: check.id, ...(check.receipt && { receipt: check.receipt }) });
      if (batch) known['batch'] = batch.id;
      await block.locator('.opblock-summary-control').click();
    }
    expect(answers.filter((line) => !/ 20\d$/.test(line))).toEqual([]);
    expect(answers.length).toBe(operations.length);
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
