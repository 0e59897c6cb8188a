import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { listenForComplaints, startBrowser } from '../e2e/demo.ts';
import { run } from './lib/commands.ts';
import { type InstalledBff, startInstalledBff } from './lib/installed-bff.ts';
import { entries, readManifest } from './lib/manifests.ts';
import { makeProject, type Project } from './lib/project.ts';
import { type Site, serve } from './lib/site.ts';

const { shared, widget, bff: bffTarball } = inject('tarballs');

let folder: string;
let site: Site;
let server: Project;
let bff: InstalledBff;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-consumers-'));
  site = await serve(folder);
  server = await makeProject(folder, 'node', [shared, widget, bffTarball]);
  bff = await startInstalledBff(server.folder, site.origin);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await bff?.close();
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Types as a payer does, and gives what the page then says, and what it should not have said. */
async function ask(
  path: string,
  name: string,
): Promise<{ said: string | null; heading: string; complaints: string[] }> {
  const page = await browser.newPage();
  try {
    const complaints = listenForComplaints(page);
    await page.goto(`${site.origin}${path}?endpoint=${encodeURIComponent(bff.url)}`);
    const element = page.locator('payee-check');
    await element.getByLabel('holder').pressSequentially(name);
    await element.getByLabel('IBAN').pressSequentially('DE89370400440532013000');
    await page.keyboard.press('Tab');
    const heading = await element.locator('[part~="result-heading"]').innerText();
    return { said: await page.locator('#outcome').textContent(), heading, complaints };
  } finally {
    await page.close();
  }
}

describe('a project with', () => {
  it.each(['vite', 'react', 'vue', 'svelte', 'angular'])(
    '%s type-checks, builds, and checks a payee',
    async (template) => {
      const project = await makeProject(folder, template, [shared, widget]);
      await project.script('check');
      await project.script('build');
      const { said, heading, complaints } = await ask(`/${template}/dist/`, 'Jane Doe');
      expect(complaints).toEqual([]);
      expect(heading).toMatch(/matches/);
      expect(said).toBe('match, match');
    },
    300_000,
  );

  it('nothing but HTML checks a payee with the pinned script of the BFF, under a strict policy', async () => {
    const { version } = readManifest('widget');
    const hashes = await (await fetch(`${bff.url}/widget/${version}/integrity.json`)).json();
    const integrity = z.object({ 'payee-check.js': z.string() }).parse(hashes)['payee-check.js'];
    await cp(join(import.meta.dirname, 'templates', 'html'), join(folder, 'html'), { recursive: true });
    const page = join(folder, 'html', 'index.html');
    const text = await readFile(page, 'utf8');
    await writeFile(
      page,
      text.replaceAll('BFF', bff.url).replaceAll('VERSION', version).replaceAll('INTEGRITY', integrity),
    );
    const { said, complaints } = await ask('/html/', 'Jane Do');
    expect(complaints).toEqual([]);
    expect(said).toBe('close_match, close-match');
  });
});

describe('a Node project', () => {
  it('type-checks, declarations of the packages included', async () => {
    await server.script('check');
  }, 300_000);

  /** The Node that runs this, and the one that is recommended. */
  const nodes = { 'this Node': [process.execPath], 'Node 24': ['npx', '-y', '-p', 'node@24', 'node'] } as const;

  describe.each(Object.entries(nodes))('on %s', (_, [command, ...args]) => {
    const node = (file: string, ...rest: readonly string[]) => run(command, [...args, file, ...rest], server.folder);

    it('imports every entry, and defines no tag', async () => {
      const specifiers = entries.map(({ specifier }) => specifier);
      const { given, appeared } = z
        .object({ given: z.record(z.string(), z.array(z.string())), appeared: z.array(z.string()) })
        .parse(JSON.parse(lastLine(await node('imports.mjs', ...specifiers))));
      expect(Object.keys(given)).toEqual(specifiers);
      expect(specifiers.filter((it) => given[it]?.length === 0)).toEqual(['@payee-check/widget/jsx']);
      expect(appeared).toEqual([]);
    });

    it('verifies a receipt, and refuses it for another name', async () => {
      const [right, wrong] = JSON.parse(lastLine(await node('receipt.mjs', bff.url, site.origin)));
      expect(right).toBe('match');
      expect(wrong).toMatch(/^refused: /);
    });
  });
});

/** npx may say something of its own before. */
const lastLine = (output: string) => output.trim().split('\n').at(-1) ?? '';
