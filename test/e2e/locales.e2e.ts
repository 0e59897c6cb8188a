import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PayeeCheckElement } from '@payee-check/widget/element';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenForComplaints, shots, visitDemo } from './demo.ts';

/** The narrowest phone that WCAG 2.2 requires support for (1.4.10), tall enough to show the whole page. */
const NARROW = { width: 320, height: 60_000 };

/** Found by their files, so that a locale that is missing from the page is noticed. */
const LOCALES = readdirSync(join(import.meta.dirname, '../../widget/src/locales'))
  .filter((file) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file))
  .map((file) => file.replace('.ts', ''));

const demo = visitDemo();

/** Every message, in one language, with each case played to its end. */
async function openMessages(locale: string, viewport = NARROW): Promise<Page> {
  const page = await demo.newPage({ viewport, colorScheme: 'light' });
  await page.goto(`${demo.url}/messages?locale=${locale}`);
  await page.locator('section').first().waitFor();
  await page.waitForFunction(
    () => document.querySelectorAll('figure[data-shown]').length === document.querySelectorAll('section').length,
  );
  await page.waitForLoadState('networkidle');
  await spoken(page, locale);
  return page;
}

/** Resolves when every element speaks the language. */
async function spoken(page: Page, locale: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('payee-check')].every(
        (item) => item.shadowRoot?.querySelector('.root')?.getAttribute('lang') === wanted,
      ),
    locale,
  );
}

async function speak(page: Page, locale: string): Promise<void> {
  await page.evaluate((wanted) => {
    for (const item of document.querySelectorAll('payee-check')) item.setAttribute('locale', wanted);
  }, locale);
  await spoken(page, locale);
}

/**
 * What is wider than its container: the page, an element, or a part of one. An input scrolls its own text, the
 * country's chip ends in an ellipsis, and text for screen readers only is one pixel wide; all of that is intended.
 */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) wide.push('the page');
    for (const section of document.querySelectorAll('section')) {
      const host = section.querySelector('payee-check');
      if (!host?.shadowRoot) continue;
      const { left, right } = host.getBoundingClientRect();
      for (const part of [host, ...host.shadowRoot.querySelectorAll('*')]) {
        if (part.matches('input, .chip, .chip *, .sr, style')) continue;
        const box = part.getBoundingClientRect();
        if (box.width === 0) continue;
        const inner = part instanceof HTMLElement && part.clientWidth > 0 && part.scrollWidth > part.clientWidth;
        if (inner || box.left < left - 1 || box.right > right + 1) {
          wide.push(`${section.id}: ${part.tagName.toLowerCase()}.${part.className} ${part.textContent?.slice(0, 60)}`);
        }
      }
      // On a phone the country is beside the label and must not cover it.
      const chip = host.shadowRoot.querySelector('.chip')?.getBoundingClientRect();
      const label = document.createRange();
      label.selectNodeContents(host.shadowRoot.querySelector('[for=iban]') ?? host);
      for (const line of chip ? label.getClientRects() : []) {
        if (
          chip &&
          line.top < chip.bottom &&
          chip.top < line.bottom &&
          line.left < chip.right &&
          chip.left < line.right
        ) {
          wide.push(`${section.id}: the country is on the label`);
        }
      }
    }
    return wide;
  });
}

describe('every message', () => {
  /** The number of characters of all messages in a language. */
  const lengths = new Map<string, number>();
  let page: Page;

  beforeAll(async () => {
    page = await openMessages('en');
  });
  afterAll(() => page?.close());

  it('is on the page for every locale', async () => {
    const offered = await page
      .locator('#locale option')
      .evaluateAll((all) => all.map((item) => item.getAttribute('value')));
    expect(offered.sort()).toEqual([...LOCALES, 'en'].sort());
  });

  it.each(['en', ...LOCALES])('fits 320 px in %s, in every state', async (locale) => {
    await speak(page, locale);
    expect(await overflow(page)).toEqual([]);
    const words = await page.evaluate(() =>
      [...document.querySelectorAll('payee-check')].map((item) => item.shadowRoot?.textContent).join(''),
    );
    lengths.set(locale, words.length);
  });

  it.each(['ar', 'de'])('is laid out in the direction of %s; the account number never turns', async (locale) => {
    await speak(page, locale);
    const [direction, account] = await page.evaluate(() => {
      const root = document.querySelector('#no-match payee-check')?.shadowRoot;
      const directionOf = (selector: string) => {
        const part = root?.querySelector(selector);
        return part && getComputedStyle(part).direction;
      };
      return [directionOf('.card'), directionOf('#iban')];
    });
    expect([direction, account]).toEqual([locale === 'ar' ? 'rtl' : 'ltr', 'ltr']);
  });

  it('can be looked at in the longest language and in one that is written from right to left', async () => {
    const [longest = ''] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? [];
    for (const locale of [longest, 'ar']) {
      await speak(page, locale);
      for (const state of ['close-match', 'no-match', 'unable-to-verify', 'invalid_checksum', 'risks', 'uk-fields']) {
        await page.locator(`#${state}`).screenshot({ path: join(shots, `320-${locale}-${state}.png`) });
      }
    }
  });
});

describe('a language', () => {
  it.each([
    ['en-GB', 'Name on the account', ['en-GB.js', 'messages.js']],
    ['en-IE', 'Account holder’s name', []],
    ['fr-CH', 'Nom du titulaire du compte', ['fr.js', 'messages.js']],
    ['no', 'Navn på kontoeier', ['messages.js', 'nb.js']],
    ['tlh', 'Account holder’s name', ['messages.js']],
  ])('%s loads without a failed request', async (tag, label, parts) => {
    const page = await demo.newPage();
    const complaints = listenForComplaints(page);
    const asked: [number, string][] = [];
    page.on('response', (item) => asked.push([item.status(), item.url()]));
    await page.goto(demo.url);
    await page.evaluate((locale) => document.querySelector('payee-check')?.setAttribute('locale', locale), tag);
    await page.locator('payee-check').first().getByText(label).waitFor();
    await page.waitForLoadState('networkidle');
    const widget = asked.filter(([, url]) => url.includes('/widget/') && !/payee-check\.js|integrity/.test(url));
    expect(widget.map(([status, url]) => [status, new URL(url).pathname.split('/').at(-1)]).sort()).toEqual(
      parts.map((part) => [200, part]),
    );
    expect(complaints).toEqual([]);
  });

  it('says that nothing can be checked if even the part that checks cannot be loaded', async () => {
    const page = await demo.newPage({ viewport: { width: 320, height: 900 } });
    await page.route(/\/check\.js/, (route) => route.abort());
    await page.goto(demo.url);
    for (const locale of LOCALES) {
      await page.evaluate((tag) => document.querySelector('payee-check')?.setAttribute('locale', tag), locale);
      await page.evaluate(async () => {
        const check = document.querySelector<PayeeCheckElement>('payee-check');
        if (!check) return;
        Object.assign(check, { payeeName: 'Jane Doe', iban: 'DE89370400440532013000' });
        await check.verify().catch(() => {});
      });
      await page.waitForFunction(
        (tag) => document.querySelector('payee-check')?.shadowRoot?.querySelector(`.root[lang="${tag}"] [role=alert]`),
        locale,
      );
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, locale).toBeLessThanOrEqual(320);
    }
  });
});
