import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Browser as Firefox } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { blocks } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { listenForComplaints, startBrowser } from '../e2e/demo.ts';
import { freePort } from '../lib/ports.ts';
import { run } from './lib/commands.ts';
import { payInFirefox, startFirefox } from './lib/firefox.ts';
import { makeProject, type Project } from './lib/project.ts';
import { installed, record } from './lib/trials.ts';

/**
 * The examples of the page on frameworks: each project is built for production, its server started, and its pages used by
 * somebody who pays. The packages are the packed tarballs; the frameworks come from the registry.
 */
interface Host {
  readonly template: string;
  /** The package that is the framework. */
  readonly framework: string;
  /** Packages in place of the template's own versions. */
  readonly versions?: readonly string[];
  /** Pages by path; what each logs when a check is done, and where the shop's answer stands. */
  readonly pages: Readonly<Record<string, { readonly logs: boolean; readonly answer: 'page' | 'output' }>>;
}

const POSTED = { logs: true, answer: 'page' } as const;
const NEXT_PAGES: Host['pages'] = {
  '/': POSTED,
  '/plain': { logs: false, answer: 'page' },
  '/action': { logs: false, answer: 'output' },
};

const HOSTS: Readonly<Record<string, Host>> = {
  'Next.js 16': { template: 'next', framework: 'next', pages: NEXT_PAGES },
  'Next.js 15': { template: 'next', framework: 'next', versions: ['next@15.5.29'], pages: NEXT_PAGES },
  'Nuxt 4': { template: 'nuxt', framework: 'nuxt', pages: { '/': POSTED } },
  Astro: { template: 'astro', framework: 'astro', pages: { '/': POSTED } },
  SvelteKit: { template: 'sveltekit', framework: '@sveltejs/kit', pages: { '/': POSTED } },
  'React Router 7': {
    template: 'react-router',
    framework: 'react-router',
    pages: { '/': POSTED, '/form': { logs: false, answer: 'output' } },
  },
};

/** Frameworks tell their makers what is built with them, unless told not to. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };

let folder: string;
let browser: Browser;
let firefox: Firefox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-hosts-'));
  [browser, firefox] = await Promise.all([startBrowser(), startFirefox()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), firefox?.close()]);
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Starts the built project as production does, and resolves when it answers. */
async function start(project: Project, port: number): Promise<ChildProcess> {
  const origin = `http://localhost:${port}`;
  const server = spawn('npm', ['run', '--silent', 'start'], {
    cwd: project.folder,
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      HOST: 'localhost',
      ORIGIN: origin,
      ALLOW_SANDBOX: '1',
      ...QUIET,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  await vi.waitFor(
    async () => {
      if (server.exitCode !== null) throw new Error(`The server ended:\n${output}`);
      expect((await fetch(origin)).status, output).toBe(200);
    },
    { timeout: 60_000, interval: 200 },
  );
  return server;
}

describe.each(Object.entries(HOSTS))('%s', (name, { template, framework, versions = [], pages }) => {
  let world: World;
  let server: ChildProcess;
  let origin: string;
  let project: Project;
  const passed: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    world = await startWorld(origin);
    const { shared, widget } = inject('tarballs');
    const own = join(folder, name.replaceAll(/\W/g, '-'));
    await mkdir(own);
    project = await makeProject(own, template, [shared, widget, ...versions]);
    const documented = blocks.filter(({ options }) => options.in === template || options.in === 'hosts');
    expect(documented.length).toBeGreaterThan(2);
    for (const { options, content } of documented) {
      const file = join(project.folder, options.file ?? '');
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, world.inPlace(content));
    }
    await run(
      'env',
      [...Object.entries(QUIET).map((pair) => pair.join('=')), 'npm', 'run', '--silent', 'build'],
      project.folder,
    );
    server = await start(project, port);
  }, 600_000);

  afterAll(async () => {
    if (passed.length === 2 * Object.keys(pages).length) {
      const packages = await installed(project.folder, [framework]);
      const browsers = [`Chromium ${browser.version()}`, (await firefox.version()).replace('firefox/', 'Firefox ')];
      await record({ kind: 'framework', name, packages }, ...browsers);
    }
    if (server?.pid && server.exitCode === null) {
      process.kill(-server.pid, 'SIGTERM');
      await once(server, 'exit');
    }
    await world?.close();
  });

  it.each(Object.entries(pages))('%s checks, submits, and its server verifies', async (path, { logs, answer }) => {
    const page = await browser.newPage();
    try {
      const complaints = listenForComplaints(page);
      // Asked for by the browser, for the shop's answer.
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await page.goto(origin + path);
      const element = page.locator('payee-check');
      await element.getByLabel('holder').pressSequentially('Jane Doe');
      await element.getByLabel('IBAN').pressSequentially('DE89370400440532013000');
      await page.keyboard.press('Tab');
      await element
        .locator('[part~="result-heading"]')
        .filter({ hasText: /matches/ })
        .waitFor();
      await page.getByRole('button', { name: 'Pay', exact: true }).click();
      const said = answer === 'page' ? page.locator('body') : page.locator('output');
      await expect.poll(() => said.innerText(), { timeout: 10_000 }).toBe('Paid');
      expect(complaints).toEqual(logs ? ['log: match'] : []);
      passed.push(path);
    } finally {
      await page.close();
    }
  });

  it.each(Object.keys(pages))('%s does so in Firefox, too', async (path) => {
    const { logged, said } = await payInFirefox(firefox, origin + path);
    expect(said).toBe('Paid');
    expect(logged.filter((line) => /error/i.test(line))).toEqual([]);
    passed.push(path);
  });
});
