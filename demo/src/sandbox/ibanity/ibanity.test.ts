import { constants, createHash, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JANE_DOE_SUBJECT, UNREACHABLE_SUBJECT } from '../test-payees.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { setting } from '../testing/http.ts';
import { sendSecurely } from '../testing/https.ts';
import { type IbanitySandbox, startIbanitySandbox } from './start.ts';

let clock: TestClock;
let sandbox: IbanitySandbox;
let base: string;

const tls = (env = sandbox.env) => ({
  ca: setting(env, 'IBANITY_CA'),
  cert: setting(env, 'IBANITY_CERTIFICATE'),
  key: setting(env, 'IBANITY_PRIVATE_KEY'),
});
const ask = (method: string, path: string, body?: object) => sendSecurely(method, `${base}${path}`, tls(), body);
const create = (path: string, type: string, attributes: object) => ask('POST', path, { data: { type, attributes } });

beforeAll(async () => {
  clock = createTestClock();
  sandbox = await startIbanitySandbox({ now: clock.now, synchronizationMs: 900 });
  base = setting(sandbox.env, 'IBANITY_BASE_URL');
});
afterAll(() => sandbox.close());

describe('mutual TLS', () => {
  it('aborts the handshake of a client without a certificate', async () => {
    await expect(sendSecurely('GET', `${base}/customers`, { ca: tls().ca })).rejects.toThrow();
  });

  it('aborts that of a client with a certificate from another authority', async () => {
    const other = await startIbanitySandbox();
    const stranger = { ...tls(other.env), ca: tls().ca };
    await other.close();
    await expect(sendSecurely('GET', `${base}/customers`, stranger)).rejects.toThrow();
  });

  it('presents a certificate that only the private authority has signed', async () => {
    const { ca: _, ...withoutAuthority } = tls();
    await expect(sendSecurely('GET', `${base}/customers`, withoutAuthority)).rejects.toThrow();
  });

  it('can answer with the documented error instead', async () => {
    const lenient = await startIbanitySandbox({ withoutCertificate: 'http' });
    const url = `${setting(lenient.env, 'IBANITY_BASE_URL')}/customers`;
    const answer = await sendSecurely('GET', url, { ca: setting(lenient.env, 'IBANITY_CA') });
    await lenient.close();
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ code: 'invalid_application_certificate' }] } });
  });
});

describe('a customer', () => {
  it('is shown as documented', async () => {
    const { status, headers, body } = await ask('GET', `/customers/${JANE_DOE_SUBJECT}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/vnd.api+json');
    const self = `${base}/customers/${JANE_DOE_SUBJECT}`;
    expect(body.data).toEqual({
      id: JANE_DOE_SUBJECT,
      type: 'customer',
      attributes: { phoneNumber: expect.any(String), email: 'jane.doe@example.org', createdAt: expect.any(String) },
      relationships: {
        transactions: { links: { related: `${self}/transactions` } },
        authorizations: { links: { related: `${self}/authorizations` } },
        accounts: { links: { related: `${self}/accounts` } },
      },
      links: { self },
    });
  });

  it('that does not exist is a 404 that names the resource', async () => {
    expect(await ask('GET', '/customers/d9aa5419-6a35-4e33-a98b-15a85107ab96/accounts')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'resource_no_found', resource: 'customer' }] },
    });
  });
});

describe('the accounts of a customer', () => {
  const accounts = (query = '') => ask('GET', `/customers/${JANE_DOE_SUBJECT}/accounts${query}`);

  it('are shown as documented', async () => {
    const [account] = (await accounts('?limit=1')).body.data;
    expect(account).toMatchObject({
      type: 'account',
      meta: { synchronizedAt: expect.any(String), transactionsSynchronizedAt: expect.any(String) },
      attributes: {
        subtype: 'checking',
        relationship: 'owner',
        reference: expect.any(String),
        iban: 'DE70500100999000000002',
        description: 'Household',
        currency: 'EUR',
        balance: 100,
      },
      relationships: {
        transactions: { links: { related: expect.stringContaining('/transactions') } },
        customer: { data: { id: JANE_DOE_SUBJECT, type: 'customer' } },
        financialInstitution: { data: { type: 'financial-institution' } },
        authorization: { data: { type: 'authorization' } },
      },
      links: { self: `${base}/customers/${JANE_DOE_SUBJECT}/accounts/${account.id}` },
    });
  });

  it('come in pages, with her best-known one on the second', async () => {
    const first = await accounts();
    const { paging } = first.body.meta;
    expect(first.body.data).toHaveLength(3);
    expect(paging).toEqual({ limit: 10, before: first.body.data[0].id, after: first.body.data[2].id });
    const second = await accounts(`?after=${paging.after}`);
    expect(second.body.data.map(({ attributes }: { attributes: { iban: string } }) => attributes.iban)).toContain(
      'DE89370400440532013000',
    );
    expect(second.body.links).not.toHaveProperty('next');
    expect((await accounts(`?before=${second.body.data[0].id}`)).body.data).toEqual(first.body.data);
  });

  it('link to the next page by http:, as the documentation prints it', async () => {
    const { links, meta } = (await accounts('?limit=2')).body;
    const plain = base.replace('https:', 'http:');
    expect(links.first).toBe(`${plain}/customers/${JANE_DOE_SUBJECT}/accounts`);
    expect(links.next).toBe(`${links.first}?limit=2&after=${meta.paging.after}`);
  });

  it.each([
    ['?limit=0', 'invalid_paging_limit'],
    ['?limit=many', 'invalid_paging_limit'],
    ['?after=nothing', 'invalid_paging_cursor'],
    ['?after=a&before=b', 'ambiguous_paging_cursors'],
  ])('refuse %s with %s', async (query, code) => {
    expect(await accounts(query)).toMatchObject({ status: 400, body: { errors: [{ code }] } });
  });

  it('have transactions with the counterpart’s IBAN', async () => {
    const { data } = (await ask('GET', `/customers/${JANE_DOE_SUBJECT}/transactions`)).body;
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({
      type: 'transaction',
      attributes: { counterpart: 'DE26500100990000101010', communication: 'Rent', currency: 'EUR', amount: -42.42 },
      relationships: { account: { data: { type: 'account' } } },
    });
    const own = data[0].links.self.replace(base, '');
    expect((await ask('GET', own)).body.data).toEqual(data[0]);
  });
});

describe('a synchronization', () => {
  const start = (customer: string) => ask('POST', `/customers/${customer}/synchronizations`);
  const status = async (id: string) => (await ask('GET', `/synchronizations/${id}`)).body.data.attributes.status;

  it('is accepted as pending, runs, and finishes; then the data are up to date', async () => {
    const { status: code, body } = await start(JANE_DOE_SUBJECT);
    expect([code, body.data.attributes.status]).toEqual([202, 'pending']);
    expect(await status(body.data.id)).toBe('pending');
    clock.advance(500);
    expect(await status(body.data.id)).toBe('running');
    clock.advance(400);
    expect(await status(body.data.id)).toBe('done');
    const [account] = (await ask('GET', `/customers/${JANE_DOE_SUBJECT}/accounts?limit=1`)).body.data;
    expect(account.meta.synchronizedAt).toBe(new Date(clock.now()).toISOString());
  });

  it('fails if the bank cannot be reached', async () => {
    const { body } = await start(UNREACHABLE_SUBJECT);
    clock.advance(900);
    expect(await status(body.data.id)).toBe('failed');
  });
});

describe('the sandbox’s own resources', () => {
  const user = { login: 'msmith', password: 'password', lastName: 'Smith', firstName: 'Matt' };
  const account = {
    subtype: 'checking',
    relationship: 'owner',
    iban: 'BE456789012',
    description: 'Savings account',
    currency: 'EUR',
    balance: 67.89,
  };
  const transaction = {
    valueDate: '2017-05-22T00:00:00Z',
    executionDate: '2017-05-25T00:00:00Z',
    counterpart: 'BE9786154282554',
    communication: 'Hole foods',
    amount: 84.42,
    currency: 'EUR',
  };

  it('can be created, read, updated, listed and deleted, with the documentation’s payloads', async () => {
    const institution = await create('/sandbox/financial-institutions', 'financialInstitution', { name: 'WonderFin' });
    expect(institution).toMatchObject({
      status: 201,
      body: { data: { attributes: { name: 'WonderFin', sandbox: true } } },
    });
    const bank = `/sandbox/financial-institutions/${institution.body.data.id}`;
    const renamed = await ask('PATCH', bank, {
      data: { type: 'financialInstitution', attributes: { name: 'Metabank' } },
    });
    expect(renamed.body.data.attributes.name).toBe('Metabank');

    const client = await create('/sandbox/users', 'sandboxUser', user);
    expect(client.body.data).toMatchObject({ type: 'sandboxUser', attributes: user });
    const userId = client.body.data.id;
    const doe = await ask('PATCH', `/sandbox/users/${userId}`, {
      data: { type: 'sandboxUser', attributes: { ...user, lastName: 'Doe' } },
    });
    expect(doe.body.data.attributes.lastName).toBe('Doe');

    const opened = await create(`${bank}/users/${userId}/accounts`, 'sandboxAccount', account);
    expect(opened.body.data).toMatchObject({
      type: 'sandboxAccount',
      attributes: account,
      relationships: { sanboxUser: { data: { type: 'sandboxUser', id: userId } } },
    });
    const accountPath = `${bank}/users/${userId}/accounts/${opened.body.data.id}`;
    const booked = await create(`${accountPath}/transactions`, 'sandboxTransaction', transaction);
    expect(booked.body.data).toMatchObject({ type: 'sandboxTransaction', attributes: transaction });
    const transactionId = booked.body.data.id;
    expect((await ask('GET', `/sandbox/users/${userId}/transactions`)).body.data).toEqual([booked.body.data]);
    expect((await ask('GET', `${accountPath}/transactions/${transactionId}`)).body.data).toEqual(booked.body.data);

    const customerId = sandbox.connectCustomer(userId);
    const connected = await ask('GET', `/customers/${customerId}/accounts`);
    expect(connected.body.data[0].attributes.iban).toBe('BE456789012');

    for (const [path, type, id] of [
      [`${accountPath}/transactions/${transactionId}`, 'sandboxTransaction', transactionId],
      [accountPath, 'sandboxAccount', opened.body.data.id],
      [`/sandbox/users/${userId}`, 'sandboxUser', userId],
      [bank, 'financialInstitution', institution.body.data.id],
      [`/customers/${customerId}`, 'customer', customerId],
    ]) {
      expect((await ask('DELETE', path)).body).toEqual({ data: { type, id } });
      expect((await ask('DELETE', path)).status).toBe(404);
    }
  });

  it('refuse another type, and name every invalid attribute', async () => {
    expect(await create('/sandbox/users', 'user', user)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'invalid_resource_type' }] },
    });
    const { lastName: _, ...incomplete } = { ...user, login: '' };
    const { body } = await create('/sandbox/users', 'sandboxUser', incomplete);
    expect(body.errors.map(({ code, attribute }: { code: string; attribute: string }) => [code, attribute])).toEqual([
      ['validation_error', 'login'],
      ['validation_error', 'lastName'],
    ]);
  });

  it('include each bank and user that the application sees', async () => {
    const { data } = (await ask('GET', '/financial-institutions')).body;
    expect(data[0]).toMatchObject({
      type: 'financialInstitution',
      attributes: { name: 'Musterbank Frankfurt', sandbox: true },
    });
    expect((await ask('GET', '/sandbox/users')).body.data[0].attributes).toMatchObject({
      firstName: 'Jane',
      lastName: 'Doe',
    });
  });
});

describe('with request signatures', () => {
  let signed: IbanitySandbox;
  afterEach(() => signed.close());

  async function askSigned(change: Partial<Record<'digest' | 'target' | 'created', string>> = {}) {
    signed = await startIbanitySandbox({ signatures: true, now: clock.now });
    const url = new URL(`${setting(signed.env, 'IBANITY_BASE_URL')}/customers?limit=1`);
    const created = change.created ?? String(Math.floor(clock.now() / 1000));
    const digest = change.digest ?? `SHA-512=${createHash('sha512').update('').digest('base64')}`;
    const names = '(request-target) host digest (created) ibanity-idempotency-key';
    const text = [
      `(request-target): get ${change.target ?? '/customers?limit=1'}`,
      `host: ${url.host}`,
      `digest: ${digest}`,
      `(created): ${created}`,
      'ibanity-idempotency-key: 61f02718-eeee-46e1-b5eb-e8fd6e799c2d',
    ].join('\n');
    const key = {
      key: setting(signed.env, 'IBANITY_SIGNATURE_KEY'),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    };
    const signature = sign('sha256', Buffer.from(text), key).toString('base64');
    const keyId = setting(signed.env, 'IBANITY_SIGNATURE_KEY_ID');
    return sendSecurely('GET', url.href, tls(signed.env), undefined, {
      digest,
      'ibanity-idempotency-key': '61f02718-eeee-46e1-b5eb-e8fd6e799c2d',
      signature: `keyId="${keyId}",created=${created},algorithm="hs2019",headers="${names}",signature="${signature}"`,
    });
  }

  it('accepts a request with a valid signature', async () => {
    expect((await askSigned()).status).toBe(200);
  });

  it.each([
    ['of another target', { target: '/accounts' }],
    ['of another body', { digest: `SHA-256=${createHash('sha256').update('{}').digest('base64')}` }],
    ['of yesterday', { created: String(Math.floor(Date.parse('2026-03-01T00:00:00Z') / 1000)) }],
  ])('refuses one %s', async (_, change) => {
    expect(await askSigned(change)).toMatchObject({ status: 401, body: { errors: [{ code: 'invalid_signature' }] } });
  });
});
