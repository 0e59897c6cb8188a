import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The repository's root. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** Runs a command and resolves with its output; rejects with the output if it fails. */
export function run(command: string, args: readonly string[], cwd: string = root): Promise<string> {
  return new Promise((resolve, reject) => {
    // A project outside the workspace must get no help from it, nor see a test runner's settings.
    const { NODE_PATH: _, NODE_OPTIONS: __, NODE_ENV: ___, VITEST: ____, ...env } = process.env;
    const child = spawn(command, args, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code} in ${cwd}:\n${output}`));
    });
  });
}
