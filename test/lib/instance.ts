import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { freePort } from '../../bff/src/testing/ports.ts';
import { serveArguments } from './serve.ts';

export const SHOP = 'https://shop.example';
export const API_KEY = 'a-key-for-tests-alone-0123456789ab';

/** The repository's root, whether this module runs bundled or not. */
function findRoot(folder: string): string {
  return existsSync(path.join(folder, 'package-lock.json')) ? folder : findRoot(path.dirname(folder));
}
export const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));

const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

/** What the instances of one installation share. Limits are out of reach unless a test sets them. */
export const shared: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://bff.example',
  ALLOWED_ORIGINS: SHOP,
  MERCHANT_API_KEYS: API_KEY,
  SESSION_SECRET: randomBytes(32).toString('base64url'),
  RECEIPT_KEYS: JSON.stringify({ keys: [receiptKey] }),
  ...PLENTY,
};

/** A BFF in a process of its own, as `npm run serve` runs it. */
export interface Instance {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Its output so far. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, once it has ended; `null` if a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it, if it is still running. */
  close(): Promise<void>;
}

/** A failed test closes nothing, so instances are ended with the process that started them. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => void child.kill('SIGKILL')));

/**
 * Starts the built BFF, on a free port unless one is given, and resolves when it listens, whether or not it is ready.
 *
 * @param options.args Replace those of `npm run serve`.
 * @param options.node A Node other than the one that runs the test.
 */
export async function startInstance(
  env: Readonly<Record<string, string>>,
  options: { readonly at?: number; readonly args?: readonly string[]; readonly node?: string } = {},
): Promise<Instance> {
  const port = options.at ?? (await freePort());
  const child = spawn(options.node ?? process.execPath, options.args ?? serveArguments(root), {
    cwd: root,
    env: { ...shared, ...(!env.REDIS_URL && { STORE: 'memory' }), PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const ended = once(child, 'close').then(([code]) => (code === null ? null : Number(code)));
  let output = '';
  const listens = new Promise<void>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      // Enough to see the latest output, since a load test writes without end.
      output = `${output}${chunk}`.slice(-100_000);
      if (output.includes('Payee Check serves')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    void ended.then((code) => reject(new Error(`The BFF ended with ${code}: ${output}`)));
  });
  await listens;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    child,
    output: () => output,
    signal: (name) => void child.kill(name),
    ended,
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
