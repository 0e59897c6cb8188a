import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderSandbox } from '../server/provider-sandbox.ts';
import { createTestClock, type TestClock } from '../testing/clock.ts';
import { basic, form, send, setting } from '../testing/http.ts';
import { readNames } from './name.ts';
import { startBanficoSandbox } from './start.ts';

let clock: TestClock;
let sandbox: ProviderSandbox;
let url: string;

beforeEach(async () => {
  clock = createTestClock();
  sandbox = await startBanficoSandbox({ now: clock.now });
  url = `${setting(sandbox.env, 'BANFICO_BASE_URL')}/v1.0/account-verifications`;
});
afterEach(() => sandbox.close());

const credentials = () =>
  [setting(sandbox.env, 'BANFICO_CLIENT_ID'), setting(sandbox.env, 'BANFICO_CLIENT_SECRET')] as const;

async function bearer(): Promise<Record<string, string>> {
  const [id, secret] = credentials();
  const { body } = await send('POST', setting(sandbox.env, 'BANFICO_TOKEN_URL'), {
    headers: { ...form, authorization: basic(id, secret) },
    body: 'grant_type=client_credentials',
  });
  return { authorization: `Bearer ${body.access_token}`, accept: 'application/json' };
}

/** A request as the documentation's examples write it. */
const request = (account: object, types = ['NAME']) => ({ data: { verification: { types, account } } });

const verify = async (account: object, types?: string[]) =>
  send('POST', url, { headers: await bearer(), body: request(account, types) });

/** The answers in the documentation's examples, except for ids, times and the scheme's own answer. */
const result = (account: object, schemeResponseCodes?: string[]) => ({
  data: {
    result: {
      id: expect.any(String),
      account,
      responder: {
        accountVerificationScheme: 'UK_COP',
        apiVersion: expect.any(String),
        ...(schemeResponseCodes && { schemeResponseCodes }),
        receivedTime: '2026-03-02T10:00:00.000Z',
        data: expect.stringMatching(/^[\w+/]+=*$/u),
        entity: { idType: 'PARTICIPANT_ORG_ID', idValue: '0015800001ZEc1XAAT', reference: 'YOMI701335' },
      },
    },
  },
});

describe('the documentation’s examples', () => {
  it('1: personal, SCAN, with a secondary id', async () => {
    const account = {
      type: 'PERSONAL',
      idScheme: 'SCAN',
      name: 'Doe, John',
      id: '90070012345678',
      secondaryId: '9876543210',
    };
    const answer = await verify(account);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(
      result({ id: '90070012345678', secondaryId: '9876543210', status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH' }),
    );
  });

  it('2: business, SCAN, nearly the name', async () => {
    const { body } = await verify({
      type: 'BUSINESS',
      idScheme: 'SCAN',
      name: 'ABC Holdings Limited',
      id: '90070098765432',
    });
    expect(body).toEqual(
      result(
        {
          id: '90070098765432',
          status: 'ACTIVE',
          nameCheckStatus: 'PARTIAL_MATCH',
          respondedName: 'ABC Holdings Limit',
        },
        ['MBAM'],
      ),
    );
  });

  it.each([
    ['3: personal, IBAN', 'PERSONAL', 'Doe, John', 'GB15ABBY30000012345678'],
    ['4: business, IBAN', 'BUSINESS', 'ABC Holdings Limited', 'GB15ABBY30000098765432'],
  ])('%s', async (_, type, name, id) => {
    const { body } = await verify({ type, idScheme: 'IBAN', name, id });
    expect(body).toEqual(result({ id, status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH' }));
  });

  it.each([
    ['5: no such account', 'IBAN', 'GB15ABBY30000012340000', 'NOT_FOUND', 'AC01'],
    ['6: opted out', 'SCAN', '90070012345600', 'FORBIDDEN', 'OPTO'],
  ])('%s', async (_, idScheme, id, status, code) => {
    const { body } = await verify({ type: 'PERSONAL', idScheme, name: 'Doe,John', id });
    expect(body).toEqual(result({ id, status, nameCheckStatus: 'UNABLE_TO_MATCH' }, [code]));
  });

  it('of a fetched result: a personal account, nearly the name', async () => {
    const { body } = await verify({
      type: 'BUSINESS',
      idScheme: 'SCAN',
      name: ',,,Susan Clarke',
      id: '90070011100029',
    });
    const fetched = await send('GET', `${url}/${body.data.result.id}`, { headers: await bearer() });
    expect(fetched.body).toMatchObject({
      data: {
        result: {
          id: body.data.result.id,
          message: 'The account type is Personal Account',
          account: { status: 'ACTIVE', respondedName: 'Susan Clark', nameCheckStatus: 'PARTIAL_MATCH' },
          responder: { schemeResponseCodes: ['PAMM'] },
        },
      },
    });
  });
});

describe('a verification', () => {
  const uk = (id: string, name: string, more: object = {}) => ({ idScheme: 'SCAN', id, name, ...more });
  const read = async (account: object, types?: string[]) => (await verify(account, types)).body.data.result;

  it.each([
    ['nobody’s account', uk('08999910000171', ',,,Mia Turner'), 'NOT_FOUND', ['AC01']],
    ['a closed account', uk('08999910000126', ',,,Amelia Hughes'), 'CLOSED', undefined],
    ['an inactive account', uk('08999966374958', ',,,Freya Morgan'), 'INACTIVE', undefined],
    ['a switched account', uk('08999910000139', ',,,George Patel'), 'UNABLE_TO_MATCH', ['CASS']],
    ['an unsupported kind of account', uk('08999910000155', ',,,Harry Evans'), 'UNABLE_TO_MATCH', ['ACNS']],
    [
      'a wrong roll number',
      uk('10799910000100', ',,,Charlotte Webb', { secondaryId: 'X' }),
      'UNABLE_TO_MATCH',
      ['IVCR'],
    ],
  ])('of %s cannot be made', async (_, account, status, codes) => {
    const { account: answered, responder } = await read(account);
    expect(answered).toMatchObject({ status, nameCheckStatus: 'UNABLE_TO_MATCH' });
    expect(answered).not.toHaveProperty('respondedName');
    expect(responder.schemeResponseCodes).toEqual(codes);
  });

  it('says that the account is of the other type, with a name only if the name nearly matches', async () => {
    const exact = await read(uk('08999910000113', ',,,Cotswold Cider Ltd', { type: 'PERSONAL' }));
    expect(exact.responder.schemeResponseCodes).toEqual(['BANM']);
    expect(exact.account).not.toHaveProperty('respondedName');
    const near = await read(uk('08999910000100', ',,,Olivr Bennett', { type: 'BUSINESS' }));
    expect(near).toMatchObject({
      account: { respondedName: 'Oliver Bennett' },
      responder: { schemeResponseCodes: ['PAMM'] },
    });
  });

  it('uses the European scheme’s codes for accounts elsewhere', async () => {
    const jane = (name: string) => read({ idScheme: 'IBAN', id: 'DE89370400440532013000', name });
    expect((await jane(',,,Jane Doe')).responder).toMatchObject({
      accountVerificationScheme: 'EPC_VOP',
      schemeResponseCodes: ['MTCH'],
    });
    expect((await jane(',,,Jane Do')).responder.schemeResponseCodes).toEqual(['CMTC']);
    expect((await jane(',,,No Match')).responder.schemeResponseCodes).toEqual(['NMTC']);
  });

  it('accepts one or both joint holders', async () => {
    const joint = (name: string) => read({ idScheme: 'IBAN', id: 'DE08500100990000202020', name });
    expect((await joint(',,,Anna Schäfer')).account.nameCheckStatus).toBe('FULL_MATCH');
    expect((await joint(',,,Anna Schäfer ; ,,,Thomas Schäfer')).account.nameCheckStatus).toBe('FULL_MATCH');
    expect((await joint(',,,Anna Schäfer ; ,,,Otto Fremd')).account.nameCheckStatus).toBe('NO_MATCH');
  });

  it('checks one or more identifiers', async () => {
    const firm = (...identities: object[]) =>
      read({ idScheme: 'IBAN', id: 'DE65700200880071234504', name: ',,,Isartal Maschinenbau GmbH', identities }, [
        'NAME',
        'ID',
      ]);
    const vat = { type: 'VAT', value: 'DE999999995' };
    const lei = { type: 'LEI', value: '99990SANDBOXNORD0140' };
    expect((await firm(vat)).account.identities).toEqual({ ...vat, status: 'FULL_MATCH' });
    expect((await firm(vat, lei)).account.identities).toEqual([
      { ...vat, status: 'FULL_MATCH' },
      { ...lei, status: 'NO_MATCH' },
    ]);
  });

  it('of a slow bank is accepted first, with the time to ask again', async () => {
    const accepted = await verify({ idScheme: 'IBAN', id: 'DE89370400440532013000', name: ',,,Slow Jane Doe' });
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get('retry-after')).toBe('1');
    expect(accepted.headers.get('expected-response-seconds')).toBe('7');
    expect(accepted.headers.get('responder-sla-seconds')).toBe('15');
    const { id } = accepted.body.data.result;
    const fetch = async () => send('GET', `${url}/${id}`, { headers: await bearer() });
    expect((await fetch()).status).toBe(202);
    clock.advance(7000);
    expect(await fetch()).toMatchObject({
      status: 200,
      body: { data: { result: { id, account: { nameCheckStatus: 'FULL_MATCH' } } } },
    });
  });

  it.each([
    ['DE30200300770000009001', 'Henrike Petersen', 421, 'METHOD_NOT_ALLOWED'],
    ['DE70100400550000000711', 'Moritz Lange', 408, 'SERVICE_UNAVAILABLE'],
    ['DE10100500660000000811', 'Greta Sommer', 503, 'SERVICE_UNAVAILABLE'],
    ['DE47100600770000000911', 'Jonas Winter', 500, 'UNEXPECTED_ERROR'],
  ])('of %s ends in HTTP %s', async (id, name, status, code) => {
    expect(await verify({ idScheme: 'IBAN', id, name: `,,,${name}` })).toMatchObject({
      status,
      body: { id: expect.any(String), code, message: expect.any(String), errors: [{ errorCode: code }] },
    });
  });
});

describe('a wrong request', () => {
  const jane = { idScheme: 'IBAN', id: 'DE89370400440532013000', name: ',,,Jane Doe' };

  it('names every invalid field', async () => {
    const answer = await verify({ idScheme: 'BANK', name: 'x'.repeat(151), type: 'OTHER' }, ['NAME', 'AGE']);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'BAD_REQUEST', message: 'The request is invalid' });
    const at = 'data.verification';
    expect(
      answer.body.errors.map(({ errorCode, path }: { errorCode: string; path: string }) => [errorCode, path]),
    ).toEqual([
      ['INVALID_FIELD', `${at}.types`],
      ['INVALID_FIELD', `${at}.account.idScheme`],
      ['MISSING_FIELD', `${at}.account.id`],
      ['INVALID_FIELD', `${at}.account.name`],
      ['INVALID_FIELD', `${at}.account.type`],
    ]);
  });

  it('has no name to check, or an invalid id', async () => {
    expect((await verify({ ...jane, name: undefined })).body.errors[0]).toMatchObject({ errorCode: 'MISSING_FIELD' });
    expect((await verify({ ...jane, idScheme: 'SCAN' })).body.errors[0]).toMatchObject({ errorCode: 'INVALID_FIELD' });
  });

  it('gets a 421 for a scheme that no endpoint serves', async () => {
    expect((await verify({ ...jane, idScheme: 'UPIC' })).status).toBe(421);
  });

  it('includes a missing token, and one that has expired', async () => {
    expect(await send('POST', url, { body: request(jane) })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHORISED' },
    });
    const headers = await bearer();
    clock.advance(300_000);
    expect((await send('POST', url, { headers, body: request(jane) })).status).toBe(401);
  });

  it('includes an unknown verification', async () => {
    expect(await send('GET', `${url}/nothing`, { headers: await bearer() })).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});

describe('the token endpoint', () => {
  const ask = (body: string, headers: Record<string, string> = form) =>
    send('POST', setting(sandbox.env, 'BANFICO_TOKEN_URL'), { headers, body });

  it('accepts the credentials in the form too', async () => {
    const [client_id, client_secret] = credentials();
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
    expect((await ask(body.toString())).body).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  });

  it('refuses as in RFC 6749', async () => {
    expect(await ask('grant_type=client_credentials')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await ask('grant_type=password')).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
    expect(await ask('')).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

it('echoes Transaction-XRef-Id on every answer, and creates one if it is missing', async () => {
  const id = '93bac548d2de4546b106';
  const answer = await send('POST', url, { headers: { 'Transaction-XRef-Id': id }, body: request({}) });
  expect(answer.headers.get('transaction-xref-id')).toBe(id);
  expect((await send('GET', `${url}/x`)).headers.get('transaction-xref-id')).toMatch(/^[\da-f-]{36}$/u);
});

it.each([
  ['Doe,John,,Mr', ['John Doe']],
  ['<Doe,John,,Ms>', ['John Doe']],
  ['Doe, Jane, Maria, Dr', ['Jane Maria Doe']],
  [',,,Mr John Doe', ['Mr John Doe']],
  ['Doe,John,,Ms ; Doe,Jane,,Ms', ['John Doe', 'Jane Doe']],
  [',,,Mr John Doe ; ,,,Ms Jane Doe', ['Mr John Doe', 'Ms Jane Doe']],
  ['ABC Holdings Limited', ['ABC Holdings Limited']],
  [' ; ', []],
])('reads the name “%s” as %j', (text, names) => {
  expect(readNames(text)).toEqual(names);
});
