import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../bff/src/testing/ports.ts';
import { serveArguments } from '../../lib/serve.ts';

/** The repository's root, as seen from the bundled benchmark. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The Node that servers run on: the current one, or the one that `npm run bench -- --node 24` installed. */
export const node = process.env.BENCH_NODE ?? process.execPath;

export interface Server {
  readonly url: string;
  readonly port: number;
  /** Resident memory, MiB. */
  memory(): number;
  /** Processor time so far, of all threads, in microseconds. A busy machine affects it less than elapsed time. */
  cpu(): number;
  stop(): Promise<void>;
}

/** `sysconf(_SC_CLK_TCK)` is 100 on every Linux that Node runs on. */
const CLOCK_TICK_MICROSECONDS = 10_000;

/** A benchmark that fails does not stop its servers, so they are killed when this process exits. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => void child.kill('SIGKILL')));

function handle(child: ChildProcess, port: number): Server {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    cpu: () => {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
      // proc(5): user and system time are fields 14 and 15; the second, a name in brackets, may contain spaces.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * CLOCK_TICK_MICROSECONDS;
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

/**
 * Starts the built BFF as the image does, and resolves once it can serve, with the milliseconds that took. `logged`
 * counts the bytes of its log, with `readLog`; `allocated` the bytes that V8 collected or moved, with `traceGc`.
 */
export async function serveBff(
  env: Readonly<Record<string, string>>,
  { readLog = false, traceGc = false }: { readonly readLog?: boolean; readonly traceGc?: boolean } = {},
): Promise<Server & { readonly startedInMs: number; logged(): number; allocated(): number }> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(node, [...(traceGc ? ['--trace-gc'] : []), ...serveArguments(root)], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', MALLOC_ARENA_MAX: '2', PORT: String(port), ...env },
    stdio: ['ignore', readLog || traceGc ? 'pipe' : 'ignore', 'inherit'],
  });
  let logged = 0;
  let allocated = 0;
  let heap = 0;
  child.stdout?.on('data', (chunk: Buffer) => {
    logged += chunk.length;
    for (const [, before, after] of traceGc ? String(chunk).matchAll(COLLECTION) : []) {
      allocated += Math.max(0, Number(before) - heap);
      heap = Number(after);
    }
  });
  const server = handle(child, port);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The BFF ended with ${child.exitCode}`);
    const ready = await fetch(`${server.url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready)
      return {
        ...server,
        startedInMs: performance.now() - startedAt,
        logged: () => logged,
        allocated: () => allocated * 1024 * 1024,
      };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** `Scavenge 23.4 (30.1) -> 8.1 (30.2) MB`: in use before and after, with the reserved amount in brackets. */
const COLLECTION = /(?:Scavenge|Mark-Compact)[^\n]*? ([\d.]+) \([\d.]+\) -> ([\d.]+) \(/g;

/** The version of the Node that servers run on. */
export function nodeVersion(): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(node, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
  });
}
