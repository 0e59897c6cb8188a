import { randomUUID } from 'node:crypto';
import { type Batch, type BatchLineResult, batchLinesResponse, batchResponse } from '@payee-check/shared/contract';
import { expect } from 'vitest';
import { ask } from './ask.ts';
import { API_KEY } from './instance.ts';

interface At {
  readonly url: string;
}

/** Hands in a batch, again with the same key while Redis is too slow for it, as a client does; its id. */
export async function openBatch(at: At, lines: readonly object[]): Promise<string> {
  const once = { 'idempotency-key': randomUUID() };
  const hand = () => ask(at, '/v1/batches', { token: API_KEY, body: { lines }, headers: once });
  let answer = await hand();
  await expect
    .poll(
      async () => {
        if (answer.status === 503) answer = await hand();
        return answer.status;
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(202);
  return batchResponse.parse(answer.body).batch.id;
}

/** `null` while Redis is away and nobody can say. */
export async function readBatch(at: At, id: string): Promise<Batch | null> {
  const answer = await ask(at, `/v1/batches/${id}`, { token: API_KEY });
  return answer.status === 200 ? batchResponse.parse(answer.body).batch : null;
}

/** Waits until it has ended. */
export async function endOf(at: At, id: string, timeout: number): Promise<Batch> {
  let batch: Batch | null = null;
  await expect
    .poll(
      async () => {
        batch = await readBatch(at, id);
        return batch?.status;
      },
      { timeout, interval: 200 },
    )
    .toBe('completed');
  if (batch === null) throw new Error('The batch is gone');
  return batch;
}

/** All lines, page by page. */
export async function linesOf(at: At, id: string): Promise<BatchLineResult[]> {
  const all: BatchLineResult[] = [];
  for (let after: string | null = '0'; after !== null; ) {
    const answer = await ask(at, `/v1/batches/${id}/lines?limit=500&after=${after}`, { token: API_KEY });
    const page = batchLinesResponse.parse(answer.body);
    all.push(...page.lines);
    after = page.next;
  }
  return all;
}
