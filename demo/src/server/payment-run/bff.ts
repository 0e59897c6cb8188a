import {
  type Batch,
  type BatchLineResult,
  batchDecisionsResponse,
  batchLinesResponse,
  batchResponse,
  type Decision,
} from '@payee-check/shared/contract';
import type { PaymentLine } from '@payee-check/shared/payment-file';
import { z } from 'zod';
import type { WireLog } from '../wire.ts';

const problem = z.object({ code: z.string() });

/** The code of the BFF's error; or `bff_unavailable`. */
export class BffError extends Error {
  override readonly name = 'BffError';
  readonly code: string;
  constructor(code: string) {
    super(`The BFF answered ${code}`);
    this.code = code;
  }
}

export const LINES_PER_PAGE = 500;
const TIMEOUT_MS = 15_000;

export interface BatchClientOptions {
  readonly bffUrl: string;
  readonly apiKey: string;
  readonly origin: string;
  readonly wire: WireLog;
}

/** Batches of the BFF, as a merchant's server asks for them: with its API key, which no page ever sees. */
export function createBatchClient({ bffUrl, apiKey, origin, wire }: BatchClientOptions) {
  async function send(method: string, path: string, route: string, body?: unknown, key?: string): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const response = await wire
      .note(method, route, () =>
        fetch(bffUrl + path, {
          method,
          headers,
          body: body === undefined ? null : JSON.stringify(body),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      )
      .catch(() => Promise.reject(new BffError('bff_unavailable')));
    if (response.ok) return response.status === 204 ? null : response.json();
    const { data } = problem.safeParse(await response.json().catch(() => null));
    throw new BffError(response.status >= 500 ? 'bff_unavailable' : (data?.code ?? 'bff_unavailable'));
  }

  return {
    /** @param key Sending the same key again, if the answer was lost, makes no second batch. */
    async create(lines: readonly PaymentLine[], key: string): Promise<Batch> {
      const asked = lines.map(({ id, account, name }) => ({ id, account, name }));
      const answer = await send('POST', '/v1/batches', '/v1/batches', { lines: asked, origin }, key);
      return batchResponse.parse(answer).batch;
    },
    async read(id: string): Promise<Batch> {
      return batchResponse.parse(await send('GET', `/v1/batches/${id}`, '/v1/batches/:id')).batch;
    },
    async page(id: string, from: number): Promise<readonly BatchLineResult[]> {
      const path = `/v1/batches/${id}/lines?limit=${LINES_PER_PAGE}&after=${from}`;
      return batchLinesResponse.parse(await send('GET', path, '/v1/batches/:id/lines')).lines;
    },
    async decide(id: string, lines: readonly string[], decision: Decision): Promise<readonly BatchLineResult[]> {
      const decided: BatchLineResult[] = [];
      for (let from = 0; from < lines.length; from += LINES_PER_PAGE) {
        const decisions = lines.slice(from, from + LINES_PER_PAGE).map((line) => ({ line, decision }));
        const path = `/v1/batches/${id}/decisions`;
        const answer = await send('POST', path, '/v1/batches/:id/decisions', { decisions });
        decided.push(...batchDecisionsResponse.parse(answer).lines);
      }
      return decided;
    },
    async cancel(id: string): Promise<void> {
      await send('DELETE', `/v1/batches/${id}`, '/v1/batches/:id');
    },
  };
}

export type BatchClient = ReturnType<typeof createBatchClient>;
