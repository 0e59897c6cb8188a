import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { loadConfig } from '@payee-check/bff';
import { providerName } from '@payee-check/shared/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../demo/dist/sandbox-server.js', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payee-check-'));
});
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Five consecutive ports that were free just now. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 20_000);
    const probes = await Promise.all([0, 1, 2, 3, 4].map((offset) => isFree(first + offset)));
    if (probes.every(Boolean)) return first;
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** The script as `npm run sandbox` runs it. */
function sandbox(...args: string[]) {
  const child = spawn(process.execPath, ['--', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  stops.push(() => child.kill('SIGKILL'));
  const printed = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    printed.out += chunk;
  });
  const started = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk) => {
      printed.error += chunk;
      if (printed.error.includes('Ctrl+C')) resolve();
    });
  });
  return { printed, started, ended: once(child, 'close').then(([code]) => Number(code)) };
}

describe('npm run sandbox', () => {
  it('writes an environment file that the BFF accepts, and that no other user can read', async () => {
    const file = join(folder, 'sandbox.env');
    const port = await freePorts();
    const { printed, started } = sandbox('--env-file', file, '--port', String(port), '--no-delay');
    await started;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const variables = Object.fromEntries(
      Object.entries(parseEnv(readFileSync(file, 'utf8'))).filter(([, value]) => value !== undefined),
    );
    const config = loadConfig(variables);
    // The documentation passes these to `verifyReceipt`.
    expect(config.server.publicUrl).toBe('http://localhost:8787');
    expect(config.providers.map(({ name }) => name)).toEqual(providerName.options);
    expect(variables['IBANTRACK_BASE_URL']).toContain(`:${port}/`);
    // The secrets are in the file, not on the terminal.
    expect(printed.out).toBe('');
    expect(printed.error).not.toContain(variables['MERCHANT_API_KEYS']);
  });

  it('prints only the environment to stdout', async () => {
    const { printed, started } = sandbox('--port', String(await freePorts()), '--origin', 'https://shop.example');
    await started;
    expect(parseEnv(printed.out)['ALLOWED_ORIGINS']).toBe('https://shop.example');
  });

  it('says which port is taken, and how to choose others', async () => {
    const port = await freePorts();
    const other = createServer().listen(port + 2, '127.0.0.1');
    await once(other, 'listening');
    stops.push(() => other.close());
    const { printed, ended } = sandbox('--port', String(port));
    expect(await ended).toBe(1);
    expect(printed.error).toContain(`${port + 2}`);
    expect(printed.error).toContain('npm run sandbox -- --port NUMBER');
  });

  it.each([
    [['--port', '0'], '--port has to be'],
    [['--port', '70000'], '--port has to be'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--env-file', '/nowhere/sandbox.env', '--port', '23456'], 'cannot be written'],
  ])('refuses %j with one message and no stack trace', async (args, message) => {
    const { printed, ended } = sandbox(...args);
    expect(await ended).toBe(1);
    expect(printed.error).toContain(message);
    expect(printed.error).not.toContain('    at ');
  });
});
