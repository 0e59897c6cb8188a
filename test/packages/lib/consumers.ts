import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { listenForComplaints, startBrowser } from '../../e2e/demo.ts';
import { type InstalledBff, startInstalledBff } from './installed-bff.ts';
import { makeProject, type Project } from './project.ts';
import { serve } from './site.ts';

export interface Consumers {
  /** The folder that holds every project, and is served. */
  readonly folder: string;
  readonly origin: string;
  /** A Node project with all three packages; the BFF runs from it. */
  readonly server: Project;
  readonly bff: InstalledBff;
  /** Types a payee as a payer does, and returns what the page then says, and what it logged but should not have. */
  ask(path: string, name: string): Promise<{ said: string | null; heading: string; complaints: string[] }>;
  close(): Promise<void>;
}

/** Users of the packed tarballs: projects outside the workspace, a BFF, and a browser. */
export async function startConsumers(): Promise<Consumers> {
  const { shared, widget, bff: bffTarball } = inject('tarballs');
  const folder = await mkdtemp(join(tmpdir(), 'payee-check-consumers-'));
  const site = await serve(folder);
  const server = await makeProject(folder, 'node', [shared, widget, bffTarball]);
  const bff = await startInstalledBff(server.folder, site.origin);
  const browser = await startBrowser();
  return {
    folder,
    origin: site.origin,
    server,
    bff,
    async ask(path, name) {
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
    },
    async close() {
      await browser.close();
      await bff.close();
      site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a project from a template, type-checks and builds it, and has its page check a payee. */
export async function buildAndAsk({ folder, ask }: Consumers, template: string) {
  const { shared, widget } = inject('tarballs');
  const project = await makeProject(folder, template, [shared, widget]);
  await project.script('check');
  await project.script('build');
  return ask(`/${template}/dist/`, 'Jane Doe');
}

/** The last line that the Node project's program printed, since npx may print something first. */
export const lastLine = (output: string) => output.trim().split('\n').at(-1) ?? '';
