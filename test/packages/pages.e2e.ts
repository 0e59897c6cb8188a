import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../docs/world.ts';
import { earlierScript, IS_EARLIERS, keepEarlier } from './lib/earlier.ts';
import { ENGINES, type Engine, startEngines, type Tab } from './lib/engines.ts';
import { PATIENCE, Payer } from './lib/payer.ts';
import { type Site, serve } from './lib/site.ts';

/** What happens to a page as a whole, in each engine: with the script that a BFF serves, and nothing else. */
let folder: string;
let site: Site;
let world: World;
let engines: readonly Engine[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-pages-'));
  const kept = keepEarlier(join(folder, 'versions'));
  [site, engines] = await Promise.all([serve(folder), startEngines()]);
  world = await startWorld(site.origin, { widget: await kept });
  const current = `<script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script>`;
  const element = `<payee-check endpoint="${world.bffUrl}" name="payee" required></payee-check>`;
  const page = (scripts: string, content: string) =>
    `<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">${scripts}</head><body>${content}<a href="terms.html">Terms</a></body></html>`;
  const form = `<form action="/pay" method="post">${element}<button>Pay</button></form>`;
  const inContext = form.replace('<form', `<payee-check-context endpoint="${world.bffUrl}" locale="de"><form`);
  const pages = {
    plain: page(current, form),
    terms: page('', '<h1>Terms</h1>'),
    dialog: page(current, `<dialog>${form}</dialog><script>document.querySelector('dialog').showModal()</script>`),
    popover: page(
      current,
      `<div popover>${form}</div><script>document.querySelector('[popover]').showPopover()</script>`,
    ),
    'earlier-first': page(earlierScript(world.bffUrl) + current, inContext),
    'earlier-last': page(current + earlierScript(world.bffUrl), inContext),
  };
  for (const [name, html] of Object.entries(pages)) await writeFile(join(folder, `${name}.html`), html);
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

/** @param expected complaints of the browser's that belong to it */
async function visit(
  named: string,
  page: string,
  used: (tab: Tab, payer: Payer) => Promise<void>,
  expected = /^$/,
): Promise<void> {
  const engine = engines.find((item) => item.name.startsWith(named));
  if (!engine) throw new Error(`${named} was not started`);
  const tab = await engine.newTab();
  try {
    await tab.open(`${site.origin}/${page}.html`);
    await used(tab, new Payer(tab));
    expect(tab.logged.filter((line) => /error|defined/i.test(line) && !expected.test(line))).toEqual([]);
  } finally {
    await tab.close();
  }
}

/** The receipt of the form that was posted last, once there is another one. */
const posted = async (since: number) => {
  await expect.poll(() => site.posted.length, PATIENCE).toBe(since + 1);
  return site.posted[since]?.get('payee');
};

const IBAN = 'DE89370400440532013000';

describe.each(ENGINES)('in %s', (named) => {
  it('Back shows what was typed, and pays', async () => {
    await visit(named, 'plain', async (tab, payer) => {
      const before = site.posted.length;
      await payer.asks('Jane Doe', IBAN);
      await tab.read(`void document.querySelector('a').click()`);
      const heading = () => tab.read(`document.querySelector('h1')?.textContent ?? ''`).catch(() => '');
      await expect.poll(heading, PATIENCE).toBe('Terms');
      // Whether the page is thawed or loaded again is the engine's affair.
      await tab.read(`void setTimeout(() => history.back())`);
      await expect.poll(() => payer.property('payeeName').catch(() => ''), PATIENCE).toBe('Jane Doe');
      await payer.click('Pay');
      expect(await posted(before)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    });
  });

  // The driver of WebKitGTK cannot print.
  if (named !== 'WebKitGTK')
    it('is printed with its result, and stays as it is', async () => {
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

  it.each(['dialog', 'popover'])('checks and pays in a %s', async (page) => {
    await visit(named, page, async (_, payer) => {
      const before = site.posted.length;
      await payer.paysTo('Jane Doe', IBAN);
      expect(await posted(before)).toBe(await payer.property('value'));
    });
  });

  it('the client checks in a worker and in a service worker, and says what failed', async () => {
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
        // Nobody listens there.
        await tab.read(ask(`new Worker('worker.js')`, 'http://localhost:9'));
        await answer().toBe('offline');
      },
      /ERR_|NetworkError|CORS/,
    );
  });

  // The context and the element may be of two versions.
  it.each(['earlier-first', 'earlier-last'])('two versions get along on a page, with the %s', async (page) => {
    await visit(named, page, async (tab, payer) => {
      await payer.asks('Jane Doe', IBAN, /stimmt/);
      expect(await tab.read(IS_EARLIERS)).toBe(page === 'earlier-first');
      const styled = `getComputedStyle(document.querySelector('payee-check').shadowRoot.querySelector('.card')).borderInlineStartWidth`;
      expect(await tab.read(styled)).toBe('5px');
    });
  });
});
