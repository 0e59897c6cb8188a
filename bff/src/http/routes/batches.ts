import {
  type Batch,
  batchDecisionsRequest,
  batchDecisionsResponse,
  batchLinesResponse,
  batchRequest,
  batchResponse,
} from '@payee-check/shared/contract';
import type { Request } from 'express';
import { z } from 'zod';
import type { TestAccounts } from '../../accounts/read-account.ts';
import { prepare } from '../../batches/lines.ts';
import type { BatchService } from '../../batches/service.ts';
import type { KeyLimits } from '../../limits/key-limits.ts';
import type { ReadBefore } from '../../receipts/before.ts';
import type { Clock } from '../../time/clock.ts';
import { explain, parseRequest } from '../body.ts';
import { type Reply, sendJson } from '../context.ts';
import { type Endpoint, get, type PathParameter, post, type QueryParameter, remove, V1_PROBLEMS } from '../endpoint.ts';
import type { Authorize, KeyCaller } from '../middleware/authorize.ts';
import { batchOfLines } from '../openapi/bodies.ts';
import { examples } from '../openapi/examples.ts';
import { originNotAllowed, ProblemError } from '../problems.ts';
import type { Lifecycle } from '../server.ts';

export interface BatchRouteOptions {
  readonly authorize: Authorize;
  readonly batches: BatchService;
  readonly keyLimits: Pick<KeyLimits, 'admitLines' | 'admitNewLines'>;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly testAccounts: TestAccounts;
  readonly readBefore: ReadBefore;
  /** `LIMIT_LINES_PER_BATCH`. */
  readonly linesPerBatch: number;
}

const MOST_BYTES = 2 * 1024 * 1024;
/** In one request, according to the contract. */
const MOST_DECISIONS = 500;
/** A line and its three identifiers. */
const ENTRIES_PER_LINE = 4;
const BATCH_ID = /^bat_[A-Za-z0-9_-]{16,64}$/;
/** The visible characters of RFC 9110; support for anything else in a header varies. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

const batchId: PathParameter = { name: 'id', description: 'Id of the batch', pattern: BATCH_ID.source };
const idempotencyKey: QueryParameter = {
  name: 'Idempotency-Key',
  description: 'The same key and body give the same batch for 24 hours',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
};

/** In a query. `Number` would also accept `0x10`, `1e1`, `+5`, white space, and an empty text. */
const DIGITS = /^\d{1,7}$/;
const wholeNumber = (least: number, most: number) =>
  z.string().regex(DIGITS).transform(Number).pipe(z.number().min(least).max(most));

/** Where a page begins, and how many lines it has. */
const page = z.object({
  after: wholeNumber(0, 1_000_000).default(0),
  limit: wholeNumber(1, 500).default(100),
});
const pageQuery: readonly QueryParameter[] = [
  {
    name: 'after',
    description: '`next` of the page before; absent: the first page',
    schema: { type: 'string', pattern: DIGITS.source },
  },
  {
    name: 'limit',
    description: 'Lines in a page, 100 by default',
    schema: { type: 'integer', minimum: 1, maximum: 500 },
  },
];

/** Frequent at first; for a batch that takes long, rare. */
const RETRY_SECONDS = { soonest: 1, latest: 30 };

function batchIdOf(request: Request): string {
  const { id } = request.params;
  if (typeof id !== 'string' || !BATCH_ID.test(id)) throw new ProblemError('batch_not_found');
  return id;
}

function keyOf(request: Request): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key;
  throw new ProblemError('invalid_request', { detail: 'Idempotency-Key has to be 1 to 255 visible ASCII characters' });
}

/** Express does not parse queries here; only this route uses one. */
function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
}

export function batchRoutes(options: BatchRouteOptions): Endpoint[] {
  const { authorize, batches, keyLimits, clock, lifecycle, testAccounts, readBefore, linesPerBatch } = options;

  const large = {
    most: { bytes: MOST_BYTES, entries: ENTRIES_PER_LINE * Math.max(linesPerBatch, MOST_DECISIONS) },
    ownerOf: ({ owner }: KeyCaller) => owner,
  };

  const schema = batchRequest.superRefine(({ lines }, context) => {
    if (lines.length > linesPerBatch) {
      context.addIssue({ code: 'custom', path: ['lines'], message: `has more than ${linesPerBatch} entries` });
      return;
    }
    const seen = new Set<string>();
    for (const [index, { id }] of lines.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: ['lines', index, 'id'], message: 'appears twice' });
      seen.add(id);
    }
  });

  function sendBatch(reply: Reply, status: 200 | 202, batch: Batch): void {
    if (batch.status === 'running') {
      // Where the end is not known, it may well take as long again.
      const { createdAt, estimatedEndAt } = batch;
      const leftMs = Math.abs(Date.parse(estimatedEndAt ?? createdAt) - clock.now());
      const seconds = Math.min(RETRY_SECONDS.latest, Math.max(RETRY_SECONDS.soonest, Math.ceil(leftMs / 10_000)));
      reply.setHeader('Retry-After', String(seconds));
    }
    sendJson(reply, status, { batch });
  }

  return [
    post({
      path: '/v1/batches',
      id: 'openBatch',
      summary: 'Submit a batch of questions, to be answered in the background',
      gate: authorize.key,
      requestHeaders: [idempotencyKey],
      schema,
      documentedSchema: batchOfLines,
      example: examples.batchRequest,
      large,
      answers: {
        202: {
          description: 'The batch, which is now being asked',
          schema: batchResponse,
          example: examples.batch,
          headers: ['Location', 'Retry-After'],
        },
      },
      problems: ['origin_not_allowed', 'batch_not_found', 'idempotency_conflict', 'shutting_down', ...V1_PROBLEMS],
      async handler({ caller: { merchant, owner }, body, request, reply }) {
        const key = keyOf(request);
        lifecycle.assertOpen();
        if (body.origin !== undefined && !merchant.mayActFor(body.origin)) throw originNotAllowed(body.origin);
        const text = JSON.stringify(body);
        const idempotency =
          key === null ? null : { key: merchant.hash('idempotency', key), body: merchant.hash('body', text) };
        const origin = body.origin ?? merchant.onlyOrigin;
        const batch = await batches.create(owner, {
          admit: () => keyLimits.admitNewLines(owner, body.lines.length, text.length),
          prepare: () =>
            prepare(body.lines, { testAccounts, explain, readBefore: (asked) => readBefore(asked, merchant) }),
          origin,
          idempotency,
        });
        if (batch === 'conflict') throw new ProblemError('idempotency_conflict');
        // The key's batch was cancelled: asking again costs again, and needs another key.
        if (batch === null) throw new ProblemError('batch_not_found');
        reply.setHeader('Location', `/v1/batches/${batch.id}`);
        sendBatch(reply, 202, batch);
      },
    }),

    get({
      path: '/v1/batches/:id',
      id: 'readBatch',
      summary: 'The state of a batch',
      gate: authorize.key,
      parameters: [batchId],
      answers: {
        200: { description: 'The batch', schema: batchResponse, example: examples.batch, headers: ['Retry-After'] },
      },
      problems: ['batch_not_found', ...V1_PROBLEMS],
      async handler({ caller: { owner }, request, reply }) {
        const batch = await batches.read(owner, batchIdOf(request));
        if (batch === null) throw new ProblemError('batch_not_found');
        sendBatch(reply, 200, batch);
      },
    }),

    remove({
      path: '/v1/batches/:id',
      id: 'cancelBatch',
      summary: 'Stop asking, and delete the batch',
      gate: authorize.key,
      parameters: [batchId],
      answers: { 204: { description: 'The batch is deleted' } },
      problems: ['batch_not_found', ...V1_PROBLEMS],
      async handler({ caller: { owner }, request, reply }) {
        if (!(await batches.cancel(owner, batchIdOf(request)))) throw new ProblemError('batch_not_found');
        reply.status(204).end();
      },
    }),

    get({
      path: '/v1/batches/:id/lines',
      id: 'readBatchLines',
      summary: 'Lines with their checks, in the order of the request',
      gate: authorize.key,
      parameters: [batchId],
      query: pageQuery,
      answers: {
        200: { description: 'A page of lines', schema: batchLinesResponse, example: examples.batchLines },
      },
      problems: ['invalid_request', 'batch_not_found', ...V1_PROBLEMS],
      async handler({ caller: { owner }, request, reply }) {
        const { after, limit } = parseRequest(page, queryOf(request));
        const admit = (count: number) => keyLimits.admitLines(owner, count);
        const found = await batches.lines(owner, batchIdOf(request), after, limit, admit);
        if (found === null) throw new ProblemError('batch_not_found');
        sendJson(reply, 200, { lines: found.lines, next: found.next === null ? null : String(found.next) });
      },
    }),

    post({
      path: '/v1/batches/:id/decisions',
      id: 'decideBatch',
      summary: 'Record what was chosen for lines after their warnings: all of them or none',
      gate: authorize.key,
      parameters: [batchId],
      schema: batchDecisionsRequest,
      example: examples.batchDecisionsRequest,
      large,
      answers: {
        200: {
          description: 'The lines, with new receipts',
          schema: batchDecisionsResponse,
          example: examples.batchDecided,
        },
      },
      problems: ['batch_not_found', 'decision_not_possible', ...V1_PROBLEMS],
      async handler({ caller: { owner }, body, request, reply }) {
        const admit = (count: number) => keyLimits.admitLines(owner, count);
        const decided = await batches.decide(owner, batchIdOf(request), body.decisions, admit);
        if (decided === null) throw new ProblemError('batch_not_found');
        if (!Array.isArray(decided)) {
          const path = `/decisions/${decided.place}`;
          if (decided.why === 'unknown_line') {
            throw new ProblemError('invalid_request', {
              errors: [{ path: `${path}/line`, message: 'is not a line of this batch' }],
            });
          }
          throw new ProblemError('decision_not_possible', {
            errors: [{ path, message: 'is not possible for this line' }],
          });
        }
        sendJson(reply, 200, { lines: decided });
      },
    }),
  ];
}
