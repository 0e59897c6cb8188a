import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root, run } from './lib/commands.ts';

const WORKSPACES = ['shared', 'widget', 'bff', 'demo'];
const FILES = [
  '.gitignore',
  'scripts',
  'docs',
  'README.md',
  'biome.json',
  'package.json',
  'tsconfig.base.json',
  'vite.config.ts',
];
let copy: string;

/** The repository without build output; its packages resolve to each other and not to the original's. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'payee-check-scaffolds-'));
  const filter = (path: string) => !['dist', 'node_modules', '.git'].includes(basename(path));
  for (const path of [...WORKSPACES, ...FILES]) {
    await cp(join(root, path), join(copy, path), { recursive: true, filter });
  }
  await mkdir(join(copy, 'node_modules', '@payee-check'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== '@payee-check') await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of WORKSPACES) {
    await symlink(join(copy, name), join(copy, 'node_modules', '@payee-check', name));
    // What npm could not put into the shared folder.
    const own = join(root, name, 'node_modules');
    if (existsSync(own)) await symlink(own, join(copy, name, 'node_modules'));
  }
  await run('git', ['init', '--quiet'], copy);
});

afterAll(() => rm(copy, { recursive: true, force: true }));

const scaffold = (script: string, name: string) => run(process.execPath, [`scripts/${script}.mjs`, name], copy);
const tool = (name: string, ...args: readonly string[]) => run(join(copy, 'node_modules', '.bin', name), args, copy);

describe('npm run new:provider', () => {
  it('makes an adapter and a sandbox that type-check, are formatted, and pass their tests', async () => {
    await scaffold('new-provider', 'acmebank');
    await tool('tsc', '-b', 'shared', 'bff', 'bff/tsconfig.test.json', 'demo', 'demo/tsconfig.test.json');
    await tool('biome', 'ci', 'bff/src', 'shared/src', 'demo/src');
    const tests = ['bff/src/providers/acmebank', 'bff/src/config', 'demo/src/sandbox/start', 'demo/src/page'];
    const output = await tool('vitest', 'run', ...tests);
    expect(output).toMatch(/acmebank\.test\.ts/);
  }, 300_000);

  it('makes an adapter that understands its sandbox’s answers', async () => {
    const ask = `
      import { createBff, loadConfig } from '@payee-check/bff';
      import { startSandbox } from '@payee-check/demo/sandbox';
      const sandbox = await startSandbox();
      const origin = 'http://localhost:5173';
      const bff = createBff(loadConfig({ ...sandbox.env, PORT: '0', PROVIDERS: 'acmebank', ALLOWED_ORIGINS: origin, LOG_LEVEL: 'silent' }));
      const { port } = (await bff.listen()).address();
      const post = async (path, body, token) => (await fetch('http://127.0.0.1:' + port + path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) },
        body: JSON.stringify(body),
      })).json();
      const { session } = await post('/v1/sessions', {});
      const account = { scheme: 'iban', iban: 'DE89370400440532013000' };
      for (const name of ['Jane Doe', 'Jane Do', 'John Smith']) {
        const { check } = await post('/v1/checks', { account, name }, session.token);
        console.log(check.outcome, check.registeredName ?? null, check.evidence.map(({ provider }) => provider).join());
      }
      await bff.close();
      await sandbox.close();`;
    await writeFile(join(copy, 'ask.mjs'), ask);
    expect(await run(process.execPath, ['ask.mjs'], copy)).toBe(
      'match null acmebank\nclose_match Jane Doe acmebank\nno_match null acmebank\n',
    );
  }, 60_000);

  it.each(['acmebank', 'Acme Bank', '../evil', 'constructor', 'session', 'list', ''])(
    'refuses “%s”, which is taken or not a name, and changes nothing',
    async (name) => {
      await run('git', ['add', '-A'], copy);
      await expect(scaffold('new-provider', name)).rejects.toThrow(/There is a provider|Usage|already/);
      expect(await run('git', ['diff', '--stat'], copy)).toBe('');
      expect(await run('git', ['ls-files', '--others', '--exclude-standard', 'bff', 'demo'], copy)).toBe('');
    },
  );
});

const report = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

describe('npm run new:locale', () => {
  it('makes a locale that type-checks and has its plural forms; tests say that it needs translating', async () => {
    await scaffold('new-locale', 'ca');
    await tool('tsc', '-b', 'widget');
    await tool('biome', 'ci', 'widget/src/locales', 'widget/src/messages');
    const file = join(copy, 'locales.json');
    const locales = ['run', 'widget/src/locales', '--reporter=json', `--outputFile=${file}`];
    await expect(tool('vitest', ...locales)).rejects.toThrow();
    const { testResults } = report.parse(JSON.parse(await run('cat', [file])));
    const failed = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => fullName);
    expect(failed.toSorted()).toEqual([
      "'ca' leaves nothing in English",
      "'ca', translated leaves nothing in English",
      'there is a page for every locale, and docs/translations.md leads to it',
    ]);
  }, 300_000);

  it.each(['de', 'en', 'no', 'DE-de', 'ca-u-nu-latn', '../ca', 'not a tag', ''])(
    'refuses “%s”, which already exists or is not a tag',
    async (tag) => {
      await expect(scaffold('new-locale', tag)).rejects.toThrow(/There is a locale|already|Usage/);
    },
  );
});
