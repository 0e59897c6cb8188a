import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { eachPage, openScene, showTab, visitDemo } from './demo.ts';

/** How a scene ends, what it would be without the element, how to get back to it, and the drawer beside it. */

const demo = visitDemo();
let page: Page;

eachPage(
  demo,
  { viewport: { width: 1280, height: 800 } },
  (item) => {
    page = item;
  },
  // The browser's own message about a shop that does not answer.
  /status of 502/,
);

const pick = (name: string) => page.locator('.try').getByRole('button', { name }).click();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const card = () => page.locator('payee-check [part~="result-heading"]').first();
const answer = () => page.locator('.shop-answer');
const RAW = /\b(close_match|no_match|unable_to_verify|name_check|continue_anyway|listed_as_\w+|null)\b/;

const axeFindsNothing = async () => expect(await violations(page)).toEqual([]);

describe('the shop answers in its own page', () => {
  afterEach(axeFindsNothing);

  it('paid: the form is gone, and it can start again', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await pick('The right name');
    await card().waitFor();
    await button(/^Pay €/).click();
    await answer().getByRole('heading', { name: 'Paid, thank you' }).waitFor();
    expect(await page.locator('#stage form').first().isVisible()).toBe(false);
    await button('Start again').click();
    await button(/^Pay €/).waitFor();
  });

  it('on hold until a person decides: a reported account', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await pick('A reported account');
    await page.locator('payee-check [part~="confirm"]').first().click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await button(/^Pay €/).click();
    await answer().getByRole('heading', { name: 'Your order is on hold' }).waitFor();
    await answer().getByText('Reported as fraud').waitFor();
    await answer().getByText('call your bank at once').waitFor();
    await button('Cancel the order').click();
    await answer().getByRole('heading', { name: 'Cancelled by a person' }).waitFor();
  });

  it('refused with a reason and a way back to what was typed: a forged receipt', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await pick('The right name');
    await card().waitFor();
    await button(/^Pay €/).click();
    await showTab(page, 'Your server');
    await button('Pay under another name').click();
    await answer().getByRole('heading', { name: 'We cannot take this payment' }).waitFor();
    await answer().getByText('It is for another name').waitFor();
    await button('Change the details').click();
    expect(await page.locator('payee-check').getByLabel('holder').inputValue()).toBe('Jane Doe');
  });

  it('about each of five suppliers', async () => {
    await openScene(page, `${demo.url}/supplier`);
    await button('Send for release').click();
    await answer().getByRole('heading', { name: '2 changed, 2 held, 1 stopped' }).waitFor({ timeout: 20_000 });
    await answer().getByText('An account was reported').waitFor();
  });

  it('shows no identifiers from the code', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await pick('Somebody else’s account');
    await page.locator('payee-check [part~="confirm"]').first().click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await button(/^Pay €/).click();
    await answer().getByRole('heading').first().waitFor();
    for (const tab of ['Switches', 'Traffic', 'Result', 'Your server']) {
      await showTab(page, tab);
      expect(await page.locator('body').innerText(), tab).not.toMatch(RAW);
    }
  });
});

describe('with the keyboard alone, on a phone', () => {
  /** Presses Tab until the focused element, in a shadow root too, contains these words; then Enter. */
  async function tabTo(words: RegExp): Promise<void> {
    const focused = () =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.textContent?.trim() ?? '';
      });
    for (let step = 0; step < 80; step += 1) {
      if (words.test(await focused())) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${words}`);
  }

  it.each([
    [/^A slip of the pen/, /^Use “Jane Doe”/, 'Paid, thank you', /^Start again$/, ''],
    [
      /^A reported account/,
      /^Continue anyway$|^Pay anyway$/,
      'Your order is on hold',
      /^Cancel the order$/,
      'Cancelled by a person',
    ],
    [
      /^A bank that is down/,
      /^Continue anyway$/,
      'Your order is on hold',
      /^Release the payment$/,
      'Released by a person',
    ],
  ])('%s: to the shop’s answer, and on from there', async (choice, decision, told, next, end) => {
    await page.setViewportSize({ width: 375, height: 760 });
    await openScene(page, `${demo.url}/checkout`);
    await tabTo(choice);
    await card().waitFor();
    await tabTo(decision);
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await tabTo(/^Pay €/);
    await answer().getByRole('heading', { name: told }).waitFor();
    await tabTo(next);
    if (end === '') await page.getByRole('button', { name: /^Pay €/ }).waitFor();
    else await answer().getByRole('heading', { name: end }).waitFor();
  });
});

it('on a phone, a test account stays on the screen with its answer', async () => {
  await page.setViewportSize({ width: 375, height: 720 });
  await openScene(page, `${demo.url}/onboarding`);
  await button('Salary, connected').press('Enter');
  await card().waitFor();
  const where = () =>
    Promise.all([button('Salary, connected'), card()].map(async (item) => (await item.boundingBox()) ?? expect.fail()));
  await expect.poll(async () => (await where()).every(({ y, height }) => y >= 0 && y + height <= 720)).toBe(true);
});

it('says that the shop does not answer, and keeps what was entered', async () => {
  await openScene(page, `${demo.url}/checkout`);
  await pick('The right name');
  await card().waitFor();
  await page.route(`${demo.url}/orders`, (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  await button(/^Pay €/).click();
  await answer().getByRole('heading', { name: 'The shop does not answer' }).waitFor();
  await page.unroute(`${demo.url}/orders`);
  await button('Back to the form').click();
  await button(/^Pay €/).click();
  await answer().getByRole('heading', { name: 'Paid, thank you' }).waitFor();
});

describe('without Payee Check', () => {
  it.each([
    ['The right name', 'Sent, and it arrives'],
    ['Somebody else’s account', 'Sent to somebody else'],
    ['A reported account', 'Sent, and nobody was warned'],
  ])('%s: %s', async (name, words) => {
    await openScene(page, `${demo.url}/checkout`);
    await page.getByRole('radio', { name: 'Without Payee Check' }).check();
    await pick(name);
    await page.locator('.without').getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('heading', { name: words }).waitFor();
    await axeFindsNothing();
    await page.getByRole('radio', { name: 'With Payee Check', exact: true }).check();
    await page.locator('payee-check').waitFor();
  });
});

describe('a link to the current state', () => {
  const copied = async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.url });
    await button('Copy link to this state').click();
    await page.locator('#announcer', { hasText: 'The link is copied' }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  it('restores payee, decision, the shop’s answer and the engine room', async () => {
    await openScene(page, `${demo.url}/checkout?look=bank`);
    await pick('A slip of the pen');
    await page.locator('payee-check .primary').first().click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await button(/^Pay €/).click();
    await answer().waitFor();
    await showTab(page, 'Result');
    const link = await copied();
    expect(link).not.toMatch(/jane|doe|DE89|3704/i);
    await page.goto('about:blank');
    await page.goto(link);
    await answer().getByRole('heading', { name: 'Paid, thank you' }).waitFor();
    await answer().getByText('Took the bank’s name').waitFor();
    await page.locator('#panel-server').waitFor();
    expect(await page.locator('#stage').getAttribute('class')).toContain('bank');
  });

  it('restores that all five suppliers were checked', async () => {
    await openScene(page, `${demo.url}/supplier`);
    const badges = () => page.locator('.badge').allInnerTexts();
    await button('Check all five').click();
    await expect.poll(badges).toEqual(['Match', 'Close match', 'Match', 'No match', 'Not verified']);
    const link = await copied();
    await page.goto('about:blank');
    await page.goto(link);
    await expect.poll(badges).toEqual(['Match', 'Close match', 'Match', 'No match', 'Not verified']);
    expect(await copied()).toBe(link);
  });

  it('contains nothing that was typed', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await page.locator('payee-check').getByLabel('holder').pressSequentially('Mallory Malone');
    expect(await copied()).toBe(`${demo.url}/checkout`);
  });
});

describe('the engine room', () => {
  it('is closed at first', async () => {
    await openScene(page, `${demo.url}/checkout`);
    expect(await page.locator('#engine').isVisible()).toBe(false);
  });

  it.each([320, 768, 1100, 1280, 1920])('at %i px covers no control', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await openScene(page, `${demo.url}/checkout`);
    await showTab(page, 'Switches');
    const { modal, overlap } = await page.evaluate(() => {
      const [engine, ...others] = ['#engine', '#stage', '.try', '.payees', '.scene-tools'].map(
        (item) => document.querySelector(item)?.getBoundingClientRect() ?? new DOMRect(),
      );
      const hits = (dOMRect: DOMRect) =>
        engine !== undefined &&
        engine.left < dOMRect.right - 1 &&
        dOMRect.left < engine.right - 1 &&
        engine.top < dOMRect.bottom - 1 &&
        dOMRect.top < engine.bottom - 1;
      return { modal: document.querySelector('#engine:modal') !== null, overlap: others.filter(hits).length };
    });
    expect(modal || overlap === 0).toBe(true);
    expect(modal).toBe(width < 1100);
  });

  it.each([375, 1280])('at %i px closes on Escape, and the focus returns to where it was', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await openScene(page, `${demo.url}/checkout`);
    await button('Engine room').focus();
    await page.keyboard.press('Enter');
    await page.locator('#engine[open]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('#engine') !== null)).toBe(true);
    await axeFindsNothing();
    await page.keyboard.press('Escape');
    await page.locator('#engine').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('engine-open');
  });

  it('keeps the focus inside when it covers the page', async () => {
    await page.setViewportSize({ width: 375, height: 800 });
    await openScene(page, `${demo.url}/checkout`);
    await button('Engine room').click();
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const active = document.activeElement;
        return active === null || active === document.body || active.closest('#engine') !== null;
      });
      expect(where).toBe(true);
    }
  });

  it('says in plain words what a provider does', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await showTab(page, 'Switches');
    const words = await page.getByRole('combobox', { name: 'Ibantrack' }).locator('option').allInnerTexts();
    expect(words).toContain('Does not answer at all');
    expect(words.join()).not.toMatch(/Hang|header|JSON in place/);
  });
});
