import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { blocks } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { freePort } from '../lib/ports.ts';
import { run } from './lib/commands.ts';
import { ENGINES, type Engine, startEngines } from './lib/engines.ts';
import { PATIENCE, Payer } from './lib/payer.ts';
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
let engines: readonly Engine[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-hosts-'));
  engines = await startEngines();
});

afterAll(async () => {
  await Promise.all((engines ?? []).map((engine) => engine.close()));
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
  let passed = 0;
  let down: Promise<void> | undefined;
  const cases = ENGINES.flatMap((engine) => Object.entries(pages).map(([path, page]) => [path, engine, page] as const));

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
    if (passed === cases.length) {
      const packages = await installed(project.folder, [framework]);
      await record({ kind: 'framework', name, packages }, ...engines.map((engine) => engine.name));
    }
    if (server?.pid && server.exitCode === null) {
      process.kill(-server.pid, 'SIGTERM');
      await once(server, 'exit');
    }
    await (down ?? world?.close());
  });

  it.each(cases)('%s checks, submits, and its server verifies, in %s', async (path, named, { logs, answer }) => {
    const engine = engines.find((item) => item.name.startsWith(named));
    if (!engine) throw new Error(`${named} was not started`);
    const tab = await engine.newTab();
    try {
      await tab.open(origin + path);
      const payer = new Payer(tab);
      await payer.asks('Jane Doe', 'DE89370400440532013000');
      await payer.click('Pay');
      const said = answer === 'page' ? 'document.body' : `document.querySelector('output')`;
      // The page may just be leaving.
      const text = () => tab.read(`${said}?.innerText.trim()`).catch(() => 'no page');
      await expect.poll(text, PATIENCE).toBe('Paid');
      if (named === 'Chromium') expect(tab.logged).toEqual(logs ? ['log: match'] : []);
      else expect(tab.logged.filter((line) => /error/i.test(line))).toEqual([]);
      passed++;
    } finally {
      await tab.close();
    }
  });

  it.each(ENGINES)('lets the payer go on while the BFF is down, and its server knows, in %s', async (named) => {
    const engine = engines.find((item) => item.name.startsWith(named));
    if (!engine) throw new Error(`${named} was not started`);
    down ??= world.close();
    await down;
    const tab = await engine.newTab();
    try {
      await tab.open(origin);
      const payer = new Payer(tab);
      await payer.type('payeeName', 'Jane Doe');
      await payer.type('iban', 'DE89370400440532013000');
      await payer.leave();
      await expect.poll(() => payer.heading(), PATIENCE).toBe('The check could not be made');
      await payer.click('Pay');
      await payer.press('confirm');
      await payer.click('Pay');
      const text = () => tab.read('document.body?.innerText.trim()').catch(() => 'no page');
      await expect.poll(text, PATIENCE).toBe('Held for a person: not_checked');
    } finally {
      await tab.close();
    }
  });
});
