import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { run } from './lib/commands.ts';
import { buildAndAsk, type Consumers, lastLine, startConsumers } from './lib/consumers.ts';
import { entries, readManifest } from './lib/manifests.ts';

let consumers: Consumers;
beforeAll(async () => {
  consumers = await startConsumers();
});
afterAll(async () => {
  await consumers?.close();
});

describe('a page', () => {
  it('built by Vite type-checks, and checks a payee', { timeout: 300_000 }, async () => {
    const { said, heading, complaints } = await buildAndAsk(consumers, 'vite');
    expect(complaints).toEqual([]);
    expect(heading).toMatch(/matches/);
    expect(said).toBe('match, match');
  });

  it('in plain HTML checks a payee with the pinned script of the BFF, under a strict policy', async () => {
    const { folder, bff, ask } = consumers;
    const { version } = readManifest('widget');
    const hashes = await (await fetch(`${bff.url}/widget/${version}/integrity.json`)).json();
    const integrity = z.object({ 'payee-check.js': z.string() }).parse(hashes)['payee-check.js'];
    await cp(join(import.meta.dirname, 'templates', 'html'), join(folder, 'html'), { recursive: true });
    const page = join(folder, 'html', 'index.html');
    const text = await readFile(page, 'utf8');
    await writeFile(
      page,
      text.replaceAll('BFF', bff.url).replaceAll('VERSION', version).replaceAll('INTEGRITY', integrity),
    );
    const { said, complaints } = await ask('/html/', 'Jane Do');
    expect(complaints).toEqual([]);
    expect(said).toBe('close_match, close-match');
  });
});

describe('a Node project', () => {
  const node = (file: string, ...rest: readonly string[]) =>
    run(process.execPath, [file, ...rest], consumers.server.folder);

  it('type-checks, including the packages’ declarations', { timeout: 300_000 }, async () => {
    await consumers.server.script('check');
  });

  it('imports every entry without defining a tag', async () => {
    // These need React and Angular; projects with those are built elsewhere.
    const specifiers = entries.map(({ specifier }) => specifier).filter((item) => !/\/(react|angular)$/.test(item));
    const { given, appeared } = z
      .object({ given: z.record(z.string(), z.array(z.string())), appeared: z.array(z.string()) })
      .parse(JSON.parse(lastLine(await node('imports.mjs', ...specifiers))));
    expect(Object.keys(given)).toEqual(specifiers);
    expect(specifiers.filter((specifier) => given[specifier]?.length === 0)).toEqual(['@payee-check/widget/jsx']);
    expect(appeared).toEqual([]);
  });

  it('verifies a receipt, and refuses it for another name', async () => {
    const [right, wrong] = JSON.parse(lastLine(await node('receipt.mjs', consumers.bff.url, consumers.origin)));
    expect(right).toBe('match');
    expect(wrong).toMatch(/^refused: /);
  });
});
