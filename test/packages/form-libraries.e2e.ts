import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blocks } from '../docs/blocks.ts';
import { startWorld, type World } from '../docs/world.ts';
import { listenForComplaints, startBrowser } from '../e2e/demo.ts';
import { makeProject, type Project } from './lib/project.ts';
import { type Site, serve } from './lib/site.ts';
import { installed, record } from './lib/trials.ts';

/**
 * The examples of the page on form libraries, in projects of their frameworks with the libraries as they are published: each
 * is type-checked, built, and used by somebody who pays too early, corrects an account, pays, and starts again.
 */
interface Forms {
  readonly template: string;
  readonly libraries: readonly string[];
  /** Examples by the name under which the page shows them: a file of the project, and the library that it is about. */
  readonly examples: Readonly<Record<string, readonly [file: string, library: string]>>;
  /** The entry of a project that shows the example named in the address. */
  readonly main: string;
  /** Files that the template has and this project does not. */
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
let world: World;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-forms-'));
  [site, browser] = await Promise.all([serve(folder), startBrowser()]);
  world = await startWorld(site.origin);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** What reaches the shop: of a library's own submission by the console, of the browser's by the request. */
function listenForPayments(page: Page): (string | null)[] {
  const receipts: (string | null)[] = [];
  page.on('console', (message) => {
    const [, receipt] = /^submitted (.*)$/.exec(message.text()) ?? [];
    if (receipt !== undefined) receipts.push(receipt);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/pay'))
      receipts.push(new URLSearchParams(request.postData() ?? '').get('payee'));
  });
  return receipts;
}

const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

describe.each(Object.entries(FRAMEWORKS))('%s', (name, { template, libraries, examples, main, instead = {} }) => {
  let project: Project;
  beforeAll(async () => {
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

  it.each(Object.entries(examples))(
    '%s: required, held, submitted, lost by an edit, reset',
    async (example, [, library]) => {
      const page = await browser.newPage();
      try {
        const complaints = listenForComplaints(page);
        const payments = listenForPayments(page);
        await page.route('**/pay', (route) => route.fulfill({ status: 204 }));
        await page.goto(`${site.origin}/${template}/dist/?example=${example}`);
        const element = page.locator('payee-check');
        const payee = element.getByLabel('holder');
        const account = element.getByLabel('IBAN');
        const heading = element.locator('[part~="result-heading"]');
        const pay = page.getByRole('button', { name: 'Pay', exact: true });
        const value = () => element.evaluate((item) => Reflect.get(item, 'value'));

        // Too early: the library, or the browser, asks for the receipt.
        await payee.waitFor();
        await pay.click();
        await page.waitForTimeout(200);
        expect(payments).toEqual([]);

        await payee.pressSequentially('Jane Doe');
        await account.pressSequentially('DE89370400440532013000');
        await page.keyboard.press('Tab');
        await heading.filter({ hasText: /matches/ }).waitFor();
        const first = await value();
        expect(first).toMatch(JWT);
        await pay.click();
        await expect.poll(() => payments).toEqual([first]);

        // An edit takes the receipt away, from the library too.
        await payee.fill('');
        await expect.poll(value).toBe('');
        await pay.click();
        await page.waitForTimeout(200);
        expect(payments).toEqual([first]);
        await payee.fill('Jane Doe');
        await account.focus();
        await page.keyboard.press('Tab');
        await expect.poll(value).toMatch(JWT);
        const second = await value();
        await pay.click();
        await expect.poll(() => payments).toEqual([first, second]);

        // Starting again drops the result, and leaves what was typed. React Hook Form resets a form of registered fields as
        // HTML does, with everything in it.
        await page.getByRole('button', { name: 'Start again' }).click();
        await expect.poll(value).toBe('');
        await heading.waitFor({ state: 'hidden' });
        expect(await payee.inputValue()).toBe(example === 'registered' ? '' : 'Jane Doe');
        expect(complaints.filter((complaint) => !complaint.startsWith('log: submitted '))).toEqual([]);
        const packages = await installed(project.folder, [library]);
        await record(
          { kind: 'form library', name: `${library} (${example})`, packages },
          `Chromium ${browser.version()}`,
        );
      } finally {
        await page.close();
      }
    },
  );
});
