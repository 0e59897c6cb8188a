import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { startWorld, type World } from '../docs/world.ts';
import { earlierScript, IS_EARLIERS, keepEarlier } from './lib/earlier.ts';
import { ENGINES, type Engine, startEngines, type Tab } from './lib/engines.ts';
import { strictPolicy } from './lib/front.ts';
import { PATIENCE, Payer } from './lib/payer.ts';
import { type Extras, type Site, serve } from './lib/site.ts';

/** What can happen to a page as a whole, in each engine, with the script that a BFF serves and nothing else. */
let folder: string;
let site: Site;
let world: World;
let engines: readonly Engine[];
const pages = new Map<string, string>();

/** Where a form may be, and where the element then is, if not simply on the page. */
const PLACES: Readonly<Record<string, { around(form: string): string; element?: string }>> = {
  dialog: {
    around: (form) => `<dialog>${form}</dialog><script>document.querySelector('dialog').showModal()</script>`,
  },
  popover: {
    around: (form) => `<div popover>${form}</div><script>document.querySelector('[popover]').showPopover()</script>`,
  },
  details: { around: (form) => `<details open><summary>Payee</summary>${form}</details>` },
  table: { around: (form) => `<table><tbody><tr><th>Payee</th><td>${form}</td></tr></tbody></table>` },
  'shadow-root': {
    around: (form) => `<x-card><template shadowrootmode="open">${form}</template></x-card>`,
    element: `document.querySelector('x-card')?.shadowRoot?.querySelector('payee-check')`,
  },
  iframe: {
    around: () =>
      `<iframe style="width:500px;height:500px"></iframe><script>document.querySelector('iframe').src = 'plain.html' + location.search</script>`,
    element: `document.querySelector('iframe')?.contentDocument?.querySelector('payee-check')`,
  },
};

/** Optional extras of a page, chosen by the parameter `with`. */
function extrasOf({ pathname, searchParams }: URL): Extras {
  const condition = searchParams.get('with');
  if (condition === 'an earlier version') return { head: earlierScript(world.bffUrl) };
  if (condition !== 'a strict policy') return {};
  const policy = strictPolicy(pages.get(pathname.slice(1, -'.html'.length)) ?? '', world.bffUrl, '')
    .replace("script-src 'self'", `script-src 'self' ${world.bffUrl}`)
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  return { headers: { 'content-security-policy': policy } };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-pages-'));
  const kept = keepEarlier(join(folder, 'versions'));
  [site, engines] = await Promise.all([serve(folder, extrasOf), startEngines()]);
  world = await startWorld(site.origin, { widget: await kept }, PLENTY);
  const current = `<script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script>`;
  const element = `<payee-check endpoint="${world.bffUrl}" name="payee" required></payee-check>`;
  const NOTE = `<script>addEventListener('securitypolicyviolation', (event) => (window.violations ??= []).push(event.violatedDirective));addEventListener('pageshow', (event) => { window.thawed = event.persisted; })</script>`;
  const page = (scripts: string, content: string) =>
    `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">${scripts}</head><body>${content}<a href="terms.html">Terms</a></body></html>`;
  const form = `<form action="/pay" method="post">${element}<button>Pay</button></form>`;
  const inContext = form.replace('<form', `<payee-check-context endpoint="${world.bffUrl}" locale="de"><form`);
  const made = {
    plain: page(NOTE + current, form),
    terms: page('', '<h1>Terms</h1>'),
    'earlier-first': page(earlierScript(world.bffUrl) + current, inContext),
    'earlier-last': page(current + earlierScript(world.bffUrl), inContext),
  };
  for (const [name, html] of Object.entries(made)) pages.set(name, html);
  for (const [name, { around }] of Object.entries(PLACES)) pages.set(name, page(NOTE + current, around(form)));
  for (const [name, html] of pages) await writeFile(join(folder, `${name}.html`), html);
  const entry = join(import.meta.dirname, 'lib', 'worker.ts');
  await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['@payee-check/source', 'browser', 'import', 'default'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'asked', fileName: () => 'worker.js' },
    },
  });
});

afterAll(async () => {
  await Promise.all((engines ?? []).map((engine) => engine.close()));
  await world?.close();
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/**
 * @param page Its name, and what it is requested with
 * @param expected Messages of the browser's that are part of the test
 */
async function visit(
  named: string,
  page: string,
  used: (tab: Tab, payer: Payer) => Promise<void>,
  expected = /^$/,
): Promise<void> {
  const [name = '', condition] = page.split('?');
  const engine = engines.find((item) => item.name.startsWith(named));
  if (!engine) throw new Error(`${named} was not started`);
  const tab = await engine.newTab();
  try {
    await tab.open(`${site.origin}/${name}.html${condition ? `?with=${encodeURIComponent(condition)}` : ''}`);
    await used(tab, new Payer(tab, PLACES[name]?.element));
    expect(tab.logged.filter((line) => /error|defined/i.test(line) && !expected.test(line))).toEqual([]);
  } finally {
    await tab.close();
  }
}

/** Waits for one more posted form, and returns its receipt. */
const posted = async (since: number) => {
  await expect.poll(() => site.posted.length, PATIENCE).toBe(since + 1);
  return site.posted[since]?.get('payee');
};

const IBAN = 'DE89370400440532013000';

/** What the fields on the screen contain, and whether there is a receipt. */
const SEEN = `[...['payeeName', 'iban'].map((id) => document.querySelector('payee-check').shadowRoot.getElementById(id).value), document.querySelector('payee-check').value ? 'a receipt' : 'none']`;

describe.each(ENGINES)('in %s', (named) => {
  it('Back shows what was typed, and pays', async () => {
    await visit(named, 'plain', async (tab, payer) => {
      const before = site.posted.length;
      await payer.asks('Jane Doe', IBAN);
      await tab.read(`void document.querySelector('a').click()`);
      const title = () => tab.read(`document.querySelector('h1')?.textContent ?? ''`).catch(() => '');
      await expect.poll(title, PATIENCE).toBe('Terms');
      await tab.read(`void setTimeout(() => history.back())`);
      await expect.poll(() => payer.property('payeeName').catch(() => ''), PATIENCE).toBe('Jane Doe');
      // Whether the page is thawed or reloaded is up to the engine: with a result in the first case, without one in the
      // second.
      await expect.poll(() => tab.read('typeof window.thawed'), PATIENCE).toBe('boolean');
      const [heading, receipt] = (await tab.read('window.thawed')) ? ['The name matches', 'a receipt'] : ['', 'none'];
      await expect.poll(() => tab.read(SEEN), PATIENCE).toEqual(['Jane Doe', 'DE89 3704 0044 0532 0130 00', receipt]);
      expect(await payer.heading()).toBe(heading);
      await payer.click('Pay');
      expect(await posted(before)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    });
  });

  // WebKitGTK's driver cannot print.
  if (named !== 'WebKitGTK')
    it('prints with its result, and stays as it is', async () => {
      await visit(named, 'plain', async (tab, payer) => {
        const before = (await tab.print()).length;
        await payer.asks('Jane Doe', IBAN);
        const receipt = await payer.property('value');
        const printed = await tab.print();
        expect(Buffer.from(printed.subarray(0, 5)).toString()).toBe('%PDF-');
        expect(printed.length).toBeGreaterThan(before);
        expect([await payer.property('value'), await payer.heading()]).toEqual([receipt, 'The name matches']);
      });
    });

  describe.each(Object.keys(PLACES))('in a %s', (place) => {
    const found = PLACES[place]?.element ?? `document.querySelector('payee-check')`;

    it('checks and pays', async () => {
      await visit(named, place, async (_, payer) => {
        const before = site.posted.length;
        await payer.paysTo('Jane Doe', IBAN);
        expect(await posted(before)).toBe(await payer.property('value'));
      });
    });

    it('checks and pays under a strict policy with Trusted Types', async () => {
      await visit(
        named,
        `${place}?a strict policy`,
        async (tab, payer) => {
          const before = site.posted.length;
          await payer.paysTo('Jane Doe', IBAN);
          expect(await posted(before)).toBe(await payer.property('value'));
          expect(await tab.read(`${found}.ownerDocument.defaultView.violations ?? []`)).toEqual([]);
          // The policy is in force: violations are recorded.
          const forbidden = `${found}.ownerDocument.body.setAttribute('style', 'color:red')`;
          await tab.read(`void ${forbidden}`);
          const violations = () => tab.read(`(${found}.ownerDocument.defaultView.violations ?? []).length > 0`);
          await expect.poll(violations, PATIENCE).toBe(true);
        },
        /policy|violat/i,
      );
    });

    it('checks and pays beside an earlier version', async () => {
      await visit(named, `${place}?an earlier version`, async (tab, payer) => {
        const before = site.posted.length;
        await payer.paysTo('Jane Doe', IBAN);
        expect(await posted(before)).toBe(await payer.property('value'));
        expect(await tab.read(`${found}.ownerDocument.defaultView.eval(${JSON.stringify(IS_EARLIERS)})`)).toBe(true);
      });
    });

    it('says that the network is off, and pays when it is back', async () => {
      await visit(
        named,
        place,
        async (tab, payer) => {
          const before = site.posted.length;
          await payer.isThere();
          await tab.setOffline(true);
          try {
            await payer.type('payeeName', 'Jane Doe');
            await payer.type('iban', IBAN);
            await payer.leave();
            await expect.poll(() => payer.card(), PATIENCE).toMatch(/cannot be reached|could not be made/);
          } finally {
            await tab.setOffline(false);
          }
          await payer.press('Try again');
          await expect.poll(() => payer.heading(), PATIENCE).toBe('The name matches');
          await payer.click('Pay');
          expect(await posted(before)).toBe(await payer.property('value'));
        },
        // Firefox's message mentions the hash of what it could not load.
        /ERR_|NetworkError|CORS|hashes in the integrity attribute/,
      );
    });

    it('lets the payer continue while the BFF is down', async () => {
      await visit(
        named,
        place,
        async (tab, payer) => {
          const before = site.posted.length;
          await payer.isThere();
          await tab.read(`Reflect.set(${found}, 'endpoint', 'http://localhost:9')`);
          await payer.asks('Jane Doe', IBAN, /could not be made/);
          await payer.press('Continue anyway');
          await payer.click('Pay');
          expect(await posted(before)).toBe('');
        },
        /ERR_|NetworkError|CORS/,
      );
    });
  });

  it('the client checks in a worker and in a service worker, and reports what failed', async () => {
    await visit(
      named,
      'terms',
      async (tab) => {
        const ask = (to: string, endpoint: string) => `void (async () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => { window.answered = data; };
        window.answered = undefined;
        (${to}).postMessage({ endpoint: '${endpoint}', iban: '${IBAN}', name: 'Jane Doe' }, [port2]);
      })()`;
        const answer = () => expect.poll(() => tab.read(`window.answered ?? ''`), PATIENCE);
        const inService = `(await navigator.serviceWorker.register('worker.js'), (await navigator.serviceWorker.ready).active)`;
        for (const to of [`new Worker('worker.js')`, inService]) {
          await tab.read(ask(to, world.bffUrl));
          await answer().toBe('match');
        }
        // Nothing listens there.
        await tab.read(ask(`new Worker('worker.js')`, 'http://localhost:9'));
        await answer().toBe('offline');
      },
      /ERR_|NetworkError|CORS/,
    );
  });

  // The context and the element may come from different versions.
  it.each(['earlier-first', 'earlier-last'])('two versions work together on a page, with the %s', async (page) => {
    await visit(named, page, async (tab, payer) => {
      await payer.asks('Jane Doe', IBAN, /stimmt/);
      expect(await tab.read(IS_EARLIERS)).toBe(page === 'earlier-first');
      const styled = `getComputedStyle(document.querySelector('payee-check').shadowRoot.querySelector('.card')).borderInlineStartWidth`;
      expect(await tab.read(styled)).toBe('5px');
    });
  });
});
