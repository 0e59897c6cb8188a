import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { listenForComplaints, sharedBrowser } from './demo.ts';

const root = join(import.meta.dirname, '../..');
/** Opened from a disk, as by somebody who keeps receipts. */
const PAGE = pathToFileURL(join(root, 'widget/dist/receipt.html')).href;

interface Vectors {
  readonly archive: object;
  readonly vectors: readonly { id: string; receipt: string }[];
}
const { archive, vectors }: Vectors = JSON.parse(
  readFileSync(join(root, 'docs/examples/receipts/vectors.json'), 'utf8'),
);
const receiptOf = (id: string) => vectors.find((vector) => vector.id === id)?.receipt ?? '';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await sharedBrowser();
  folder = await mkdtemp(join(tmpdir(), 'receipt-page-'));
  writeFileSync(join(folder, 'receipt-keys.json'), JSON.stringify(archive));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function open(locale: string): Promise<void> {
  context = await browser.newContext({ locale, offline: true });
  page = await context.newPage();
  requests = [];
  complaints = listenForComplaints(page);
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(PAGE);
}
beforeEach(() => open('en-US'));
afterEach(async () => {
  // Nothing leaves the page, and nothing is loaded into it.
  expect(requests).toEqual([PAGE]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('fits 320 px', async () => {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

const answer = () => page.locator('#answer');
async function verify(receipt: string, fields: Record<string, string> = {}): Promise<string> {
  await page.locator('[name=keys]').setInputFiles(join(folder, 'receipt-keys.json'));
  await page.locator('[name=receipt]').fill(receipt);
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value);
  // Otherwise the previous answer would be taken for this one.
  await answer().evaluate((item) => item.replaceChildren());
  await page.locator('form button').click();
  await answer().locator('h2').waitFor();
  return answer().innerText();
}

describe('the page for receipts', () => {
  it('says, without a network, what a receipt signed with a retired key proves about an account and a name', async () => {
    const text = await verify(receiptOf('evidence-retired-key-1'), {
      account: 'DE89 3704 0044 0532 0130 00',
      name: 'Jane Doe',
    });
    expect(text).toContain('The receipt is genuine');
    for (const words of [
      'The name matches',
      'ibantrack, epc_vop, 0b0e3a52',
      'January 11, 2025',
      'agrees with the receipt',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('not compared');
    expect(await answer().evaluate((item) => item === document.activeElement)).toBe(true);
  });

  it('says what was not compared, and what does not agree', async () => {
    expect(await verify(receiptOf('match'))).toContain('not compared');
    expect(await verify(receiptOf('match'), { name: 'John Roe' })).toContain(
      'It does not agree with what you entered: Name.',
    );
    await page.locator('[name=name]').fill('');
    const uk = { account: '11-22-33 12345678/A/1 2' };
    expect(await verify(receiptOf('uk-secondary-reference'), uk)).toContain('genuine');
    expect(await verify(receiptOf('order'), { account: '', order: 'order 4712' })).toContain('Order reference');
  });

  it.each([
    ['changed-outcome', 'It was not signed by this issuer, or it was changed.'],
    ['evidence-after-its-key', 'It was not signed by this issuer, or it was changed.'],
    ['high-s', 'This is not a receipt.'],
    ['not-a-receipt', 'This is not a receipt.'],
  ])('says that %s proves nothing, and why', async (id, why) => {
    expect(await verify(receiptOf(id))).toBe(`This receipt proves nothing.\n\n${why}`);
  });

  it('says that claims which no longer match the signature were changed', async () => {
    const [header, payload = '', signature] = receiptOf('match').split('.');
    expect(await verify([header, `fyJ${payload.slice(3)}`, signature].join('.'))).toContain('or it was changed.');
  });

  it('says prominently that a receipt comes from a sandbox', async () => {
    expect(await verify(receiptOf('sandbox'))).toContain('From a test system: this result is made up.');
  });

  it('asks for the keys if there are none', async () => {
    await page.locator('[name=receipt]').fill(receiptOf('match'));
    await page.locator('form button').click();
    await answer().getByText('Open the key file of the issuer.').waitFor();
    expect(await answer().innerText()).not.toContain('proves nothing');
  });

  it('compares an organisation’s number, whatever its type is called', async () => {
    const fields = { identifier: 'DE 136.695-976' };
    expect(await verify(receiptOf('identifier-among-two'), fields)).toMatch(
      /Identification number\s+\u2068DE 136.695-976\u2069 – agrees/,
    );
    const both = { identifier: 'vat: DE136695976, LEI: 5299 00T8 BM49 AURS DO55' };
    expect(await verify(receiptOf('identifier-among-two'), both)).toContain('agrees');
    for (const identifier of ['duns: DE136695976', 'DE136695976, 529900T8BM49AURSDO56']) {
      expect(await verify(receiptOf('identifier-among-two'), { identifier })).toContain(
        'It does not agree with what you entered: Identification number.',
      );
    }
  });

  it('fills the fields from a saved file', async () => {
    const kept = {
      receipt: receiptOf('match'),
      account: { scheme: 'iban', iban: 'DE89370400440532013000' },
      name: 'Jane Doe',
      identifiers: [{ type: 'lei', value: '529900T8BM49AURSDO55' }],
    };
    writeFileSync(join(folder, 'order.json'), JSON.stringify(kept));
    await page.locator('[name=file]').setInputFiles(join(folder, 'order.json'));
    await expect.poll(() => page.locator('[name=name]').inputValue()).toBe('Jane Doe');
    expect(await page.locator('[name=account]').inputValue()).toBe(kept.account.iban);
    expect(await page.locator('[name=identifier]').inputValue()).toBe('lei: 529900T8BM49AURSDO55');
  });

  it('speaks the reader’s language, and any other on request', async () => {
    await verify(receiptOf('unable-to-verify-confirmed'));
    const tags = await page
      .locator('#language option')
      .evaluateAll((all) => all.map((item) => (item as HTMLOptionElement).value));
    expect(tags).toHaveLength(29);
    const titles = new Set<string>();
    for (const tag of tags) {
      await page.locator('#language').selectOption(tag);
      titles.add(await page.locator('h1').innerText());
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
      expect(await answer().innerText()).not.toMatch(/bank_timeout|undefined|\{what\}/);
    }
    expect(titles.size).toBe(29);
    await context.close();
    await open('ar');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });

  it('prints only the finding', async () => {
    await verify(receiptOf('match'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await answer().locator('dl').isVisible()).toBe(true);
  });

  it('passes axe', async () => {
    await verify(receiptOf('match'));
    expect(await violations(page)).toEqual([]);
  });
});
