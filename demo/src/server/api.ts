import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { z } from 'zod';
import { renderFrame, type Site } from './frame.ts';
import { markup, readTemplate } from './page.ts';
import { KEY_PLACE } from './try-it.ts';

const viewer = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const contract = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const groups: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/sessions/, 'Sessions'],
  [/^\/v1\/(checks|rechecks|accounts)/, 'Checks'],
  [/^\/v1\/batches/, 'Batches'],
  [/^\/v1\/receipts|^\/\.well-known/, 'Receipts and keys'],
  [/^\/v1\//, 'More'],
];

/** The published OpenAPI document with its operations in groups: otherwise the viewer would show one long list. */
function grouped(document: z.infer<typeof contract>) {
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const tag = groups.find(([pattern]) => pattern.test(path))?.[1] ?? 'Operation and files';
    const tagged = Object.entries(operations).map(([method, operation]) => [
      method,
      typeof operation === 'object' && operation !== null ? { ...operation, tags: [tag] } : operation,
    ]);
    return [path, Object.fromEntries(tagged)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** The API reference, read with Swagger UI and tried against the demo's BFF. */
export async function renderApi(site: Site): Promise<string> {
  return renderFrame(
    {
      title: 'API reference',
      path: '/api',
      styles: ['api-viewer/swagger-ui', 'api'],
      plainScripts: ['api-policy', 'api-viewer/swagger-ui-bundle'],
      scripts: ['api/main'],
      body: { 'data-bff': site.bffUrl, 'data-key': KEY_PLACE },
      content: markup(await readTemplate('api')),
    },
    site,
  );
}

/** What that page loads: the contract and the viewer. */
export function apiRoutes(bffUrl: string, origin: string): Router {
  const routes = Router();
  routes.get('/api/openapi.json', async (_request, response) => {
    const answer = await fetch(`${bffUrl}/openapi.json`);
    // The examples name a page of this demo, so that they can be sent unchanged.
    const document: unknown = JSON.parse((await answer.text()).replaceAll('https://shop.example', origin));
    response.json(grouped(contract.parse(document)));
  });
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    routes.use(`/api-viewer/${file}`, express.static(`${viewer}/${file}`));
  }
  return routes;
}
