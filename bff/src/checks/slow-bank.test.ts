import type { CompletedCheck } from '@payee-check/shared/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { askAs, checksOverSockets, IBAN, TOKEN, VISITOR } from '../testing/checks-over-sockets.ts';
import { faults, json, type Reply, startUpstream } from '../testing/upstream.ts';

/** Ibantrack's "1 to 3 seconds, up to 10 to 20", and the defaults of 8 and 20 seconds, at a tenth. */
const CONFIG = { waitMs: 500, deadlineMs: 2000, providerTimeoutMs: 800 };
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of opened.splice(0).reverse()) await resource.close();
});

const MATCH = json(200, { id: 'v', status: 'completed', match_result: 'match' });
const NO_MATCH = json(200, {
  data: { result: { id: 'v', account: { id: IBAN, status: 'ACTIVE', nameCheckStatus: 'NO_MATCH' } } },
});
const after =
  (ms: number, reply: Reply): Reply =>
  (response, socket) => {
    const timer = setTimeout(() => reply(response, socket), ms);
    response.on('close', () => clearTimeout(timer));
  };

async function setUp(order: readonly ('ibantrack' | 'banfico')[], ibantrackSays: Reply, banficoSays: Reply = NO_MATCH) {
  const serve = (reply: Reply) => startUpstream(({ url }) => (url.endsWith('/token') ? TOKEN : reply));
  const ibantrack = await serve(ibantrackSays);
  const banfico = await serve(banficoSays);
  const found = checksOverSockets({ order, ibantrackUrl: ibantrack.url, banficoUrl: banfico.url, config: CONFIG });
  opened.push(ibantrack, banfico, ...found.providers);
  async function check(name = 'Jane Doe'): Promise<CompletedCheck> {
    const { check: asked } = await askAs(found.service, name);
    if (asked.status === 'pending') await found.service.drain();
    const read = await found.service.read(VISITOR, asked.id);
    if (read?.status !== 'completed') throw new Error('The check has ended');
    return read;
  }
  return { ...found, check, banfico };
}

describe('a bank that takes longer than PROVIDER_TIMEOUT_MS', () => {
  it('is waited for if no other provider is left', async () => {
    const { check } = await setUp(['ibantrack'], after(1200, MATCH));
    expect(await check()).toMatchObject({ outcome: 'match' });
  });

  it('is used if the other one has already answered that it cannot say', async () => {
    const { check } = await setUp(['banfico', 'ibantrack'], after(1200, MATCH), json(421, {}));
    expect(await check()).toMatchObject({
      outcome: 'match',
      evidence: [{ provider: 'banfico' }, { provider: 'ibantrack' }],
    });
  });

  it('leaves half of the time to the other one', async () => {
    const { check } = await setUp(['ibantrack', 'banfico'], after(1900, MATCH), after(900, NO_MATCH));
    expect(await check()).toMatchObject({ outcome: 'no_match' });
  });

  it('longer than the check: the bank was slow, and the provider is not blamed for it', async () => {
    const { check, providers } = await setUp(['ibantrack'], faults.hangBeforeHeaders);
    expect(await check()).toMatchObject({ outcome: 'unable_to_verify', reason: 'bank_timeout' });
    expect(providers[0]?.circuit).toBe('closed');
  });

  it('pending until the end: the same', async () => {
    const { check } = await setUp(['ibantrack'], json(200, { id: 'v', status: 'pending' }));
    expect(await check()).toMatchObject({ outcome: 'unable_to_verify', reason: 'bank_timeout' });
  });
});

it('a service that does not even accept the question is unavailable, and not a slow bank', async () => {
  const token = await startUpstream(() => faults.hangBeforeHeaders);
  const found = checksOverSockets({
    order: ['ibantrack'],
    ibantrackUrl: token.url,
    banficoUrl: token.url,
    config: CONFIG,
  });
  opened.push(token, ...found.providers);
  const { check } = await askAs(found.service);
  await found.service.drain();
  expect(await found.service.read(VISITOR, check.id)).toMatchObject({ reason: 'provider_unavailable' });
});
