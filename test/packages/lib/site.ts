import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface Site {
  readonly origin: string;
  /** The forms that were posted, to any URL. */
  readonly posted: readonly URLSearchParams[];
  close(): void;
}

/** What is served with a page in addition to the content of its file. */
export interface Extras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Inserted first in the head. */
  readonly head?: string;
  /** Inserted last in the body. */
  readonly body?: string;
}

/** Inserts the extras into a page. */
export const insert = (html: string, { head = '', body = '' }: Extras): string =>
  html
    .replace(/^[\s\S]*?<head[^>]*>|^<!doctype html>(?:\s*<html[^>]*>)?/i, `$&${head}`)
    .replace(/<\/body>|$/, `${body}$&`);

/**
 * Serves the files of a folder, as any web server would. Posting a form does not leave the page.
 *
 * @param extrasOf By the page's URL
 */
export async function serve(folder: string, extrasOf: (url: URL) => Extras = () => ({})): Promise<Site> {
  const posted: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      posted.push(new URLSearchParams(await text(request)));
      return void response.writeHead(204).end();
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(url.pathname));
    // Requested by the browser, not by the page.
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    const missing = () => response.writeHead(404).end();
    if (!file.endsWith('.html')) return void createReadStream(file).on('error', missing).pipe(response);
    const extras = extrasOf(url);
    for (const [name, value] of Object.entries(extras.headers ?? {})) response.setHeader(name, value);
    readFile(file, 'utf8').then((html) => response.end(insert(html, extras)), missing);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    posted,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
