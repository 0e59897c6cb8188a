import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { startReceiver } from '../testing/receiver.ts';
import { startRedis, type TestRedis } from '../testing/redis.ts';
import { systemClock as clock } from '../time/clock.ts';
import { type Callbacks, createCallbacks } from './create.ts';

let folder = '';
let redis: TestRedis;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const open: Callbacks[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  await Promise.all([redis.close(), receiver.close()]);
  await rm(folder, { recursive: true, force: true });
});

const batch = {
  id: 'bat_0000000000000000000000',
  status: 'completed',
  createdAt: '2026-01-15T11:59:00.000Z',
  completedAt: '2026-01-15T11:59:59.000Z',
  expiresAt: '2026-01-16T11:59:00.000Z',
  estimatedEndAt: null,
  counts: { total: 1, waiting: 0, running: 0, invalid: 0, match: 1, close_match: 0, no_match: 0, unable_to_verify: 0 },
} as const;
const config = { secrets: [`whsec_${Buffer.from('a secret of this test, long enough').toString('base64')}`] };

/** One instance. */
function instance(): { callbacks: Callbacks; sent: ReturnType<typeof vi.fn> } {
  const sent = vi.fn();
  const log = { info: () => undefined, warn: () => undefined };
  const callbacks = createCallbacks({
    config: { ...config, url: receiver.url },
    proxy: null,
    redisUrl: redis.url,
    metrics: { callbackSent: sent },
    log,
    clock,
  });
  open.push(callbacks);
  callbacks.start({ batch: async () => batch, check: async () => null });
  return { callbacks, sent };
}

it('is sent by another instance if the one that failed has gone and Redis was restarted', async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'callbacks-'));
  redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder]);
  receiver = await startReceiver([503]);
  const first = instance();
  await first.callbacks.tell({ of: 'batch', id: batch.id });
  await vi.waitFor(() => expect(first.sent).toHaveBeenCalledWith('batch.completed', 'failed'), { timeout: 10_000 });
  // By now it is stored: BullMQ has scheduled it for later.
  await vi.waitFor(async () => {
    const keys = (await redis.keys()).map(({ key }) => key);
    expect(keys.some((key) => key.endsWith(':callbacks:delayed'))).toBe(true);
  });
  await first.callbacks.close();
  await redis.restart();

  const second = instance();
  await vi.waitFor(() => expect(second.sent).toHaveBeenCalledWith('batch.completed', 'delivered'), { timeout: 20_000 });
  const [one, other] = receiver.received;
  expect(receiver.received).toHaveLength(2);
  expect(other?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
  expect(other?.body).toBe(one?.body);
}, 60_000);
