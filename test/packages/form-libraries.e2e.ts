import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WidgetSource } from '@payee-check/bff';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocks } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { earlierScript, IS_EARLIERS, keepEarlier } from './lib/earlier.ts';
import { ENGINES, type Engine, startEngines, type Tab } from './lib/engines.ts';
import { PATIENCE, Payer } from './lib/payer.ts';
import { makeProject, type Project } from './lib/project.ts';
import { type Extras, type Site, serve } from './lib/site.ts';
import { installed, record } from './lib/trials.ts';

/**
 * The examples of the page on form libraries, in projects with their frameworks and the published libraries: each is
 * type-checked, built, and used by somebody who pays too early, corrects an account, pays, and starts again.
 */
interface Forms {
  readonly template: string;
  readonly libraries: readonly string[];
  /**
   * Examples by the name under which the page shows them: the file in the project, and the library that the example is
   * about.
   */
  readonly examples: Readonly<Record<string, readonly [file: string, library: string]>>;
  /** The project's entry, which shows the example named in the URL. */
  readonly main: string;
  /** Files of the template that this project replaces. */
  readonly instead?: Readonly<Record<string, string>>;
}

const FRAMEWORKS: Readonly<Record<string, Forms>> = {
  'react-forms': {
    template: 'react',
    libraries: ['react-hook-form@7.92.0', 'formik@2.4.9', '@tanstack/react-form@1.33.5'],
    examples: {
      controlled: ['src/Controlled.tsx', 'react-hook-form'],
      registered: ['src/Registered.tsx', 'react-hook-form'],
      formik: ['src/Formik.tsx', 'formik'],
      tanstack: ['src/TanStack.tsx', '@tanstack/react-form'],
    },
    main: `import { createRoot } from 'react-dom/client';
import * as controlled from './Controlled'; import * as registered from './Registered';
import * as formik from './Formik'; import * as tanstack from './TanStack';
const examples = { controlled, registered, formik, tanstack };
const name = new URLSearchParams(location.search).get('example') as keyof typeof examples;
const { Checkout } = examples[name];
createRoot(document.getElementById('app') as HTMLElement).render(<Checkout />);`,
  },
  'vue-forms': {
    template: 'vue',
    libraries: ['vee-validate@4.15.1'],
    examples: { model: ['src/Model.vue', 'vue'], veevalidate: ['src/VeeValidate.vue', 'vee-validate'] },
    main: `import { createApp } from 'vue';
import model from './Model.vue'; import veevalidate from './VeeValidate.vue';
const examples = { model, veevalidate };
createApp(examples[new URLSearchParams(location.search).get('example') as keyof typeof examples]).mount('#app');`,
  },
  'svelte-forms': {
    template: 'svelte',
    libraries: [],
    examples: { form: ['src/Form.svelte', 'svelte'] },
    main: `import { mount } from 'svelte'; import Form from './Form.svelte'; mount(Form, { target: document.body });`,
  },
  'angular-forms': {
    template: 'angular',
    libraries: ['@angular/forms@21.2.26'],
    examples: {
      reactive: ['src/app/reactive.ts', '@angular/forms'],
      template: ['src/app/template.ts', '@angular/forms'],
    },
    main: `import { bootstrapApplication } from '@angular/platform-browser';
import { provideZonelessChangeDetection } from '@angular/core';
import { Checkout as reactive } from './app/reactive'; import { Checkout as template } from './app/template';
const examples = { reactive, template };
const name = new URLSearchParams(location.search).get('example') as keyof typeof examples;
bootstrapApplication(examples[name], { providers: [provideZonelessChangeDetection()] });`,
    instead: {
      'src/index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pay</title><base href="./"></head>
<body><app-checkout></app-checkout></body></html>`,
    },
  },
};

let folder: string;
let site: Site;
/** The framework whose examples are tried. */
let world: World;
let earlier: WidgetSource;
let engines: readonly Engine[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-forms-'));
  const kept = keepEarlier(join(folder, 'versions'));
  [site, engines, earlier] = await Promise.all([serve(folder, extrasOf), startEngines(), kept]);
});

afterAll(async () => {
  await Promise.all((engines ?? []).map((engine) => engine.close()));
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const open = (named: string): Promise<Tab> => engineOf(named).newTab();

function engineOf(named: string): Engine {
  const engine = engines.find((item) => item.name.startsWith(named));
  if (!engine) throw new Error(`${named} was not started`);
  return engine;
}

/** Optional extras of a page, chosen by the parameter `with`. */
function extrasOf({ searchParams }: URL): Extras {
  const condition = searchParams.get('with');
  if (condition === 'an earlier version before it') return { head: earlierScript(world.bffUrl) };
  if (condition === 'an earlier version after it') return { body: earlierScript(world.bffUrl) };
  if (condition !== 'a strict policy') return {};
  const policy = [
    `default-src 'none'; script-src 'self'; connect-src ${world.bffUrl}; form-action 'self'; base-uri 'self'; style-src 'self'; img-src 'self'`,
    // The last three belong to the frameworks.
    `require-trusted-types-for 'script'; trusted-types lit-html payee-check angular vue svelte-trusted-html 'allow-duplicates'`,
  ];
  return { headers: { 'content-security-policy': policy.join('; ') } };
}

/** Keeps in the page what a library's own submission logs to the console. */
/** Firefox also logs its opinion of a library, and reports every custom element in an invalid form as not focusable. */
const isOfOurs = (line: string) =>
  /error/i.test(line) && !/^error: Error: The invalid form control .* is not focusable\.$/.test(line);

const KEEP_LOG = `void (() => {
  const { log } = console;
  window.submitted = [];
  console.log = (...said) => {
    if (said[0] === 'submitted') window.submitted.push(said[1]);
    log(...said);
  };
})()`;

/** What has reached the shop: the library's own submissions, by the console, and the browser's, by its requests. */
async function payments(tab: Tab, since: number): Promise<unknown[]> {
  const said = await tab.read('window.submitted');
  return [...(Array.isArray(said) ? said : []), ...site.posted.slice(since).map((form) => form.get('payee'))];
}

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe.each(Object.entries(FRAMEWORKS))('%s', (name, { template, libraries, examples, main, instead = {} }) => {
  let project: Project;
  let down: Promise<void> | undefined;
  beforeAll(async () => {
    world = await startWorld(site.origin, { widget: earlier });
    const { shared, widget } = inject('tarballs');
    project = await makeProject(folder, template, [shared, widget, ...libraries]);
    const documented = blocks.filter(({ options }) => options.in === name);
    expect(documented.map(({ options }) => options.file).sort()).toEqual(
      Object.values(examples)
        .map(([file]) => file)
        .sort(),
    );
    const suffix = template === 'react' ? 'tsx' : 'ts';
    const files = [
      ...documented.map(({ options, content }) => [options.file ?? '', world.inPlace(content)] as const),
      ...Object.entries({ ...instead, [`src/main.${suffix}`]: main }),
    ];
    for (const [file, content] of files) {
      await mkdir(dirname(join(project.folder, file)), { recursive: true });
      await writeFile(join(project.folder, file), content);
    }
    await project.script('check');
    await project.script('build');
  });

  afterAll(() => down ?? world?.close());

  const cases = Object.entries(examples).flatMap(([example, [, library]]) =>
    ENGINES.map((engine) => [example, engine, library] as const),
  );
  const passed = new Map<string, string[]>();

  it.each(cases)('%s in %s: required, held, submitted, lost on an edit, reset', async (example, named, library) => {
    const tab = await open(named);
    const payer = new Payer(tab);
    const before = site.posted.length;
    const paid = () => payments(tab, before);
    const value = () => payer.property('value');
    try {
      await tab.open(`${site.origin}/${template}/dist/?example=${example}`);
      await tab.read(KEEP_LOG);
      await expect.poll(value, PATIENCE).toBe('');

      // Too early: the library, or the browser, requires the receipt.
      await payer.click('Pay');
      await payer.asks('Jane Doe', 'DE89370400440532013000');
      expect(await paid()).toEqual([]);
      const first = await value();
      expect(first).toMatch(JWT);
      await payer.click('Pay');
      await expect.poll(paid, PATIENCE).toEqual([first]);

      // An edit removes the receipt, from the library too.
      await payer.type('payeeName', '');
      await expect.poll(value, PATIENCE).toBe('');
      await payer.click('Pay');
      await payer.type('payeeName', 'Jane Doe');
      await payer.leave();
      await payer.leave();
      await expect.poll(value, PATIENCE).toMatch(JWT);
      expect(await paid()).toEqual([first]);
      const second = await value();
      await payer.click('Pay');
      await expect.poll(paid, PATIENCE).toEqual([first, second]);

      // Starting again drops the result, and keeps what was typed. React Hook Form resets a form of registered fields
      // as HTML does, including all values.
      await payer.click('Start again');
      await expect.poll(value, PATIENCE).toBe('');
      await expect.poll(() => payer.heading(), PATIENCE).toBe('');
      expect(await payer.property('payeeName')).toBe(example === 'registered' ? '' : 'Jane Doe');
      const complaints = tab.logged.filter((line) => !line.startsWith('log: submitted '));
      expect(named === 'Firefox' ? complaints.filter(isOfOurs) : complaints).toEqual([]);
    } finally {
      await tab.close();
    }
    const done = [...(passed.get(example) ?? []), engineOf(named).name];
    passed.set(example, done);
    if (done.length < ENGINES.length) return;
    const packages = await installed(project.folder, [library]);
    await record({ kind: 'form library', name: `${library} (${example})`, packages }, ...done);
  });

  const [[example] = ['']] = Object.entries(examples);
  const conditions = ['a strict policy', 'an earlier version before it', 'an earlier version after it'].flatMap(
    (what) => ENGINES.map((named) => [what, named] as const),
  );
  it.each(conditions)('checks and submits with %s, in %s', async (what, named) => {
    const tab = await open(named);
    const payer = new Payer(tab);
    const before = site.posted.length;
    try {
      await tab.open(`${site.origin}/${template}/dist/?example=${example}&with=${encodeURIComponent(what)}`);
      await tab.read(KEEP_LOG);
      await payer.paysTo('Jane Doe', 'DE89370400440532013000');
      await expect.poll(() => payments(tab, before), PATIENCE).toEqual([await payer.property('value')]);
      expect(tab.logged.filter((line) => /error|policy|violat/i.test(line))).toEqual([]);
      // Whichever version loads first defines the tag, and loads its own parts.
      expect(await tab.read(IS_EARLIERS)).toBe(what === 'an earlier version before it');
    } finally {
      await tab.close();
    }
  });

  it.each(ENGINES)(
    'says that it cannot check while the network is off, and pays when it is back, in %s',
    async (named) => {
      const tab = await open(named);
      const payer = new Payer(tab);
      const before = site.posted.length;
      try {
        await tab.open(`${site.origin}/${template}/dist/?example=${example}`);
        await tab.read(KEEP_LOG);
        await payer.isThere();
        await tab.setOffline(true);
        await payer.fills('Jane Doe', 'DE89370400440532013000');
        await expect.poll(() => payer.card(), PATIENCE).toMatch(/cannot be reached|could not be made/);
        await payer.press('Continue anyway');
        await tab.setOffline(false);
        // The check is made now, except in Firefox, which does not retry a module that failed to load.
        await payer.click('Pay');
        await expect.poll(() => payments(tab, before), PATIENCE).toHaveLength(1);
        expect(await payments(tab, before)).toEqual([await payer.property('value')]);
      } finally {
        await tab.setOffline(false);
        await tab.close();
      }
    },
  );

  // If a receipt is required, nothing is submitted without one.
  const lenient = cases.filter(([name]) => name !== 'registered');
  it.each(lenient)('%s lets the payer continue while the BFF is down, in %s', async (name, named) => {
    down ??= world.close();
    await down;
    const tab = await open(named);
    const payer = new Payer(tab);
    const before = site.posted.length;
    try {
      await tab.open(`${site.origin}/${template}/dist/?example=${name}`);
      await tab.read(KEEP_LOG);
      await payer.fills('Jane Doe', 'DE89370400440532013000');
      await expect.poll(() => payer.heading(), PATIENCE).toBe('The check could not be made');
      await payer.click('Pay');
      await payer.press('Continue anyway');
      expect(await payments(tab, before)).toEqual([]);
      await payer.click('Pay');
      await expect.poll(() => payments(tab, before), PATIENCE).toEqual(['']);
    } finally {
      await tab.close();
    }
  });
});
