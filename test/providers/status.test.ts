import { commit, nameValue } from '@payee-check/shared/receipt';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BffOverSandbox, startBffOverSandbox } from './bff-over-sandbox.ts';

const types = ['status'];
const active = { scheme: 'iban', iban: 'DE65700200880071234504' };
const closed = { scheme: 'iban', iban: 'DE49700200880071234501' };
const away = { scheme: 'iban', iban: 'DE10100500660000000811' };

let bff: BffOverSandbox;
beforeEach(async () => {
  bff = await startBffOverSandbox('ibantrack,banfico');
});
afterEach(() => bff.close());

it('reports only the status of an account: it verifies no name, and providers that do not know the status are not asked', async () => {
  const { check } = await bff.post('/checks', { account: active, types });
  expect(check).toMatchObject({
    status: 'completed',
    outcome: 'unable_to_verify',
    reason: null,
    account: { status: 'active' },
    evidence: [{ provider: 'banfico', kind: 'account_status', result: 'active', environment: 'sandbox' }],
  });
  const claims = decodeJwt(check.receipt);
  expect(claims).toMatchObject({
    outcome: 'unable_to_verify',
    reason: null,
    basis: null,
    account_status: 'active',
    src: { provider: 'banfico', environment: 'sandbox' },
    name_hash: await commit(String(claims['salt']), nameValue('')),
  });
  expect(bff.sandbox.requests().ibantrack.total).toBe(0);
});

it('says why an account is not open, and that a bank did not answer', async () => {
  expect((await bff.post('/checks', { account: closed, types })).check).toMatchObject({
    reason: 'account_closed',
    account: { status: 'closed' },
    evidence: [{ kind: 'account_status', result: 'closed' }],
  });
  expect((await bff.post('/checks', { account: away, types })).check).toMatchObject({
    outcome: 'unable_to_verify',
    reason: 'bank_unavailable',
    account: { status: null },
    evidence: [{ kind: 'account_status', result: 'unavailable' }],
  });
});

it('is a different question from the one about a name, and the same question only once', async () => {
  const first = await bff.post('/checks', { account: active, types });
  expect((await bff.post('/checks', { account: active, types })).check.id).toBe(first.check.id);
  const named = await bff.post('/checks', { account: active, name: 'Isartal Maschinenbau GmbH' });
  expect(named.check.id).not.toBe(first.check.id);
  expect(named.check.outcome).toBe('match');
});

it('can be asked again with its receipt', async () => {
  const { receipt } = (await bff.post('/checks', { account: active, types })).check;
  const reference = 'next-quarter';
  expect(await bff.post('/rechecks', { receipt, account: active, types, reference })).toMatchObject({ change: 'same' });
  expect(await bff.post('/rechecks', { receipt, account: active, name: 'Jane Doe' })).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: '/name' }],
  });
});

it('is only for servers: a page could be used to find open accounts by trying numbers', async () => {
  const { session } = await bff.post('/sessions', { origin: 'https://shop.example' });
  expect(await bff.post('/checks', { account: active, types }, session.token)).toMatchObject({
    status: 403,
    code: 'key_required',
  });
  expect(bff.sandbox.requests().banfico.total).toBe(0);
});

it.each([
  ['a name', { types, name: 'Jane Doe' }],
  ['an identifier', { types, identifiers: [{ type: 'lei', value: '99990SANDBOXISAR0103' }] }],
  ['a type of holder', { types, accountType: 'business' }],
  ['another word', { types: ['name'] }],
  ['two words', { types: ['status', 'status'] }],
  ['no word', { types: [] }],
])('is not asked with %s', async (_what, more) => {
  expect(await bff.post('/checks', { account: active, ...more })).toMatchObject({ code: 'invalid_request' });
});

it('cannot be a line of a batch', async () => {
  const lines = [{ id: 'a', account: active, types }];
  expect(await bff.post('/batches', { lines })).toMatchObject({ batch: { counts: { total: 1, invalid: 1 } } });
});

it('is not checkable if no provider knows the status', async () => {
  await bff.close();
  bff = await startBffOverSandbox('ibantrack');
  expect((await bff.post('/checks', { account: active, types })).check).toMatchObject({
    outcome: 'unable_to_verify',
    reason: 'not_checkable',
    evidence: [],
  });
});
