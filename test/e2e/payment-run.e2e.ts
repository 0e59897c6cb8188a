import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { eachPage, openScene, shots, visitDemo } from './demo.ts';

const API_KEY = 'a-key-that-this-test-shares-with-the-demo';

const demo = visitDemo({ MERCHANT_API_KEYS: API_KEY, SANDBOX_PACE: '0.2' });
let page: Page;

eachPage(
  demo,
  { viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce' },
  async (item) => {
    page = item;
    await openScene(page, `${demo.url}/payment-run`);
    // Some tests provoke the browser's messages about an error status or a missing answer.
  },
  /Failed to load resource/,
);

const button = (name: string | RegExp) => page.getByRole('button', { name });
const sample = (name: string) => button(new RegExp(`^${name}`)).click();
const done = () => page.locator('#progress-text', { hasText: 'Done' }).waitFor({ timeout: 60_000 });
const problem = () => page.locator('#problem').filter({ visible: true });
const rows = () => page.locator('.lines-body .line');
const row = (text: string | RegExp) => rows().filter({ hasText: text });
const grid = () => page.getByRole('grid');

/** Drops files, like somebody who drags them from a folder. */
async function drop(...files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: data });
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8');
}
const fetchText = (path: string) => page.evaluate(async (from) => (await fetch(from)).text(), path);

/** IBANs at Musterbank Frankfurt, all different; nobody’s account. */
function manyRows(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const bban = `50010099${String(7_000_000_000 + index)}`;
    const check = 98n - (BigInt(`${bban}131400`) % 97n);
    return `Slow Nobody ${index};DE${String(check).padStart(2, '0')}${bban};1,00`;
  });
  return ['Name;IBAN;Amount', ...lines].join('\n');
}

describe('a run, with the keyboard alone', () => {
  it('reads a pain.001, accepts a name, and returns the file with the corrected name', async () => {
    const before = await fetchText('/payment-run/samples/supplier-run.xml');
    // Tabs from the top of the page to the first sample, as somebody without a mouse does.
    await button(/^Supplier run/).focus();
    await page.keyboard.press('Enter');
    await page
      .locator('#run-title', { hasText: 'pain.001.001.09 · 24 payments' })
      .and(page.locator(':focus'))
      .waitFor();
    await done();
    await page.getByRole('radio', { name: /^Close match/ }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => rows().count()).toBe(4);

    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('id')).toBe('search');
    await page.keyboard.type('tulpen');
    await expect.poll(() => rows().count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('t');
    await row('Tulpenhandel Oranje N.V.').locator('ins', { hasText: 'Tulpenhandel Oranje B.V.' }).waitFor();
    // The key that accepted the name undoes it.
    await page.keyboard.press('t');
    await row('Tulpenhandel').getByText('bank: Tulpenhandel Oranje B.V.').waitFor();
    await page.keyboard.press('t');
    await page.locator('ins').waitFor();

    const corrected = page.getByRole('link', { name: /Corrected pain/ });
    await corrected.focus();
    const downloaded = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await downloaded).suggestedFilename()).toBe('supplier-run-corrected.xml');
    expect(await textOf(downloaded)).toBe(before.replace('Tulpenhandel Oranje N.V.', 'Tulpenhandel Oranje B.V.'));
  }, 120_000);

  it('moves through the lines, opens one, and returns to it', async () => {
    await sample('Supplier run');
    await done();
    await grid().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home', 'PageDown', 'ArrowUp', 'Home', 'ArrowDown']) {
      await page.keyboard.press(key);
    }
    expect(await grid().getAttribute('aria-activedescendant')).toBe('line-2');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Line 2' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lines');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  }, 120_000);
});

describe('names', () => {
  it('are accepted all at once, and appear in both lists of results', async () => {
    await sample('Supplier run');
    await done();
    await button('Accept 4 names').click();
    await button('Accept all names').and(page.locator(':disabled')).waitFor();
    const id = await page.evaluate(() => JSON.parse(sessionStorage.getItem('payment-run') ?? '{}').id);
    const xml = await fetchText(`/payment-run/runs/${id}/corrected.xml`);
    expect(xml.match(/María José García López|Katharina Gruber|Bianchi|Oranje B\.V\./g)).toHaveLength(4);
    const csv = await fetchText(`/payment-run/runs/${id}/results.csv`);
    expect(csv).toMatch(/María García;.*close_match;;María José García López;RVMC/);
    const codes = await fetchText(`/payment-run/runs/${id}/ebics-codes.csv`);
    expect(codes.split('\r\n').filter((line) => line.endsWith(';RVMC'))).toHaveLength(4);
    expect(codes).toContain('20;INV-20150;RVNA');
  }, 120_000);

  it('open on a click even if rows are added between press and release', async () => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await sample('Supplier run');
    await done();
    const before = await rows().count();
    const { x, y, width, height } = (await rows().first().boundingBox()) ?? expect.fail();
    await page.mouse.move(x + width / 4, y + height / 2);
    await page.mouse.down();
    await page.setViewportSize({ width: 1280, height: 1000 });
    await expect.poll(() => rows().count()).toBeGreaterThan(before);
    await page.mouse.up();
    await page.getByRole('dialog').getByLabel('holder').waitFor();
  });

  it('are corrected in the element, which asks the bank; another account is refused', async () => {
    await sample('Supplier run');
    await done();
    await row('Katharina').click();
    const dialog = page.getByRole('dialog', { name: 'Line 18' });
    await dialog.getByLabel('holder').fill('Katharina Gruber');
    // The element blocks the form until the bank has answered.
    await button('Use this name').click();
    await dialog.waitFor({ state: 'hidden' });
    await row('Katharina').getByText('the name was corrected').waitFor();

    await row('Katharina').click();
    await dialog.getByLabel('holder').fill('Jane Doe');
    await dialog.getByLabel('IBAN').fill('DE89370400440532013000');
    await button('Use this name').click();
    await dialog.getByText('That is another account').waitFor();
    await button('Close').click();
    const id = await page.evaluate(() => JSON.parse(sessionStorage.getItem('payment-run') ?? '{}').id);
    const xml = await fetchText(`/payment-run/runs/${id}/corrected.xml`);
    expect(xml).toContain('<Nm>Katharina Gruber</Nm>');
    expect(xml).not.toContain('Jane Doe');
  }, 120_000);
});

describe('the URL', () => {
  it('restores the sample and the filter of its lines in another tab, and contains nothing from the lines', async () => {
    await sample('Supplier run');
    await done();
    await page.getByRole('radio', { name: /^Close match/ }).check({ force: true });
    const link = page.url();
    expect(link).toMatch(/\/payment-run\?sample=supplier-run\.xml&show=close_match$/);
    const shown = await rows().count();
    await page.getByRole('searchbox').fill('Tulpenhandel');
    expect(page.url()).toBe(link);

    await page.evaluate(() => sessionStorage.clear());
    await page.goto('about:blank');
    await openScene(page, link);
    await done();
    await expect.poll(() => rows().count()).toBe(shown);
    expect(await page.getByRole('radio', { name: /^Close match/ }).isChecked()).toBe(true);
    await button('Check another file').click();
    expect(page.url()).toMatch(/\/payment-run$/);
  });
});

describe('every outcome', () => {
  it('is explained in words, as is what cannot be asked', async () => {
    await sample('Every outcome');
    await done();
    for (const outcome of ['Match', 'Close match', 'No match', 'Could not be checked', 'Not a valid line']) {
      await page.getByRole('radio', { name: new RegExp(`^${outcome} \\d`) }).waitFor({ state: 'attached' });
    }
    await page.getByRole('radio', { name: /^Not a valid line/ }).check({ force: true });
    for (const words of [
      'its digits are gone',
      'the check digits are wrong',
      'begins with no country',
      'no name',
      'too short',
    ]) {
      await rows().getByText(words).first().waitFor();
    }
    await page.getByLabel('Search the lines').fill('agnieszka');
    await page.getByRole('radio', { name: /^All/ }).check({ force: true });
    await row('Agnieszka').getByText('Match', { exact: true }).waitFor();
  }, 120_000);
});

const XML = '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">';
/** One after the other, so that each message differs from the one before. */
const NOT_READ = [
  ['nothing in it', ' \n', 'The file is empty'],
  ['a web page', '<!DOCTYPE html><html></html>', 'document type declaration|not well formed'],
  ['a direct debit', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"/>', 'not a pain.001'],
  ['half a file', XML, 'not well formed'],
  ['no payment', `${XML}</Document>`, 'holds no payment'],
  ['an entity that grows', `<!DOCTYPE d [<!ENTITY a "aa">]>${XML}</Document>`, 'document type declaration'],
  ['a PDF', '%PDF-1.7', 'neither a pain.001 nor a CSV'],
  ['an open quote', 'Name;IBAN\n"Jane;DE89370400440532013000\n', 'quoted field'],
  ['no account numbers', 'Name;Town\nJane Doe;Ulm\n', 'No column holds account numbers'],
  ['nothing but faults', 'Name;IBAN\nJane Doe;DE00370400440532013000\n', 'No line of the file can be checked'],
  ['2,001 payments', manyRows(2001), 'more than 2,000 payments'],
  ['another encoding than it names', '<?xml version="1.0" encoding="EBCDIC"?><a/>', 'encoding'],
] as const;

describe('a file that is rejected', () => {
  it('gets an error message in words, whatever is wrong with it, and no other file is affected', async () => {
    for (const [what, text, words] of NOT_READ) {
      await drop({ name: what, text });
      await problem().getByText(new RegExp(words)).waitFor();
      expect(await page.locator('#result').isVisible(), what).toBe(false);
    }
  });

  it('if larger than 50 MB, is not even sent', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(50 * 1024 * 1024 + 1)], 'large.csv'));
      document.querySelector('#drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    });
    await problem().getByText('larger than 50 MB').waitFor();
    expect(sent).toEqual([]);
  });

  it('if one of two at once', async () => {
    await drop({ name: 'a.csv', text: 'a' }, { name: 'b.csv', text: 'b' });
    await problem().getByText('one file at a time').waitFor();
  });
});

describe('rows from a spreadsheet', () => {
  it('are checked when pasted into the page, or typed into the field for them', async () => {
    await button('Paste rows').click();
    await page.getByLabel('Rows from a spreadsheet').fill('Jane Doe\tDE89 3704 0044 0532 0130 00\t12,50');
    await button('Check these rows').click();
    await page.locator('#run-title', { hasText: 'Pasted rows' }).waitFor();
    await done();
    await row('Jane Doe').getByText('Match', { exact: true }).waitFor();
  }, 60_000);
});

describe('a run under way', () => {
  /** Its banks take a second or two to answer. */
  const begin = async (count = 40): Promise<void> => {
    await drop({ name: 'many.csv', text: manyRows(count) });
    await page.locator('#progress-text', { hasText: `of ${count}` }).waitFor();
  };

  it('accepts no other file, and can be cancelled; what was not asked is shown', async () => {
    await begin();
    await drop({ name: 'other.csv', text: manyRows(1) });
    await problem().getByText('A run is in progress').waitFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/payment-run\/runs\/[^/?]+$/, async (route) => {
      await held;
      await route.continue();
    });
    await button('Cancel the run').click();
    // Announced at once; the answers so far are read before it ends.
    await page.locator('#progress-text', { hasText: 'Cancelling' }).waitFor();
    release();
    await page.locator('#progress-text', { hasText: 'Cancelled' }).waitFor();
    await rows().getByText('Not asked').first().waitFor();
    await button('Check another file').click();
    await page.locator('#drop').waitFor();
  }, 60_000);

  it('continues if the page is reloaded in the middle', async () => {
    await begin(20);
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    await page.locator('#run-title', { hasText: 'many.csv' }).waitFor();
    await done();
  }, 90_000);

  it('says that there is no connection, and continues when it is back', async () => {
    await begin(20);
    await page.context().setOffline(true);
    await page.locator('#notice', { hasText: 'no connection' }).waitFor();
    await page.context().setOffline(false);
    await page.locator('#notice').waitFor({ state: 'hidden' });
    await done();
  }, 90_000);

  it('says that it has expired if the BFF has forgotten it, and keeps what it had read', async () => {
    await begin();
    await page.route(/payment-run\/runs\/[^/]+\?since/, async (route) => {
      const response = await route.fetch();
      const view: { status: string } = await response.json();
      await route.fulfill({ response, json: { ...view, status: 'expired' } });
    });
    await page.locator('#progress-text', { hasText: 'has expired' }).waitFor();
    expect(await button('Cancel the run').isVisible()).toBe(false);
    await button('Check another file').click();
    await page.locator('#drop').waitFor();
  }, 60_000);

  it('says that a restarted server has forgotten it, and keeps what it had read', async () => {
    await begin();
    await page.getByLabel('Search the lines').fill('nobody 1');
    await page.route(/payment-run\/runs\/[^/]+\?since/, (route) =>
      route.fulfill({ status: 404, json: { code: 'run_not_found' } }),
    );
    await page.locator('#progress-text', { hasText: 'has forgotten this run' }).waitFor();
    expect(await rows().count()).toBe(11);
    for (const gone of ['#cancel', '#exports', '#notice', '#problem'])
      expect(await page.locator(gone).isVisible()).toBe(false);
    await page.unroute(/payment-run\/runs\/[^/]+\?since/);
    await button('Check another file').click();
    await page.locator('#drop').waitFor();
    // Nothing links back to it.
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    expect(await problem().count()).toBe(0);
  }, 60_000);

  it('that the server no longer knows is dropped, with a message', async () => {
    await page.evaluate(() => sessionStorage.setItem('payment-run', JSON.stringify({ id: 'gone', name: 'x.csv' })));
    await page.reload();
    await problem().getByText('no longer here').waitFor();
    expect(await page.locator('#drop').isVisible()).toBe(true);
  });
});

it('scrolls two thousand lines with few of them in the DOM', async () => {
  await drop({ name: 'many.csv', text: manyRows(2000) });
  await rows().first().waitFor();
  expect(await rows().count()).toBeLessThan(60);
  await grid().focus();
  await page.keyboard.press('End');
  await row('Slow Nobody 1999').waitFor();
  expect(await rows().count()).toBeLessThan(60);
  const longest = await page.evaluate(async () => {
    const body = document.querySelector('.lines-body');
    let [last, worst] = [performance.now(), 0];
    for (let step = 0; body !== null && step < 120; step++) {
      body.scrollTop = ((step * 977) % 2000) * 56;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }
    return worst;
  });
  // Far longer than a frame, to allow for a busy machine: rebuilding two thousand rows would take seconds.
  expect(longest).toBeLessThan(1000);
  await button('Cancel the run').click();
}, 60_000);

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([375, 1280])(
    'axe finds nothing at %i px, and nothing is cut off',
    async (width) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page)).toEqual([]);
      await sample('Every outcome');
      await done();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.screenshot({ path: join(shots, `payment-run-${colorScheme}-${width}.png`), fullPage: true });
      await row('Jane Do').first().click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(shots, `payment-run-line-${colorScheme}-${width}.png`) });
    },
    120_000,
  );
});

it('on a phone: a tap accepts a name, and opens a line', async () => {
  await page.setViewportSize({ width: 375, height: 800 });
  await sample('Supplier run');
  await done();
  await page.getByRole('radio', { name: /^Close match/ }).check({ force: true });
  await row('Tulpenhandel').getByRole('button', { name: 'Accept' }).click();
  await page.locator('ins', { hasText: 'Oranje B.V.' }).waitFor();
  await row('Officine').click();
  await button('Accept “Officine Meccaniche Bianchi S.r.l.”').click();
  await page.locator('ins', { hasText: 'Bianchi' }).waitFor();
}, 90_000);
