import { constants, createHash, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { json, type Reply } from '../../testing/upstream.ts';
import { createSandboxResources } from './sandbox-resources.ts';
import { failure, institution, page, sandboxAccount, sandboxUser } from './testing/documents.ts';
import { type Harness, type HarnessOptions, useIbanity } from './testing/harness.ts';

const BANK = 'fd1790d4-78a6-4779-90a9-81e9b3667996';
const USER = '8625d265-1dd4-494a-8851-e55b52a49152';
const ACCOUNT = '49c5f439-3abe-44ae-a46a-f047245dda87';
const ACCOUNTS = `/sandbox/financial-institutions/${BANK}/users/${USER}/accounts`;
const TRANSACTIONS = `${ACCOUNTS}/${ACCOUNT}/transactions`;
const TRANSACTION = '1134eaca-0d68-4d5d-a114-4bf80f03d701';

const user = { login: 'ocorwin', password: 'password', lastName: 'Corwin', firstName: 'Octavia' };
const account = {
  subtype: 'checking' as const,
  relationship: 'owner' as const,
  iban: 'BE123456679',
  description: 'Checking account',
  currency: 'EUR',
  balance: 56.42,
};
const payment = {
  valueDate: '2017-05-22T00:00:00Z',
  executionDate: '2017-05-25T00:00:00Z',
  counterpart: 'BE9786154282554',
  communication: 'Hole foods',
  amount: 84.42,
  currency: 'EUR',
};
const stored = { id: TRANSACTION, type: 'sandboxTransaction', attributes: payment };
const deleted = (type: string, id: string) => json(200, { data: { type, id } });

const ibanity = useIbanity();
let harness: Harness;

async function sandbox(routes: Record<string, Reply | readonly Reply[]>, options: HarnessOptions = {}) {
  harness = await ibanity(routes, options);
  return { ...harness, resources: createSandboxResources(harness.client), context: harness.context() };
}
const body = () => JSON.parse(harness.upstream.requests.at(-1)?.body ?? 'null');

describe('sandbox resources', () => {
  it('are banks', async () => {
    const one = json(200, institution(true, BANK));
    const { resources, context, targets } = await sandbox({
      '/sandbox/financial-institutions': json(201, institution(true, BANK)),
      [`/sandbox/financial-institutions/${BANK}`]: [one, deleted('financialInstitution', BANK)],
      [`/financial-institutions/${BANK}`]: one,
      '/financial-institutions': json(200, page([institution(true, BANK).data])),
    });
    expect(await resources.institutions.create([], { name: 'SuperBank' }, context)).toEqual({
      id: BANK,
      attributes: { name: 'SuperBank' },
    });
    expect(body()).toEqual({ data: { type: 'financialInstitution', attributes: { name: 'SuperBank' } } });
    expect(harness.upstream.requests[0]?.headers['content-type']).toBe('application/json');
    await resources.institutions.update([], BANK, { name: 'Metabank' }, context);
    await resources.institutions.delete([], BANK, context);
    expect((await resources.institutions.read([], BANK, context)).id).toBe(BANK);
    expect(await resources.institutions.list([], context)).toHaveLength(1);
    expect(targets()).toEqual([
      'POST /sandbox/financial-institutions',
      `PATCH /sandbox/financial-institutions/${BANK}`,
      `DELETE /sandbox/financial-institutions/${BANK}`,
      `GET /financial-institutions/${BANK}`,
      'GET /financial-institutions?limit=100',
    ]);
  });

  it('are users', async () => {
    const one = json(200, { data: sandboxUser() });
    const { resources, context, targets } = await sandbox({
      '/sandbox/users': [json(201, { data: sandboxUser() }), json(200, page([sandboxUser()]))],
      [`/sandbox/users/${USER}`]: [one, one, deleted('sandboxUser', USER)],
    });
    expect(await resources.users.create([], user, context)).toEqual({ id: USER, attributes: user });
    expect(body()).toEqual({ data: { type: 'sandboxUser', attributes: user } });
    expect(await resources.users.list([], context)).toEqual([{ id: USER, attributes: user }]);
    await resources.users.read([], USER, context);
    await resources.users.update([], USER, { ...user, firstName: 'Doe' }, context);
    await resources.users.delete([], USER, context);
    expect(targets()).toEqual([
      'POST /sandbox/users',
      'GET /sandbox/users?limit=100',
      ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /sandbox/users/${USER}`),
    ]);
  });

  it('are accounts and transactions, under their owners', async () => {
    const { resources, context, targets } = await sandbox({
      [ACCOUNTS]: [json(201, { data: sandboxAccount() }), json(200, page([sandboxAccount()]))],
      [`${ACCOUNTS}/${ACCOUNT}`]: deleted('sandboxAccount', ACCOUNT),
      [TRANSACTIONS]: [json(201, { data: stored }), json(200, page([stored]))],
      [`${TRANSACTIONS}/${TRANSACTION}`]: [json(200, { data: stored }), deleted('sandboxTransaction', TRANSACTION)],
      [`/sandbox/users/${USER}/accounts`]: json(200, page([sandboxAccount()])),
      [`/sandbox/users/${USER}/transactions`]: json(200, page([stored])),
    });
    const owner = [BANK, USER] as const;
    const ofAccount = [BANK, USER, ACCOUNT] as const;
    expect(await resources.accounts.create(owner, account, context)).toEqual({ id: ACCOUNT, attributes: account });
    expect(body()).toEqual({ data: { type: 'sandboxAccount', attributes: account } });
    expect(await resources.accounts.list(owner, context)).toHaveLength(1);
    expect(await resources.transactions.create(ofAccount, payment, context)).toMatchObject({ id: TRANSACTION });
    expect(await resources.transactions.list(ofAccount, context)).toHaveLength(1);
    expect(await resources.transactions.read(ofAccount, TRANSACTION, context)).toMatchObject({ attributes: payment });
    await resources.transactions.delete(ofAccount, TRANSACTION, context);
    await resources.accounts.delete(owner, ACCOUNT, context);
    expect(await resources.accountsOfUser(USER, context)).toHaveLength(1);
    expect(await resources.transactionsOfUser(USER, context)).toHaveLength(1);
    expect(targets()).toEqual([
      `POST ${ACCOUNTS}`,
      `GET ${ACCOUNTS}?limit=100`,
      `POST ${TRANSACTIONS}`,
      `GET ${TRANSACTIONS}?limit=100`,
      `GET ${TRANSACTIONS}/${TRANSACTION}`,
      `DELETE ${TRANSACTIONS}/${TRANSACTION}`,
      `DELETE ${ACCOUNTS}/${ACCOUNT}`,
      `GET /sandbox/users/${USER}/accounts?limit=100`,
      `GET /sandbox/users/${USER}/transactions?limit=100`,
    ]);
  });

  it('are not available to production applications', async () => {
    const { resources, context, codeOf } = await sandbox({
      '/sandbox/users': json(403, failure('sandbox_application_required')),
    });
    expect(await codeOf(resources.users.list([], context))).toBe('bad_credentials');
  });

  it('accept no id that leads elsewhere', async () => {
    const { resources, context, codeOf, upstream } = await sandbox({});
    expect(await codeOf(resources.users.read([], '../financial-institutions', context))).toBe('bad_answer');
    expect(upstream.requests).toHaveLength(0);
  });
});

it('requests are signed as they are sent if the installation requires it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { resources, context, upstream } = await sandbox(
    { '/sandbox/users': [json(200, page([])), json(201, { data: sandboxUser() })] },
    { signature: { key, keyId: 'signing-certificate' } },
  );
  await resources.users.list([], context);
  await resources.users.create([], user, context);
  for (const { method, url, headers, body } of upstream.requests) {
    const signature = /signature="([^"]+)"/.exec(String(headers.signature))?.[1] ?? '';
    const created = /created=(\d+),/.exec(String(headers.signature))?.[1];
    const digest = `SHA-512=${createHash('sha512').update(body).digest('base64')}`;
    expect(headers.digest).toBe(digest);
    const signed = `(request-target): ${method.toLowerCase()} ${url}\nhost: ${headers.host}\ndigest: ${digest}\n(created): ${created}`;
    const options = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    expect(verify('sha256', Buffer.from(signed), options, Buffer.from(signature, 'base64'))).toBe(true);
  }
});
