import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@payee-check/demo/sandbox';
import { verifyReceipt } from '@payee-check/shared/receipt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { ask, askCheck, checkOf, completedOf, JANE, openSession, readCheck } from '../lib/ask.ts';
import { type Instance, root, SHOP, startInstance } from '../lib/instance.ts';
import { runScript } from './files.ts';

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '123456';
const KEYS = ['hsm-2026-1', 'hsm-2026-2'];

const folder = mkdtempSync(join(tmpdir(), 'signer-'));
const at = (name: string) => join(folder, name);
const env = { ...process.env, SOFTHSM2_CONF: at('softhsm2.conf') };
const run = (program: string, ...args: string[]) => execFileSync(program, args, { env, stdio: 'pipe' });
const pkcs11 = (...args: string[]) =>
  run('pkcs11-tool', '--module', MODULE, '--token-label', 'payee-check', '--login', '--pin', PIN, ...args);
const secrets = (...args: string[]) => runScript('deploy/make-secrets.mjs', [at('secrets'), ...args]);

let sandbox: Sandbox;
let service: ChildProcess;

async function startService(): Promise<ChildProcess> {
  const settings = { PKCS11_MODULE: MODULE, PKCS11_TOKEN: 'payee-check', PKCS11_PIN_FILE: at('pin') };
  const started = spawn(process.execPath, [join(root, 'deploy/signer/pkcs11.mjs'), at('signer.sock')], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(started.stdout, 'data');
  return started;
}

async function stopService(): Promise<void> {
  service.kill();
  await once(service, 'exit');
}

const startBff = (more: Record<string, string> = {}) =>
  startInstance({
    ...sandbox.env,
    PROVIDERS: 'ibantrack',
    RECEIPT_KEYS: '',
    RECEIPT_KEYS_FILE: join(at('secrets'), 'RECEIPT_KEYS'),
    RECEIPT_SIGNER: at('signer.sock'),
    RECEIPT_SIGNER_TIMEOUT_MS: '10000',
    CHECK_WAIT_MS: '20000',
    CHECK_DEADLINE_MS: '20000',
    ...more,
  });

async function receiptOf(bff: Instance): Promise<string> {
  return completedOf(await askCheck(bff, await openSession(bff), 'Jane Doe')).receipt ?? '';
}

const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), kid: z.string() })),
});
const keysAt = async (bff: Instance, path: string) => keySet.parse((await ask(bff, path)).body);

/** The id of the key that signed a receipt, verified with the published keys. */
async function signedBy(bff: Instance, receipt: string): Promise<string> {
  const jwks = await keysAt(bff, '/.well-known/jwks.json');
  const about = { issuer: 'https://bff.example', audience: SHOP, account: JANE.iban, name: 'Jane Doe', jwks };
  await verifyReceipt(receipt, { ...about, allowSandbox: true });
  return JSON.parse(Buffer.from(receipt.split('.')[0] ?? '', 'base64url').toString()).kid;
}

beforeAll(async () => {
  mkdirSync(at('tokens'));
  writeFileSync(env.SOFTHSM2_CONF, `directories.tokendir = ${at('tokens')}\nobjectstore.backend = file\n`);
  writeFileSync(at('pin'), PIN);
  run('softhsm2-util', '--init-token', '--free', '--label', 'payee-check', '--pin', PIN, '--so-pin', '12345678');
  for (const kid of KEYS) {
    const id = ['--id', Buffer.from(kid).toString('hex'), '--label', kid];
    pkcs11('--keypairgen', '--key-type', 'EC:prime256v1', '--usage-sign', ...id);
    pkcs11('--read-object', '--type', 'pubkey', ...id, '--output-file', at(`${kid}.der`));
  }
  secrets();
  [sandbox, service] = await Promise.all([startSandbox(), startService()]);
}, 60_000);
afterAll(async () => {
  await stopService();
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const take = (...steps: readonly string[]) => {
  for (const step of steps) secrets(`--${step}`, 'RECEIPT_KEYS');
};

it('signs receipts in a security module, using PKCS#11, and moves from a key of its own to the module’s and on to the next', async () => {
  secrets('--add', 'RECEIPT_KEYS', '--public', at(`${KEYS[0]}.der`), '--kid', KEYS[0] ?? '');
  take('promote', 'retire');
  const first = await startBff();
  const before = await receiptOf(first);
  expect(await signedBy(first, before)).toBe(KEYS[0]);
  expect((await ask(first, '/readyz')).status).toBe(200);
  await first.close();

  secrets('--add', 'RECEIPT_KEYS', '--public', at(`${KEYS[1]}.der`), '--kid', KEYS[1] ?? '');
  take('promote');
  const second = await startBff();
  expect(await signedBy(second, await receiptOf(second))).toBe(KEYS[1]);
  // While both are published, receipts signed by the first are valid.
  expect(await signedBy(second, before)).toBe(KEYS[0]);
  await second.close();

  take('retire');
  const third = await startBff();
  await expect(signedBy(third, before)).rejects.toMatchObject({ code: 'signature' });
  const { keys } = await keysAt(third, '/.well-known/receipt-keys.json');
  expect(keys.map(({ kid }) => kid)).toEqual([KEYS[1], expect.any(String), KEYS[0]]);
  await third.close();
}, 60_000);

it('keeps a bank’s answer while the module is away, and signs it when it is back', async () => {
  const bff = await startBff({ CHECK_WAIT_MS: '0' });
  await stopService();
  const token = await openSession(bff);
  const { id, status } = checkOf(await askCheck(bff, token, 'Jane Doe'));
  expect(status).toBe('pending');
  await expect.poll(() => bff.output()).toContain('the receipt signer cannot be used');
  expect(await ask(bff, '/readyz')).toMatchObject({ status: 503, body: { code: 'signer_unavailable' } });
  service = await startService();
  const read = () => readCheck(bff, token, id);
  await expect.poll(async () => checkOf(await read()).status, { timeout: 15_000 }).toBe('completed');
  expect(await signedBy(bff, completedOf(await read()).receipt ?? '')).toBe(KEYS.at(-1));
  // Neither the module's PIN nor the receipt is in the log.
  expect(bff.output()).not.toMatch(new RegExp(`${PIN}|eyJ`));
  await bff.close();
}, 60_000);
