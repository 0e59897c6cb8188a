import { checkResponse, sessionResponse } from '@payee-check/shared/contract';
import { afterEach, expect, it } from 'vitest';
import { type Bff, createBff, loadConfig, type Provider, ProviderError } from './index.ts';

/** An adapter of your own, written with the package's exports, used with the unchanged BFF. */

let bff: Bff;
afterEach(() => bff.close());

const SHOP = 'https://shop.example';

async function check(adapter: Provider) {
  const config = loadConfig({ PORT: '0', ALLOWED_ORIGINS: SHOP, LOG_LEVEL: 'silent', CHECK_DEADLINE_MS: '500' });
  bff = createBff(config, { providers: [adapter], widget: null });
  const address = (await bff.listen()).address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
  const post = async (path: string, body: object, token?: string) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { origin: SHOP, 'content-type': 'application/json', ...authorization };
    return (await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const { session } = sessionResponse.parse(await post('/sessions', {}));
  const account = { scheme: 'iban', iban: 'DE89370400440532013000' };
  return checkResponse.parse(await post('/checks', { account, name: 'Jane Doe' }, session.token)).check;
}

const adapter = (checkName: NonNullable<Provider['checkName']>): Provider => ({
  name: 'ibantrack',
  supports: () => true,
  checkName,
  close: async () => undefined,
});

it('answers about names, and needs to state nothing else', async () => {
  const answer = { outcome: 'match', reason: null, accountStatus: null, reference: null } as const;
  expect(await check(adapter(async () => answer))).toMatchObject({
    outcome: 'match',
    evidence: [{ provider: 'ibantrack', environment: 'live', scheme: null }],
  });
});

it('is guarded like the others: it may hang, or fail in any way', async () => {
  expect(await check(adapter(() => new Promise(() => undefined)))).toMatchObject({
    outcome: 'unable_to_verify',
    reason: 'provider_unavailable',
  });
  await bff.close();
  expect(await check(adapter(() => Promise.reject(new Error('Jane Doe'))))).toMatchObject({
    reason: 'provider_unavailable',
  });
  await bff.close();
  const late = new ProviderError('ibantrack', 'bank_timeout');
  expect(await check(adapter(() => Promise.reject(late)))).toMatchObject({ reason: 'bank_timeout' });
});
