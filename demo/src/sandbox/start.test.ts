import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { faultMenu } from './fault-menu.ts';
import { believableDelay, providerNames } from './provider-names.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { basic, send, setting } from './testing/http.ts';

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

it('starts five providers and returns all the settings that the BFF needs', async () => {
  sandbox = await startSandbox();
  expect(Object.keys(sandbox.env).toSorted()).toEqual(
    `BANFICO_BASE_URL BANFICO_CLIENT_ID BANFICO_CLIENT_SECRET BANFICO_TOKEN_URL IBANBIC_BASE_URL IBANBIC_PASSWORD
    IBANBIC_USERNAME IBANERA_BASE_URL IBANERA_PASSWORD IBANERA_TOTP_SECRET IBANERA_USERNAME IBANITY_BASE_URL IBANITY_CA
    IBANITY_CERTIFICATE IBANITY_PRIVATE_KEY IBANTRACK_BASE_URL IBANTRACK_CLIENT_ID IBANTRACK_CLIENT_SECRET
    IBANTRACK_GETS_PER_MINUTE IBANTRACK_POSTS_PER_MINUTE`
      .split(/\s+/u)
      .toSorted(),
  );
  const origins = Object.entries(sandbox.env).filter(([name]) => name.endsWith('_BASE_URL'));
  expect(new Set(origins.map(([, url]) => new URL(url).host)).size).toBe(providerNames.length);
});

it('makes different credentials each time', async () => {
  sandbox = await startSandbox();
  const other = await startSandbox();
  await other.close();
  for (const name of [
    'IBANTRACK_CLIENT_SECRET',
    'BANFICO_CLIENT_SECRET',
    'IBANBIC_PASSWORD',
    'IBANERA_TOTP_SECRET',
    'IBANITY_PRIVATE_KEY',
  ]) {
    expect(sandbox.env[name]).not.toBe(other.env[name]);
  }
});

it('counts requests and sets faults for each provider separately', async () => {
  sandbox = await startSandbox();
  const { env } = sandbox;
  const headers = {
    accept: 'application/json',
    authorization: basic(setting(env, 'IBANBIC_USERNAME'), setting(env, 'IBANBIC_PASSWORD')),
  };
  const validate = () =>
    send('GET', `${setting(env, 'IBANBIC_BASE_URL')}/validate_iban/DE89370400440532013000`, { headers });
  expect((await validate()).status).toBe(200);
  sandbox.faults.ibanbic.set({ kind: 'status', status: 503 });
  expect((await validate()).status).toBe(503);
  const requests = sandbox.requests();
  expect(requests.ibanbic).toMatchObject({ total: 2, byStatus: { 200: 1, 503: 1 } });
  expect(requests.ibanbic.recent[0]?.route).toBe('/validate_iban/:iban');
  expect(providerNames.filter((name) => requests[name].total > 0)).toEqual(['ibanbic']);
});

it('leaves nothing running if one of the five cannot start', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  await expect(startSandbox({ ports: { banfico: port } })).rejects.toThrow('EADDRINUSE');
  await new Promise((resolve) => taken.close(resolve));
});

it('offers a menu of faults, each with its own id', () => {
  expect(new Set(faultMenu.map(({ id }) => id)).size).toBe(faultMenu.length);
});

it('has a realistic delay', () => {
  expect([0, 0.5, 0.999].map((random) => believableDelay(() => random)('banfico'))).toEqual([300, 600, 1498]);
});
