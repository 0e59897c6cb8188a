import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitePages } from '../../demo/src/server/pages.ts';
import { type Engine, startEngine, type Tab } from '../packages/lib/engines.ts';
import { visitDemo } from './demo.ts';

interface Script {
  ensureDocs(): Promise<{ pages: readonly string[] }>;
}
// A script is JavaScript without types, and is loaded from a path that the compiler does not see.
const { ensureDocs }: Script = await import(join(import.meta.dirname, '../../scripts/lib/docs.mjs'));

/** The translated pages differ only in their text: these two stand for all. */
const docs = (await ensureDocs()).pages.filter((name) => !/^translations\/(?!ar\.|el\.)/.test(name));

/**
 * Every page in the demo's own table, and of the documentation, in the engines that the other tests here do not use.
 */
const demo = visitDemo();

/** Pages with a payee to pick: they are tested with what a check adds to them. */
const CHECKS = ['/', '/checkout', '/onboarding'];

async function until(tab: Tab, expression: string): Promise<void> {
  await expect.poll(() => tab.read(expression), { timeout: 30_000, message: expression }).toBe(true);
}

describe.each(['Firefox', 'WebKitGTK'] as const)('%s', (name) => {
  let engine: Engine;
  let tab: Tab;
  beforeAll(async () => {
    engine = await startEngine(name, { listens: true });
  });
  afterAll(() => engine?.close());

  it.each(sitePages.map(({ path }) => path))('logs nothing on %s', async (path) => {
    tab = await engine.newTab();
    await tab.open(demo.url + path);
    await until(tab, "document.documentElement.dataset.ready === 'true'");
    if (CHECKS.includes(path)) {
      await tab.read(`void document.querySelector('.pick-card, [data-name="Jane Do"]').click()`);
      await until(
        tab,
        "document.querySelector('payee-check').shadowRoot.querySelector('[part~=result-heading]') !== null",
      );
    }
    expect(await tab.complaints()).toEqual([]);
    await tab.close();
  });

  it.each(docs)('logs nothing on the documentation’s %s', async (path) => {
    tab = await engine.newTab();
    await tab.open(`${demo.url}/docs/${path}`);
    await until(tab, "document.readyState === 'complete'");
    expect(await tab.complaints()).toEqual([]);
    await tab.close();
  });

  it('reports what a page complains about', async () => {
    tab = await engine.newTab();
    await tab.open(demo.url);
    await tab.read("void document.body.append(Object.assign(new Image(), { src: 'http://localhost:1/away.svg' }))");
    await tab.read("void console.warn('said')");
    await tab.read("void fetch('/not-here.json')");
    await expect
      .poll(() => tab.complaints())
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^policy: img-src/),
          expect.stringMatching(/^warn(ing)?: said/),
          expect.stringMatching(/^404: .*not-here/),
        ]),
      );
    await tab.close();
  });
});
