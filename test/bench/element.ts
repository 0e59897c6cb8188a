/**
 * The element in Chromium, slowed down to a quarter of its speed to simulate a phone: from the script's arrival to the
 * first render, from a key to the painted field, from an answer to the painted result; how much memory one element
 * takes; and how a page with very many of them copes. Goals: 50 ms to the first render, 16 ms from a key to paint in 95
 * of 100 cases.
 *
 * The first render begins with the call of `customElements.define` and ends when the element's fields are in its shadow
 * root (`updateComplete`); the layout that follows, in which Chromium also looks up the system's fonts, is reported
 * separately. Each is measured in a browser context of its own, that is in a new process with nothing cached, and
 * without loading the script. Frames are those of a browser without a GPU: a plain `<input>` on the same page, typed
 * into in turn with the element, shows how much of their time is not the element's.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { median } from './lib/measure.ts';
import { root } from './lib/processes.ts';
import { report } from './lib/report.ts';

const SLOW_DOWN = 4;
const ROUNDS = 15;
const COUNTS = [1, 10, 50, 200, 500];
const IBAN = 'DE89370400440532013000';

const cdn = path.join(root, 'widget/dist/cdn');
const check = {
  id: 'chk_0123456789abcdefghijkl',
  status: 'completed',
  outcome: 'close_match',
  reason: null,
  registeredName: 'Jane M. Doe',
  account: {
    scheme: 'iban',
    masked: 'DE89 •••• •••• •••• ••30 00',
    country: 'DE',
    status: null,
    bank: null,
    reachability: null,
  },
  risk: { level: 'unknown', signals: [] },
  evidence: [],
  decision: null,
  checkedAt: new Date().toISOString(),
  expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  receipt: 'e30.e30.e30',
};
const session = {
  id: 'ses_bench',
  token: 'bench',
  expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
  limits: { checks: 1000, checksPerMinute: 1000, namesPerAccount: 1000 },
  features: { schemes: ['iban', 'uk'], accountDetails: false },
};

/** The page holds one element, or none; what is measured records its own times. */
const pageWith = (tag: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Benchmark</title>
<script>
  globalThis.painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  }));
</script>
<label>Plain <input id="plain"></label>
<main>${tag}</main>
<script type="module" src="/payee-check.js"></script></html>`;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const json = (body: unknown) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  request.resume();
  if (pathname === '/v1/sessions') return void json({ session });
  if (pathname === '/v1/checks') return void json({ check });
  if (pathname.endsWith('.js')) {
    response.setHeader('Content-Type', 'text/javascript');
    return void response.end(readFileSync(path.join(cdn, path.basename(pathname))));
  }
  const tag = pathname === '/one' ? '<payee-check endpoint="/" name="payee" locale="en"></payee-check>' : '';
  response.setHeader('Content-Type', 'text/html').end(pageWith(tag));
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}`;

async function openPage(browser: Browser, where: string): Promise<Page> {
  const page = await browser.newPage();
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.goto(`${url}${where}`);
  await page.waitForFunction(() => customElements.get('payee-check') !== undefined);
  return page;
}

interface FirstRender {
  /** From the script's last byte until it has run as far as the definition. */
  readonly defined: number;
  /** From there until the element's fields are in its shadow root. */
  readonly rendered: number;
  /** From the definition until the fields are laid out, too. */
  readonly laidOut: number;
}

async function firstRender(browser: Browser): Promise<FirstRender> {
  const page = await browser.newPage();
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.addInitScript(() => {
    const define = customElements.define.bind(customElements);
    let definedAt = Number.NaN;
    customElements.define = (name, ...rest) => {
      if (name === 'payee-check') definedAt = performance.now();
      define(name, ...rest);
    };
    const done = (async () => {
      await customElements.whenDefined('payee-check');
      const element = document.querySelector('payee-check');
      if (element && 'updateComplete' in element) await element.updateComplete;
      const renderedAt = performance.now();
      element?.getBoundingClientRect();
      return { definedAt, renderedAt, laidOutAt: performance.now() };
    })();
    Object.assign(globalThis, { done });
  });
  await page.goto(`${url}/one`);
  const took = await page.evaluate(async () => {
    const { definedAt, renderedAt, laidOutAt } = await (
      globalThis as unknown as { done: Promise<{ definedAt: number; renderedAt: number; laidOutAt: number }> }
    ).done;
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const script = entries.find(({ name }) => name.endsWith('/payee-check.js'));
    return {
      defined: definedAt - (script?.responseEnd ?? Number.NaN),
      rendered: renderedAt - definedAt,
      laidOut: laidOutAt - definedAt,
    };
  });
  await page.close();
  return took;
}

/** Milliseconds from a key's event, for each key. */
interface Typing {
  /** Until the field is rendered and laid out. */
  readonly work: number[];
  /** Until the next frame is painted. */
  readonly frame: number[];
  /** The same for a plain `<input>`. */
  readonly plainFrame: number[];
}

async function typing(page: Page): Promise<Typing> {
  await page.evaluate(() => {
    const times: { work: number; frame: Promise<number>; plain: boolean }[] = [];
    Object.assign(globalThis, { times });
    const { painted } = globalThis as unknown as { painted(): Promise<number> };
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
    addEventListener('input', async ({ target }) => {
      const since = pressed;
      const frame = painted().then((at) => at - since);
      const plain = target instanceof HTMLInputElement;
      const element = document.querySelector('payee-check');
      if (!plain && element && 'updateComplete' in element) await element.updateComplete;
      (plain ? target : element?.shadowRoot?.querySelector('input'))?.getBoundingClientRect();
      times.push({ work: performance.now() - since, frame, plain });
    });
  });
  for (let round = 0; round < 3; round++) {
    for (const field of [page.locator('#plain'), page.locator('payee-check').getByLabel(/IBAN/i).first()]) {
      await field.focus();
      for (const key of IBAN) await page.keyboard.press(key);
      if (round < 2) for (const _ of IBAN) await page.keyboard.press('Backspace');
    }
  }
  return page.evaluate(async () => {
    const { times } = globalThis as unknown as { times: { work: number; frame: Promise<number>; plain: boolean }[] };
    const own = times.filter(({ plain }) => !plain);
    return {
      work: own.map(({ work }) => work),
      frame: await Promise.all(own.map(({ frame }) => frame)),
      plainFrame: await Promise.all(times.filter(({ plain }) => plain).map(({ frame }) => frame)),
    };
  });
}

/** From the answer's arrival until the result is painted; the first time includes loading the chunk for it. */
async function result(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { painted } = globalThis as unknown as { painted(): Promise<number> };
    const native = globalThis.fetch;
    let answered = 0;
    globalThis.fetch = async (...args) => {
      const response = await native(...args);
      answered = performance.now();
      return response;
    };
    const element = document.createElement('payee-check');
    for (const [name, value] of [
      ['endpoint', '/'],
      ['check-on', 'manual'],
      ['locale', 'en'],
      ['payee-name', 'Jane Doe'],
      ['iban', 'DE89370400440532013000'],
    ]) {
      element.setAttribute(name ?? '', value ?? '');
    }
    document.querySelector('main')?.replaceChildren(element);
    await (element as unknown as { verify(): Promise<unknown> }).verify();
    await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    const took = (await painted()) - answered;
    globalThis.fetch = native;
    return took;
  });
}

/** Milliseconds to create and paint this many, and the KiB that each takes. */
async function many(browser: Browser, count: number): Promise<{ took: number; kibEach: number }> {
  const page = await openPage(browser, '/none');
  const client = await page.context().newCDPSession(page);
  const used = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  const make = (howMany: number) =>
    page.evaluate(async (wanted) => {
      const { painted } = globalThis as unknown as { painted(): Promise<number> };
      const startedAt = performance.now();
      const main = document.querySelector('main');
      for (let made = 0; made < wanted; made++) {
        const element = document.createElement('payee-check');
        element.setAttribute('endpoint', '/');
        main?.append(element);
      }
      return (await painted()) - startedAt;
    }, howMany);
  await make(1);
  const before = await used();
  const took = await make(count);
  const kibEach = ((await used()) - before) / 1024 / count;
  await page.close();
  return { took, kibEach };
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const row = (name: string, values: readonly number[]) => [
  name,
  median(values).toFixed(1),
  quantile(values, 0.95).toFixed(1),
  Math.min(...values).toFixed(1),
  values.length,
];

const renders: FirstRender[] = [];
for (let round = 0; round < ROUNDS; round++) renders.push(await firstRender(browser));
const page = await openPage(browser, '/one');
const keys = await typing(page);
const firstResult = await result(page);
const results: number[] = [];
for (let round = 0; round < ROUNDS; round++) results.push(await result(page));
await page.close();
const crowds: (readonly [count: number, took: number, kibEach: number])[] = [];
for (const count of COUNTS) {
  const { took, kibEach } = await many(browser, count);
  crowds.push([count, took, kibEach]);
}

await report('element', [
  {
    title: `One element, Chromium ${browser.version()}, ${SLOW_DOWN} × CPU slow-down`,
    head: ['', 'median ms', 'p95 ms', 'least ms', 'times'],
    rows: [
      row(
        'script arrived → element defined',
        renders.map(({ defined }) => defined),
      ),
      row(
        'element defined → first render, its fields are in the shadow root',
        renders.map(({ rendered }) => rendered),
      ),
      row(
        'element defined → laid out, fonts looked up',
        renders.map(({ laidOut }) => laidOut),
      ),
      row('key → field rendered and laid out', keys.work),
      row('key → next frame painted', keys.frame),
      row('the same in a plain input beside it', keys.plainFrame),
      row('first answer → result painted (its chunk is loaded)', [firstResult]),
      row('answer → result painted', results),
    ],
  },
  {
    title: 'Many elements on a page, made at once',
    head: ['elements', 'ms until painted', 'ms each', 'KiB of script heap each'],
    rows: crowds.map(([count, took, kibEach]) => [
      count,
      took.toFixed(0),
      (took / count).toFixed(1),
      kibEach.toFixed(1),
    ]),
  },
]);
await browser.close();
server.close();
