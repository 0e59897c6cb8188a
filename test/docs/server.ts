import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../bff/src/testing/ports.ts';

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server from the documentation: it reads its `PORT`, and prints its URL once it listens. */
export async function startServer(file: string, port?: number): Promise<Server> {
  const PORT = String(port ?? (await freePort()));
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  await Promise.race([
    once(child.stdout, 'data'),
    closed.then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`))),
  ]);
  return {
    url: `http://localhost:${PORT}`,
    async close() {
      child.kill();
      await closed;
    },
  };
}
