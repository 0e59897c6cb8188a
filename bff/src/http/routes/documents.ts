import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { ReceiptKeySet } from '../../receipts/keys.ts';
import type { Reply } from '../context.ts';
import { docsPage, errorsPage, STYLE_HASH } from '../docs/page.ts';
import { type Endpoint, get } from '../endpoint.ts';
import { pageHeaders } from '../middleware/secure.ts';
import { openApiDocument } from '../openapi/document.ts';
import { sendText } from '../respond.ts';

/** Long enough to spare us every verifier's every request, short enough that a new key is known before it signs much. */
const CACHE = 'public, max-age=600';

/** A text that is made when first asked for and never changes. */
function document(
  path: string,
  type: string,
  make: () => string,
  headers?: Parameters<Reply['setHeaders']>[0],
): Endpoint {
  let made: { text: string; etag: string } | undefined;
  return get(path, (request: Request, reply: Reply) => {
    if (made === undefined) {
      const text = make();
      made = { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` };
    }
    if (headers !== undefined) reply.setHeaders(headers);
    reply.setHeader('Cache-Control', CACHE);
    reply.setHeader('ETag', made.etag);
    if (request.fresh) {
      reply.status(304).end();
      return;
    }
    sendText(reply, 200, type, made.text);
  });
}

/** What anybody may read: keys, the contract, and what errors mean. */
export function documentRoutes(keys: ReceiptKeySet, publicUrl: string): Endpoint[] {
  const page = pageHeaders(STYLE_HASH);
  const html = 'text/html; charset=utf-8';
  return [
    document('/.well-known/jwks.json', 'application/json; charset=utf-8', () => JSON.stringify(keys.published)),
    document('/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(openApiDocument(publicUrl))),
    document('/docs', html, () => docsPage(openApiDocument(publicUrl)), page),
    document('/docs/errors', html, errorsPage, page),
  ];
}
