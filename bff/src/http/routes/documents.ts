import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReceiptKeySet } from '../../receipts/keys.ts';
import { sendText } from '../context.ts';
import { docsPage, errorsPage, STYLE_HASH } from '../docs/page.ts';
import { anyone, type Endpoint, get, PUBLIC_PROBLEMS } from '../endpoint.ts';
import { pageHeaders, type SecurityHeaders, setAll } from '../middleware/headers.ts';
import { keyArchive, keySet } from '../openapi/bodies.ts';
import { openApiDocument } from '../openapi/document.ts';

/**
 * Long enough that verifiers need not ask for each receipt, short enough that a new key is known before it signs much.
 */
const CACHE = 'public, max-age=600';

interface DocumentOptions extends Pick<Endpoint, 'path' | 'id' | 'summary'> {
  readonly answer: Endpoint['answers'][number];
  /** Media type with character set. */
  readonly type: string;
  readonly headers?: SecurityHeaders;
  readonly make: () => string;
}

/** A text that is generated on first request and never changes. */
function document({ answer, type, headers, make, ...description }: DocumentOptions): Endpoint {
  let made: { text: string; etag: string } | undefined;
  return get({
    ...description,
    gate: anyone,
    answers: { 200: answer },
    problems: PUBLIC_PROBLEMS,
    handler({ request, reply }) {
      if (made === undefined) {
        const text = make();
        made = { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` };
      }
      if (headers !== undefined) setAll(reply, headers);
      reply.setHeader('Cache-Control', CACHE);
      reply.setHeader('ETag', made.etag);
      if (request.fresh) {
        reply.status(304).end();
        return;
      }
      sendText(reply, 200, type, made.text);
    },
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML = { type: 'text/html; charset=utf-8', headers: pageHeaders(STYLE_HASH) };
const PAGE = { description: 'A page without script', type: 'text/html' };

/**
 * Public documents: keys, the contract, and the meaning of errors.
 *
 * @param others Every other route, for the contract to describe.
 */
export function documentRoutes(keys: ReceiptKeySet, publicUrl: string, others: readonly Endpoint[]): Endpoint[] {
  const contract = () => openApiDocument(publicUrl, [...others, ...own]);
  const own: Endpoint[] = [
    document({
      path: '/.well-known/jwks.json',
      id: 'readReceiptKeys',
      summary: 'The public keys of receipts',
      answer: { description: 'A JWK set', schema: keySet },
      type: JSON_TYPE,
      make: () => JSON.stringify(keys.published),
    }),
    document({
      path: '/.well-known/receipt-keys.json',
      id: 'readReceiptKeyArchive',
      summary:
        'Every key that ever signed receipts, with its time: for evidence, and for nothing that is to be paid on',
      answer: { description: 'A JWK set', schema: keyArchive },
      type: JSON_TYPE,
      make: () => JSON.stringify(keys.archive),
    }),
    document({
      path: '/openapi.json',
      id: 'readContract',
      summary: 'This document',
      answer: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) },
      type: JSON_TYPE,
      make: () => JSON.stringify(contract()),
    }),
    document({
      path: '/docs',
      id: 'readDocs',
      summary: 'The contract as a readable page',
      answer: PAGE,
      ...HTML,
      make: () => docsPage(contract()),
    }),
    document({
      path: '/docs/errors',
      id: 'readErrors',
      summary: 'What errors mean: where the type of every problem leads',
      answer: PAGE,
      ...HTML,
      make: errorsPage,
    }),
  ];
  return own;
}
