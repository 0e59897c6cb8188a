import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { createDocs, type Docs } from './docs.ts';

const site = { bffUrl: 'http://localhost:1', ownershipUrl: 'http://localhost:1', widgetUrl: 'http://localhost:1' };
const dist = mkdtempSync(join(tmpdir(), 'docs-'));
let stop = () => {};
afterEach(() => {
  stop();
  rmSync(dist, { recursive: true });
});

async function serve({ routes }: Docs): Promise<string> {
  const server = express().use('/docs', routes).listen(0, '127.0.0.1');
  stop = () => void server.close();
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/docs/`;
}

it('says that the documentation is being built, reloads itself, and shows it once it is there', async () => {
  let finish = () => {};
  const build = () => new Promise<void>((resolve) => (finish = resolve));
  const url = await serve(createDocs(site, { build, dist, waitMs: 10 }));

  const waiting = await fetch(url);
  expect(waiting.status).toBe(503);
  expect(waiting.headers.get('refresh')).toBe('3');
  expect(await waiting.text()).toContain('<h1>The documentation is being built</h1>');

  writeFileSync(join(dist, 'index.html'), 'Here it is');
  finish();
  const built = await fetch(url);
  expect(built.status).toBe(200);
  expect(await built.text()).toBe('Here it is');
});
