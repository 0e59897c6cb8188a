import { describe, expect, it } from 'vitest';
import { faults, json, type Reply } from '../../testing/upstream.ts';
import {
  ask,
  error,
  failure,
  IBAN,
  issued,
  matched,
  PATH,
  pending,
  question,
  result,
  SECRET,
  setUp,
  TOKEN_PATH,
} from './testing/harness.ts';

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a request', () => {
  it('is made as documented, with a bearer token and a fresh reference', async () => {
    const { banfico, api, tokens } = await setUp({ replies: [matched] });
    await ask(banfico);
    await ask(banfico);
    expect(tokens()).toHaveLength(1);
    expect(tokens()[0]).toMatchObject({ method: 'POST', url: `${TOKEN_PATH}?realm=x` });
    expect(tokens()[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(tokens()[0]?.body).toBe(`grant_type=client_credentials&client_id=example-client&client_secret=${SECRET}`);
    const [first, second] = api();
    expect(first).toMatchObject({ method: 'POST', url: PATH });
    expect(first?.headers).toMatchObject({
      authorization: 'Bearer token-1',
      accept: 'application/json',
      'content-type': 'application/json',
      'transaction-xref-id': expect.stringMatching(UUID4),
    });
    expect(second?.headers['transaction-xref-id']).toMatch(UUID4);
    expect(second?.headers['transaction-xref-id']).not.toBe(first?.headers['transaction-xref-id']);
    expect(JSON.parse(first?.body ?? '')).toEqual({
      data: {
        verification: {
          types: ['NAME'],
          account: { type: 'PERSONAL', idScheme: 'IBAN', name: ',,,Jane Doe', id: IBAN },
        },
      },
    });
  });
  it('twenty at once on a cold start fetch one token', async () => {
    const { banfico, tokens, api } = await setUp({ replies: [matched] });
    await Promise.all(Array.from({ length: 20 }, () => ask(banfico)));
    expect([tokens().length, api().length]).toEqual([1, 20]);
  });
});

describe('a token', () => {
  it('that is refused is renewed once', async () => {
    const { banfico, api, tokens } = await setUp({ replies: [error(401), matched] });
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
    expect(api().map((request) => request.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(tokens()).toHaveLength(2);
  });
  it('is requested with HTTP Basic if the endpoint requires that, once', async () => {
    const wanted = error(401, { 'www-authenticate': 'Basic realm="token"' });
    const { banfico, tokens } = await setUp({ replies: [matched], tokenReplies: [wanted, issued('token-1')] });
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
    const basic = `Basic ${Buffer.from(`example-client:${SECRET}`).toString('base64')}`;
    expect(tokens().map(({ headers }) => headers.authorization)).toEqual([undefined, basic]);
    expect(tokens()[1]?.body).toBe('grant_type=client_credentials');
    const refused = await setUp({ replies: [matched], tokenReplies: [wanted] });
    expect(await failure(ask(refused.banfico))).toMatchObject({ code: 'bad_credentials' });
    expect(refused.tokens()).toHaveLength(2);
  });
  it('that is always refused ends the call', async () => {
    const { banfico, api } = await setUp({ replies: [error(401)] });
    expect(await failure(ask(banfico))).toMatchObject({ code: 'bad_credentials', status: 401 });
    expect(api()).toHaveLength(2);
  });
  it.each([
    ['without expires_in', { expires_in: undefined }],
    ['with expires_in as text', { expires_in: '3600' }],
    ['with a nonsensical expires_in', { expires_in: 'later' }],
    ['without token_type', { token_type: undefined }],
    ['of type bearer, in small letters', { token_type: 'bearer' }],
  ])('%s is used', async (_, more) => {
    const { banfico, tokens } = await setUp({ replies: [matched], tokenReplies: [issued('token-1', more)] });
    await ask(banfico);
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
    expect(tokens()).toHaveLength(1);
  });
  it.each([
    ['credentials that are refused', error(401), 'bad_credentials'],
    ['invalid_client as 400', json(400, { error: 'invalid_client' }), 'bad_credentials'],
    ['too many requests', error(429, { 'retry-after': '7' }), 'throttled'],
    ['a failure', error(500), 'server_error'],
    ['its own 503', error(503), 'server_error'],
    ['HTML', faults.html, 'bad_answer'],
    ['an array', faults.arrayForObject, 'bad_answer'],
    ['no token', json(200, { expires_in: 60 }), 'bad_answer'],
    ['a token that breaks the header', issued('a\r\nx-evil: 1'), 'bad_answer'],
    ['a token of another kind', issued('token-1', { token_type: 'mac' }), 'bad_answer'],
    ['a reset', faults.resetMidBody, 'connection_failed'],
    ['30 MB', faults.huge, 'bad_answer'],
  ])('its endpoint answers with %s', async (_, reply, code) => {
    const { banfico, api } = await setUp({ replies: [matched], tokenReplies: [reply] });
    expect(await failure(ask(banfico))).toMatchObject({ code, reason: 'provider_unavailable' });
    expect(api()).toHaveLength(0);
  });
});

describe('an answer that comes later', () => {
  it('is polled for, and reported to the caller once', async () => {
    const { banfico, api, clock } = await setUp({
      replies: [pending({ 'retry-after': '2' }), pending({ 'retry-after': '1' }), matched],
    });
    let told = 0;
    expect(await ask(banfico, { onPending: () => told++ })).toMatchObject({ outcome: 'match', reference: 'REF-1' });
    expect(told).toBe(1);
    expect(clock.waited).toEqual([2000, 1000]);
    expect(api().map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${PATH}`,
      `GET ${PATH}/REF-1`,
      `GET ${PATH}/REF-1`,
    ]);
    const references = api().map((request) => request.headers['transaction-xref-id']);
    for (const reference of references) expect(reference).toMatch(UUID4);
    expect(new Set(references).size).toBe(3);
  });
  it('is waited for as long as it is expected to take', async () => {
    const { banfico, clock } = await setUp({ replies: [pending({ 'expected-response-seconds': '3' }), matched] });
    await ask(banfico);
    expect(clock.waited).toEqual([3000]);
  });
  it('may be a 200 without an account for a while', async () => {
    const unfinished = json(200, { data: { result: { id: 'REF-1' } } });
    const { banfico, api } = await setUp({ replies: [pending(), unfinished, matched] });
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
    expect(api()).toHaveLength(3);
  });
  it('survives a poll that comes too early, and a token that expires in the meantime', async () => {
    const { banfico, clock } = await setUp({
      replies: [pending(), error(429, { 'retry-after': '3' }), error(401), matched],
    });
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
    expect(clock.waited).toEqual([1000, 3000]);
  });
  it('is given up before the deadline', async () => {
    const { banfico, api, clock } = await setUp({ replies: [pending({ 'retry-after': '4' })] });
    const deadline = Date.now() + 10_000;
    expect(await failure(ask(banfico, { deadline }))).toMatchObject({ code: 'bank_timeout', reason: 'bank_timeout' });
    expect(clock.waited).toEqual([4000, 4000]);
    expect(api()).toHaveLength(3);
  });
  it('is not waited for if there is no time', async () => {
    const { banfico, api, clock } = await setUp({ replies: [pending({ 'retry-after': '60' })] });
    expect(await failure(ask(banfico))).toMatchObject({ code: 'bank_timeout' });
    expect(clock.waited).toEqual([]);
    expect(api()).toHaveLength(1);
  });
  it.each(['../../oauth', '..', 'a/b', 'a?b', 'a%2fb', '', 'x'.repeat(200)])(
    'is never requested with the id %j',
    async (id) => {
      const { banfico, api } = await setUp({ replies: [pending({}, id)] });
      expect(await failure(ask(banfico))).toMatchObject({ code: 'bad_answer' });
      expect(api()).toHaveLength(1);
    },
  );
  it('leaves in the log what support needs to find each request, together with what it belongs to', async () => {
    const { banfico, lines, api } = await setUp({ replies: [pending(), matched] });
    const correlation = { requestId: 'r-1', check: 'chk_1' };
    await ask(banfico, { correlation });
    const sent = api().map(({ headers }) => headers['transaction-xref-id']);
    expect(lines).toEqual([
      { ...correlation, provider: 'banfico', method: 'POST', xref: sent[0], status: 202 },
      { ...correlation, provider: 'banfico', method: 'GET', xref: sent[1], status: 200 },
    ]);
    expect(new Set(sent).size).toBe(2);
  });
  it('has to be about the verification that was asked for', async () => {
    const { banfico } = await setUp({ replies: [pending(), json(200, result({}, { id: 'REF-2' }))] });
    expect(await failure(ask(banfico))).toMatchObject({ code: 'another_subject' });
  });
  it('is still a no if it says that it is about another', async () => {
    const no = json(200, result({ nameCheckStatus: 'NO_MATCH' }, { id: 'REF-2' }));
    const { banfico } = await setUp({ replies: [pending(), no] });
    expect(await ask(banfico)).toMatchObject({ outcome: 'no_match' });
  });
  it.each([
    ['500', [error(500)]],
    ['404', [error(404)]],
    ['two of them', [error(404), error(502)]],
    ['a connection that is cut off', [faults.resetBeforeHeaders, faults.resetBeforeHeaders]],
    ['a page of a gateway', [faults.html]],
    ['a redirect, which is not followed', [faults.redirect]],
    ['half an answer, and one of another shape', [faults.truncatedJson, json(200, {})]],
  ])('is not lost by a poll that ends in %s', async (_, replies) => {
    const { banfico } = await setUp({ replies: [pending(), ...replies, pending(), ...replies, matched] });
    expect(await ask(banfico)).toMatchObject({ outcome: 'match' });
  });
  it.each([
    [404, 'refused_request'],
    [408, 'bank_timeout'],
    [500, 'server_error'],
    [503, 'bank_unavailable'],
  ])('every poll ends in %s', async (status, code) => {
    const { banfico } = await setUp({ replies: [pending(), error(status)] });
    expect(await failure(ask(banfico))).toMatchObject({ code, status });
  });
  it('every poll ends in a page of a gateway', async () => {
    const { banfico, api } = await setUp({ replies: [pending(), faults.html] });
    expect(await failure(ask(banfico))).toMatchObject({ code: 'bad_answer', status: 200 });
    expect(api()).toHaveLength(4);
  });
  it('is not polled for after the call was given up', async () => {
    const { banfico, api } = await setUp({ replies: [pending(), matched] });
    const controller = new AbortController();
    const call = ask(banfico, { signal: controller.signal, onPending: () => controller.abort() });
    expect(await failure(call)).toMatchObject({ code: 'aborted' });
    expect(api()).toHaveLength(1);
  });
});

describe('the state of an account alone', () => {
  const state = (account: object, responder: object = {}) =>
    json(200, result({ nameCheckStatus: undefined, ...account }, { responder }));
  async function status(reply: Reply) {
    const { banfico, api } = await setUp({ replies: [reply] });
    const context = { signal: new AbortController().signal, deadline: Date.now() + 5000 };
    const answer = await banfico.accountStatus?.(question.account, context);
    return { answer, sent: JSON.parse(api()[0]?.body ?? '') };
  }

  it('is requested without a name', async () => {
    const { sent } = await status(state({ status: 'ACTIVE' }));
    expect(sent.data.verification).toEqual({ types: ['STATUS'], account: { idScheme: 'IBAN', id: IBAN } });
  });

  it.each([
    ['ACTIVE', { accountStatus: 'active', reason: null }],
    ['CLOSED', { accountStatus: 'closed', reason: 'account_closed' }],
    ['NOT_FOUND', { accountStatus: 'not_found', reason: 'account_not_found' }],
    ['FORBIDDEN', { accountStatus: 'forbidden', reason: 'payee_opted_out' }],
    ['UNABLE_TO_MATCH', { accountStatus: null, reason: 'bank_unsupported' }],
    ['SLEEPY', { accountStatus: null, reason: 'bank_unsupported' }],
  ])('%s', async (word, expected) => {
    expect((await status(state({ status: word }))).answer).toMatchObject(expected);
  });

  it('is asked about if the name has nothing to compare, and its match is not a name match', async () => {
    const { banfico, api } = await setUp({ replies: [matched] });
    const answer = await ask(banfico, {}, { ...question, accountType: null, name: ' ; ' });
    expect(JSON.parse(api()[0]?.body ?? '').data.verification.types).toEqual(['STATUS']);
    expect(answer).toMatchObject({ outcome: 'unable_to_verify', accountStatus: 'active' });
  });
});

it('states who asks, if that is configured', async () => {
  const initiator = { idType: 'VAT', idValue: 'FR12345678901' };
  const { banfico, api } = await setUp({ replies: [matched], initiator });
  await ask(banfico);
  expect(JSON.parse(api()[0]?.body ?? '').data.verification.initiator).toEqual(initiator);
});

it.each([
  ['the one that is configured', {}, 'RUM-4711'],
  ['the order of the check before it', { reference: 'PO-2026-0042' }, 'PO-2026-0042'],
])('states the purpose of the question: %s', async (_, context, reference) => {
  const initiator = { idType: 'ICS', idValue: 'FR12ZZZ123456', reference: 'RUM-4711' };
  const { banfico, api } = await setUp({ replies: [matched], initiator });
  await ask(banfico, context);
  expect(JSON.parse(api()[0]?.body ?? '').data.verification.initiator).toEqual({ ...initiator, reference });
});

it('sends no reference if the asker must not be named', async () => {
  const { banfico, api } = await setUp({ replies: [matched] });
  await ask(banfico, { reference: 'PO-2026-0042' });
  expect(api()[0]?.body).not.toContain('PO-2026-0042');
});
