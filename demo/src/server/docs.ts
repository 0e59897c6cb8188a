import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { places, type Site } from './frame.ts';
import { contentSecurityPolicy } from './page.ts';
import { renderDocsWait } from './pages.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Docs {
  readonly routes: Router;
  /** Builds the site if it is missing or older than its sources; only once, however often it is called. */
  prepare(): Promise<void>;
}

/** Built by a separate low-priority process, so that the demo stays responsive. */
function buildSite(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [folder('../../../scripts/docs.mjs'), '--if-changed'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('spawn', () => child.pid !== undefined && setPriority(child.pid, 10));
    // Its output is on the screen. The existing site, if any, is served.
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}

/** For tests. */
interface DocsOptions {
  readonly build?: () => Promise<void>;
  /** The folder of the built site. */
  readonly dist?: string;
  /** How many milliseconds a request waits for a site that is being built. */
  readonly waitMs?: number;
}

/** How soon a page that says that the site is being built is reloaded, in seconds. */
const RELOAD_AFTER = '3';

/** The documentation under `/docs`, built when it is first requested, with elements that use the demo's BFF. */
export function createDocs(site: Site, options: DocsOptions = {}): Docs {
  const { build = buildSite, dist = folder('../../../docs/dist'), waitMs = 2000 } = options;
  const { bffUrl, widgetUrl } = site;
  const routes = Router();
  let built: Promise<void> | undefined;
  const prepare = () => {
    built ??= build();
    return built;
  };
  const live = { home: '/', endpoint: bffUrl, script: `${widgetUrl}/payee-check.js`, places };

  routes.use(async (_request, response, next) => {
    response.set('Content-Security-Policy', contentSecurityPolicy([bffUrl], { images: ['data:'], policies: ['vue'] }));
    const isBuilt = await Promise.race([prepare().then(() => true), pause(waitMs, false)]);
    if (isBuilt || existsSync(join(dist, 'index.html'))) next();
    else {
      response.status(503).set({ 'Retry-After': RELOAD_AFTER, Refresh: RELOAD_AFTER, 'Cache-Control': 'no-store' });
      response.type('html').send(await renderDocsWait(site));
    }
  });
  routes.get('/live.js', (_request, response) => {
    response.type('js').send(`export default ${JSON.stringify(live)};\n`);
  });
  // It is one file that contains its script and style, and allows only those: its own policy is the stricter one.
  routes.get('/receipt.html', (_request, response, next) => {
    response.removeHeader('Content-Security-Policy');
    next();
  });
  routes.use(express.static(dist, { extensions: ['html'], dotfiles: 'ignore' }));
  return { routes, prepare };
}
