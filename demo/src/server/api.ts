import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { z } from 'zod';
import { renderFrame, type Site } from './frame.ts';
import { contentSecurityPolicy, markup, readTemplate } from './page.ts';

const viewer = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const contract = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const groups: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/sessions/, 'Sessions'],
  [/^\/v1\/(checks|rechecks|accounts)/, 'Checks'],
  [/^\/v1\/batches/, 'Batches'],
  [/^\/v1\/receipts|^\/\.well-known/, 'Receipts and keys'],
  [/^\/v1\//, 'More'],
];

/** The contract as the BFF publishes it, its operations in groups: the viewer has one long list otherwise. */
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

async function renderApi(site: Site): Promise<string> {
  return renderFrame(
    {
      title: 'API reference',
      path: '/api',
      styles: ['api-viewer/swagger-ui', 'api'],
      plainScripts: ['api-policy', 'api-viewer/swagger-ui-bundle'],
      scripts: ['api/main'],
      body: { 'data-bff': site.bffUrl },
      content: markup(await readTemplate('api')),
    },
    site,
  );
}

/**
 * The API reference, read with Swagger UI and tried against the demo's BFF. Under the demo's own policy, except for
 * pictures inside the viewer's style sheet, and two Trusted Types policies: its own, and `public/api-policy.js`.
 */
export function apiRoutes(site: Site): Router {
  const routes = Router();
  const policy = contentSecurityPolicy([site.bffUrl], { images: ['data:'], policies: ['default', 'dompurify'] });
  routes.get('/api', async (_request, response) => {
    response.set('Content-Security-Policy', policy);
    response.type('html').send(await renderApi(site));
  });
  routes.get('/api/openapi.json', async (_request, response) => {
    const answer = await fetch(`${site.bffUrl}/openapi.json`);
    response.json(grouped(contract.parse(await answer.json())));
  });
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    routes.use(`/api-viewer/${file}`, express.static(`${viewer}/${file}`));
  }
  return routes;
}
