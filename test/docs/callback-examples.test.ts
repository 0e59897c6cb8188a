import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { signedHeaders } from '../../bff/src/callbacks/deliver.ts';
import { freePort } from '../../bff/src/testing/ports.ts';

const folder = join(import.meta.dirname, '../../docs/examples/callbacks');
const PROGRAMS: Readonly<Record<string, string>> = { mjs: process.execPath, py: 'python3' };
const SECRET = `whsec_${Buffer.from('a secret of this test, long enough').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('a secret that the receiver has not').toString('base64')}`;
const body = JSON.stringify({ type: 'batch.completed', timestamp: '', data: { batch: { id: 'bat_1', name: 'é' } } });

let receiver: ChildProcess | undefined;
afterEach(() => void receiver?.kill());

async function start(file: string) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), CALLBACK_SECRET: SECRET };
  receiver = spawn(PROGRAMS[file.split('.').at(-1) ?? ''] ?? '', [join(folder, file)], { env });
  let output = '';
  receiver.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const url = `http://127.0.0.1:${port}/`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  const post = async (headers: Record<string, string>, content = body) =>
    (await fetch(url, { method: 'POST', headers, body: content })).status;
  return { post, output: () => output };
}

const signed = (secrets: readonly string[], at = new Date(), id = 'msg_1') => signedHeaders({ id, body }, secrets, at);

describe.each(readdirSync(folder).sort())('the example %s', (file) => {
  it('has about thirty lines', () => {
    expect(readFileSync(join(folder, file), 'utf8').split('\n').length).toBeLessThan(38);
  });

  it('accepts what is signed, once, and refuses everything else', async () => {
    const { post, output } = await start(file);
    expect(await post(signed([SECRET]))).toBe(204);
    expect(await post(signed([SECRET]))).toBe(204);
    // While one secret replaces the other.
    expect(await post(signed([OTHER, SECRET], new Date(), 'msg_2'))).toBe(204);
    expect(await post(signed([OTHER]))).toBe(401);
    expect(await post(signed([SECRET]), `${body} `)).toBe(401);
    expect(await post({ ...signed([SECRET]), 'webhook-id': 'msg_3' })).toBe(401);
    expect(await post(signed([SECRET], new Date(Date.now() - 600_000)))).toBe(401);
    expect(await post({})).toBe(401);
    expect(await post({ ...signed([SECRET]), 'webhook-signature': 'v1,', 'webhook-timestamp': 'x' })).toBe(401);
    await expect.poll(output).toBe('batch.completed bat_1\nbatch.completed bat_1\n');
  }, 60_000);
});
