import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WidgetSource } from '@payee-check/bff';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { blocks } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { run } from './lib/commands.ts';
import { earlierScript, keepEarlier } from './lib/earlier.ts';
import { ENGINES, type Engine, startEngines, type Tab } from './lib/engines.ts';
import { standInFront, strictPolicy } from './lib/front.ts';
import { PATIENCE, Payer } from './lib/payer.ts';
import { makeProject, type Project } from './lib/project.ts';
import { installed, record } from './lib/trials.ts';

/**
 * The examples of the page on frameworks: each project is built for production, its server started, and its pages used
 * by somebody who pays. Our packages are the packed tarballs; the frameworks come from the registry.
 */
interface Host {
  readonly template: string;
  /** The framework's own package. */
  readonly framework: string;
  /** Packages that replace the template's own versions. */
  readonly versions?: readonly string[];
  /** Another framework whose examples on the page the project also needs. */
  readonly also?: string;
  /** The framework's own Trusted Types policies, which a page has to allow. */
  readonly trusted: string;
  /** What else the content security policy has to allow. */
  readonly besides?: string;
  /** Pages by path; whether each logs a finished check, and where the shop's answer appears. */
  readonly pages: Readonly<Record<string, { readonly logs: boolean; readonly answer: 'page' | 'output' }>>;
}

const POSTED = { logs: true, answer: 'page' } as const;
const NEXT_PAGES: Host['pages'] = {
  '/': POSTED,
  '/plain': { logs: false, answer: 'page' },
  '/action': { logs: false, answer: 'output' },
};

const HOSTS: Readonly<Record<string, Host>> = {
  'Next.js 16': { template: 'next', framework: 'next', also: 'turbopack', trusted: 'default', pages: NEXT_PAGES },
  'Next.js 15': {
    template: 'next',
    framework: 'next',
    versions: ['next@15.5.29'],
    trusted: 'nextjs#bundler',
    pages: NEXT_PAGES,
  },
  'Nuxt 4': { template: 'nuxt', framework: 'nuxt', trusted: 'vue', pages: { '/': POSTED } },
  Astro: { template: 'astro', framework: 'astro', trusted: '', pages: { '/': POSTED } },
  SvelteKit: {
    template: 'sveltekit',
    framework: '@sveltejs/kit',
    trusted: 'svelte-trusted-html sveltekit-trusted-url',
    besides: "style-src-attr 'unsafe-inline'",
    pages: { '/': POSTED },
  },
  'React Router 7': {
    template: 'react-router',
    framework: 'react-router',
    trusted: '',
    pages: { '/': POSTED, '/form': { logs: false, answer: 'output' } },
  },
};

/** Frameworks send usage data to their makers unless told not to. */
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };

let folder: string;
let engines: readonly Engine[];
let earlier: WidgetSource;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-hosts-'));
  [engines, earlier] = await Promise.all([startEngines(), keepEarlier(join(folder, 'versions'))]);
});

/** A page in a browser engine. */
function open(named: string): Promise<Tab> {
  const engine = engines.find((item) => item.name.startsWith(named));
  if (!engine) throw new Error(`${named} was not started`);
  return engine.newTab();
}

/** The shop's answer, in the page or a part of it; the page may just be unloading. */
const answerOf = (tab: Tab, found: string) => tab.read(`${found}?.innerText.trim()`).catch(() => 'no page');

afterAll(async () => {
  await Promise.all((engines ?? []).map((engine) => engine.close()));
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Starts the built project as in production, and resolves when it answers. */
async function start(project: Project, port: number, origin: string): Promise<ChildProcess> {
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
      expect((await fetch(`http://localhost:${port}`)).status, output).toBe(200);
    },
    { timeout: 60_000, interval: 200 },
  );
  return server;
}

describe.each(Object.entries(HOSTS))(
  '%s',
  (name, { template, framework, versions = [], also, trusted, besides = '', pages }) => {
    let world: World;
    let server: ChildProcess;
    let inFront: Server;
    let origin: string;
    let project: Project;
    let passed = 0;
    let down: Promise<void> | undefined;
    const cases = ENGINES.flatMap((engine) =>
      Object.entries(pages).map(([path, page]) => [path, engine, page] as const),
    );

    beforeAll(async () => {
      const port = await freePort();
      origin = `http://localhost:${port}`;
      world = await startWorld(origin, { widget: earlier });
      const { shared, widget } = inject('tarballs');
      const own = join(folder, name.replaceAll(/\W/g, '-'));
      await mkdir(own);
      project = await makeProject(own, template, [shared, widget, ...versions]);
      const projects = [template, 'hosts', also];
      const documented = blocks.filter(({ options }) => options.in && projects.includes(options.in));
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
      const behind = await freePort();
      server = await start(project, behind, origin);
      inFront = await standInFront(port, behind, ({ searchParams }, html) => {
        const { bffUrl } = world;
        if (searchParams.get('with') === 'a policy')
          return { headers: { 'content-security-policy': `${strictPolicy(html, bffUrl, trusted)}; ${besides}` } };
        return searchParams.get('with') === 'an earlier version' ? { head: earlierScript(bffUrl) } : {};
      });
    }, 600_000);

    afterAll(async () => {
      if (passed === cases.length + 3 * ENGINES.length) {
        const packages = await installed(project.folder, [framework]);
        await record({ kind: 'framework', name, packages }, ...engines.map((engine) => engine.name));
      }
      inFront?.close();
      inFront?.closeAllConnections();
      if (server?.pid && server.exitCode === null) {
        process.kill(-server.pid, 'SIGTERM');
        await once(server, 'exit');
      }
      await (down ?? world?.close());
    });

    it.each(cases)(
      '%s checks under a strict policy and submits, and its server verifies, in %s',
      async (path, named, { logs, answer }) => {
        const tab = await open(named);
        try {
          await tab.open(`${origin}${path}?with=a+policy`);
          await new Payer(tab).paysTo('Jane Doe', 'DE89370400440532013000');
          const said = answer === 'page' ? 'document.body' : `document.querySelector('output')`;
          await expect.poll(() => answerOf(tab, said), PATIENCE).toBe('Paid');
          if (named === 'Chromium') expect(tab.logged).toEqual(logs ? ['log: match'] : []);
          else expect(tab.logged.filter((line) => /error|policy|violat/i.test(line))).toEqual([]);
          passed++;
        } finally {
          await tab.close();
        }
      },
    );

    it.each(ENGINES)('works beside an earlier version of the element, in %s', async (named) => {
      const tab = await open(named);
      try {
        await tab.open(`${origin}/?with=an+earlier+version`);
        await new Payer(tab).paysTo('Jane Doe', 'DE89370400440532013000');
        await expect.poll(() => answerOf(tab, 'document.body'), PATIENCE).toBe('Paid');
        expect(tab.logged.filter((line) => /error|defined/i.test(line))).toEqual([]);
        passed++;
      } finally {
        await tab.close();
      }
    });

    it.each(ENGINES)('says that it cannot check while the network is off, in %s', async (named) => {
      const tab = await open(named);
      try {
        await tab.open(origin);
        const payer = new Payer(tab);
        await payer.isThere();
        await tab.setOffline(true);
        await payer.fills('Jane Doe', 'DE89370400440532013000');
        await expect.poll(() => payer.card(), PATIENCE).toMatch(/cannot be reached|could not be made/);
        await tab.setOffline(false);
        // Firefox does not retry a module that it failed to load until the page is reloaded.
        const again = named === 'Firefox' ? 'Continue anyway' : 'Try again';
        await payer.press(again);
        if (again === 'Try again') await expect.poll(() => payer.heading(), PATIENCE).toMatch(/matches/);
        await payer.click('Pay');
        // Pay checks once more; if that fails too, the payer's confirmation still counts.
        const answer = again === 'Try again' ? /^Paid$/ : /^(?:Paid|Held for a person: not_checked)$/;
        await expect.poll(() => answerOf(tab, 'document.body'), PATIENCE).toMatch(answer);
        passed++;
      } finally {
        await tab.setOffline(false);
        await tab.close();
      }
    });

    it.each(ENGINES)('lets the payer continue while the BFF is down, and its server knows, in %s', async (named) => {
      down ??= world.close();
      await down;
      const tab = await open(named);
      try {
        await tab.open(origin);
        const payer = new Payer(tab);
        await payer.fills('Jane Doe', 'DE89370400440532013000');
        await expect.poll(() => payer.heading(), PATIENCE).toBe('The check could not be made');
        await payer.click('Pay');
        await payer.press('Continue anyway');
        await payer.click('Pay');
        await expect.poll(() => answerOf(tab, 'document.body'), PATIENCE).toBe('Held for a person: not_checked');
        passed++;
      } finally {
        await tab.close();
      }
    });
  },
);
