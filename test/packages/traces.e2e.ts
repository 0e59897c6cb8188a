import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { freePort } from '../../bff/src/testing/ports.ts';
import { blocks } from '../docs/blocks.ts';
import { run } from './lib/commands.ts';
import { makeProject } from './lib/project.ts';

const { shared, widget, bff } = inject('tarballs');
const documented = blocks.filter(({ options }) => options.in === 'traces');
const contentOf = (is: (block: (typeof documented)[number]) => boolean) => documented.find(is)?.content ?? '';

/** Resolves once a program has printed something; rejects with its output if it exits first. */
function said(child: ReturnType<typeof spawn>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk;
      if (output.includes(text)) resolve();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('close', () => reject(new Error(`It did not print “${text}”:\n${output}`)));
  });
}

it('a BFF with the documented SDK writes a span for a request', { timeout: 120_000 }, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'payee-check-traces-'));
  try {
    const { folder } = await makeProject(parent, 'node', [shared, widget, bff]);
    // The path that the BFF has in a clone.
    await symlink(join(folder, 'node_modules', '@payee-check', 'bff'), join(folder, 'bff'));
    const install = contentOf(({ language, options }) => language === 'sh' && options.as === undefined);
    await run('env', ['npm_config_ignore_scripts=true', 'npm_config_loglevel=error', 'sh', '-ec', install], folder);
    const instrumentation = documented.find(({ mark }) => mark === 'build');
    await writeFile(join(folder, instrumentation?.options.file ?? ''), instrumentation?.content ?? '');
    const port = await freePort();
    const start = contentOf(({ options }) => options.as === 'server').trim();
    const child = spawn('sh', ['-c', `exec ${start}`], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        ALLOWED_ORIGINS: 'https://shop.example',
        SESSION_SECRET: 'a-secret-for-tests-alone-0123456789',
        PROVIDERS: 'ibantrack',
        IBANTRACK_BASE_URL: 'http://localhost:9',
        IBANTRACK_CLIENT_ID: 'a-client',
        IBANTRACK_CLIENT_SECRET: 'a-secret-for-tests-alone',
        OTEL_TRACES_EXPORTER: 'console',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
        OTEL_BSP_SCHEDULE_DELAY: '50',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close');
    try {
      await said(child, 'Payee Check serves');
      const span = said(child, "name: 'POST /v1/sessions'");
      const answer = await fetch(`http://localhost:${port}/v1/sessions`, {
        method: 'POST',
        headers: { origin: 'https://shop.example', 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(201);
      await span;
    } finally {
      child.kill();
      await closed;
    }
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});
