import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, run } from './lib/commands.ts';

let copy: string;
let version: string;

const git = (...args: readonly string[]) =>
  run('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@shop.example', ...args], copy);
const keep = () => run(process.execPath, ['scripts/keep-widget.mjs'], copy);

/** A repository in which the widget has been built. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'payee-check-keep-'));
  for (const path of ['scripts', 'package.json', '.gitignore', 'widget/package.json', 'widget/dist/cdn']) {
    await cp(join(root, path), join(copy, path), { recursive: true });
  }
  for (const folder of ['widget/src', 'widget/build', 'shared/src']) {
    await mkdir(join(copy, folder), { recursive: true });
    await writeFile(join(copy, folder, 'index.ts'), '');
  }
  await writeFile(join(copy, 'package-lock.json'), '{}');
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const manifest: unknown = JSON.parse(await readFile(join(copy, 'widget', 'package.json'), 'utf8'));
  ({ version } = z.object({ version: z.string() }).parse(manifest));
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'A release');
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('npm run keep:widget', () => {
  it('keeps nothing on a commit that is not a release', async () => {
    await expect(keep()).rejects.toThrow(`it has no tag v${version}`);
  });

  it('keeps nothing if the source differs from the release’s', async () => {
    await git('tag', `v${version}`);
    await writeFile(join(copy, 'widget', 'src', 'index.ts'), 'export {};');
    await expect(keep()).rejects.toThrow('not committed');
    await git('checkout', '--quiet', '--', 'widget/src');
  });

  it('keeps the release, once and for good', async () => {
    await keep();
    const hashes = (folder: string) => readFile(join(copy, 'widget', folder, 'integrity.json'), 'utf8');
    expect(await hashes(`versions/${version}`)).toBe(await hashes('dist/cdn'));
    await keep();
    await writeFile(join(copy, 'widget', 'dist', 'cdn', 'integrity.json'), '{}');
    await expect(keep()).rejects.toThrow('is not what is built now');
  });
});
