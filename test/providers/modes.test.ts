import { JANE_DOE_SUBJECT, UNREACHABLE_SUBJECT } from '@payee-check/demo/sandbox';
import { afterEach, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

const jane = { name: 'Jane Doe', account: { scheme: 'iban', iban: 'DE89370400440532013000' } } as const;

let bff: BffOverSandbox;
afterEach(() => bff.close());

const routes = (provider: 'ibantrack' | 'ibanbic' | 'ibanity') =>
  new Set(bff.sandbox.requests()[provider].recent.map(({ route }) => route));

it('Ibanity accepts the signatures of a BFF that has the key', async () => {
  bff = await startBffOverSandbox('ibanity', { ibanitySignatures: true });
  expect(await bff.check({ ...jane, subject: JANE_DOE_SUBJECT })).toMatchObject({ outcome: 'match' });
});

it('in sandbox mode, only Ibantrack’s own sandbox is asked', async () => {
  bff = await startBffOverSandbox('ibantrack', { env: { IBANTRACK_SANDBOX: 'true' } });
  expect(await bff.check(jane)).toMatchObject({ status: 'completed' });
  expect(routes('ibantrack')).toEqual(
    new Set(['/api-v1/oauth2/token', '/api-v1/sandbox/account-holder-verifications']),
  );
});

it('in dummy mode, only IBAN-BIC.com’s free endpoint is asked', async () => {
  bff = await startBffOverSandbox('ibantrack,ibanbic', { env: { IBANBIC_DUMMY: 'true' } });
  await bff.check(jane);
  expect(routes('ibanbic')).toEqual(new Set(['/validate_iban_dummy']));
});

it('an anonymous question never causes an ownership look-up', async () => {
  bff = await startBffOverSandbox('ibantrack,ibanity');
  await bff.check(jane);
  expect(bff.sandbox.requests().ibanity.total).toBe(0);
});

it('a customer whose bank cannot be reached proves nothing', async () => {
  bff = await startBffOverSandbox('ibanity');
  const check = await bff.check({
    name: 'Jonas Winter',
    account: { scheme: 'iban', iban: 'DE26500100990000101010' },
    subject: UNREACHABLE_SUBJECT,
  });
  expect(check).toMatchObject({ outcome: 'unable_to_verify' });
});

it('twenty simultaneous checks on a cold start fetch one token', async () => {
  bff = await startBffOverSandbox('ibantrack');
  const names = Array.from({ length: 20 }, (_, index) => `Jane Doe ${'I'.repeat(index)}`);
  await Promise.all(names.map((name) => bff.check({ ...jane, name })));
  const tokens = bff.sandbox.requests().ibantrack.recent.filter(({ route }) => route.endsWith('/oauth2/token'));
  expect(tokens).toHaveLength(1);
});
