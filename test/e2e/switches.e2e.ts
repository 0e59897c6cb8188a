import { providerName } from '@payee-check/shared/contract';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eachPage, openScene as open, showTab, visitDemo } from './demo.ts';

/** A demo of its own: circuits that open here stay open for a while, and must not affect other files. */
const demo = visitDemo({ SANDBOX_PACE: '0.2' });
let page: Page;

eachPage(demo, { viewport: { width: 1280, height: 1000 } }, (item) => {
  page = item;
});

/** Opens a scene, with the engine room at its switches. */
async function openScene(at: Page, url: string): Promise<void> {
  await open(at, url);
  await showTab(at, 'Switches');
}
const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
async function turn(name: string, value: string): Promise<void> {
  await showTab(page, 'Switches');
  await choice(name).selectOption(value);
}
const attribute = (name: string, tag = 'payee-check') => page.locator(tag).first().getAttribute(name);
const choose = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
const heading = () => page.locator('payee-check [part~="result-heading"]').first();
const html = () => page.getByLabel('HTML', { exact: true }).innerText();

describe('switches of the element', () => {
  it.each([
    ['Language', 'de', 'locale'],
    ['Light or dark', 'dark', 'theme'],
    ['Policy', 'inform', 'policy'],
    ['Scheme', 'uk', 'scheme'],
    ['Account type', 'ask', 'account-type'],
    ['Check on', 'submit', 'check-on'],
  ])('%s: %s reaches the element, the URL and the code, and survives a reload', async (name, value, at) => {
    await openScene(page, `${demo.url}/checkout`);
    await turn(name, value);
    expect(await attribute(at)).toBe(value);
    expect([...new URL(page.url()).searchParams.values()]).toEqual([value]);
    await page.getByRole('tab', { name: 'Code' }).click();
    expect(await html()).toContain(`${at}="${value}"`);
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    expect(await attribute(at)).toBe(value);
    await showTab(page, 'Switches');
    expect(await choice(name).inputValue()).toBe(value);
  });

  it('speaks the language that was chosen', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await turn('Language', 'de');
    await page.locator('payee-check').getByLabel('Name des Kontoinhabers').waitFor();
  });

  it('mirrors the shop’s page', async () => {
    await openScene(page, `${demo.url}/checkout?dir=rtl`);
    expect(await page.locator('#stage').evaluate((item) => getComputedStyle(item).direction)).toBe('rtl');
    await turn('Direction', 'ltr');
    expect(await page.locator('#stage').evaluate((item) => getComputedStyle(item).direction)).toBe('ltr');
  });

  it('changes the look with tokens alone, and shows them', async () => {
    await openScene(page, `${demo.url}/checkout`);
    const radius = () =>
      page
        .locator('payee-check [part~="input"]')
        .first()
        .evaluate((item) => getComputedStyle(item.parentElement ?? item).borderRadius);
    const before = await radius();
    await turn('Look', 'bank');
    expect(await radius()).not.toBe(before);
    await page.getByRole('tab', { name: 'Code' }).click();
    await page.getByLabel('Theme', { exact: true }).getByText('--payee-check-radius: 2px').waitFor();
    expect(await html()).toContain('class="bank"');
  });

  it('sets on the context what belongs to the context', async () => {
    await openScene(page, `${demo.url}/supplier?policy=require-match&locale=de`);
    expect(await attribute('policy', 'payee-check-context')).toBe('require-match');
    expect(await attribute('policy')).toBeNull();
    await page.locator('payee-check').first().getByLabel('Name des Kontoinhabers').waitFor();
  });

  it('keeps language and look in the next scene, and nothing else', async () => {
    await openScene(page, `${demo.url}/checkout?locale=de&look=bank&policy=inform`);
    await page.getByRole('link', { name: 'Onboarding' }).click();
    await page.waitForURL(`${demo.url}/onboarding?locale=de&look=bank`);
  });

  it('ignores invalid values in a query', async () => {
    await openScene(
      page,
      `${demo.url}/checkout?policy=%22%3E%3Cscript%3E&look=javascript&broken=ibantrack.nonsense&broken=x`,
    );
    expect(await attribute('policy')).toBeNull();
    expect(new URL(page.url()).search).toBe('');
  });
});

describe('faults of the providers', () => {
  it('both name checks broken: could not be checked, and the payer may continue', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await page.getByRole('button', { name: 'Break both name checks' }).click();
    await page.waitForURL(/broken=ibantrack.unavailable&broken=banfico.unavailable/);
    await choose('Jane Doe');
    await heading().filter({ hasText: 'could not be checked' }).waitFor();
    await page.locator('payee-check [part~="confirm"]').click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
  });

  it.each(['server_error', 'malformed', 'no_credits', 'reset'])(
    '%s at every name check: could not be checked',
    async (fault) => {
      await openScene(page, `${demo.url}/checkout?broken=ibantrack.${fault}&broken=banfico.${fault}`);
      await choose('Jane Doe');
      await heading().filter({ hasText: 'could not be checked' }).waitFor();
    },
  );

  it('the first name check broken: the second answers', async () => {
    await openScene(page, `${demo.url}/checkout?broken=ibantrack.server_error`);
    expect(await choice('Ibantrack').inputValue()).toBe('server_error');
    await choose('Jane Doe');
    await heading().filter({ hasText: 'The name matches' }).waitFor();
    await showTab(page, 'Traffic');
    await page.locator('.trips tr', { hasText: 'BFF → Banfico' }).first().waitFor();
  });

  it.each(['/checkout', '/onboarding', '/supplier'])(
    'a fault affects even a payee that was just checked, and so does its repair: %s',
    async (path) => {
      await openScene(page, demo.url + path);
      const state = () =>
        page
          .locator('payee-check')
          .first()
          .evaluate(async (item) => Reflect.get(item, 'state'));
      await choose('Élodie Lefevre');
      await expect.poll(state, { timeout: 10_000 }).toBe('match');
      await page.getByRole('button', { name: 'Break both name checks' }).click();
      await expect.poll(state).toBe('editing');
      if (path === '/supplier') await page.locator('.badge', { hasText: 'Not checked' }).first().waitFor();
      await choose('Élodie Lefevre');
      await expect.poll(state, { timeout: 10_000 }).toBe('unable-to-verify');
      await page.getByRole('button', { name: 'Repair all' }).click();
      await turn('Ibanera', 'slow');
      await choose('Élodie Lefevre');
      await expect.poll(state, { timeout: 10_000 }).toBe('match');
    },
  );

  it('a page without faults in its URL repairs everything', async () => {
    await openScene(page, `${demo.url}/checkout?broken=banfico.hang`);
    await openScene(page, `${demo.url}/checkout`);
    expect(await (await fetch(`${demo.url}/sandbox/faults`)).json()).toMatchObject({
      active: Object.fromEntries(providerName.options.map((name) => [name, null])),
    });
  });

  it('the tab in front decides if there are two', async () => {
    await openScene(page, `${demo.url}/checkout?broken=ibantrack.unavailable`);
    const other = await demo.newPage();
    await openScene(other, `${demo.url}/checkout`);
    const active = async () => (await (await fetch(`${demo.url}/sandbox/faults`)).json()).active.ibantrack;
    expect(await active()).toBeNull();
    // Headless, each tab is in front in its own window: only the event tells which one is being looked at.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(active).toBe('unavailable');
    await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(active).toBeNull();
    await other.close();
  });

  it.each([
    ['an edit', () => page.locator('payee-check').getByLabel('holder').fill('Jane Dox')],
    ['another scheme', () => turn('Scheme', 'uk')],
    [
      'a fault',
      async () => {
        await showTab(page, 'Switches');
        await page.getByRole('button', { name: 'Break both name checks' }).click();
      },
    ],
  ])('%s removes the result, also from the panel beside the element', async (_, happens) => {
    await openScene(page, `${demo.url}/checkout`);
    await choose('Jane Do');
    await page.getByRole('tab', { name: 'Result' }).click();
    await page.locator('#panel-result', { hasText: 'Receipt, decoded' }).waitFor();
    await happens();
    // Choosing a tab would leave the field, and start a new check.
    if (await page.locator('#panel-result').isHidden()) await showTab(page, 'Result');
    await page.locator('#panel-result', { hasText: 'There is no result' }).waitFor();
    expect(await page.locator('#panel-result').innerText()).not.toContain('Jane Doe');
  });

  it.each([
    ['another page', { origin: 'https://evil.example' }, 403],
    ['an unknown provider', { origin: '' }, 400],
  ])('cannot be changed by %s', async (_, { origin }, status) => {
    const response = await fetch(`${demo.url}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: origin || demo.url },
      body: JSON.stringify({ provider: 'nobody', fault: 'hang' }),
    });
    expect(response.status).toBe(status);
  });
});

it('tries a row that needs no customer in a scene without one', async () => {
  await openScene(page, `${demo.url}/onboarding`);
  await choose('Unavailable');
  await page.waitForURL(`${demo.url}/checkout`);
  await heading().filter({ hasText: 'could not be checked' }).waitFor();
});

describe('the integration code', () => {
  it('is copied, with a confirmation', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.url });
    await page.getByRole('tab', { name: 'Code' }).click();
    await page.getByRole('button', { name: 'Copy HTML' }).click();
    await page.locator('#announcer', { hasText: 'HTML copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('<payee-check');
  });

  it.each(['/checkout', '/onboarding', '/supplier'])('of %s is the code of the page itself', async (path) => {
    await openScene(page, demo.url + path);
    await page.getByRole('tab', { name: 'Code' }).click();
    const code = await html();
    const tags = await page
      .locator('script[integrity]')
      .evaluateAll((all) => all.map((item) => item.getAttribute('integrity')));
    expect(code).toContain(`integrity="${tags[0]}"`);
    expect(code.match(/<payee-check(?=\s)/g)).toHaveLength(await page.locator('payee-check').count());
    expect(code).toContain(
      `action="${new URL((await page.locator('form').first().getAttribute('action')) ?? '', demo.url).pathname}"`,
    );
  });
});

it('the tabs are one tab stop; arrow keys move between them', async () => {
  await openScene(page, `${demo.url}/checkout`);
  await page.getByRole('tab', { name: 'Traffic' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Code');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Switches');
});
