import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { loadConfig } from '@payee-check/bff';
import * as contract from '@payee-check/shared/contract';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { type Block, blocks, marked, place, root } from './blocks.ts';
import { startServer } from './server.ts';
import { withShownValues } from './shown-values.ts';
import { API_KEY, startWorld, type World } from './world.ts';

const SHOP = 'https://shop.example';
const IBAN = 'DE89370400440532013000';
const execute = promisify(execFile);

/** Inside the test package, so that a block can import what a reader has installed. */
const folder = join(root, 'test', 'dist', 'docs-blocks');
const titled = (its: readonly Block[]) => its.map((block) => [place(block), block] as const);

let world: World;
let session: string;
let receipt: string;
let checkId: string;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  world = await startWorld(SHOP);
  const opened = await world.post('/v1/sessions', API_KEY, { origin: SHOP });
  session = (await opened.json()).session.token;
  const checked = await world.post('/v1/checks', session, {
    account: { scheme: 'iban', iban: IBAN },
    name: 'Jane Doe',
  });
  receipt = (await checked.json()).check.receipt;
  // A warning, so that there is something to decide.
  const warned = await world.post('/v1/checks', session, { account: { scheme: 'iban', iban: IBAN }, name: 'No Match' });
  checkId = (await warned.json()).check.id;
});

afterAll(async () => {
  await world?.close();
});

describe('code blocks', () => {
  it('are all marked with what a test does with them', () => {
    expect(blocks.length).toBeGreaterThan(40);
    const unmarked = blocks.filter(({ mark }) => mark === null).map(place);
    expect(
      unmarked,
      'State after the language what a test does with them: test/docs/blocks.ts lists the marks',
    ).toEqual([]);
  });

  it('are skipped only for a reason', () => {
    expect(marked('skip').filter(({ options }) => (options.skip ?? '').length < 10)).toEqual([]);
  });

  it('have a language that a test supports for their mark', () => {
    const known = {
      run: /^(js|http|sh)$/,
      check: /^(ts|json|ini)$/,
      page: /^(html|tsx|vue|svelte|css)$/,
      build: /^(js|ts|tsx|vue|svelte|astro)$/,
      csp: /^http$/,
    };
    for (const [mark, languages] of Object.entries(known)) {
      for (const block of blocks.filter((block) => block.mark === mark)) expect(block.language).toMatch(languages);
    }
    for (const { options } of marked('run', 'sh'))
      expect(['bff', 'clone', 'shop', 'project', 'traces']).toContain(options.in);
    const forms = ['react-forms', 'vue-forms', 'svelte-forms', 'angular-forms'];
    const hosts = ['hosts', 'next', 'turbopack', 'nuxt', 'astro', 'sveltekit', 'react-router'];
    const projects = ['vite', 'react', 'vue', 'svelte', 'angular', 'traces', ...forms, ...hosts];
    for (const { options } of blocks.filter((block) => block.options.file !== undefined))
      expect(projects).toContain(options.in);
  });
});

describe('JavaScript for Node', () => {
  /** What a form has sent, and the one thing that the shop does with it. */
  const ORDER = `globalThis.form = new URLSearchParams(process.env.ORDER); globalThis.pay = () => console.log('paid');
globalThis.hold = () => console.log('held'); globalThis.refuse = () => console.log('refused');`;

  const isServer = ({ options }: Block) => options.as === 'server';
  const programs = marked('run', 'js').filter((item) => !isServer(item));
  const servers = marked('run', 'js').filter(isServer);

  it.concurrent.each(titled(programs))('%s runs', async (name, block) => {
    const file = join(folder, `${name.replaceAll(/\W/g, '-')}.mjs`);
    const order = new URLSearchParams({ payee: receipt, 'payee.name': 'Jane Doe', 'payee.iban': IBAN });
    const code = world.inPlace(block.content);
    writeFileSync(file, block.options.shows === undefined ? code : withShownValues(code));
    writeFileSync(`${file}.order.mjs`, block.options.with === 'order' ? ORDER : '');
    const env = { ...process.env, PAYEE_CHECK_API_KEY: API_KEY, ORDER: String(order) };
    const { stdout, stderr } = await execute(process.execPath, ['--import', `file://${file}.order.mjs`, file], { env });
    expect(stderr).toBe('');
    if (block.content.includes('pay();')) expect(stdout).toBe('paid\n');
  });

  it('that takes an order lets a payer continue whose check could not be made, and refuses what was changed', async () => {
    const order = { payee: receipt, 'payee.name': 'Jane Doe', 'payee.iban': IBAN };
    const orders = [
      [{}, 'held\n'],
      [{ ...order, payee: '' }, 'held\n'],
      [{ ...order, 'payee.name': 'John Roe' }, 'refused\n'],
    ] as const;
    for (const block of programs.filter(({ content }) => content.includes('pay();'))) {
      const file = join(folder, `${place(block).replaceAll(/\W/g, '-')}-others.mjs`);
      writeFileSync(file, world.inPlace(block.content));
      writeFileSync(`${file}.order.mjs`, ORDER);
      for (const [fields, done] of orders) {
        const env = { ...process.env, ORDER: String(new URLSearchParams(fields)) };
        const args = ['--import', `file://${file}.order.mjs`, file];
        expect((await execute(process.execPath, args, { env })).stdout).toBe(done);
      }
    }
  });

  it.concurrent.each(titled(servers))('%s verifies what a form sends', async (name, block) => {
    const file = join(folder, `${name.replaceAll(/\W/g, '-')}.mjs`);
    writeFileSync(file, world.inPlace(block.content));
    const server = await startServer(file);
    const pay = async (fields: Record<string, string>) => {
      const answer = await fetch(`${server.url}/pay`, { method: 'POST', body: new URLSearchParams(fields) });
      return `${answer.status} ${await answer.text()}`;
    };
    const order = { payee: receipt, 'payee.name': 'Jane Doe', 'payee.iban': IBAN };
    try {
      expect(await pay(order)).toBe('200 Paid. Outcome: match, decision: null, risk: none');
      const swapped = { ...order, 'payee.iban': 'FR7630006000011234567890189' };
      expect(await pay(swapped)).toBe('400 Refused. Not verified: account_mismatch');
      // The check could not be reached, and the payer continued, which is no error.
      expect(await pay({ ...order, payee: '' })).toBe('200 Held. Not checked: not_checked');
      expect(await pay({})).toBe('400 No payee');
      expect((await fetch(`${server.url}/pay`, { method: 'POST' })).status).toBe(400);
    } finally {
      await server.close();
    }
  });
});

describe('TypeScript', () => {
  it('has the types that it is shown with', { timeout: 60_000 }, async () => {
    const typed = [...marked('check', 'ts'), ...marked('page', 'tsx')];
    expect(typed.length).toBeGreaterThan(2);
    const write = (block: Block, language: string, content: string) =>
      writeFileSync(join(folder, `${place(block).replaceAll(/\W/g, '-')}.${language}`), content);
    for (const block of typed) write(block, block.language, block.content);
    // Code that verifies a form is copied into TypeScript as well, where a form's field is a text, a file or nothing.
    const given = 'declare const form: FormData; declare function pay(): void; declare function hold(): void;';
    const verifying = marked('run', 'js').filter(({ content }) => content.includes('verifyReceipt('));
    expect(verifying.length).toBeGreaterThan(1);
    for (const block of verifying) write(block, 'ts', `${given} declare function refuse(): void;\n${block.content}`);
    const compilerOptions = {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      jsx: 'react-jsx',
      strict: true,
      exactOptionalPropertyTypes: true,
      experimentalDecorators: true,
      skipLibCheck: true,
      noEmit: true,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    const output = await execute(tsc, ['-p', folder, '--pretty', 'false']).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    );
    expect(output).toBe('');
  });
});

describe('HTTP', () => {
  /** A request as printed, with the caller's values in its placeholders. */
  function parse(block: Block): { url: string; init: RequestInit } {
    const text = world
      .inPlace(block.content.replaceAll('https://shop.example', SHOP))
      .replaceAll('<one of MERCHANT_API_KEYS>', API_KEY)
      .replaceAll('<session token>', session)
      .replaceAll('<check id>', checkId)
      .replaceAll('"eyJ…"', JSON.stringify(receipt));
    const [head = '', body = ''] = text.split('\n\n', 2);
    const [request = '', ...fields] = head.trim().split('\n');
    const [method = '', path = ''] = request.split(' ');
    const headers = new Headers(
      fields.map((field): [string, string] => [field.split(': ')[0] ?? '', field.split(': ')[1] ?? '']),
    );
    // The page shows requests for real providers; these tests use a sandbox.
    const sent = path === '/v1/receipts/verify' ? body.replace('{', '{ "allowSandbox": true,') : body;
    return { url: world.bffUrl + path, init: { method, headers, ...(body !== '' && { body: sent }) } };
  }

  it.each(titled(marked('run', 'http')))('%s is answered', async (_, block) => {
    const { url, init } = parse(block);
    const answer = await fetch(url, init);
    const body: unknown = await answer.json();
    expect([answer.status, body]).toEqual([Number(block.options.status ?? 200), expect.anything()]);
    if (url.endsWith('/receipts/verify')) expect(body).toMatchObject({ valid: true });
  });
});

describe('curl', () => {
  /**
   * The blocks of a page run one after another, as a reader pastes them into one terminal. An error status stops them.
   */
  const all = marked('run', 'sh').filter(({ options }) => options.in === 'bff');

  it.each([...new Set(all.map(({ page }) => page))])(
    'of %s prints what it shows',
    async (name) => {
      const its = all.filter(({ page }) => page === name);
      const commands = world
        .inPlace(its.map(({ content }) => content).join('echo\n'))
        .replaceAll('http://localhost:8080', SHOP)
        .replaceAll(/^KEY=.*$/gm, `KEY=${API_KEY}`);
      const failing = 'set -euo pipefail\ncurl() { command curl --fail-with-body "$@"; }\n';
      const { stdout } = await execute('bash', ['-c', failing + commands], { timeout: 50_000 });
      for (const { options } of its) expect(stdout).toContain(options.prints ?? '');
    },
    60_000,
  );
});

describe('JSON', () => {
  const schemas: Readonly<Record<string, ZodType | undefined>> = {
    sessionResponse: contract.sessionResponse,
    checkResponse: contract.checkResponse,
    problem: contract.problem,
  };

  it.each(titled(marked('check', 'json')))('%s fits the contract', (_, { options, content }) => {
    const schema = schemas[options.check ?? ''];
    expect(schema?.safeParse(JSON.parse(content))).toMatchObject({ success: true });
  });
});

describe('Settings', () => {
  it.each(titled(marked('check', 'ini')))('%s can start a BFF', async (name, { content }) => {
    const secrets = join(folder, `${name.replaceAll(/\W/g, '-')}-secrets`);
    mkdirSync(secrets, { recursive: true });
    const env = parseEnv(content.replaceAll('/run/secrets', secrets));
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const known: Readonly<Record<string, string>> = {
      RECEIPT_KEYS: JSON.stringify({ keys: [await exportJWK(privateKey)] }),
      REDIS_URL: 'redis://redis.example:6379',
    };
    for (const [setting, file] of Object.entries(env)) {
      if (!setting.endsWith('_FILE') || file === undefined) continue;
      writeFileSync(file, known[setting.replace(/_FILE$/, '')] ?? `a-secret-of-these-tests-${setting}`);
    }
    expect(() => loadConfig(env)).not.toThrow();
    expect(() => loadConfig({ ...env, PUBLIC_URL: '' })).toThrow(/PUBLIC_URL/);
  });
});
