import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The repository's root, seen from the bundled benchmark. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The Node that servers run on: the one at hand, or what `npm run bench -- --node 24` brought. */
const node = process.env['BENCH_NODE'] ?? process.execPath;

export interface Server {
  readonly url: string;
  /** Resident memory, MiB. */
  memory(): number;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function handle(child: ChildProcess, port: number): Server {
  return {
    url: `http://127.0.0.1:${port}`,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

/** Starts one of `test/bench/servers`, which prints its port. */
export function startServer(name: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const child = spawn(node, [`test/bench/servers/${name}.mjs`], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(handle(child, Number(String(chunk)))));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

/** Starts the built BFF as `npm run serve` does, and resolves when it can serve, with the milliseconds that took. */
export async function startBff(
  env: Readonly<Record<string, string>>,
): Promise<Server & { readonly startedInMs: number }> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(node, ['bff/dist/serve.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = handle(child, port);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The BFF ended with ${child.exitCode}`);
    const ready = await fetch(`${server.url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { ...server, startedInMs: performance.now() - startedAt };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The version of the Node that servers run on. */
export function nodeVersion(): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(node, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
  });
}
