/**
 * Scrolling the 2,000 lines of a payment run in Chromium, by wheel and by keys: the time between frames, and the
 * processor time of each, on the page's main thread and in all of the browser's processes. For comparison, the same
 * gestures on pages that do nothing: a scroller of the same size with 2,000 plain rows, and one with nothing to scroll.
 * Without a GPU, Chromium paints on the same processors; the pages for comparison show how much of a frame is not ours.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { median, quantile } from './lib/measure.ts';
import { root } from './lib/processes.ts';
import { report } from './lib/report.ts';

const LINES = 2000;
const ROUNDS = 3;
const GESTURE_MS = 3000;
/** At the rates of browsers: a notch of the wheel 20 times a second, a held key 30 times. */
const NOTCH_MS = 50;
const KEY_MS = 33;
const FRAME_MS = 1000 / 60;

/** German IBANs, all different. */
function iban(count: number): string {
  const bban = String(370_400_440_000_000_000n + BigInt(count));
  return `DE${String(98n - (BigInt(`${bban}131400`) % 97n)).padStart(2, '0')}${bban}`;
}
const file = ['Name;IBAN;Amount;Reference']
  .concat(Array.from({ length: LINES }, (_, at) => `Supplier ${at} GmbH;${iban(at)};${at},50;INV-${at}`))
  .join('\r\n');

const demo = spawn(process.execPath, ['demo/dist/start.js'], {
  cwd: root,
  env: { ...process.env, PORT: '0', DEMO_PORT: '0', SANDBOX_PACE: '0.05' },
});
const demoUrl = await new Promise<string>((resolve) => {
  let output = '';
  demo.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    const url = /Demo page\s+(\S+)/.exec(output)?.[1];
    if (url) resolve(url);
  });
});

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

const box = 'width: 1100px; height: 500px; overflow-y: auto; border: 1px solid; font: 14px/19px sans-serif';
const rows = Array.from(
  { length: LINES },
  (_, at) => `<div style="height: 56px; border-bottom: 1px solid #ccc">Supplier ${at} GmbH</div>`,
).join('');
const plain = (content: string) =>
  `<!doctype html><title>Plain</title><div id="scroller" tabindex="0" style="${box}">${content}</div>`;

/** Opens a page, with the focus where keys scroll. */
type Open = (page: Page) => Promise<void>;
const pages: readonly (readonly [name: string, open: Open])[] = [
  [
    'payment run',
    async (page) => {
      await page.goto(`${demoUrl}/payment-run`);
      await page.locator('html[data-ready]').waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'run.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await page.locator('#run-title').waitFor();
      await page.locator('#cancel').waitFor({ state: 'hidden', timeout: 300_000 });
      await page.locator('.lines-body').scrollIntoViewIfNeeded();
      await page.locator('#lines').focus();
    },
  ],
  [
    '2,000 plain rows',
    async (page) => {
      await page.setContent(plain(rows));
      await page.locator('#scroller').focus();
    },
  ],
  [
    'nothing to scroll',
    async (page) => {
      await page.setContent(plain(''));
      await page.locator('#scroller').focus();
    },
  ],
];

interface Taken {
  /** Milliseconds between two frames. */
  readonly gaps: readonly number[];
  /** Milliseconds on the page's main thread for each frame. */
  readonly task: number;
  /** The same on all threads of all processes. */
  readonly all: number;
  readonly script: number;
  readonly styleAndLayout: number;
}

async function metrics(client: CDPSession) {
  const all = new Map(
    (await client.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]),
  );
  const of = (name: string) => all.get(name) ?? Number.NaN;
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    styleAndLayout: of('LayoutDuration') + of('RecalcStyleDuration'),
  };
}

/** Milliseconds of processor time of all processes that this one has started, except the demo (Linux). */
function browserMs(): number {
  const known = new Map<number, { readonly parent: number; readonly ms: number }>();
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
      const [, parent = 0] = fields;
      // In hundredths of a second.
      known.set(Number(pid), { parent, ms: ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10 });
    } catch {
      // The process has ended.
    }
  }
  const isBrowsers = (pid: number): boolean => {
    const parent = known.get(pid)?.parent ?? 0;
    if (pid === demo.pid || parent === 0) return false;
    return parent === process.pid || isBrowsers(parent);
  };
  return [...known].reduce((sum, [pid, { ms }]) => sum + (isBrowsers(pid) ? ms : 0), 0);
}

async function during(page: Page, client: CDPSession, everyMs: number, act: (at: number) => Promise<unknown>) {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { gaps });
  });
  const before = await metrics(client);
  const allBefore = browserMs();
  const startedAt = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let at = 0; at * everyMs < GESTURE_MS; at++) {
    const wait = startedAt + at * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(act(at));
  }
  const gaps = await page.evaluate(() => (globalThis as unknown as { gaps: number[] }).gaps.slice(2));
  const allAfter = browserMs();
  const after = await metrics(client);
  await Promise.all(sent);
  const each = (name: keyof typeof after) => (after[name] - before[name]) / gaps.length;
  return {
    gaps,
    all: (allAfter - allBefore) / gaps.length,
    task: each('task'),
    script: each('script'),
    styleAndLayout: each('styleAndLayout'),
  } satisfies Taken;
}

const gestures: readonly (readonly [
  name: string,
  everyMs: number,
  act: (client: CDPSession, at: number) => Promise<unknown>,
])[] = [
  [
    'wheel',
    NOTCH_MS,
    (client) => client.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 500, y: 400, deltaX: 0, deltaY: 120 }),
  ],
  [
    'arrow key held',
    KEY_MS,
    (client, at) =>
      client.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'ArrowDown',
        code: 'ArrowDown',
        windowsVirtualKeyCode: 40,
        autoRepeat: at > 0,
      }),
  ],
  [
    'page down held',
    KEY_MS * 3,
    (client, at) =>
      client.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'PageDown',
        code: 'PageDown',
        windowsVirtualKeyCode: 34,
        autoRepeat: at > 0,
      }),
  ],
];

const taken = new Map<string, Taken[]>();
const opened: { readonly name: string; readonly page: Page; readonly client: CDPSession }[] = [];
for (const [name, open] of pages) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await open(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  opened.push({ name, page, client });
}
// In turn, so that a busy moment of the machine affects all alike.
for (let round = 0; round < ROUNDS; round++) {
  for (const { name, page, client } of opened) {
    await page.bringToFront();
    for (const [gesture, everyMs, act] of gestures) {
      await page.keyboard.press('Home');
      await page.waitForTimeout(300);
      const key = `${gesture} · ${name}`;
      taken.set(key, [...(taken.get(key) ?? []), await during(page, client, everyMs, (at) => act(client, at))]);
    }
  }
}
await browser.close();
demo.kill('SIGTERM');
await once(demo, 'exit');

const ms = (value: number) => value.toFixed(1);
await report('scroll', [
  {
    title: `Scrolling ${LINES} lines, ${ROUNDS} rounds of ${GESTURE_MS / 1000} s`,
    head: [
      '',
      'frame ms, median',
      'p95',
      'p99',
      'late frames, %',
      'all processes ms/frame',
      'main thread',
      'script',
      'style and layout',
    ],
    rows: gestures.flatMap(([gesture]) =>
      pages.map(([pageName]) => {
        const rounds = taken.get(`${gesture} · ${pageName}`) ?? [];
        const gaps = rounds.flatMap((round) => round.gaps);
        const late = gaps.filter((gap) => gap > 1.5 * FRAME_MS).length / gaps.length;
        return [
          `${gesture}: ${pageName}`,
          ms(median(gaps)),
          ms(quantile(gaps, 0.95)),
          ms(quantile(gaps, 0.99)),
          ms(100 * late),
          ms(median(rounds.map(({ all }) => all))),
          ms(median(rounds.map(({ task }) => task))),
          ms(median(rounds.map(({ script }) => script))),
          ms(median(rounds.map(({ styleAndLayout }) => styleAndLayout))),
        ];
      }),
    ),
  },
]);
process.exit(0);
