import { problems } from '@payee-check/shared/contract';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBff, type TestBff } from '../../bff/src/testing/bff.ts';
import { type OpenApi, operationsOf, readContract } from './document.ts';

let bff: TestBff;
let contract: OpenApi;
beforeAll(async () => {
  bff = await startBff();
  contract = await readContract(bff);
});
afterAll(() => bff.close());

/** The routes that Express has registered, including those of nested routers. */
interface Layer {
  readonly route?: { readonly path: string };
  readonly handle: { readonly stack?: readonly Layer[] };
}
const routesOf = (layers: readonly Layer[]): string[] =>
  layers.flatMap(({ route, handle }) => (route === undefined ? routesOf(handle.stack ?? []) : [route.path]));

it('passes Redocly’s strict rules', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const found = await lintFromString({ source: JSON.stringify(contract), config });
  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  expect(contract.openapi).toMatch(/^3\.1\./);
});

it('describes every route that is mounted', () => {
  const documented = Object.keys(contract.paths).map((path) =>
    path.replace('{file}', '*file').replaceAll(/\{(\w+)\}/g, ':$1'),
  );
  const mounted = routesOf(bff.bff.app.router.stack as unknown as readonly Layer[]);
  expect(mounted).toHaveLength(documented.length);
  for (const path of mounted) expect(documented.some((item) => item.endsWith(path))).toBe(true);
});

it('names every error code, each with an example', () => {
  const text = JSON.stringify(contract.paths);
  for (const code of Object.keys(problems)) expect(text).toContain(`"${code}":{"value":`);
});

it('names the headers of every answer', () => {
  for (const { path, operation } of operationsOf(contract)) {
    for (const [status, { headers }] of Object.entries(operation.responses)) {
      expect(Object.keys(headers)).toContain('X-Request-Id');
      if (status === '401') expect(Object.keys(headers)).toContain('WWW-Authenticate');
      if (status === '405') expect(Object.keys(headers)).toContain('Allow');
      if (status === '429') expect(Object.keys(headers)).toEqual(expect.arrayContaining(['Retry-After', 'RateLimit']));
      if (status === '503') expect(Object.keys(headers)).toContain('Retry-After');
      if (path.startsWith('/v1/') && status < '300') expect(Object.keys(headers)).toContain('Cache-Control');
    }
  }
});

it('states for every operation who may call it, and gives an example of every body under /v1', () => {
  const schemes = Object.keys(contract.components.securitySchemes ?? {});
  expect(schemes.sort()).toEqual(['apiKey', 'session']);
  for (const { path, operation } of operationsOf(contract)) {
    for (const name of operation.security.flatMap(Object.keys)) expect(schemes).toContain(name);
    expect(operation.security.length > 0).toBe(path.startsWith('/v1/'));
    if (!path.startsWith('/v1/')) continue;
    for (const content of Object.values(operation.requestBody?.content ?? {}))
      expect(content.example, path).toBeDefined();
    for (const { content } of Object.values(operation.responses)) {
      for (const { example, examples } of Object.values(content ?? {})) expect(example ?? examples, path).toBeDefined();
    }
  }
});
