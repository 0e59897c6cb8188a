import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');

/** Where the screenshots of a run are put, to be looked at. */
export const shots = join(root, 'test-results', 'shots');

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Demo {
  readonly url: string;
  /** Everything that the processes have written so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the built demo as `npm start` does, on free ports, and resolves when it has printed its address. */
export function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const child: ChildProcess = spawn(process.execPath, ['demo/dist/start.js'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DEMO_PORT: '0', ...env },
  });
  let output = '';
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

/** Shows a tab of the engine room, which is closed at first. */
export async function showTab(page: Page, name: string): Promise<void> {
  const opener = page.getByRole('button', { name: 'Engine room', exact: true });
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
  await page.getByRole('tab', { name }).click();
}

/** What a page has said that it should not have: errors, warnings, violations of its policy. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  return complaints;
}
