import puppeteer, { type Browser } from 'puppeteer-core';

/** Firefox, by the protocol that both of its makers and its tests speak (WebDriver BiDi). */
export const startFirefox = (): Promise<Browser> =>
  puppeteer.launch({ browser: 'firefox', executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' });

/** Types a payee as a payer does, waits for a match, and pays. Gives what the page logged on the way, and then says. */
export async function payInFirefox(browser: Browser, url: string): Promise<{ logged: string[]; said: string }> {
  const page = await browser.newPage();
  try {
    const logged: string[] = [];
    page.on('pageerror', (error) => logged.push(String(error)));
    page.on('console', (message) => logged.push(`${message.type()}: ${message.text()}`));
    await page.goto(url);
    await page.waitForSelector('payee-check >>> #payeeName');
    await page.bringToFront();
    await page.type('payee-check >>> #payeeName', 'Jane Doe');
    await page.type('payee-check >>> #iban', 'DE89370400440532013000');
    await page.keyboard.press('Tab');
    const heading = await page.waitForSelector('payee-check >>> [part~=result-heading]').catch(() => null);
    const told = heading ? await heading.evaluate(({ textContent }) => textContent) : await page.content();
    if (!/matches/.test(told ?? '')) throw new Error(`${url} says in Firefox: ${told}\n${logged.join('\n')}`);
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent.trim() === 'Pay')?.click();
    });
    await page.waitForFunction(() => document.body.innerText.includes('Paid'), { timeout: 10_000 });
    const said = await page.evaluate(() => (document.querySelector('output') ?? document.body).innerText.trim());
    return { logged, said };
  } finally {
    await page.close();
  }
}
