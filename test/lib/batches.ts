import { randomUUID } from 'node:crypto';
import { type Batch, type BatchLineResult, batchLinesResponse, batchResponse } from '@payee-check/shared/contract';
import { expect, vi } from 'vitest';
import { type Answer, ask } from './ask.ts';
import { API_KEY } from './instance.ts';

interface At {
  readonly url: string;
}

/** Asks again while the BFF has no store, as a client does: on a busy machine, Redis may be too slow for it. */
async function insist(request: () => Promise<Answer>): Promise<Answer> {
  const tried = async () => {
    const answer = await request();
    return answer.status === 503 ? null : answer;
  };
  return vi.waitUntil(tried, { timeout: 30_000, interval: 200 });
}

/** Submits a batch; returns its id. */
export async function openBatch(at: At, lines: readonly object[]): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await insist(() => ask(at, '/v1/batches', { token: API_KEY, body: { lines }, headers }));
  expect(answer.status).toBe(202);
  return batchResponse.parse(answer.body).batch.id;
}

/** `null` while Redis is away and the status is unknown. */
export async function readBatch(at: At, id: string): Promise<Batch | null> {
  const answer = await ask(at, `/v1/batches/${id}`, { token: API_KEY });
  return answer.status === 200 ? batchResponse.parse(answer.body).batch : null;
}

/** Waits until it has ended. */
export async function endOf(at: At, id: string, timeout: number): Promise<Batch> {
  const ended = async () => {
    const batch = await readBatch(at, id);
    return batch?.status === 'completed' ? batch : null;
  };
  return vi.waitUntil(ended, { timeout, interval: 200 });
}

/** All lines, page by page. */
export async function linesOf(at: At, id: string): Promise<BatchLineResult[]> {
  const all: BatchLineResult[] = [];
  for (let after: string | null = '0'; after !== null; ) {
    const answer = await insist(() => ask(at, `/v1/batches/${id}/lines?limit=500&after=${after}`, { token: API_KEY }));
    const page = batchLinesResponse.parse(answer.body);
    all.push(...page.lines);
    after = page.next;
  }
  return all;
}
