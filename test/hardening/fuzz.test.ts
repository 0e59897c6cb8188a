import {
  batchDecisionsResponse,
  batchLinesResponse,
  batchResponse,
  checkResponse,
  detailsResponse,
  problem,
  problems,
  sessionResponse,
  verifyResponse,
} from '@payee-check/shared/contract';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  type Answer,
  API_KEY,
  CHECK,
  NO_CHECK,
  OTHER_SHOP,
  SHOP,
  startBff,
  type TestBff,
} from '../../bff/src/testing/bff.ts';
import { PLENTY } from '../../bff/src/testing/limits.ts';
import { bankThat, said } from '../../bff/src/testing/providers.ts';
import { hostile, nasty, nearlyValid, validFor } from './arbitrary.ts';
import { type OpenApiOperation, operationsOf, readContract } from './document.ts';

/** The same requests each time, so that a failure can be reproduced. */
const SEED = 20_260_115;
const RUNS_PER_OPERATION = 350;

const verdicts = [said.match, said.noMatch, said.closeMatch];
const bff: TestBff = await startBff(
  { ...PLENTY, CHECK_WAIT_MS: '20', LIMIT_BATCHES_PER_KEY: '100000' },
  {
    providers: bankThat(async (name) => {
      if (name.length % 7 === 5) throw new TypeError(name);
      // Longer than a browser is kept waiting: the check is pending first.
      if (name.length % 7 === 6) await new Promise((resolve) => setTimeout(resolve, 40));
      return verdicts[name.length % verdicts.length] ?? said.match;
    }),
  },
);
afterAll(() => bff.close());
const contract = await readContract(bff);
const token = await bff.openSession();
const minted = await bff.openSession({ body: { origin: SHOP, subject: 'customer' }, token: API_KEY, origin: null });
const { id, receipt } = (await bff.ask('/v1/checks', { body: { ...CHECK, name: 'Close' }, token })).body.check;

/** Each with a line that can be decided; some are for the requests that cancel them. */
async function openBatches(count: number): Promise<string[]> {
  const body = { lines: [{ id: '1', account: CHECK.account, name: 'Close By' }] };
  const opened = await Promise.all(
    Array.from({ length: count }, () => bff.ask('/v1/batches', { body, token: API_KEY, origin: null })),
  );
  return opened.map((answer) => String(answer.body.batch.id));
}
const batches = await openBatches(20);
const doomed = await openBatches(200);

/** What the contract's schemas say about each successful answer. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  openSession: sessionResponse,
  ask: checkResponse,
  readCheck: checkResponse,
  decide: checkResponse,
  readAccountDetails: detailsResponse,
  verifyReceipt: verifyResponse,
  openBatch: batchResponse,
  readBatch: batchResponse,
  readBatchLines: batchLinesResponse,
  decideBatch: batchDecisionsResponse,
};

/** Mostly valid, so that the code behind the validation is reached, too. */
const credentials = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(`Bearer ${token}`, `Bearer ${minted}`, `Bearer ${API_KEY}`) },
  fc.constantFrom(
    undefined,
    'Bearer',
    'Bearer x.y.z',
    'Basic eDp5',
    `bearer ${token}`,
    `Bearer ${receipt}`,
    `Bearer  ${token}`,
  ),
  fc.base64String({ maxLength: 300 }).map((item) => `Bearer ${item}`),
);
const origins = fc.oneof(
  { weight: 6, arbitrary: fc.constant(SHOP) },
  fc.constantFrom(undefined, OTHER_SHOP, 'null', 'https://evil.example', `${SHOP}/`, 'x'),
);
const mediaTypes = fc.oneof(
  { weight: 9, arbitrary: fc.constant('application/json') },
  fc.constantFrom('application/json; charset=utf-8', 'application/json;charset=latin1', 'text/plain', 'x/y', ';'),
);
const extras = fc.dictionary(
  fc.constantFrom('x-forwarded-for', 'cookie', 'x-request-id', 'accept', 'accept-encoding', 'if-none-match', 'range'),
  fc.constantFrom('x', '*/*', 'gzip', '::1', 'bytes=0-1', '"', '0b0e3a52-1c5e-4b0f-9a56-0d6c1f0a7e11'),
  { maxKeys: 2 },
);
const known = (operation: string): readonly string[] =>
  operation === 'cancelBatch' ? doomed : operation.includes('Batch') ? batches : [String(id), NO_CHECK];
const ids = (operation: string) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known(operation)) },
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    nasty.filter((item) => !/[\ud800-\udfff]/u.test(item) && item !== '' && item.length < 2000),
  );
const queries = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom('?', '?a=b&a[]=c', '?__proto__[x]=1', '?%00'),
);

interface Request {
  readonly path: string;
  readonly method: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function requestsFor(path: string, method: string, operation: OpenApiOperation): fc.Arbitrary<Request> {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const valid = schema === undefined ? fc.constant(undefined) : validFor(contract, schema);
  const body = schema === undefined ? valid : fc.oneof({ weight: 3, arbitrary: valid }, nearlyValid(valid), hostile);
  return fc.record({
    path: fc
      .tuple(ids(operation.operationId), queries)
      .map(
        ([it, query]) =>
          path
            .replace('{id}', encodeURIComponent(it))
            .replace('{version}', 'v1')
            .replace('{file}', encodeURIComponent(it)) + query,
      ),
    method: fc.oneof(
      { weight: 19, arbitrary: fc.constant(method) },
      fc.constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
    ),
    body,
    headers: fc.tuple(credentials, origins, mediaTypes, extras).map(([authorization, origin, type, more]) => ({
      ...more,
      ...(authorization !== undefined && { authorization }),
      ...(origin !== undefined && { origin }),
      ...(schema !== undefined && { 'content-type': type }),
    })),
  });
}

/** Whether the document has this answer for this operation; returns what is wrong with it if not. */
function faultOf(
  answer: Answer,
  sent: Request,
  path: string,
  method: string,
  operation: OpenApiOperation,
): string | null {
  const { status, headers, text, body } = answer;
  // It shares its path with another operation, and is requested in its own turn.
  const otherOperation =
    sent.method !== method &&
    operationsOf(contract).some((other) => other.method === sent.method && other.path === path);
  if (status >= 500) return `status ${status}`;
  if (typeof headers['x-request-id'] !== 'string') return 'no request id';
  if (/\bat \S+:\d+|node_modules|Error:/.test(text)) return 'a stack';
  if (sent.method === 'HEAD' || sent.method === 'OPTIONS') return text === '' || status >= 400 ? null : 'a body';
  if (status >= 400) {
    const { success, data } = problem.safeParse(body);
    if (!success) return `no problem at ${status}`;
    if (problems[data.code].status !== status) return `${data.code} with ${status}`;
    if (headers['content-type'] !== 'application/problem+json') return 'another media type';
    if (otherOperation) return null;
    if (sent.method !== method)
      return data.code === 'method_not_allowed' || data.code === 'not_found' ? null : data.code;
    const documented = operation.responses[status]?.content['application/problem+json']?.examples ?? {};
    // A path whose escapes lead to no route belongs to no operation.
    return data.code in documented || data.code === 'not_found' ? null : `${data.code} is not documented`;
  }
  if (otherOperation) return null;
  if (sent.method !== method) return `${sent.method} succeeded`;
  if (operation.responses[status] === undefined) return `${status} is not documented`;
  const schema = schemas[operation.operationId];
  if (schema === undefined || schema.safeParse(body).success) return null;
  return `the body of ${status} does not fit`;
}

describe('every answer to anything is of the contract, and none is a 500', () => {
  const seen = new Map<string, number>();

  it.each(
    operationsOf(contract).map(({ path, method, operation }) => ({
      what: `${method} ${path}`,
      path,
      method,
      operation,
    })),
  )('$what', async ({ path, method, operation }) => {
    const runs = path.startsWith('/v1/') ? RUNS_PER_OPERATION : 30;
    await fc.assert(
      fc.asyncProperty(requestsFor(path, method, operation), async (request) => {
        const { body, headers } = request;
        const sending = request.method === 'HEAD' || request.method === 'OPTIONS' ? undefined : body;
        const answer = await bff.ask(request.path, { method: request.method, body: sending, headers, origin: null });
        seen.set(
          `${operation.operationId} ${answer.status}`,
          (seen.get(`${operation.operationId} ${answer.status}`) ?? 0) + 1,
        );
        expect(faultOf(answer, request, path, method, operation)).toBeNull();
      }),
      { seed: SEED, numRuns: runs },
    );
  });

  it('reaches the code behind every operation, and not only its guards', () => {
    for (const { operation } of operationsOf(contract)) {
      const good = Object.keys(operation.responses).filter((status) => status < '300');
      // Nothing is built here, no random name equals that of a batch's line, and random data signs no receipt and no
      // proof.
      if (['readWidget', 'decideBatch', 'recheck', 'bindSession'].includes(operation.operationId)) continue;
      expect(
        good.some((status) => seen.has(`${operation.operationId} ${status}`)),
        operation.operationId,
      ).toBe(true);
    }
    for (const item of ['ask 202', 'ask 400', 'ask 401', 'ask 403', 'ask 405', 'ask 413', 'ask 415', 'readCheck 404']) {
      expect([...seen.keys()]).toContain(item);
    }
  });

  it('leaves nothing that was sent in the log', () => {
    // A refused origin is logged, so that the operator can allow it, in a field of its own and nowhere else.
    const log = bff.log.join('').replaceAll('"origin":"https://evil.example"', '');
    expect(log).not.toMatch(/customer|DE8937|__proto__|script|evil\.example/);
    expect(bff.log.join('')).not.toContain('unexpected error');
  });
});
