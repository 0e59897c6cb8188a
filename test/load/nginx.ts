import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../bff/src/testing/ports.ts';
import { root } from '../lib/instance.ts';

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

/** nginx as configured in `deploy/nginx`, in front of instances on these ports. */
export async function startNginx(ports: readonly number[]): Promise<{ readonly url: string; close(): Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'payee-check-nginx-'));
  const port = await freePort();
  const options = [
    '--listen',
    String(port),
    '--ports',
    ports.join(','),
    '--directory',
    directory,
    '--access-log',
    'off',
  ];
  const config = execFileSync(process.execPath, [path.join(root, 'deploy/nginx/render.mjs'), ...options]);
  const file = path.join(directory, 'nginx.conf');
  writeFileSync(file, config);
  const program = process.env.PATH?.includes('/usr/sbin') ? 'nginx' : '/usr/sbin/nginx';
  const child = spawn(program, ['-e', 'stderr', '-p', directory, '-c', file, '-g', 'daemon off;'], {
    stdio: 'inherit',
  });
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    await sleep(20);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(directory, { recursive: true });
    },
  };
}
