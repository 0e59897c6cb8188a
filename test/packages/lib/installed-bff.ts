import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSandbox } from '@payee-check/demo/sandbox';
import { freePort } from '../../../bff/src/testing/ports.ts';

export interface InstalledBff {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the BFF that is installed in a project, using its command, with a sandbox of the providers. */
export async function startInstalledBff(project: string, origin: string): Promise<InstalledBff> {
  const [sandbox, port] = await Promise.all([startSandbox(), freePort()]);
  const url = `http://localhost:${port}`;
  const child = spawn(join(project, 'node_modules', '.bin', 'payee-check-bff'), {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: url,
      ALLOWED_ORIGINS: origin,
      SESSION_SECRET: 'a-secret-for-tests-alone-0123456789',
      PROVIDERS: 'ibantrack',
      ...sandbox.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Payee Check serves')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('close', (code) => reject(new Error(`The BFF ended with ${code}:\n${output}`)));
  });
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'close');
      await sandbox.close();
    },
  };
}
