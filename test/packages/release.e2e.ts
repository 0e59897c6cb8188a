import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, run } from './lib/commands.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payee-check-release-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command with a umask that lets others read new files, or does not. */
const as = (umask: string, command: string, cwd: string) => run('sh', ['-c', `umask ${umask} && ${command}`], cwd);

/** A clone of the last commit in another folder, with the installed dependencies but nothing built. */
async function clone(name: string, umask = '022'): Promise<string> {
  const path = join(folder, name);
  await as(umask, `git clone --quiet "${root}" "${path}"`, folder);
  for (const workspace of ['.', 'bff', 'shared', 'widget']) {
    const installed = join(workspace, 'node_modules');
    if (!existsSync(join(root, installed))) continue;
    // Links within node_modules stay relative, so that the packages of the workspace are the clone's own.
    await cp(join(root, installed), join(path, installed), { recursive: true, verbatimSymlinks: true });
  }
  return path;
}

describe('a release', () => {
  it('has the same bytes wherever it is built and whoever builds it', { timeout: 300_000 }, async () => {
    const [one, another] = await Promise.all(
      Object.entries({ one: '022', another: '077' }).map(async ([name, umask]) => {
        const path = await clone(name, umask);
        await as(umask, 'npm run release:files --silent', path);
        await run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], join(path, 'release'));
        return readFile(join(path, 'release', 'SHA256SUMS'), 'utf8');
      }),
    );
    expect(one).toBe(another);
    for (const file of ['payee-check-shared-', 'payee-check-widget-', 'payee-check-bff-', 'sbom.cdx.json', 'cdn/']) {
      expect(one).toContain(file);
    }
  });

  it('contains what npm packs in a clone where nothing was built', { timeout: 300_000 }, async () => {
    const path = await clone('unbuilt');
    await run('npm', ['pack', '--silent', '-w', 'widget'], path);
    const listed = await run('tar', ['tzf', 'payee-check-widget-0.1.0.tgz'], path);
    expect(listed).toContain('package/dist/index.js');
    expect(listed).toContain('package/dist/cdn/payee-check.js');
  });
});
