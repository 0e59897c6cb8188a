import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Where a run's screenshots are saved, for a person to look at. */
export const shots = join(root, 'test-results', 'shots');

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Tabs of one context share a process, which compiles the page's scripts once, for the first of them.
  '--process-per-site',
];

export interface Demo {
  readonly url: string;
  /** Everything that the processes have written so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the built demo as `npm start` does, on free ports, and resolves once it has printed its address. */
export function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const child: ChildProcess = spawn(process.execPath, ['demo/dist/start.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DEMO_PORT: '0', ...env },
  });
  let output = '';
  const end = () => void child.kill('SIGTERM');
  // Vitest ends a worker with a signal.
  for (const event of ['exit', 'SIGTERM']) process.once(event, end);
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /Demo page\s+(\S+)/.exec(output)?.[1];
      if (url) resolve({ url, output: () => output, stop });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${output}`)));
  });
}

export async function startBrowser(options: LaunchOptions = {}): Promise<Browser> {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: CHROMIUM_FLAGS,
    ...options,
  });
}

/** Opens a page of the demo and waits until its scripts have set it up. */
export async function openScene(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
}

/** Shows a tab of the engine room, opening the room if it is closed. */
export async function showTab(page: Page, name: string): Promise<void> {
  const opener = page.getByRole('button', { name: 'Engine room', exact: true });
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
  await page.getByRole('tab', { name }).click();
}

/** What a page logs and should not: errors, warnings, policy violations. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  return complaints;
}

/** The viewport and media features of a page. */
export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion' | 'forcedColors'>;

/** The demo as a file's tests use it. */
export interface Site {
  readonly url: string;
  output(): string;
  /** A new tab with nothing left over from earlier tests; it is closed after the test or hook that opened it. */
  newPage(look?: Look): Promise<Page>;
}

/**
 * One of each per worker, shared by all files that it runs, since they take seconds to start. Both end with the worker.
 */
const kept: { demo?: Promise<Demo>; browser?: Promise<Browser> } = {};
const sharedDemo = () => {
  kept.demo ??= startDemo({ SANDBOX_PACE: '0.2' });
  return kept.demo;
};
export const sharedBrowser = () => {
  kept.browser ??= startBrowser();
  return kept.browser;
};

/**
 * Provides the demo to a file's tests; with `env`, one that is started for this file with these settings.
 *
 * Tabs share a context, and with it the HTTP cache and a process that has already compiled the demo's scripts: with a
 * context of its own, each test would spend most of its time on those.
 */
export function visitDemo(env?: Record<string, string>): Site {
  let demo: Demo;
  let context: BrowserContext;
  /** Stays open on the demo, which keeps the process alive between tests. */
  let keeper: Page;
  let opened: Page[] = [];
  beforeAll(async () => {
    [demo, context] = await Promise.all([
      env ? startDemo(env) : sharedDemo(),
      sharedBrowser().then((browser) => browser.newContext()),
    ]);
    keeper = await context.newPage();
    await keeper.goto(`${demo.url}/icon.svg`);
  });
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((page) => page.close()));
    await context.clearPermissions();
    await context.clearCookies();
    await keeper.evaluate(() => localStorage.clear());
  });
  afterAll(async () => {
    await context?.close();
    if (env) await demo?.stop();
  });
  return {
    get url() {
      return demo.url;
    },
    output: () => demo.output(),
    async newPage({ viewport = { width: 1280, height: 720 }, ...media } = {}) {
      const page = await context.newPage();
      opened.push(page);
      if (viewport) await page.setViewportSize(viewport);
      await page.emulateMedia(media);
      return page;
    },
  };
}

/** Gives each test of a file a page, and fails the test if the page logs anything that is not `expected`. */
export function eachPage(site: Site, look: Look, begin: (page: Page) => unknown, expected = /^$/): void {
  let complaints: string[];
  beforeEach(async () => {
    const page = await site.newPage(look);
    complaints = listenForComplaints(page);
    await begin(page);
  });
  afterEach(() => expect(complaints.filter((text) => !expected.test(text))).toEqual([]));
}
