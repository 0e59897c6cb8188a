import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { type Look, shots, visitDemo } from './demo.ts';

/** How the element copes with what its payer has set: colours, motion, text size and spacing. */

const OUTCOMES = ['match', 'close-match', 'no-match', 'unable-to-verify'];
const STATES = ['fields', 'uk-fields', 'invalid_checksum', ...OUTCOMES];

const demo = visitDemo();
let page: Page;

async function open(state: string, look: Look): Promise<void> {
  page = await demo.newPage(look);
  await page.goto(`${demo.url}/messages?locale=en&case=${state}`);
  await page.locator('figure[data-shown]').waitFor();
}

/** Adds the payer's own style sheet to the element, as a browser extension for easier reading does. */
const addStyle = (css: string) =>
  page.locator('payee-check').evaluate((host, text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    host.shadowRoot?.adoptedStyleSheets.push(sheet);
  }, css);

/** Text that is cut off or overflows. What an input or the country's chip holds may be wider than its box. */
const cutOff = () =>
  page.locator('payee-check').evaluate((host) =>
    [...(host.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])]
      .filter((part) => !part.matches('input, .chip, .chip *, .sr, style') && part.clientWidth > 1)
      .filter(
        (part) =>
          part.scrollWidth > part.clientWidth + 1 ||
          (getComputedStyle(part).overflowY !== 'visible' && part.scrollHeight > part.clientHeight + 1),
      )
      .map((part) => `${part.tagName.toLowerCase()}.${part.className}`),
  );

describe('forced colours', () => {
  it.each(OUTCOMES)('keep the edges of fields, card and icon: %s', async (state) => {
    await open(state, { forcedColors: 'active' });
    const found = await page.locator('payee-check').evaluate((host) => {
      const find = (selector: string) => host.shadowRoot?.querySelector(selector) ?? document.body;
      const hasEdge = (part: Element) => getComputedStyle(part).borderTopStyle === 'solid';
      const icon = find('[part~="result-icon"]');
      const card = find('[part~="result"]');
      return {
        field: hasEdge(find('.box')),
        card: hasEdge(card),
        iconIsThere: icon.getBoundingClientRect().width >= 18,
        iconIsSeen: getComputedStyle(icon).color !== getComputedStyle(card).backgroundColor,
      };
    });
    expect(found).toEqual({ field: true, card: true, iconIsThere: true, iconIsSeen: true });
    await page.locator('payee-check').screenshot({ path: join(shots, `forced-colours-${state}.png`) });
  });

  it('show where the focus is', async () => {
    await open('fields', { forcedColors: 'active' });
    await page.locator('payee-check').getByLabel('IBAN').focus();
    const outline = await page
      .locator('payee-check .box')
      .filter({ has: page.locator('#iban') })
      .evaluate((box) => getComputedStyle(box).outlineStyle);
    expect(outline).toBe('solid');
  });
});

describe('a payer who prefers dark, on a page that only has a light theme', () => {
  it.each(STATES)('can read everything in %s', async (state) => {
    await open(state, { colorScheme: 'dark', reducedMotion: 'reduce' });
    // A page that ignores dark mode: no `color-scheme`, and white.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { color-scheme: normal !important } * { background: #fff }');
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await violations(page, { within: 'payee-check', rules: ['color-contrast'] })).toEqual([]);
    const field = page.locator('payee-check .box').first();
    expect(await field.evaluate((item) => getComputedStyle(item).backgroundColor)).toBe('rgb(255, 255, 255)');
    await page.locator('payee-check').screenshot({ path: join(shots, `dark-on-white-${state}.png`) });
  });
});

describe('reduced motion', () => {
  it.each(STATES)('stops all motion in %s', async (state) => {
    await open(state, { reducedMotion: 'reduce' });
    const moving = await page.locator('payee-check').evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('*') ?? [])]
        .map((part) => getComputedStyle(part))
        .filter(
          (style) =>
            (style.animationName !== 'none' && style.animationDuration !== '0s') ||
            style.transitionDuration.split(', ').some((item) => item !== '0s'),
        )
        .map((style) => `${style.animationName} ${style.animationDuration} ${style.transitionDuration}`),
    );
    expect(moving).toEqual([]);
  });
});

describe('text', () => {
  it.each(STATES)('can be doubled in size at a page width of 640 px (WCAG 1.4.4): %s', async (state) => {
    await open(state, { viewport: { width: 640, height: 1200 } });
    await page.evaluate(() => document.documentElement.style.setProperty('zoom', '2'));
    expect(await cutOff()).toEqual([]);
    await page.locator('payee-check').screenshot({ path: join(shots, `zoom-200-${state}.png`) });
  });

  it.each(STATES)('can be spaced out as WCAG 1.4.12 requires: %s', async (state) => {
    await open(state, { viewport: { width: 320, height: 1200 } });
    await addStyle(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    expect(await cutOff()).toEqual([]);
    await page.locator('payee-check').screenshot({ path: join(shots, `spaced-${state}.png`) });
  });
});
