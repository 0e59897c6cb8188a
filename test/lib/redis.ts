import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './ports.ts';

/** A real Redis on a free port of loopback, that keeps nothing. */
export interface Redis {
  readonly url: string;
  /** Gone, as a crashed one is. */
  kill(): Promise<void>;
  /** On the same port, empty. */
  restart(settings?: readonly string[]): Promise<void>;
  /** Alive and silent. */
  stall(): void;
  resume(): void;
  close(): Promise<void>;
}

const PLACE = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];

/** A test that fails closes nothing: no server outlives the process that started it. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => void child.kill('SIGKILL')));

async function launch(port: number, settings: readonly string[]): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), ...PLACE, ...settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('Ready to accept connections')) {
      child.stdout.resume();
      return child;
    }
  }
  throw new Error(`redis-server does not start: ${said}`);
}

/** @param settings As on the command line: `['--requirepass', 'x']`. */
export async function startRedis(settings: readonly string[] = []): Promise<Redis> {
  const port = await freePort();
  let child = await launch(port, settings);

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart(again = settings) {
      await kill();
      child = await launch(port, again);
    },
    stall: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    close: kill,
  };
}
