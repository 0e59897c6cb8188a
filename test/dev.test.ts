import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '..');

it('`npm run dev` watches only once: the demo that it starts does not watch as well, and restart twice for one change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dev-'));
  const script = join(folder, 'says.mjs');
  writeFileSync(script, 'console.log(process.ppid);');
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [node, ...given] = (scripts.dev ?? '').split(' ');
  expect(node).toBe('node');
  const child = spawn(
    process.execPath,
    given.map((word) => (word === 'scripts/start.mjs' ? script : word)),
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  const [said] = await once(child.stdout, 'data');
  expect(Number.parseInt(String(said), 10)).toBe(child.pid);
});
