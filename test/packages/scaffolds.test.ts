import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, run } from './lib/commands.ts';

const WORKSPACES = ['shared', 'widget', 'bff'];
let copy: string;

/** The repository without what is built, its packages resolving to each other and not to the original's. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'payee-check-scaffolds-'));
  const filter = (path: string) => !['dist', 'node_modules', '.git'].includes(basename(path));
  for (const path of [...WORKSPACES, 'scripts', 'biome.json', 'package.json', 'tsconfig.base.json', 'vite.config.ts']) {
    await cp(join(root, path), join(copy, path), { recursive: true, filter });
  }
  await mkdir(join(copy, 'node_modules', '@payee-check'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== '@payee-check') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of WORKSPACES) await symlink(join(copy, name), join(copy, 'node_modules', '@payee-check', name));
  await run('git', ['init', '--quiet'], copy);
});

afterAll(() => rm(copy, { recursive: true, force: true }));

const scaffold = (script: string, name: string) => run(process.execPath, [`scripts/${script}.mjs`, name], copy);
const tool = (name: string, ...args: readonly string[]) => run(join(copy, 'node_modules', '.bin', name), args, copy);

describe('npm run new:provider', () => {
  it('makes an adapter that type-checks, is formatted, and passes its tests', async () => {
    await scaffold('new-provider', 'acmebank');
    await tool('tsc', '-b', 'shared', 'bff', 'bff/tsconfig.test.json');
    await tool('biome', 'ci', 'bff/src', 'shared/src');
    const output = await tool('vitest', 'run', 'bff/src/providers/acmebank', 'bff/src/config');
    expect(output).toMatch(/acmebank\.test\.ts/);
  }, 300_000);

  it.each(['acmebank', 'Acme Bank', ''])('refuses “%s”, which is there already or no name', async (name) => {
    await expect(scaffold('new-provider', name)).rejects.toThrow(/There is a provider|Usage/);
  });
});

const report = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

describe('npm run new:locale', () => {
  it('makes a locale that type-checks and has its plurals; tests say that it is to be translated', async () => {
    await scaffold('new-locale', 'ca');
    await tool('tsc', '-b', 'widget');
    await tool('biome', 'ci', 'widget/src/locales', 'widget/src/words');
    const file = join(copy, 'locales.json');
    const locales = ['run', 'widget/src/locales', '--reporter=json', `--outputFile=${file}`];
    await expect(tool('vitest', ...locales)).rejects.toThrow();
    const { testResults } = report.parse(JSON.parse(await run('cat', [file])));
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
    expect(failed).toEqual(["'ca', translated leaves nothing in English"]);
  }, 300_000);

  it.each(['de', 'DE-de', 'not a tag', ''])('refuses “%s”, which is there already or no tag', async (tag) => {
    await expect(scaffold('new-locale', tag)).rejects.toThrow(/There is a locale|Usage/);
  });
});
