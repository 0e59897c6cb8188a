import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { eachPage, openScene, showTab, visitDemo } from './demo.ts';

const demo = visitDemo();
let page: Page;
let requests: string[];

eachPage(demo, { viewport: { width: 1280, height: 1000 } }, (item) => {
  page = item;
  requests = [];
  page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const heading = () => page.locator('payee-check [part~="result-heading"]').first();
const tab = (name: string) => showTab(page, name);

/** Opens a scene with the engine room open, which shows how the shop's server decided about a form. */
async function openWithRoom(path: string): Promise<void> {
  await openScene(page, demo.url + path);
  await tab('Your server');
}
const panel = () => page.locator('#panel');

describe('checkout', () => {
  it('shows all traffic: browser to BFF, BFF to providers, and the form to the shop', async () => {
    await openWithRoom('/checkout');
    await button('Jane Doe').first().click();
    await heading().filter({ hasText: 'The name matches' }).waitFor();
    await button(/^Pay €/).click();
    await panel().getByText('The order is paid').waitFor();
    await tab('Traffic');
    for (const [lane, request] of [
      ['browser → BFF', 'POST /v1/sessions'],
      ['browser → BFF', 'POST /v1/checks'],
      ['BFF → Ibantrack', 'POST /api-v1/account-holder-verifications'],
      ['BFF → IBAN-BIC.com', 'POST /validate_iban'],
      ['browser → shop', 'POST /orders'],
    ] as const) {
      await page.locator('.trips tr', { hasText: lane }).filter({ hasText: request }).first().waitFor();
    }
    await tab('Result');
    await page.getByRole('cell', { name: 'Name check' }).waitFor();
    await page.getByText('Receipt, decoded').click();
    expect(await page.locator('#panel-result').innerText()).toMatch(/payee-check-receipt\+jwt/);
  });

  it.each([
    ['Write “match” into the receipt', 'signature'],
    ['Pay another account with it', 'account_mismatch'],
    ['Pay under another name', 'name_mismatch'],
  ])('refuses a forged form: %s', async (forgery, code) => {
    await openWithRoom('/checkout');
    await button('No Match').first().click();
    await page.locator('payee-check [part~="confirm"]').first().click();
    await page.waitForFunction(() => document.querySelector('form')?.checkValidity());
    await button(/^Pay €/).click();
    await button(forgery).click();
    await panel().getByText('The order is refused').waitFor();
    expect(await panel().innerText()).toContain(code);
  });
});

describe('onboarding', () => {
  it('saves an account that matches and belongs to the customer, in a session that the server opened', async () => {
    await openWithRoom('/onboarding');
    await button('Salary, connected').click();
    await heading().filter({ hasText: 'The name matches' }).waitFor();
    await tab('Result');
    // Providers that are asked besides the bank get 400 ms more than the bank takes, which can be too little on a busy
    // machine.
    await page.getByRole('row', { name: /Ibanity Ownership (The customer’s own|Unavailable)/ }).waitFor();
    await button('Save the payout account').click();
    await panel().getByText('The payout account is saved').waitFor();
    expect(
      await panel()
        .locator('dt', { hasText: /^Customer, hashed$/ })
        .count(),
    ).toBe(1);
    expect(requests.filter((request) => /session/.test(request))).toEqual(['POST /session']);
    await tab('Traffic');
    await page.locator('.trips tr', { hasText: 'shop → BFF' }).first().waitFor();
  });

  it('handles a company’s LEI, from typing to a receipt that says it was compared', async () => {
    await openWithRoom('/onboarding');
    await page.getByLabel('I host as a company').check();
    const field = (name: RegExp) => page.locator('payee-check').getByRole('textbox', { name });
    await field(/holder/).fill('Isartal Maschinenbau GmbH');
    await field(/^LEI/).fill('99990SANDBOXISAR0103');
    await field(/IBAN/).fill('DE65700200880071234504');
    await button('Save the payout account').focus();
    await heading().filter({ hasText: 'The name matches' }).waitFor();
    await button('Save the payout account').click();
    await panel().getByText('The payout account is saved').waitFor();
    expect(await panel().innerText()).toMatch(/The organisation’s number\s+Compared as well/);
  });

  it('blocks the form while the account does not match', async () => {
    await openWithRoom('/onboarding');
    await button('Her landlord’s').click();
    await heading().filter({ hasText: 'does not match' }).waitFor();
    await button('Save the payout account').click();
    expect(requests).not.toContain('POST /payout-accounts');
    expect(
      await page
        .locator('form')
        .first()
        .evaluate((hTMLFormElement: HTMLFormElement) => hTMLFormElement.checkValidity()),
    ).toBe(false);
  });

  it('accepts proof of ownership alone if no bank is asked about the name', async () => {
    await openWithRoom('/onboarding?providers=ibanity');
    await button('Brussels, connected').click();
    await page.getByText('This is your account').first().waitFor();
    await button('Save the payout account').click();
    await panel().getByText('The account is the customer’s own.').waitFor();
  });
});

describe('suppliers', () => {
  it('checks five payees in one session, and the server decides about each', async () => {
    await openWithRoom('/supplier');
    await button('Check all five').click();
    const badges = page.locator('.badge');
    for (const [index, word] of ['Match', 'Close match', 'Match', 'No match', 'Not verified'].entries()) {
      await badges.nth(index).getByText(word, { exact: true }).waitFor();
    }
    expect(requests.filter((request) => request === 'POST /v1/sessions')).toHaveLength(1);
    await button('Send for release').click();
    await panel().getByText('Stopped').waitFor();
    expect(await panel().locator('.verdict strong').allInnerTexts()).toEqual([
      'Changed',
      'Held',
      'Changed',
      'Stopped',
      'Held',
    ]);
  });

  it('sent before anything was checked: every payee is checked first', async () => {
    await openWithRoom('/supplier');
    await button('Send for release').click();
    await panel().getByText('Stopped').waitFor();
    expect(requests.filter((request) => request === 'POST /v1/checks')).toHaveLength(5);
    expect(requests.filter((request) => request === 'POST /suppliers')).toHaveLength(1);
  });

  it('opens a collapsed supplier that has an error', async () => {
    await openWithRoom('/supplier');
    await page.locator('payee-check').first().getByLabel('holder').fill('');
    await page.locator('.supplier summary').first().click();
    await button('Send for release').click();
    await page.locator('.supplier').first().and(page.locator('[open]')).waitFor();
    expect(requests).not.toContain('POST /suppliers');
  });
});

describe('the table of test payees', () => {
  it('can be filtered by outcome', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await page.getByRole('radio', { name: /^No match/ }).check();
    expect(new Set(await page.locator('.payees tbody tr:visible .pill').allInnerTexts())).toEqual(
      new Set(['No match']),
    );
  });

  it.each([
    ['Karl Mustermann', 'Reported as fraud', 'The name matches'],
    ['Charlotte Webb', 'wrong roll number', /could not be checked/],
    ['Cotswold Cider Ltd', 'asked as personal', 'Check the details'],
    ['Isartal Maschinenbau GmbH', 'Another firm’s LEI', /does not match/],
    ['Anna Schäfer', 'Ibanity alone: not connected', /could not be checked/],
  ])('fills in %s (%s) on the page where it can be tried, and checks', async (name, what, words) => {
    await openScene(page, `${demo.url}/checkout`);
    await page.locator('.payees tr', { hasText: what }).getByRole('button', { name }).click();
    await heading().filter({ hasText: words }).waitFor();
  });

  it('puts nothing personal into the URL', async () => {
    await openScene(page, `${demo.url}/checkout`);
    await page.locator('.payees tr', { hasText: 'Ibanity alone: not connected' }).getByRole('button').click();
    await heading().waitFor();
    expect(page.url()).toBe(`${demo.url}/onboarding?providers=ibanity`);
  });
});
