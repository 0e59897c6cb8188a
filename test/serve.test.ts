import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../bff/src/testing/ports.ts';
import { serveArguments } from './lib/serve.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const IBANTRACK = {
  PROVIDERS: 'ibantrack',
  IBANTRACK_BASE_URL: 'http://127.0.0.1:1',
  IBANTRACK_CLIENT_ID: 'client',
  IBANTRACK_CLIENT_SECRET: 'secret',
};

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** The built BFF as `npm run serve` runs it, with this environment and no other. */
function serve(env: Record<string, string>) {
  const child = spawn(process.execPath, serveArguments(root), { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const waiting = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk;
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return {
    output: () => output,
    signal: (name: NodeJS.Signals) => child.kill(name),
    ended: once(child, 'close').then(([code]) => {
      running.delete(child);
      return Number(code);
    }),
    says: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!output.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

describe('npm run serve', () => {
  it('names every missing setting and stops, without a stack trace', async () => {
    const { IBANTRACK_CLIENT_ID: _, IBANTRACK_CLIENT_SECRET: __, ...rest } = IBANTRACK;
    const child = serve(rest);
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain('IBANTRACK_CLIENT_ID is missing');
    expect(child.output()).toContain('IBANTRACK_CLIENT_SECRET is missing');
    expect(child.output()).not.toMatch(/\n\s+at /);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('serves, and shuts down on %s', async (signal) => {
    const child = serve({ ...IBANTRACK, PORT: '0' });
    await child.says('Payee Check serves');
    child.signal(signal);
    expect(await child.ended).toBe(0);
    expect(child.output()).toContain('shut down');
  });

  it('refuses to start with settings that would sign answers from no bank, and with a misspelt setting', async () => {
    const child = serve({ ...IBANTRACK, NODE_ENV: 'production', IBANTRACK_SANDBOX: '1', LIMIT_CHECKS_PER_SESION: '1' });
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain('IBANTRACK_SANDBOX must not be set in production');
    expect(child.output()).toContain('did you mean LIMIT_CHECKS_PER_SESSION?');
    expect(child.output()).toContain('SESSION_SECRET is missing');
  });

  it('says where it cannot listen, and what to do', async () => {
    const PORT = String(await freePort());
    const first = serve({ ...IBANTRACK, PORT });
    await first.says('Payee Check serves');
    const second = serve({ ...IBANTRACK, PORT });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('EADDRINUSE');
    expect(second.output()).toContain(`"address":"127.0.0.1","port":${PORT}`);
    expect(second.output()).toContain(`cannot listen on 127.0.0.1, port ${PORT}: another process listens there`);
  });
});
