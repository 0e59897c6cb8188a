import { createHmac } from 'node:crypto';
import type { Batch, Check } from '@payee-check/shared/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import { type Received, startReceiver } from '../testing/receiver.ts';
import { type Callbacks, callbackJobs, createCallbacks } from './create.ts';

const SECRET = `whsec_${Buffer.from('a secret of this test, long enough').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.from('the secret that it had before that').toString('base64')}`;

const counts = { waiting: 0, running: 0, invalid: 0, close_match: 0, no_match: 0, unable_to_verify: 0 };
const batch: Batch = {
  id: 'bat_0000000000000000000000',
  status: 'completed',
  createdAt: '2026-01-15T11:59:00.000Z',
  completedAt: '2026-01-15T11:59:59.000Z',
  expiresAt: '2026-01-16T11:59:00.000Z',
  estimatedEndAt: null,
  counts: { ...counts, total: 1, match: 1 },
};
const account = { scheme: 'iban', masked: 'DE89 •••• 00', country: 'DE', status: null, bank: null, reachability: null };
const checkId = 'chk_0000000000000000000000';
const pending = { id: checkId, status: 'pending', account, pollAfterMs: 1000, expiresAt: batch.expiresAt } as Check;
const completed = {
  ...pending,
  status: 'completed',
  outcome: 'close_match',
  reason: null,
  registeredName: 'Jane M. Doe',
  checkedAt: '2026-01-15T12:00:03.000Z',
} as unknown as Check;

let callbacks: Callbacks | undefined;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
afterEach(async () => {
  await callbacks?.close();
  await receiver.close();
});

async function start(answers: readonly (number | 'hang')[] = [], secrets = [SECRET]) {
  receiver = await startReceiver(answers);
  const clock = createTestClock();
  const callbackSent = vi.fn();
  const log = { info: vi.fn(), warn: vi.fn() };
  const config = { url: receiver.url, secrets };
  callbacks = createCallbacks({ config, proxy: null, redisUrl: null, metrics: { callbackSent }, log, clock });
  const sources = {
    batch: vi.fn(async (): Promise<Batch | null> => batch),
    check: vi.fn(async (): Promise<Check | null> => completed),
  };
  callbacks.start(sources);
  return { callbacks, clock, callbackSent, log, sources };
}

const received = (count: number) => vi.waitFor(() => expect(receiver.received).toHaveLength(count), 10_000);

/** As a receiver verifies it without a library. */
function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('a callback', () => {
  it('reports a batch, signed according to the Standard Webhooks specification, with only ids and counts', async () => {
    const { callbacks: to, clock, callbackSent, log } = await start();
    await to.tell({ of: 'batch', id: batch.id });
    await received(1);
    const [message] = receiver.received;
    if (message === undefined) throw new Error('Nothing arrived');
    expect(message.path).toBe('/callbacks');
    expect(JSON.parse(message.body)).toEqual({
      type: 'batch.completed',
      timestamp: batch.completedAt,
      data: { batch },
    });
    expect(message.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': `msg_${batch.id}`,
      'webhook-timestamp': String(clock.now() / 1000),
      'webhook-signature': signatureOf(message, SECRET),
    });
    await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledWith('batch.completed', 'delivered'), 10_000);
    expect(log.info).toHaveBeenCalledWith(
      { callback: 'batch.completed', message: `msg_${batch.id}`, status: 204, tries: 1 },
      'a callback was delivered',
    );
  });

  it('reports a check once it is done, without name and account', async () => {
    const { callbacks: to, clock, sources } = await start();
    sources.check.mockResolvedValueOnce(pending).mockResolvedValueOnce(pending);
    await to.tell({ of: 'check', id: checkId, owner: 'key' });
    await clock.advance(2000);
    await received(1);
    expect(sources.check).toHaveBeenCalledWith('key', checkId);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      type: 'check.completed',
      timestamp: '2026-01-15T12:00:03.000Z',
      data: { check: { id: checkId, outcome: 'close_match', reason: null, checkedAt: '2026-01-15T12:00:03.000Z' } },
    });
  });

  it('has a signature for each of two secrets, so that a receiver can replace them one after the other', async () => {
    const { callbacks: to } = await start([], [SECRET, OLD_SECRET]);
    await to.tell({ of: 'batch', id: batch.id });
    await received(1);
    const [message] = receiver.received;
    if (message === undefined) throw new Error('Nothing arrived');
    expect(message.headers['webhook-signature']).toBe(
      `${signatureOf(message, SECRET)} ${signatureOf(message, OLD_SECRET)}`,
    );
  });

  it('is sent again with the same id, later each time, until it is accepted', async () => {
    const { callbacks: to, clock, callbackSent } = await start([500, 302, 404]);
    await to.tell({ of: 'batch', id: batch.id });
    for (const [count, waitMs] of [
      [1, 5000],
      [2, 15_000],
      [3, 45_000],
    ] as const) {
      await received(count);
      await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledTimes(count), 10_000);
      await clock.advance(waitMs - 1);
      expect(receiver.received).toHaveLength(count);
      await clock.advance(1);
    }
    await received(4);
    await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledTimes(4), 10_000);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    // No redirect was followed, and each attempt has its own time.
    expect(new Set(receiver.received.map(({ path }) => path))).toEqual(new Set(['/callbacks']));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(4);
    expect(callbackSent.mock.calls.map(([, result]) => result)).toEqual(['failed', 'failed', 'failed', 'delivered']);
  });

  it('waits fifteen seconds for an answer', async () => {
    const { callbacks: to, clock, callbackSent } = await start(['hang']);
    await to.tell({ of: 'batch', id: batch.id });
    await received(1);
    await clock.advance(14_999);
    expect(callbackSent).not.toHaveBeenCalled();
    await clock.advance(1);
    await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledWith('batch.completed', 'failed'), 10_000);
    await clock.advance(5000);
    await received(2);
  });

  it('that is answered 410 is not sent again', async () => {
    const { callbacks: to, clock, callbackSent } = await start([410]);
    await to.tell({ of: 'batch', id: batch.id });
    await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledWith('batch.completed', 'gone'), 10_000);
    await clock.advance(24 * 60 * 60 * 1000);
    expect(receiver.received).toHaveLength(1);
  });

  it('is given up after a day', async () => {
    const { callbacks: to, clock, callbackSent, log } = await start(Array.from({ length: 20 }, () => 500));
    await to.tell({ of: 'batch', id: batch.id });
    for (let tries = 1; tries <= 14; tries++) {
      await vi.waitFor(() => expect(callbackSent).toHaveBeenCalledTimes(tries), 10_000);
      await clock.advance(callbackJobs.againMs(tries));
    }
    expect(receiver.received).toHaveLength(14);
    expect(callbackSent).toHaveBeenLastCalledWith('batch.completed', 'given_up');
    expect(log.warn).toHaveBeenLastCalledWith(
      expect.objectContaining({ tries: 14 }),
      'a callback was not delivered, and is given up',
    );
  });

  it('is not sent if nothing is kept any more of what it would report', async () => {
    const { callbacks: to, sources } = await start();
    sources.batch.mockResolvedValue(null);
    await to.tell({ of: 'batch', id: batch.id });
    await vi.waitFor(() => expect(sources.batch).toHaveBeenCalled(), 10_000);
    expect(receiver.received).toEqual([]);
  });
});
