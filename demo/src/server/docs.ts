import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { places } from './frame.ts';
import { contentSecurityPolicy } from './page.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Docs {
  readonly routes: Router;
  /** Builds the site if it is missing or older than its sources; only once, however often it is called. */
  prepare(): Promise<void>;
}

/** A separate low-priority process builds the site, so that the demo stays responsive. */
function build(): Promise<void> {
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

/** The documentation under `/docs`, built when it is first asked for, with elements that ask the demo's BFF. */
export function createDocs(bffUrl: string, widgetUrl: string): Docs {
  const routes = Router();
  let built: Promise<void> | undefined;
  const prepare = () => {
    built ??= build();
    return built;
  };
  const live = { home: '/', endpoint: bffUrl, script: `${widgetUrl}/payee-check.js`, places };

  routes.use(async (_request, response, next) => {
    response.set('Content-Security-Policy', contentSecurityPolicy([bffUrl], { images: ['data:'], policies: ['vue'] }));
    await prepare();
    next();
  });
  routes.get('/live.js', (_request, response) => {
    response.type('js').send(`export default ${JSON.stringify(live)};\n`);
  });
  // It is one file that contains its script and style, and allows only those: its own policy is the stricter one.
  routes.get('/receipt.html', (_request, response, next) => {
    response.removeHeader('Content-Security-Policy');
    next();
  });
  routes.use(express.static(folder('../../../docs/dist'), { extensions: ['html'], dotfiles: 'ignore' }));
  return { routes, prepare };
}
