import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page as it is now: each rule that is broken, with the place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const results: axe.AxeResults = await Reflect.get(globalThis, 'axe').run();
    return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}
