import { describe, expect, it } from 'vitest';
import { closedPort, faults, json } from '../../testing/upstream.ts';
import { ask, error, failure, result, setUp } from './testing/harness.ts';

describe('every way to fail', () => {
  it.each([
    [400, {}, 'refused_request', 'provider_unavailable', null],
    [403, {}, 'bad_credentials', 'provider_unavailable', null],
    [404, {}, 'refused_request', 'provider_unavailable', null],
    [405, {}, 'refused_request', 'provider_unavailable', null],
    [408, {}, 'bank_timeout', 'bank_timeout', null],
    [421, {}, 'unsupported', 'bank_unsupported', null],
    [429, { 'retry-after': '10' }, 'throttled', 'provider_unavailable', 10_000],
    [429, {}, 'throttled', 'provider_unavailable', null],
    [500, {}, 'server_error', 'provider_unavailable', null],
    [502, {}, 'server_error', 'provider_unavailable', null],
    [503, { 'retry-after': '10' }, 'bank_unavailable', 'bank_unavailable', 10_000],
    [503, {}, 'bank_unavailable', 'bank_unavailable', null],
    [204, {}, 'bad_answer', 'provider_unavailable', null],
  ])('HTTP %s with %j is %s', async (status, headers, code, reason, retryAfterMs) => {
    const { banfico, api } = await setUp({ replies: [error(status, headers)] });
    expect(await failure(ask(banfico))).toMatchObject({ code, reason, retryAfterMs, status });
    expect(api()).toHaveLength(1);
  });

  it.each([
    ['a reset before the head', faults.resetBeforeHeaders, 'connection_failed'],
    ['a reset in mid body', faults.resetMidBody, 'connection_failed'],
    ['30 MB', faults.huge, 'bad_answer'],
    ['30 MB without a length', faults.hugeChunked, 'bad_answer'],
    ['HTML', faults.html, 'bad_answer'],
    ['truncated JSON', faults.truncatedJson, 'bad_answer'],
    ['nothing', faults.emptyBody, 'bad_answer'],
    ['null', faults.nullForObject, 'bad_answer'],
    ['an array', faults.arrayForObject, 'bad_answer'],
    ['no HTTP', faults.notHttp, 'bad_answer'],
    ['a redirect', faults.redirect, 'bad_answer'],
    ['an array of results', json(200, { data: { result: [result().data.result] } }), 'bad_answer'],
    ['another account', json(200, result({ id: 'DE02120300000000202051' })), 'another_subject'],
  ])('%s', async (_, reply, code) => {
    const { banfico, api } = await setUp({ replies: [reply] });
    expect(await failure(ask(banfico))).toMatchObject({ code });
    // The check may have been billed.
    expect(api()).toHaveLength(1);
  });

  it.each([
    ['before the head', faults.hangBeforeHeaders],
    ['in mid body', faults.hangMidBody],
  ])('a hang %s ends with the time for a call, and with the deadline', async (_, reply) => {
    const slow = await setUp({ replies: [reply], timeoutMs: 100 });
    expect(await failure(ask(slow.banfico))).toMatchObject({ code: 'timed_out' });
    const late = await setUp({ replies: [reply] });
    expect(await failure(ask(late.banfico, { deadline: Date.now() + 100 }))).toMatchObject({ code: 'timed_out' });
  });
  it('nobody listens', async () => {
    const { banfico } = await setUp({ baseUrl: await closedPort() });
    expect(await failure(ask(banfico))).toMatchObject({ code: 'connection_failed' });
  });
  it('a name with a result that must not have one is dropped', async () => {
    const { banfico } = await setUp({
      replies: [json(200, result({ nameCheckStatus: 'NO_MATCH', respondedName: 'Somebody Else' }))],
    });
    const answer = await ask(banfico);
    expect(answer).toEqual({
      outcome: 'no_match',
      reason: null,
      accountStatus: 'active',
      reference: 'REF-1',
      scheme: 'epc_vop',
    });
  });
});
