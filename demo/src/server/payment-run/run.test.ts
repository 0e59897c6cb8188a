import type { Batch, BatchLineResult } from '@payee-check/shared/contract';
import { readPaymentFile } from '@payee-check/shared/payment-file';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BffError } from './bff.ts';
import { createRun } from './run.ts';

const file = readPaymentFile('Name;IBAN\nJane Doe;DE89370400440532013000\nJohn Roe;DE00370400440532013000\n');
const counts = { waiting: 0, running: 0, invalid: 0, match: 0, close_match: 0, no_match: 0, unable_to_verify: 0 };
const batch: Batch = {
  id: 'bat_0000000000000000',
  status: 'running',
  createdAt: '2026-11-28T10:00:00.000Z',
  completedAt: null,
  expiresAt: '2026-11-29T10:00:00.000Z',
  estimatedEndAt: null,
  counts: { ...counts, total: 1, waiting: 1 },
};
const waiting: BatchLineResult = { id: '1', status: 'waiting', check: null, errors: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const client = {
    create: vi.fn(async () => batch),
    read: vi.fn(async () => batch),
    page: vi.fn(async (): Promise<readonly BatchLineResult[]> => [waiting]),
    decide: vi.fn(async () => []),
    cancel: vi.fn(async () => undefined),
  };
  return { client, run: createRun(file, batch, client) };
}

const later = () => vi.advanceTimersByTime(1000);

describe('a run', () => {
  it('says at once what cannot be checked, and what has changed since a request', async () => {
    const { run } = start();
    const first = await run.view(0);
    expect(first.lines.map(({ id, status }) => `${id} ${status}`)).toEqual(['1 waiting', '2 invalid']);
    later();
    expect((await run.view(first.revision)).lines).toEqual([]);
  });

  it('asks the BFF only once, however many clients poll it', async () => {
    const { run, client } = start();
    await Promise.all([run.view(0), run.view(0), run.view(0)]);
    expect(client.read).toHaveBeenCalledTimes(1);
  });

  it('has expired if the BFF has forgotten its batch, and its open lines are not asked', async () => {
    const { run, client } = start();
    client.read.mockRejectedValueOnce(new BffError('bff_unavailable'));
    await run.view(0);
    later();
    client.read.mockClear().mockRejectedValue(new BffError('batch_not_found'));
    // The BFF does answer, so trying again is pointless.
    const { status, stale, lines } = await run.view(0);
    expect([status, stale]).toEqual(['expired', false]);
    expect(lines.map((line) => line.status)).toEqual(['not_asked', 'invalid']);
    later();
    await run.view(0);
    expect(client.read).toHaveBeenCalledTimes(1);
  });

  it('continues after the BFF was unreachable', async () => {
    const { run, client } = start();
    client.read.mockRejectedValueOnce(new BffError('bff_unavailable'));
    expect(await run.view(0)).toMatchObject({ status: 'running', stale: true });
    later();
    expect(await run.view(0)).toMatchObject({ status: 'running', stale: false });
  });

  it('asks nothing more once cancelled, and cannot be cancelled once ended', async () => {
    const { run, client } = start();
    await run.cancel();
    expect(client.cancel).toHaveBeenCalledTimes(1);
    expect((await run.view(0)).lines.map(({ status }) => status)).toEqual(['not_asked', 'invalid']);

    const ended = start();
    ended.client.read.mockResolvedValue({ ...batch, status: 'completed' });
    await ended.run.cancel();
    expect(ended.client.cancel).not.toHaveBeenCalled();
    expect((await ended.run.view(0)).status).toBe('completed');
  });
});
