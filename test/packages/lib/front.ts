import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Extras, insert } from './site.ts';

/** The hashes of a page's inline scripts, or style sheets, as written in a policy. */
function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([^]*?)</${tag}>`, 'g'));
  const hash = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
  return [...inline]
    .flatMap(([, attributes = '', content = '']) => (/\bsrc=/.test(attributes) ? [] : hash(content)))
    .join(' ');
}

/**
 * A policy that a server in front of a framework can send: without `unsafe-inline` and `eval`, with Trusted Types, and
 * with the hashes of what the framework has written into the page.
 *
 * @param policies The names of the framework's own Trusted Types policies
 */
export const strictPolicy = (html: string, bffUrl: string, policies: string): string =>
  [
    `default-src 'self'; script-src 'self' ${hashesOf(html, 'script')}; style-src 'self' ${hashesOf(html, 'style')}`,
    `connect-src 'self' ${bffUrl}; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    `require-trusted-types-for 'script'; trusted-types lit-html payee-check ${policies} 'allow-duplicates'`,
  ].join('; ');

/** A proxy in front of a framework's server, which adds to its pages. */
export async function standInFront(
  port: number,
  behind: number,
  extrasOf: (url: URL, html: string) => Extras,
): Promise<Server> {
  const server = createServer((request, response) => {
    // Only uncompressed pages can be added to.
    const { 'accept-encoding': _, ...headers } = request.headers;
    const { method, url: path = '/' } = request;
    const passed = ask({ host: 'localhost', port: behind, path, method, headers }, async (answer: IncomingMessage) => {
      const status = answer.statusCode ?? 502;
      if (!answer.headers['content-type']?.startsWith('text/html')) {
        response.writeHead(status, answer.headers);
        return void answer.pipe(response);
      }
      const { 'content-length': __, 'transfer-encoding': ___, ...kept } = answer.headers;
      const html = await text(answer);
      const extras = extrasOf(new URL(path, 'http://localhost'), html);
      response.writeHead(status, { ...kept, ...extras.headers }).end(insert(html, extras));
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return server;
}
