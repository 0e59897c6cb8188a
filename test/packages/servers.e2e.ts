import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { environment, runtimes } from '../docs/runtimes.ts';
import { startWorld, type World } from '../docs/world.ts';
import { startBrowser } from '../e2e/demo.ts';
import { root } from './lib/commands.ts';
import { record } from './lib/trials.ts';

/**
 * Servers like a shop's, each sent a form by a browser, to see how its framework reads the fields' names. Debian
 * packages the frameworks; any that are not installed are named and left out, which with `CI=true` is a failure.
 */
const forms = join(root, 'docs', 'examples', 'forms');
const receipts = join(root, 'docs', 'examples', 'receipts');

interface Shop {
  /** The framework's package in Debian. */
  readonly debian: string;
  /** What the element needs for it. */
  readonly attributes: string;
  readonly types?: readonly string[];
  start(port: number, folder: string): ChildProcess;
}

const URLENCODED = 'application/x-www-form-urlencoded';
const TYPES = [URLENCODED, 'multipart/form-data'];

interface Sent {
  readonly receipt: unknown;
  readonly name: string;
  readonly iban: string;
}

function run(program: string, args: readonly string[], port: number, env: Readonly<Record<string, string>> = {}) {
  return spawn(program, args, { env: { ...environment, PORT: String(port), ...env }, stdio: 'ignore' });
}

/** Debian's jars of Spring and of Tomcat, by their names without a version. */
const jars = () =>
  readdirSync('/usr/share/java')
    .filter((name) => /^(?:spring3-[a-z.]+|tomcat9-[a-z-]+|commons-logging)\.jar$/.test(name))
    .map((name) => join('/usr/share/java', name));

const FRAMEWORKS: Readonly<Record<string, Shop>> = {
  Rails: {
    debian: 'ruby-actionpack',
    attributes: 'name="order[payee]" field-separator="[]"',
    start: (port) => run('ruby', [join(forms, 'rails.ru')], port),
  },
  Django: {
    debian: 'python3-django',
    attributes: 'name="payee"',
    start: (port) => run('/usr/bin/python3', [join(forms, 'django_shop.py')], port),
  },
  Laravel: {
    debian: 'php-illuminate-http',
    attributes: 'name="payee" field-separator="[]"',
    start: (port) => run('php', ['-S', `127.0.0.1:${port}`, join(forms, 'laravel.php')], port),
  },
  Spring: {
    debian: 'libspring-web-servlet-java',
    attributes: 'name="payee"',
    // For any other encoding, its servlet container has to be configured.
    types: [URLENCODED],
    start(port, folder) {
      const path = [...jars(), folder].join(':');
      execFileSync('javac', ['--release', '8', '-nowarn', '-cp', path, '-d', folder, join(forms, 'SpringShop.java')], {
        stdio: 'ignore',
      });
      return run('java', ['-cp', path, 'SpringShop'], port);
    },
  },
};

/** The version of a Debian package; `undefined` if it is not installed. */
function versionOf(debian: string): string | undefined {
  try {
    const format = '$' + '{db:Status-Abbrev}$' + '{Version}';
    const output = execFileSync('dpkg-query', ['-W', '-f', format, debian], { encoding: 'utf8', stdio: 'pipe' });
    return /^ii (.+)$/.exec(output)?.[1]?.replace(/^\d+:|[-+].*$/g, '');
  } catch {
    return undefined;
  }
}

let folder: string;
let pages: Server;
let origin: string;
let world: World;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-servers-'));
  // A page of the shop, with a form that is sent to another of its servers.
  pages = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [action, attributes, type] = ['action', 'attributes', 'type'].map((key) => searchParams.get(key) ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head><title>Pay</title><link rel="icon" href="data:,">
<script type="module" src="${world.bffUrl}/widget/v1/payee-check.js" crossorigin></script></head><body>
<form action="${action}" method="post" enctype="${type}"><input name="reference" value="A 1">
<payee-check endpoint="${world.bffUrl}" required ${attributes}></payee-check><button>Pay</button></form></body></html>`);
  });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  pages.listen(port, 'localhost');
  [world, browser] = await Promise.all([startWorld(origin), startBrowser(), once(pages, 'listening')]);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  pages?.close();
  pages?.closeAllConnections();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Has a payer fill in a form and submit it, and returns what was sent and what the shop answers. */
async function pay(action: string, attributes: string, type: string): Promise<{ sent: Sent; answer: unknown }> {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/?${new URLSearchParams({ action, attributes, type })}`);
    const element = page.locator('payee-check');
    await element.getByLabel('holder').pressSequentially('Jane Doe');
    await element.getByLabel('IBAN').pressSequentially('DE89370400440532013000');
    await page.keyboard.press('Tab');
    await element
      .locator('[part~="result-heading"]')
      .filter({ hasText: /matches/ })
      .waitFor();
    const receipt = await element.evaluate((item) => Reflect.get(item, 'value'));
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.waitForURL(action);
    const answer = JSON.parse(await page.locator('body').innerText());
    return { sent: { receipt, name: 'Jane Doe', iban: 'DE89370400440532013000' }, answer };
  } finally {
    await page.close();
  }
}

/** Waits until a server answers, whatever the answer. */
const answers = (url: string) =>
  vi.waitFor(() => fetch(url).then((answer) => answer.text()), { timeout: 30_000, interval: 100 });

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

const present = Object.entries(FRAMEWORKS).filter(([, { debian }]) => versionOf(debian));
const missing = [
  ...Object.values(FRAMEWORKS).flatMap(({ debian }) => (versionOf(debian) ? [] : debian)),
  ...runtimes.flatMap((runtime) => (runtime.isPresent() ? [] : runtime.packages)),
];
it('has every server installed', () => {
  if (process.env.CI === 'true') expect(missing).toEqual([]);
  else if (missing.length > 0) process.stdout.write(`Not tried; Debian's packages for it: ${missing.join(' ')}\n`);
});

describe.each(present)('%s', (name, { debian, attributes, types = TYPES, start }) => {
  let child: ChildProcess;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://localhost:${port}/pay`;
    child = start(port, folder);
    await answers(url);
  });
  afterAll(() => stop(child));

  it(`reads the form of <payee-check ${attributes}>, however it is encoded`, async () => {
    for (const type of types) {
      const { sent, answer } = await pay(url, attributes, type);
      expect(answer).toEqual(sent);
    }
    await record(
      { kind: 'server', name, packages: { [debian]: versionOf(debian) ?? '' } },
      `Chromium ${browser.version()}`,
    );
  });
});

/** The shops of the page on receipts, which verify what they read. */
const shops = runtimes.filter((runtime) => runtime.isPresent());
describe.each(shops.map((runtime) => [runtime.language, runtime] as const))('the shop in %s', (language, runtime) => {
  const tags = ['name="payee"', ...(language === 'php' ? ['field-separator="_"', 'field-separator="[]"'] : [])];

  it.each(tags.map((tag) => (tag.startsWith('name') ? tag : `name="payee" ${tag}`)))(
    'takes the order of <payee-check %s>',
    { timeout: 120_000 },
    async (tag) => {
      const own = await mkdtemp(join(folder, `${language}-`));
      const { program, args, cwd = own } = runtime.shop(receipts, own);
      const port = await freePort();
      const child = spawn(program, [...args], {
        cwd,
        env: {
          ...environment,
          PORT: String(port),
          BFF: world.bffUrl,
          ORIGIN: origin,
          ALLOW_SANDBOX: '1',
          SHOP_FOLDER: own,
        },
        stdio: 'ignore',
      });
      try {
        const url = `http://localhost:${port}/pay`;
        await answers(url);
        expect((await pay(url, tag, URLENCODED)).answer).toEqual({ action: 'pay', why: 'match' });
      } finally {
        await stop(child);
      }
    },
  );
});
