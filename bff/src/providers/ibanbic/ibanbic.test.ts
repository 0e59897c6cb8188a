import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '../../domain/question.ts';
import { createOutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { createTestClock } from '../../testing/clock.ts';
import { closedPort, faults, json, type Reply, startUpstream } from '../../testing/upstream.ts';
import type { CallContext, Provider } from '../provider.ts';
import { createIbanbic } from './index.ts';

/** The documentation's own example. */
const IBAN = 'IE92BOFI90001710027952';
/** The answer of `validate_iban_dummy`, whatever it is asked. */
const DUMMY_IBAN = 'AL90208110080000001039531801';
const PASSWORD = 'example-pässword';
const BASIC = `Basic ${Buffer.from(`example-user:${PASSWORD}`, 'utf8').toString('base64')}`;
const account: Account = { scheme: 'iban', iban: IBAN, country: 'IE' };

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of toClose.splice(0).reverse()) await resource.close();
});

interface Setup {
  /** Answers in turn, and then always with the last one. */
  readonly replies?: readonly Reply[];
  readonly baseUrl?: string;
  readonly dummy?: boolean;
  readonly timeoutMs?: number;
}

async function setUp({ replies = [], dummy = false, timeoutMs = 2000, baseUrl }: Setup) {
  const upstream = await startUpstream((_, index) => replies[index] ?? replies.at(-1) ?? json(500, {}));
  const clock = createTestClock();
  const balances: number[] = [];
  const warnings: string[] = [];
  const ibanbic = createIbanbic(
    { baseUrl: baseUrl ?? upstream.url, username: 'example-user', password: PASSWORD, dummy },
    {
      client: createOutboundClient(
        { provider: 'ibanbic', baseUrl: baseUrl ?? upstream.url, timeoutMs },
        { random: () => 0 },
      ),
      clock,
      unknownWords: { report: () => undefined },
      pauses: { run: (_, attempt) => attempt(), refuse: async () => undefined },
      metrics: { providerBalance: (_, callsLeft) => balances.push(callsLeft) },
      logger: { warn: (fields, message) => warnings.push(`${message} ${JSON.stringify(fields)}`) },
    },
  );
  toClose.push(upstream, ibanbic);
  return { ibanbic, clock, balances, warnings, requests: upstream.requests };
}

function ask(ibanbic: Provider, asked: Account = account, more: Partial<CallContext> = {}) {
  if (ibanbic.accountDetails === undefined) throw new Error('IBAN-BIC.com knows accounts');
  return ibanbic.accountDetails(asked, {
    signal: new AbortController().signal,
    deadline: Date.now() + 10_000,
    ...more,
  });
}

/** The error of a call, checked to contain nothing secret or personal. */
async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => new Error('it was answered'),
    (rejection: unknown) => rejection,
  );
  if (!(error instanceof ProviderError)) throw error;
  const everything = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of [IBAN, PASSWORD, BASIC.slice(6), 'validate_iban', '127.0.0.1']) {
    expect(everything).not.toContain(secret);
  }
  return error;
}

const answer = (more: object = {}) => ({
  iban: IBAN,
  result: 'passed',
  return_code: '0',
  bic_candidates: [{ bic: 'BOFIIE2DXXX', zip: '', city: 'Dublin', wwwcount: '0', sampleurl: '' }],
  bank: 'Bank of Ireland',
  bank_city: 'Dublin 2',
  in_scl_directory: 'yes',
  sct: 'yes',
  sdd: 'yes',
  sct_inst: 'yes',
  iban_listed: '',
  balance: '998',
  ...more,
});
const answered = (more: object = {}) => json(200, answer(more));

const FOUND = {
  found: true,
  bank: { name: 'Bank of Ireland', bic: 'BOFIIE2DXXX', city: 'Dublin 2' },
  reachability: { creditTransfer: true, instant: true, directDebit: true },
  number: { verdict: 'valid', failedChecks: [], firstSeen: null, candidate: null },
  signals: [],
  reference: null,
};
const NOTHING = { found: false, bank: null, reachability: null, number: null, signals: null, reference: null };

describe('a request', () => {
  it('is made as documented, by POST, so that no account number is in a URL', async () => {
    const { ibanbic, requests } = await setUp({ replies: [answered()] });
    expect(await ask(ibanbic)).toEqual(FOUND);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/validate_iban', body: `iban=${IBAN}` });
    expect(requests[0]?.headers).toMatchObject({
      authorization: BASIC,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    });
  });
  it('is not made for a UK account', async () => {
    const { ibanbic, requests } = await setUp({});
    const uk: Account = {
      scheme: 'uk',
      sortCode: '900700',
      accountNumber: '12345678',
      secondaryReference: null,
      country: 'GB',
    };
    expect(ibanbic.supports(uk)).toBe(false);
    expect(await failure(ask(ibanbic, uk))).toMatchObject({ code: 'unsupported' });
    expect(requests).toHaveLength(0);
  });
});

describe('an answer', () => {
  it('has to be about the account that was asked about', async () => {
    const { ibanbic } = await setUp({ replies: [answered({ iban: DUMMY_IBAN })] });
    expect(await failure(ask(ibanbic))).toMatchObject({ code: 'another_subject' });
  });
  it('may write the account with spaces', async () => {
    const { ibanbic } = await setUp({ replies: [answered({ iban: 'ie92 BOFI 9000 1710 0279 52' })] });
    expect(await ask(ibanbic)).toEqual(FOUND);
  });
  it('that contradicts itself finds nothing', async () => {
    const { ibanbic } = await setUp({ replies: [answered({ result: 'failed' })] });
    expect(await ask(ibanbic)).toMatchObject({ found: false, bank: null });
  });
  it('with an unknown list does not clear the account', async () => {
    const { ibanbic } = await setUp({ replies: [answered({ iban_listed: 'watch' })] });
    expect(await ask(ibanbic)).toMatchObject({ found: true, signals: null });
  });
});

describe('in dummy mode', () => {
  it('the free endpoint is asked, and nothing of its sample is passed on', async () => {
    const { ibanbic, requests } = await setUp({
      dummy: true,
      replies: [answered({ iban: DUMMY_IBAN, iban_listed: 'blacklist' })],
    });
    expect(await ask(ibanbic)).toEqual(NOTHING);
    expect(requests[0]?.url).toBe('/validate_iban_dummy');
  });
  it('the test IBANs that it answers for get their answers', async () => {
    const iban = 'DE27100777770209299700';
    const { ibanbic } = await setUp({ dummy: true, replies: [answered({ iban, iban_listed: 'www' })] });
    expect(await ask(ibanbic, { scheme: 'iban', iban, country: 'DE' })).toEqual({
      ...FOUND,
      signals: ['listed_on_web'],
    });
  });
  it('an empty balance stops nothing', async () => {
    const { ibanbic, requests } = await setUp({ dummy: true, replies: [answered({ balance: 0 })] });
    await ask(ibanbic);
    await ask(ibanbic);
    expect(requests).toHaveLength(2);
  });
});

describe('the balance', () => {
  it('is measured, and warned about once when it is low and once when nothing is left', async () => {
    const balances = ['100', 99, '98', 0, '5000', '3', undefined, ''];
    const { ibanbic, clock, ...seen } = await setUp({ replies: balances.map((balance) => answered({ balance })) });
    for (const _ of balances) {
      await ask(ibanbic);
      await clock.advance(60_000);
    }
    expect(seen.balances).toEqual([100, 99, 98, 0, 5000, 3]);
    expect(seen.warnings).toEqual([
      'calls are running low {"provider":"ibanbic","callsLeft":99}',
      'no calls are left {"provider":"ibanbic","callsLeft":0}',
      'calls are running low {"provider":"ibanbic","callsLeft":3}',
    ]);
  });
  it('at zero: the answer still counts, and then nothing is asked for a minute', async () => {
    const { ibanbic, clock, requests } = await setUp({ replies: [answered({ balance: '0' }), answered()] });
    expect(await ask(ibanbic)).toEqual(FOUND);
    expect(await failure(ask(ibanbic))).toMatchObject({ code: 'out_of_credits', retryAfterMs: 60_000 });
    await clock.advance(59_000);
    expect(await failure(ask(ibanbic))).toMatchObject({ code: 'out_of_credits', retryAfterMs: 1000 });
    expect(requests).toHaveLength(1);
    await clock.advance(1000);
    expect(await ask(ibanbic)).toEqual(FOUND);
    expect(await ask(ibanbic)).toEqual(FOUND);
  });
});

describe('every way to fail', () => {
  it.each([
    [400, {}, 'refused_request', null],
    [401, {}, 'bad_credentials', null],
    [402, {}, 'out_of_credits', null],
    [403, {}, 'bad_credentials', null],
    [404, {}, 'refused_request', null],
    [408, {}, 'timed_out', null],
    [421, {}, 'unsupported', null],
    [429, { 'retry-after': '10' }, 'throttled', 10_000],
    [429, {}, 'throttled', null],
    [500, {}, 'server_error', null],
    [503, { 'retry-after': '10' }, 'server_error', 10_000],
    [503, {}, 'server_error', null],
    [204, {}, 'bad_answer', null],
  ])('HTTP %s with %j is %s', async (status, headers, code, retryAfterMs) => {
    const { ibanbic, requests } = await setUp({ replies: [json(status, { error: IBAN }, headers)] });
    expect(await failure(ask(ibanbic))).toMatchObject({ code, status, retryAfterMs });
    expect(requests).toHaveLength(1);
  });
  it('one refusal does not stop the next call', async () => {
    const { ibanbic } = await setUp({ replies: [json(401, {}), answered()] });
    expect(await failure(ask(ibanbic))).toMatchObject({ code: 'bad_credentials' });
    expect(await ask(ibanbic)).toEqual(FOUND);
  });

  it.each([
    ['a reset before the head', faults.resetBeforeHeaders, 'connection_failed', 2],
    ['a reset in mid body', faults.resetMidBody, 'connection_failed', 2],
    ['30 MB', faults.huge, 'bad_answer', 1],
    ['30 MB without a length', faults.hugeChunked, 'bad_answer', 1],
    ['HTML', faults.html, 'bad_answer', 1],
    ['truncated JSON', faults.truncatedJson, 'bad_answer', 1],
    ['nothing', faults.emptyBody, 'bad_answer', 1],
    ['null', faults.nullForObject, 'bad_answer', 1],
    ['an array', faults.arrayForObject, 'bad_answer', 1],
    ['an array in an array', json(200, [answer()]), 'bad_answer', 1],
    ['an array for the bank', answered({ bank: ['x'] }), 'bad_answer', 1],
    ['no HTTP', faults.notHttp, 'bad_answer', 1],
    ['a redirect', faults.redirect, 'bad_answer', 1],
  ])('%s', async (_, reply, code, attempts) => {
    const { ibanbic, requests } = await setUp({ replies: [reply] });
    expect(await failure(ask(ibanbic))).toMatchObject({ code });
    expect(requests).toHaveLength(attempts);
  });
  it.each([
    ['blacklist', 'listed_as_fraud'],
    ['fake', 'fake_generator'],
  ])('an alarm counts whatever is wrong with the rest: %s', async (iban_listed, signal) => {
    const { ibanbic } = await setUp({ replies: [answered({ iban_listed, bic_candidates: [null], return_code: {} })] });
    expect(await ask(ibanbic)).toMatchObject({ found: false, bank: null, signals: [signal] });
  });
  it('the second attempt recovers from a reset', async () => {
    const { ibanbic } = await setUp({ replies: [faults.resetMidBody, answered()] });
    expect(await ask(ibanbic)).toEqual(FOUND);
  });
  it.each([
    ['before the head', faults.hangBeforeHeaders],
    ['in mid body', faults.hangMidBody],
  ])('a hang %s ends with the time for a call, and with the deadline', async (_, reply) => {
    const slow = await setUp({ replies: [reply], timeoutMs: 100 });
    expect(await failure(ask(slow.ibanbic))).toMatchObject({ code: 'timed_out' });
    const late = await setUp({ replies: [reply] });
    expect(await failure(ask(late.ibanbic, account, { deadline: Date.now() + 100 }))).toMatchObject({
      code: 'timed_out',
    });
  });
  it('nobody listens', async () => {
    const { ibanbic } = await setUp({ baseUrl: await closedPort() });
    expect(await failure(ask(ibanbic))).toMatchObject({ code: 'connection_failed' });
  });
  it('the call is given up', async () => {
    const { ibanbic, requests } = await setUp({ replies: [faults.hangBeforeHeaders] });
    expect(await failure(ask(ibanbic, account, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' });
    expect(requests).toHaveLength(0);
  });
});
