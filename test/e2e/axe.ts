import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Minified, since a page that loads it reads it all: that takes as long as most rules together. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe is to look at, and by which rules; without them, at everything, by all that it has by default. */
interface Look {
  readonly within?: string;
  readonly rules?: readonly string[];
}

/** What axe finds on a page as it is now: each rule that is broken, with the place. */
export async function violations(page: Page, { within, rules }: Look = {}): Promise<string[]> {
  // A document keeps it until another one is loaded.
  if (!(await page.evaluate(() => Reflect.has(globalThis, 'axe')))) await page.evaluate(source);
  const run = ({ within, rules }: Look): Promise<AxeResults> =>
    // Of what is in order, places are not worked out, which would take as long as to find it.
    Reflect.get(globalThis, 'axe').run(within ?? document, {
      resultTypes: ['violations'],
      ...(rules && { runOnly: rules }),
    });
  const found = await page.evaluate(run, { ...(within && { within }), ...(rules && { rules }) });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
