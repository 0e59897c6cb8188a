import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './lib/commands.ts';
import { buildAndAsk, type Consumers, lastLine, startConsumers } from './lib/consumers.ts';

let consumers: Consumers;
beforeAll(async () => {
  consumers = await startConsumers();
});
afterAll(async () => {
  await consumers?.close();
});

it.each(['react', 'vue', 'svelte', 'angular'])(
  'a page of %s type-checks, builds, and checks a payee',
  async (template) => {
    const { said, heading, complaints } = await buildAndAsk(consumers, template);
    expect(complaints).toEqual([]);
    expect(heading).toMatch(/matches/);
    expect(said).toBe('match, match');
  },
  300_000,
);

it('a Node project verifies a receipt on the recommended Node version', { timeout: 300_000 }, async () => {
  const { server, bff, origin } = consumers;
  const output = await run('npx', ['-y', '-p', 'node@24', 'node', 'receipt.mjs', bff.url, origin], server.folder);
  expect(JSON.parse(lastLine(output))).toEqual(['match', expect.stringMatching(/^refused: /)]);
});
