import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, startWorld, type World } from './world.ts';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '../../docs/examples/server');
const PROGRAMS: Readonly<Record<string, string>> = { mjs: process.execPath, py: 'python3', php: 'php', sh: 'sh' };

let world: World;
beforeAll(async () => {
  world = await startWorld('https://shop.example');
}, 60_000);
afterAll(() => world.close());

const examples = readdirSync(folder).sort();
const isPresent = (program: string) =>
  run(program, ['--version']).then(
    () => true,
    () => program === 'sh',
  );

async function ask(file: string, iban: string, name: string): Promise<string> {
  const program = PROGRAMS[file.split('.').at(-1) ?? ''] ?? '';
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PAYEE_CHECK_URL: world.bffUrl,
    PAYEE_CHECK_KEY: API_KEY,
  };
  const { stdout } = await run(program, [join(folder, file), iban, name], { env });
  // The curl example prints the check itself.
  const check = file.endsWith('.sh') ? JSON.parse(stdout).check : null;
  return check === null
    ? stdout.replace(/\n$/, '')
    : [check.outcome, check.registeredName ?? check.reason ?? ''].join(' ').trim();
}

describe.each(examples)('the example %s', (file) => {
  it('has about thirty lines', () => {
    expect(readFileSync(join(folder, file), 'utf8').split('\n').length).toBeLessThan(36);
  });

  it('distinguishes a match, a close match with its name, and a slow bank’s answer', async () => {
    if (!(await isPresent(PROGRAMS[file.split('.').at(-1) ?? ''] ?? ''))) {
      console.log(`${file} was not run: its program is not installed`);
      return;
    }
    expect(await ask(file, 'DE89370400440532013000', 'Jane Doe')).toBe('match');
    expect(await ask(file, 'DE89370400440532013000', 'Jane Do')).toMatch(/^close_match \S/);
    expect(await ask(file, 'DE89370400440532013000', 'Someone Else')).toBe('no_match');
  }, 60_000);
});
