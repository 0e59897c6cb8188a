import { describe, expect, it } from 'vitest';
import type { Customer, Question } from '../../domain/question.ts';
import { faults, json, type Reply } from '../../testing/upstream.ts';
import {
  account,
  CUSTOMER,
  failure,
  institution,
  page,
  sandboxAccount,
  sandboxUser,
  synchronization,
  transaction,
} from './testing/documents.ts';
import { ACCOUNTS, bank, customer, IBAN, old, question, SYNCHRONIZATIONS, useIbanity } from './testing/harness.ts';

const ibanity = useIbanity();

describe('ownership', () => {
  it('is proved by an account on the second page, asked for with the cursor and never by the link', async () => {
    const cursor = '80cdb338-0da8-4039-863c-b108943c1e22';
    const others = [account({ iban: 'BE34123456789012' }), account({ iban: null })];
    const { provider, context, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(200, page(others, cursor)), json(200, page([account()]))],
    });
    expect(await provider.ownership?.(question, customer, context())).toEqual({
      relation: 'owner',
      nameComparison: null,
      reference: account().id,
    });
    expect(targets().slice(0, 2)).toEqual([`GET ${ACCOUNTS}?limit=100`, `GET ${ACCOUNTS}?limit=100&after=${cursor}`]);
  });

  it('sends what is documented, over mutual TLS, and nothing else', async () => {
    const { provider, context, upstream } = await ibanity({ ...bank, [ACCOUNTS]: json(200, page([account()])) });
    await provider.ownership?.(question, customer, context());
    const [request] = upstream.requests;
    expect(request?.headers).toEqual({
      host: upstream.url.slice('https://'.length),
      connection: 'keep-alive',
      accept: 'application/vnd.api+json',
      'accept-encoding': 'identity',
      'user-agent': 'payee-check',
    });
    expect(JSON.stringify(upstream.requests)).not.toMatch(/Octavia|BE12123456789012|shop-customer/);
  });

  it('is looked up by the subject if the session has no Ibanity id', async () => {
    const { provider, context, targets } = await ibanity({ ...bank, [ACCOUNTS]: json(200, page([account()])) });
    await provider.ownership?.(question, { subject: CUSTOMER, subjects: {} }, context());
    expect(targets()[0]).toContain(CUSTOMER);
  });

  it.each<[string, Customer]>([
    ['is not a UUID', { subject: 'shop-customer-17', subjects: {} }],
    ['leads elsewhere', { subject: null, subjects: { ibanity: `${CUSTOMER}/../..` } }],
    ['is not there', { subject: null, subjects: {} }],
  ])('asks nothing if the customer %s', async (_, who) => {
    const { provider, context, upstream, codeOf } = await ibanity({});
    expect(await codeOf(provider.ownership?.(question, who, context()))).toBe('refused_request');
    expect(await codeOf(provider.history?.(question, who, context()))).toBe('refused_request');
    expect(upstream.connections).toBe(0);
  });

  it.each([
    ['trustee', json(200, page([account({ relationship: 'trustee' })])), 'trustee'],
    ['a relationship that is not known', json(200, page([account({ relationship: 'viewer' })])), 'unknown'],
    ['a customer whom Ibanity does not know', json(404, failure('resource_no_found')), 'not_connected'],
  ])('reports %s', async (_, reply, relation) => {
    const { provider, context } = await ibanity({ ...bank, [ACCOUNTS]: reply });
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation });
  });

  it.each([
    ['an account that is not connected', [account({ iban: 'BE34123456789012' })]],
    ['no account at all', []],
  ])('reports %s once it has been looked for at the bank, and at a bank that does not have it', async (_, accounts) => {
    const { provider, context, targets } = await ibanity({
      [ACCOUNTS]: json(200, page(accounts)),
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': json(200, synchronization('done')),
    });
    const posts = () => targets().filter((target) => target.startsWith('POST')).length;
    const beside = { ...context(), decisive: false };
    expect(await provider.ownership?.(question, customer, beside)).toMatchObject({ relation: 'not_connected' });
    expect(posts()).toBe(0);
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'not_connected' });
    expect(posts()).toBe(1);
  });

  it('reports an unknown relationship to the operator', async () => {
    const { provider, context, unknown } = await ibanity({
      [ACCOUNTS]: json(200, page([account({ relationship: 'viewer' })])),
    });
    await provider.ownership?.(question, customer, context());
    expect(unknown).toEqual([['relationship', 'viewer']]);
  });

  it('leaves the page size to an installation that allows fewer', async () => {
    const { provider, context, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(400, failure('invalid_paging_limit')), json(200, page([], 'a')), json(200, page([account()]))],
    });
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
    expect(targets().slice(0, 3)).toEqual([`GET ${ACCOUNTS}?limit=100`, `GET ${ACCOUNTS}`, `GET ${ACCOUNTS}?after=a`]);
  });

  it('stops at pages that go in circles, and at lists without an end', async () => {
    const { provider, context, codeOf, upstream } = await ibanity({ [ACCOUNTS]: json(200, page([account()], 'a')) });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('bad_answer');
    expect(upstream.requests).toHaveLength(2);
    let pages = 0;
    const endless = await ibanity({ [ACCOUNTS]: (...args) => json(200, page([account()], `c${pages++}`))(...args) });
    expect(await endless.codeOf(endless.provider.ownership?.(question, customer, endless.context()))).toBe(
      'unsupported',
    );
    expect(endless.upstream.requests).toHaveLength(50);
  });
});

describe('synchronization', () => {
  it('comes first if the data are older than a day, and is polled until it is done', async () => {
    const { provider, context, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [
        json(200, page([account({ synchronizedAt: old, relationship: 'trustee' })])),
        json(200, page([account()])),
      ],
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': ['pending', 'running', 'done'].map((item) => json(200, synchronization(item))),
    });
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
    expect(targets().slice(0, 6)).toEqual([
      `GET ${ACCOUNTS}?limit=100`,
      `POST ${SYNCHRONIZATIONS}`,
      ...Array(3).fill('GET /synchronizations/3c135acd-0cb7-4368-a985-240db7cf983c'),
      `GET ${ACCOUNTS}?limit=100`,
    ]);
  });

  it.each([
    ['a moment', 1, 0],
    ['longer than a moment', 4, 1],
  ])('that takes %s is reported as pending accordingly', async (_, polls, times) => {
    const { provider, context } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(200, page([account({ synchronizedAt: old })])), json(200, page([account()]))],
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': [...Array(polls).fill('running'), 'done'].map((item) => json(200, synchronization(item))),
    });
    let pending = 0;
    await provider.ownership?.(question, customer, { ...context(), onPending: () => pending++ });
    expect(pending).toBe(times);
  });

  it('is triggered once for everybody who waits', async () => {
    const { provider, context, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(200, page([account({ synchronizedAt: old })])), json(200, page([account()]))],
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': [json(200, synchronization('running')), json(200, synchronization('done'))],
      [`/customers/${CUSTOMER}/transactions`]: json(200, page([])),
    });
    await Promise.all([
      provider.ownership?.(question, customer, context()),
      provider.ownership?.(question, customer, context()),
      provider.history?.(question, customer, context()),
    ]);
    expect(targets().filter((target) => target.startsWith('POST'))).toHaveLength(1);
  });

  it('does not follow another within the hour, whatever is still old', async () => {
    const { provider, context, codeOf, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: json(200, page([account({ synchronizedAt: old })])),
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': json(200, synchronization('done')),
    });
    await codeOf(provider.ownership?.(question, customer, context()));
    await codeOf(provider.ownership?.(question, customer, context()));
    expect(targets().filter((target) => target.startsWith('POST'))).toHaveLength(1);
  });

  it.each([
    ['old: it did not reach this account’s bank, whose consent may be withdrawn', old, 'bank_unavailable'],
    ['without a date', null, 'answered'],
  ])('that is done, and leaves an account %s', async (_, synchronizedAt, code) => {
    const { provider, context, codeOf } = await ibanity({
      ...bank,
      [ACCOUNTS]: json(200, page([account({ synchronizedAt })])),
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': json(200, synchronization('done')),
    });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe(code);
  });

  it('that failed proves nothing with old data', async () => {
    const { provider, context, codeOf } = await ibanity({
      [ACCOUNTS]: json(200, page([account({ synchronizedAt: old })])),
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': json(200, synchronization('failed')),
    });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('bank_unavailable');
  });

  it('that is not done in time is the bank’s delay, and continues for the next who asks', async () => {
    const { provider, context, codeOf, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(200, page([account({ synchronizedAt: old })])), json(200, page([account()]))],
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': [json(200, synchronization('running')), json(200, synchronization('done'))],
    });
    expect(await codeOf(provider.ownership?.(question, customer, context(250)))).toBe('bank_timeout');
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
    expect(targets().filter((target) => target.startsWith('POST'))).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['500', json(500, failure('internal_server_error'))],
    ['404', json(404, failure('resource_not_found'))],
    ['a page of a gateway', faults.html],
    ['a connection that is cut off', faults.resetBeforeHeaders],
  ])('is not thrown away by a poll that ends in %s', async (_, reply) => {
    const { provider, context, codeOf, targets } = await ibanity({
      ...bank,
      [ACCOUNTS]: [json(200, page([account({ synchronizedAt: old })])), json(200, page([account()]))],
      [SYNCHRONIZATIONS]: json(202, synchronization('pending')),
      '/synchronizations/*': [reply, json(200, synchronization('done'))],
    });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('answered');
    expect(targets().filter((target) => target.startsWith('POST'))).toHaveLength(1);
  });

  it.each([
    ['an unknown status', json(200, synchronization('paused'))],
    ['an id that leads elsewhere', json(202, synchronization('pending', '../customers'))],
  ])('with %s is a bad answer', async (_, reply) => {
    const { provider, context, codeOf } = await ibanity({
      [ACCOUNTS]: json(200, page([account({ synchronizedAt: old })])),
      [SYNCHRONIZATIONS]: reply,
      '/synchronizations/*': reply,
    });
    expect(await codeOf(provider.ownership?.(question, customer, context()))).toBe('bad_answer');
  });
});

describe('the holder’s name', () => {
  const users = [
    sandboxUser({ firstName: 'Matt', lastName: 'Smith' }, '1942b502-12f2-47e4-987b-a77a77ffe09d'),
    sandboxUser(),
  ];
  const sandbox = {
    [ACCOUNTS]: json(200, page([account()])),
    '/financial-institutions/*': json(200, institution(true)),
    '/sandbox/users': json(200, page(users)),
    '/sandbox/users/1942b502-12f2-47e4-987b-a77a77ffe09d/accounts': json(200, page([sandboxAccount()])),
    '/sandbox/users/8625d265-1dd4-494a-8851-e55b52a49152/accounts': json(200, page([sandboxAccount({ iban: IBAN })])),
  };
  it.each([
    ['Octavia Corwin', 'match'],
    ['Octavia Corwyn', 'close_match'],
    ['Matt Smith', 'no_match'],
  ])('is compared in the sandbox: %s', async (name, nameComparison) => {
    const { provider, context } = await ibanity(sandbox);
    expect(await provider.ownership?.({ ...question, name }, customer, context())).toMatchObject({ nameComparison });
  });
  it('is reported together with the fact that the bank is made up', async () => {
    const { provider, context } = await ibanity(sandbox);
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ environment: 'sandbox' });
  });
  it('proves nothing if made-up banks are not accepted, as in production', async () => {
    const { provider, context, targets } = await ibanity(sandbox, { acceptsSandboxBanks: false });
    expect(await provider.ownership?.(question, customer, context())).toEqual({
      relation: 'unknown',
      nameComparison: null,
      reference: account().id,
    });
    expect(targets().filter((target) => target.includes('/sandbox/'))).toEqual([]);
  });
  it('and then fails if it is not known whether the bank is made up', async () => {
    const reply = json(500, failure('internal_server_error'));
    const routes = { ...sandbox, '/financial-institutions/*': reply };
    const strict = await ibanity(routes, { acceptsSandboxBanks: false });
    expect(await strict.codeOf(strict.provider.ownership?.(question, customer, strict.context()))).toBe('server_error');
    await strict.close();
    const { provider, context } = await ibanity(routes);
    expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
  });
  it.each([
    ['Ibanity does not say which bank it is', account(), { financialInstitution: undefined }, institution(false)],
    ['Ibanity does not say what the bank is', account(), {}, { data: { ...institution(false).data, attributes: {} } }],
  ])(
    'and there, an account at an unknown bank proves nothing: %s',
    async (_, { relationships, ...rest }, less, bank) => {
      const routes = {
        [ACCOUNTS]: json(200, page([{ ...rest, relationships: { ...relationships, ...less } }])),
        '/financial-institutions/*': json(200, bank),
      };
      const strict = await ibanity(routes, { acceptsSandboxBanks: false });
      const ownership = strict.provider.ownership?.(question, customer, strict.context());
      expect(await ownership).toMatchObject({ relation: 'unknown' });
      await strict.close();
      const { provider, context } = await ibanity(routes);
      expect(await provider.ownership?.(question, customer, context())).toMatchObject({ relation: 'owner' });
    },
  );
  it('is compared as one of the kind that the payer states', async () => {
    const { provider, context } = await ibanity(sandbox);
    const asked = (accountType: Question['accountType']) =>
      provider.ownership?.({ ...question, name: 'O. Corwin', accountType }, customer, context());
    expect(await asked('personal')).toMatchObject({ nameComparison: 'close_match' });
    expect(await asked('business')).toMatchObject({ nameComparison: 'no_match' });
  });
  it('is read once for the checks of a few seconds', async () => {
    const { provider, context, targets } = await ibanity(sandbox);
    await Promise.all([1, 2, 3].map(() => provider.ownership?.(question, customer, context())));
    await provider.ownership?.(question, customer, context());
    expect(targets().filter((target) => target.includes('/sandbox/'))).toHaveLength(3);
  });
  it('is not waited for if it takes too long', async () => {
    const { provider, context } = await ibanity({ ...sandbox, '/sandbox/users': faults.hangBeforeHeaders });
    expect(await provider.ownership?.(question, customer, context(600))).toMatchObject({
      relation: 'owner',
      nameComparison: null,
    });
  });
  it('takes nothing from the proof if it is not available', async () => {
    const { provider, context } = await ibanity({
      ...sandbox,
      '/sandbox/users': json(403, failure('sandbox_application_required')),
    });
    expect(await provider.ownership?.(question, customer, context())).toEqual({
      relation: 'owner',
      nameComparison: null,
      reference: account().id,
      environment: 'sandbox',
    });
  });
  it('is not requested if the bank is real, which is looked up once', async () => {
    const { provider, context, targets } = await ibanity({ ...bank, [ACCOUNTS]: json(200, page([account()])) });
    await provider.ownership?.(question, customer, context());
    await provider.ownership?.(question, customer, context());
    expect(targets().filter((target) => target.includes('sandbox'))).toEqual([]);
    expect(targets().filter((target) => target.includes('financial'))).toHaveLength(1);
  });
});

describe('history', () => {
  it('is read from the transactions of all pages', async () => {
    const { provider, context } = await ibanity({
      [ACCOUNTS]: json(200, page([account()])),
      [`/customers/${CUSTOMER}/transactions`]: [
        json(200, page([transaction()], 'fd1790d4-78a6-4779-90a9-81e9b3667996')),
        json(200, page([transaction({ counterpart: 'BE12 1234 5678 9012' })])),
      ],
    });
    expect(await provider.history?.(question, customer, context())).toEqual({
      paidBefore: true,
      lastPaidAt: '2017-05-25T00:00:00.000Z',
      nameConsistency: null,
      reference: null,
    });
  });
  it('is empty for a customer without accounts', async () => {
    const { provider, context } = await ibanity({ [ACCOUNTS]: json(200, page([])) });
    expect(await provider.history?.(question, customer, context())).toMatchObject({ paidBefore: false });
  });
  it('does not exist for UK accounts', async () => {
    const { provider, context, codeOf } = await ibanity({});
    const uk = { scheme: 'uk', sortCode: '112233', accountNumber: '12345678', secondaryReference: null, country: 'GB' };
    expect(provider.supports({ scheme: 'uk', country: 'GB' })).toBe(false);
    const asked = { ...question, account: uk as Question['account'] };
    expect(await codeOf(provider.history?.(asked, customer, context()))).toBe('unsupported');
  });
});
