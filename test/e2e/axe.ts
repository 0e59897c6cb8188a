import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Minified, since each page that uses it has to parse all of it, which takes as long as running most rules. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe checks and by which rules; by default, the whole page and axe's default rules. */
interface Look {
  readonly within?: string;
  readonly rules?: readonly string[];
}

/** What axe finds on a page in its current state: each broken rule, with the element. */
export async function violations(page: Page, { within, rules }: Look = {}): Promise<string[]> {
  // A document keeps axe until another one is loaded.
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(source);
  const run = ({ within, rules }: Look): Promise<AxeResults> =>
    // Only violations get selectors: working them out for what passes takes as long as checking it.
    Reflect.get(globalThis, 'axe').run(within ?? document, {
      resultTypes: ['violations'],
      ...(rules && { runOnly: rules }),
    });
  const found = await page.evaluate(run, { ...(within && { within }), ...(rules && { rules }) });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
