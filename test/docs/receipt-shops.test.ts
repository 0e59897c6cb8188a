import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { type Command, environment, runtimes } from './runtimes.ts';
import { API_KEY, startWorld, type World } from './world.ts';

const examples = join(import.meta.dirname, '../../docs/examples/receipts');
const SHOP = 'https://shop.example';
const IBAN = 'DE89370400440532013000';
const present = runtimes.filter((runtime) => runtime.isPresent());

let world: World;
const ended: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await startWorld(SHOP);
});
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});
afterAll(async () => {
  await world.close();
});

/** A receipt as submitted by a page's form: for a payee, after the payer's decision. */
async function receiptFor(payee: string | object, decision?: string): Promise<string> {
  const opened = await (await world.post('/v1/sessions', API_KEY, { origin: SHOP })).json();
  const { token } = opened.session;
  const question = typeof payee === 'string' ? { account: { scheme: 'iban', iban: IBAN }, name: payee } : payee;
  const { check } = await (await world.post('/v1/checks', token, question)).json();
  if (decision === undefined) return check.receipt;
  return (await (await world.post(`/v1/checks/${check.id}/decision`, token, { decision })).json()).check.receipt;
}

async function start(command: Command, folder: string, bff: string): Promise<string> {
  const port = String(await freePort());
  const child = spawn(command.program, [...command.args], {
    cwd: command.cwd ?? folder,
    env: { ...environment, PORT: port, BFF: bff, ORIGIN: SHOP, ALLOW_SANDBOX: '1', SHOP_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  ended.push(async () => {
    child.kill();
    await closed;
  });
  await Promise.race([
    once(child.stdout, 'data'),
    closed.then(([code]) => Promise.reject(new Error(`${command.program} ended with ${code}`))),
  ]);
  child.stdout.resume();
  return `http://127.0.0.1:${port}/pay`;
}

/** The BFF's keys, at a URL that counts requests and can go offline. */
async function keyServer(): Promise<{ url: string; asked: () => number; server: Server }> {
  let asked = 0;
  const set = await (await fetch(`${world.bffUrl}/.well-known/jwks.json`)).text();
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(set);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ended.push(async () => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, server };
}

const order = (receipt: string, more: Record<string, string> = {}) => ({
  payee: receipt,
  'payee.name': 'Jane Doe',
  'payee.scheme': 'iban',
  'payee.iban': IBAN,
  ...more,
});

async function pay(url: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  const { action, why } = await answer.json();
  return `${answer.status} ${action} ${why}`;
}

describe('a page for a language', () => {
  const shops = ['python/shop.py', 'php/pay.php', 'go/shop/main.go', 'java/Shop.java', 'csharp/Shop.cs'];
  it.each(shops)('has a shop that listens where the page says that the form posts to: %s', (file) => {
    expect(readFileSync(join(examples, file), 'utf8')).toMatch(/[":]8000\b/);
  });
});

// Languages that are not installed are listed by `receipts.test.ts`; no test is registered for them.
describe.each(present.filter(({ language }) => language === 'php'))('the shop in $language', () => {
  it('answers 500 if an extension is missing, and not a page with status 200', { timeout: 30_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'receipt-shop-'));
    ended.push(async () => rmSync(folder, { recursive: true, force: true }));
    // Without php.ini, and so without intl.
    const bare = `exec php -n -S "127.0.0.1:$PORT" "${join(examples, 'php/pay.php')}" 2>&1`;
    const url = await start({ program: 'sh', args: ['-c', bare] }, folder, world.bffUrl);
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(order('')) });
    expect([answer.status, await answer.text()]).toEqual([500, '']);
  });
});

describe.each(present.map((item) => [item.language, item] as const))('the shop in %s', (_, runtime) => {
  let folder: string;
  let command: Command;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'receipt-shop-'));
    command = runtime.shop(examples, folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('decides about the forms of a page', { timeout: 60_000 }, async () => {
    const url = await start(command, folder, world.bffUrl);
    const good = await receiptFor('Jane Doe');
    expect(await pay(url, order(good, { 'payee.iban': 'FR7630006000011234567890189' }))).toBe(
      '400 refuse account_mismatch',
    );
    expect(await pay(url, order(good, { 'payee.name': 'John Roe' }))).toBe('400 refuse name_mismatch');
    expect(await pay(url, order(`${good.slice(0, -4)}AAAA`))).toMatch(/^400 refuse (signature|malformed)$/);
    expect(await pay(url, order(good))).toBe('200 pay match');
    expect(await pay(url, order(good))).toBe('400 refuse already_used');
    // The check could not be made, and the payer continued.
    expect(await pay(url, order(''))).toBe('200 review not_checked');
    if (runtime.language === 'php') {
      const nested = { 'payee[receipt]': '', 'payee[name]': 'Jane Doe', 'payee[scheme]': 'iban', 'payee[iban]': IBAN };
      expect(await pay(url, nested)).toBe('200 review not_checked');
      expect(await pay(url, { ...nested, 'payee[receipt]': good })).toBe('400 refuse already_used');
    }
    const taken = await receiptFor('Jane Do', 'use_registered_name');
    expect(await pay(url, order(taken))).toBe('200 pay close_match');
    const warned = await receiptFor('No Match', 'continue_anyway');
    expect(await pay(url, order(warned, { 'payee.name': 'No Match' }))).toBe('200 review no_match');
  });

  it('compares the organisation’s number that was typed with the receipt', { timeout: 60_000 }, async () => {
    const url = await start(command, folder, world.bffUrl);
    const account = { scheme: 'iban', iban: 'DE65700200880071234504' };
    const question = { account, identifiers: [{ type: 'lei', value: '99990SANDBOXISAR0103' }] };
    const unnamed = { 'payee.name': '', 'payee.iban': account.iban };
    const typed = (value: string) => ({ ...unnamed, 'payee.identifier-type': 'lei', 'payee.identifier': value });
    const byNumber = await receiptFor(question);
    expect(await pay(url, order(byNumber, typed('99990SANDBOXNORD0140')))).toBe('400 refuse identifier_mismatch');
    expect(await pay(url, order(byNumber, typed('9999 0SAN dbox isar 0103')))).toBe('200 pay match');
    expect(await pay(url, order(await receiptFor(question), unnamed))).toBe('200 review no_identifier');
    const byName = await receiptFor('Jane Doe');
    const added = { 'payee.identifier-type': 'lei', 'payee.identifier': '99990SANDBOXISAR0103' };
    expect(await pay(url, order(byName, added))).toBe('400 refuse identifier_mismatch');
  });

  it('answers 400 to anything but a page’s form', { timeout: 60_000 }, async () => {
    const url = await start(command, folder, world.bffUrl);
    for (const init of [{}, { body: '' }, { body: '{}', headers: { 'content-type': 'application/json' } }]) {
      const answer = await fetch(url, { method: 'POST', ...init });
      expect(answer.status).toBe(400);
      await answer.text();
    }
    expect(await pay(url, {})).toBe('400 refuse no_payee');
    expect(await pay(url, { payee: '%', x: '\u0000' })).toBe('400 refuse no_payee');
  });

  it('fetches the keys once, and does not blame a payer while they cannot be fetched', {
    timeout: 60_000,
  }, async () => {
    const keys = await keyServer();
    const own = mkdtempSync(join(folder, 'keys-'));
    const url = await start({ ...command, cwd: own }, own, keys.url);
    // From an issuer whose keys are elsewhere, unknown to this shop, but signed with a known key.
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await pay(url, order(await receiptFor('Jane Doe')))).toBe('400 refuse issuer_mismatch');
    }
    expect(keys.asked()).toBe(1);
    const away = mkdtempSync(join(folder, 'away-'));
    const lost = await start({ ...command, cwd: away }, away, 'http://127.0.0.1:9');
    expect(await pay(lost, order(await receiptFor('Jane Doe')))).toBe('200 review jwks_unavailable');
    expect(await pay(lost, order(''))).toBe('200 review not_checked');
  });
});
