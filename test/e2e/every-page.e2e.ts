import { describe, expect, it } from 'vitest';
import { sitePages } from '../../demo/src/server/pages.ts';
import { violations } from './axe.ts';
import { listenForComplaints, openScene, visitDemo } from './demo.ts';

/** Every page in the table of the demo’s server. Those of the documentation are in `docs.e2e.ts`. */

const demo = visitDemo();
const paths = [...sitePages.map(({ path }) => path), '/nothing-is-here'];

/** The browser's own message about a missing page. */
const MISSING = /status of 404/;
/**
 * The viewer has a `main` inside the page’s own; the page gives it the role of a group, which axe advises against on
 * that tag.
 */
const KNOWN = 'aria-allowed-role: #operations';

describe.each([
  ['light', 1280],
  ['dark', 375],
] as const)('in %s at %i px', (colorScheme, width) => {
  it.each(paths)('axe finds nothing on %s, the console is silent, and nothing is cut off', async (path) => {
    const page = await demo.newPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' });
    const complaints = listenForComplaints(page);
    await (path === '/nothing-is-here' ? page.goto(demo.url + path) : openScene(page, demo.url + path));
    expect((await violations(page)).filter((violation) => violation !== KNOWN)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(complaints.filter((text) => !MISSING.test(text))).toEqual([]);
  });
});
