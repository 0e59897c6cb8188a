import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { listenForComplaints, openScene, shots, showTab, visitDemo } from './demo.ts';

const demo = visitDemo();

const scenes = ['/checkout', '/onboarding', '/supplier'];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(scenes)('axe finds nothing on %s, on any tab, before and after a check', async (path) => {
    const page = await demo.newPage({
      viewport: { width: 1280, height: 1000 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await openScene(page, demo.url + path);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Jane Do', exact: true }).click();
    await page.locator('payee-check [part~="result-heading"]').first().waitFor();
    await showTab(page, 'Switches');
    expect(await violations(page), 'Switches').toEqual([]);
    // The rest of the page does not change.
    for (const tab of ['Traffic', 'Result', 'Your server', 'Code']) {
      await showTab(page, tab);
      expect(await violations(page, { within: '#engine' }), tab).toEqual([]);
    }
  });

  it.each(['bank', 'contrast'])('axe finds nothing on the %s look, in any outcome', async (look) => {
    const page = await demo.newPage({
      viewport: { width: 1280, height: 1000 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    await openScene(page, `${demo.url}/checkout?look=${look}`);
    for (const [name, words] of [
      ['Jane Doe', 'The name matches'],
      ['Jane Do', 'almost matches'],
      ['No Match', 'does not match'],
      ['Unavailable', 'could not be checked'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).first().click();
      await page.locator('payee-check [part~="result-heading"]', { hasText: words }).waitFor();
      // The whole page once; after that, only what an answer changes.
      expect(await violations(page, name === 'Jane Doe' ? {} : { within: '#stage' }), name).toEqual([]);
    }
  });
});

describe.each([320, 768, 1920])('at %i px', (width) => {
  it.each(scenes)('%s fits, logs nothing to the console and loads nothing from elsewhere', async (path) => {
    const page = await demo.newPage({ viewport: { width, height: 900 } });
    const complaints = listenForComplaints(page);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
    await openScene(page, demo.url + path);
    await page.getByRole('button', { name: 'Jane Do', exact: true }).click();
    await page.locator('payee-check [part~="result-heading"]').first().waitFor();
    for (const tab of ['Switches', 'Traffic', 'Result', 'Code']) {
      await showTab(page, tab);
      expect(await page.locator('.tabs').evaluate((item) => item.scrollWidth - item.clientWidth)).toBe(0);
      expect(await page.locator('#engine').evaluate((item) => item.scrollWidth - item.clientWidth)).toBe(0);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, tab).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual(['localhost']);
  });
});

it('is larger on a projector, including the element', async () => {
  const height = async (width: number) => {
    const page = await demo.newPage({ viewport: { width, height: 1080 } });
    await openScene(page, `${demo.url}/checkout`);
    const box = await page.locator('payee-check').getByLabel('IBAN').boundingBox();
    return box?.height ?? 0;
  };
  expect((await height(1920)) / (await height(1280))).toBeCloseTo(1.2, 1);
});

it.each([
  ['/api', '.session [aria-pressed=true]', '.session [aria-pressed=false]'],
  ['/stories/slip', '.story-list [aria-current]', '.story-list a:not([aria-current])'],
])('shows what is selected on %s in forced colours', async (path, chosen, other) => {
  const page = await demo.newPage({ forcedColors: 'active' });
  await openScene(page, demo.url + path);
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((item) => getComputedStyle(item).backgroundColor);
  expect(await ground(chosen)).not.toBe(await ground(other));
});

it('shows what is selected in forced colours, too', async () => {
  const page = await demo.newPage({ viewport: { width: 1280, height: 1000 }, forcedColors: 'active' });
  await openScene(page, `${demo.url}/checkout`);
  await showTab(page, 'Traffic');
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((item) => getComputedStyle(item).backgroundColor);
  for (const [chosen, other] of [
    ['[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]'],
    ['.places a[aria-current]', '.places a:not([aria-current])'],
    ['.filter :checked + span', '.filter :not(:checked) + span'],
  ] as const) {
    expect(await ground(chosen), chosen).not.toBe(await ground(other));
  }
});

it('prints without its switches, and with the whole table', async () => {
  const page = await demo.newPage({ viewport: { width: 794, height: 1123 } });
  await openScene(page, `${demo.url}/checkout?theme=dark`);
  await showTab(page, 'Switches');
  await page.emulateMedia({ media: 'print' });
  await page.locator('#switch-form').waitFor({ state: 'hidden' });
  const table = page.locator('.table-wrap');
  await page.emulateMedia({ media: 'screen' });
  await showTab(page, 'Traffic');
  await page.emulateMedia({ media: 'print' });
  await page.locator('#engine[open]:not(:modal)').waitFor();
  const [shop, drawer] = await Promise.all(['#stage', '#engine'].map((part) => page.locator(part).boundingBox()));
  expect(drawer?.y).toBeGreaterThanOrEqual((shop?.y ?? 0) + (shop?.height ?? 0));
  const cutOff = await table.evaluate((item) => item.scrollHeight - item.clientHeight);
  expect(cutOff).toBe(0);
  await page.screenshot({ path: join(shots, 'demo-on-paper.png'), fullPage: true });
});

it.each(['/nothing', '/docs/nothing', '/docs/translations/'])('%s is an error page that links back', async (path) => {
  const page = await demo.newPage();
  const answer = await page.goto(demo.url + path);
  expect(answer?.status()).toBe(404);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'documentation' }).click();
  // After the words comes the anchor's symbol, which has no width.
  expect((await page.getByRole('heading', { level: 1 }).textContent())?.replace('\u200B', '').trim()).toBe(
    'Payee Check',
  );
});
